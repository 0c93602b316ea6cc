import { type Mark } from './mark.ts';
import { FLATS, MAYBE_FLATS, ROOMS } from './street-words.ts';
import { setOf, type Word } from './words.ts';

const MARKERS = setOf('numero num no nro number n');

/** `4B`, `12`, `C3`; a single letter only as a capital. */
export function isFlatNumber({ is, typed }: Word): boolean {
  return /^(?:\d{1,4}[a-z]?|[a-z]\d{1,3}|ph)$/u.test(is) || /^[B-HJ-NP-Z]$/u.test(typed);
}

/** @returns the index after the flat that begins at this word, or -1
 *  @param afterStreet right behind a house number, where a `unit` or a `floor` is a flat too */
export function flatAt(words: readonly Word[], at: number, afterStreet = false): number {
  const word = words[at];
  if (!word) return -1;
  const isMaybe = MAYBE_FLATS.has(word.is);
  if (!FLATS.has(word.is) && !isMaybe) return -1;
  const code = MARKERS.has(words[at + 1]?.is ?? '') ? at + 2 : at + 1;
  const [number, next] = [words[code], words[code + 1]];
  if (!number || number.first || !isFlatNumber(number) || !/^[.:]? ?[#-]? ?$/u.test(number.gap)) return -1;
  if (isMaybe && !afterStreet && !(word.is === 'unit' && /[a-z]$/u.test(number.is))) return -1;
  if (next && next.gap === ' ' && ROOMS.has(next.is)) return -1;
  const letter = next?.gap === '-' && /^[a-z]$/u.test(next.is);
  return letter ? code + 2 : code + 1;
}

/** Flats that are named without their street. */
export function flatMarks(words: readonly Word[]): Mark[] {
  return words.flatMap((word, at): Mark[] => {
    const last = words[flatAt(words, at) - 1];
    return last ? [{ kind: 'address', from: word.from, to: last.to }] : [];
  });
}
