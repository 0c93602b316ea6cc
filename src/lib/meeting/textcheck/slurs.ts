import { type Mark } from './mark.ts';
import { plain } from './plain.ts';
import { HARMLESS, PHRASES, SLURS } from './slur-list.ts';

/** Signs that stand for letters; `1` and `|` stand for two. */
const LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '€': 'e',
  '+': 't',
};
/** Longest stretch without a space that is looked at. */
const LONGEST = 40;

/** Doubled letters once: `sluuur` is `slur`. */
const once = (word: string): string => word.replace(/(.)\1{1,40}/gu, '$1');

const KNOWN: ReadonlySet<string> = new Set(
  SLURS.flatMap((slur) => [slur, `${slur}s`, `${slur}es`, `${slur}z`].map((form) => once(form)))
);
/** A country that such a word is, once its doubled letter is one. */
const NAMESAKE = 'niger';
const FIRST_OF_PHRASE = new Map<string, (readonly string[])[]>();
for (const phrase of PHRASES) {
  const first = phrase[0] ?? '';
  FIRST_OF_PHRASE.set(first, [...(FIRST_OF_PHRASE.get(first) ?? []), phrase]);
}

interface Piece {
  /** In lower case, without accents, without what stands around it. */
  readonly is: string;
  readonly from: number;
  readonly to: number;
}

/** What may begin a word, or stand in it for a letter. */
const OPENS = /[\p{L}\p{N}@$*]/u;

/** Stretches without spaces, without the marks around them. */
function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { 0: stretch, index } of plain(text).matchAll(/\S{1,200}/gu)) {
    let [lead, tail] = [0, stretch.length];
    while (lead < tail && !OPENS.test(stretch[lead] ?? '') && !isHalf(stretch, lead)) lead += 1;
    while (tail > lead && !OPENS.test(stretch[tail - 1] ?? '') && !isHalf(stretch, tail - 1)) tail -= 1;
    const is = stretch.slice(lead, tail);
    if (is !== '' && is.length <= LONGEST) pieces.push({ is, from: index + lead, to: index + tail });
  }
  return pieces;
}

/** Half of a character that takes two units: it is not taken apart. */
const isHalf = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xf800) === 0xd800;

/** The words that a stretch may stand for, without disguises. */
function readings(stretch: string): readonly string[] {
  const letters = stretch
    .replace(/[0346789@$!€+5]/gu, (sign) => LETTERS[sign] ?? sign)
    .replace(/[^\p{L}\p{N}|*]/gu, '');
  return [...new Set(['i', 'l'].map((one) => once(letters.replace(/[1|]/gu, one))))];
}

function isKnown(stretch: string): boolean {
  // Most are plain words, which is quickly seen.
  if (/^[a-z]{1,40}$/u.test(stretch)) return stretch !== NAMESAKE && KNOWN.has(once(stretch));
  return /\p{L}/u.test(stretch) && readings(stretch).some((word) => KNOWN.has(word));
}

/** `s**r`: as long as the word, and at least half of it said. */
function isMasked(stretch: string): boolean {
  if (!/[*#_-]/u.test(stretch) || !/^\p{L}/u.test(stretch)) return false;
  const shown = [...stretch].filter((sign) => /\p{L}/u.test(sign)).length;
  return SLURS.some((slur) =>
    ['', 's'].some((ending) => {
      const word = slur + ending;
      const ends = stretch.length >= 6 && word[0] === stretch[0] && word.at(-1) === stretch.at(-1);
      const enough = ends || (word.length >= 5 ? shown * 2 >= word.length : shown * 3 >= word.length * 2);
      return (
        enough &&
        word.length === stretch.length &&
        [...stretch].every((sign, at) => sign === word[at] || /[*#_-]/u.test(sign))
      );
    })
  );
}

/** `slur/slur`, `slur-lover`. */
function hasKnownPart(stretch: string): boolean {
  return /[-/.,]/u.test(stretch) && stretch.split(/[-/.,]/u).some((part) => part.length > 3 && isKnown(part));
}

/** Slurs, also in disguise: signs for letters, stars, doubled letters, spaces between. */
export function slurMarks(text: string): readonly Mark[] {
  const pieces = piecesOf(text);
  const found: Mark[] = [];
  const mark = (from: number, to: number): void => {
    const [first, last] = [pieces[from], pieces[to]];
    if (first && last) found.push({ kind: 'slur', from: first.from, to: last.to });
  };
  const isHarmless = (at: number): boolean => HARMLESS.has([0, 1, 2].map((i) => pieces[at + i]?.is ?? '').join('-'));
  for (const [at, { is }] of pieces.entries()) {
    if ((isKnown(is) || isMasked(is) || hasKnownPart(is)) && !isHarmless(at)) mark(at, at);
    const next = pieces[at + 1]?.is ?? '';
    // In two parts, of which one is no word of its own.
    if ((next.length <= 3 || is.length <= 2) && is.length + next.length >= 6 && is.length > 1 && isKnown(is + next))
      mark(at, at + 1);
    for (const phrase of FIRST_OF_PHRASE.get(is) ?? []) {
      if (phrase.every((word, i) => pieces[at + i]?.is === word)) mark(at, at + phrase.length - 1);
    }
  }
  return [...found, ...spaced(pieces)];
}

/** Letter by letter: `s l u r`. */
function spaced(pieces: readonly Piece[]): Mark[] {
  const found: Mark[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    if (pieces[at]?.is.length !== 1) continue;
    let end = at;
    while (pieces[end]?.is.length === 1 && end - at < LONGEST) end += 1;
    const [first, last] = [pieces[at], pieces[end - 1]];
    const word = pieces
      .slice(at, end)
      .map(({ is }) => is)
      .join('');
    if (first && last && word.length >= 3 && isKnown(word)) found.push({ kind: 'slur', from: first.from, to: last.to });
    at = end - 1;
  }
  return found;
}
