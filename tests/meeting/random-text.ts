import { REPLY_LIMIT, TEXT_LIMIT } from '../../src/lib/meeting/settings.ts';
import type { Rng } from '../support/rng.ts';

/**
 * Texts of residents. All but the empty ones carry a word that occurs in no other text, so that a test can look for it
 * where it must not be.
 */
const OPENINGS: readonly string[] = [
  'The lamp at the corner is out',
  'Cars double-park on the bus lane',
  'Los semáforos tardan demasiado',
  'Noise after midnight near the station',
  'مصباح الشارع لا يعمل',
  '夜の駅前が暗い',
];

export function randomText(rng: Rng): string {
  const unique = `${rng.pick(OPENINGS)} ${rng.letters(10)}`;
  switch (rng.weighted({ plain: 80, email: 4, phone: 4, plate: 2, odd: 6, long: 2, empty: 2 })) {
    case 'plain':
      return unique;
    case 'email':
      return `${unique}, write to ${rng.letters(6)}@example.org`;
    case 'phone':
      return `${unique}, call 212-555-01${10 + rng.int(90)}`;
    case 'plate':
      return `${unique}, the van ABC${1000 + rng.int(9000)}`;
    case 'odd':
      return `\u202E ${unique}\u200B \u0000\n\t "quoted" </script> \\ e\u0301 👩‍👩‍👧 \uD800`;
    case 'long':
      return unique + 'x'.repeat(TEXT_LIMIT);
    case 'empty':
      return rng.pick(['', '   ', '\u200B\u2060', '\n\t']);
  }
}

export function randomReply(rng: Rng): string {
  return rng.chance(0.8) ? `We answer: ${rng.letters(10)}` : rng.pick([' ', rng.letters(REPLY_LIMIT + 1)]);
}

/** Whether an appeal is opened again: decided by the idea and not by a draw, so that every other choice stays as it was. */
export const reopening = (ideaId: string) =>
  (ideaId.codePointAt(ideaId.length - 1) ?? 0) % 5 === 0 && ({ reopensAppeal: true } as const);
