import { staffPaint } from '../../../room';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => staffPaint(event, event.params.code);
