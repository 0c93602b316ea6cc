import type { Lang } from './languages.ts';
import type { StaffMessages } from './staff.en.ts';

export type { StaffMessages };

const FILES: Readonly<Record<Lang, () => Promise<StaffMessages>>> = {
  en: async () => (await import('./staff.en.ts')).en,
  es: async () => (await import('./staff.es.ts')).es,
};

export const loadStaff = (lang: Lang): Promise<StaffMessages> => FILES[lang]();
