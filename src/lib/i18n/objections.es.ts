import type { FlagReason } from '../meeting/flags.ts';
import type { en } from './objections.en.ts';

const FLAGS: Readonly<Record<FlagReason, string>> = {
  'personal-data': 'dice quién es alguien o cómo encontrarlo',
  abuse: 'insulta o amenaza',
  unsafe: 'pone a alguien en peligro',
  other: 'otro motivo',
};

/** What staff reads of appeals and reports. */
export const es: typeof en = {
  appeal: {
    waiting: 'Quien la escribió pide que la mire otra vez',
    granted: 'Con apelación, aceptada',
    upheld: 'Con apelación, y la decisión se mantiene',
  },
  reported: 'Vecinos dicen que esto no debería estar aquí',
  reportedFor: (count, reason) => `${FLAGS[reason]} (${count})`,
  keep: 'Dejarla ahí',
  tag: { appeal: 'Apelación', reported: 'Denunciada' },
};
