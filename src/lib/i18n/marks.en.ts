import type { MarkKind } from '../meeting/textcheck.ts';

const list = new Intl.ListFormat('en-US');
const MARKS: Readonly<Record<MarkKind, string>> = {
  email: 'an e-mail address',
  phone: 'a telephone number',
  plate: 'a plate',
  link: 'a link',
  address: 'an address',
  number: 'a personal number',
  name: 'a name with an accusation or a private detail',
  slur: 'a slur',
  urgent: 'words that may be an emergency or a tip about a crime',
};

const NAMES: Readonly<Record<MarkKind, string>> = {
  email: 'E-mail',
  phone: 'Telephone',
  plate: 'Plate',
  link: 'Link',
  address: 'Address',
  number: 'Personal number',
  name: 'Name',
  slur: 'Slur',
  urgent: 'Urgent?',
};

/** How staff is told what a text contains. */
export const en = {
  names: NAMES,
  contains: (kinds: readonly MarkKind[]) => `Contains ${list.format(kinds.map((kind) => MARKS[kind]))}.`,
};
