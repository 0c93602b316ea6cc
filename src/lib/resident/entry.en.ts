import { en as common } from '../i18n/common.en.ts';
import { en as t } from '../i18n/resident.en.ts';
import { wake } from './wake.ts';

wake('en', common, t);
