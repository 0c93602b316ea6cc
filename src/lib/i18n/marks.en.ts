import type { MarkKind } from '../meeting/textcheck.ts';

const list = new Intl.ListFormat('en-US');
const MARKS: Readonly<Record<MarkKind, string>> = {
  email: 'an e-mail address',
  phone: 'a telephone number',
  plate: 'a plate',
  link: 'a link',
  urgent: 'words that may be an emergency or a tip about a crime',
};

const NAMES: Readonly<Record<MarkKind, string>> = {
  email: 'E-mail',
  phone: 'Telephone',
  plate: 'Plate',
  link: 'Link',
  urgent: 'Urgent?',
};

/** How staff is told what a text contains. */
export const en = {
  names: NAMES,
  contains: (kinds: readonly MarkKind[]) => `Contains ${list.format(kinds.map((kind) => MARKS[kind]))}.`,
};
