import { plain } from './plain.ts';

/** A word or a number as it stands in a text. */
export interface Word {
  /** In lower case, without accents. */
  readonly is: string;
  /** As it was typed. */
  readonly typed: string;
  readonly from: number;
  readonly to: number;
  /** Begins with a capital letter, which says something only where not everything does. */
  readonly capital: boolean;
  /** What stands between the word before and this one. */
  readonly gap: string;
  /** A new sentence, or the text, begins here. */
  readonly first: boolean;
}

/** Words and numbers; longer ones than this come in pieces, so that a text of one endless word costs no more. */
const WORD = /[\p{L}\p{M}\p{N}]{1,64}(?:['’]\p{L}{1,2}(?!\p{L}))?/gu;
const SENTENCE_END = /[!?;\n]|\.(?=\s|$)/u;
/** Short forms whose period ends no sentence. */
const SHORT = /^(?:st|ave|av|blvd|rd|dr|ln|pl|apt|no|num|nro|tel|mr|mrs|ms|sr|sra|srta|lic|urb|[nsew])$/u;

export function wordsOf(text: string): readonly Word[] {
  const folded = plain(text);
  const words: Word[] = [];
  let end = 0;
  for (const { 0: typed, index } of text.matchAll(WORD)) {
    const gap = text.slice(end, index);
    const to = index + typed.length;
    const before = words.at(-1);
    const first = !before || (SENTENCE_END.test(gap) && !(gap.startsWith('.') && SHORT.test(before.is)));
    words.push({ is: folded.slice(index, to), typed, from: index, to, capital: /^\p{Lu}/u.test(typed), gap, first });
    end = to;
  }
  return words;
}

/** A set of words, written as a text. */
export function setOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Where the first word is that begins at this place or later. */
export function wordAt(words: readonly Word[], place: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.from ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many words back a word still says what a number is. */
const NEAR = 6;

/**
 * The nearest word of these before a place in the same sentence, as an index, or -1.
 * @param reach how many words are looked at
 */
export function before(words: readonly Word[], at: number, these: ReadonlySet<string>, reach = NEAR): number {
  for (let i = at - 1; i >= 0 && i >= at - reach; i -= 1) {
    if (words[i + 1]?.first) return -1;
    if (these.has(words[i]?.is ?? '')) return i;
  }
  return -1;
}

/** Stand between a word and its number and say nothing. */
const SILENT =
  setOf(`number numbers numero numeros num no nro nr is was es era son del de el la the a an of id my mi su his
  her their our sr ref with con que called llamado`);

/** Whether one of these words introduces what stands at a place: `case number 12`, `queja #12`, `el folio es 12`. */
export function isIntroduced(words: readonly Word[], at: number, by: ReadonlySet<string>): boolean {
  for (let i = at - 1; i >= 0 && i >= at - NEAR; i -= 1) {
    const word = words[i];
    if (!word || words[i + 1]?.first) return false;
    if (by.has(word.is)) return true;
    if (!SILENT.has(word.is) && !/^\d{1,12}$/u.test(word.is)) return false;
  }
  return false;
}
