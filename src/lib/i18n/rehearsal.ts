import type { Lang } from './languages.ts';

/** What a page has to say of a meeting beside what it is about: rendered on the server, so that no phone loads it. */
export interface MarkMessages {
  readonly rehearsal: string;
  readonly keptUntil: (day: string) => string;
}

const MESSAGES: Readonly<Record<Lang, MarkMessages>> = {
  en: {
    rehearsal: 'REHEARSAL: everything here is for practice and will be wiped.',
    keptUntil: (day) => `The agency means to keep the record of this meeting until ${day}.`,
  },
  es: {
    rehearsal: 'ENSAYO: todo aquí es de práctica y se borrará.',
    keptUntil: (day) => `La agencia prevé conservar el registro de esta reunión hasta el ${day}.`,
  },
};

export const loadMarks = (lang: Lang): Promise<MarkMessages> => Promise.resolve(MESSAGES[lang]);
