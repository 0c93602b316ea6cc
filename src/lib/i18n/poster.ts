import type { Lang } from './languages.ts';

/** What stands on a poster and on a card that is handed out, in the language that it is printed in. */
export interface PosterMessages {
  readonly eyebrow: string;
  readonly lead: string;
  readonly scan: string;
  readonly or: string;
  readonly code: string;
  readonly free: string;
  readonly steps: readonly [string, string, string];
  readonly small: (emergency: string) => string;
}

export const POSTER: Readonly<Record<Lang, PosterMessages>> = {
  en: {
    eyebrow: 'Community meeting',
    lead: 'Say what should be done, and back what your neighbors say.',
    scan: 'Scan to take part',
    or: 'or go to',
    code: 'and type',
    free: 'No account. No name.',
    steps: ['Write an idea, in your own words.', 'Back the ideas that matter to you.', 'See what becomes of them.'],
    small: (emergency) => `Not watched for emergencies: call ${emergency}. What is published is a public record.`,
  },
  es: {
    eyebrow: 'Reunión vecinal',
    lead: 'Diga qué se debe hacer, y apoye lo que dicen sus vecinos.',
    scan: 'Escanee para participar',
    or: 'o vaya a',
    code: 'y escriba',
    free: 'Sin cuenta. Sin nombre.',
    steps: ['Escriba una idea, con sus palabras.', 'Apoye las ideas que le importan.', 'Vea qué pasa con ellas.'],
    small: (emergency) =>
      `No se vigila para emergencias: llame al ${emergency}. Lo que se publica es de registro público.`,
  },
};
