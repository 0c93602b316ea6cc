import { es as common } from '../i18n/common.es.ts';
import { es as t } from '../i18n/resident.es.ts';
import { wake } from './wake.ts';

wake('es', common, t);
