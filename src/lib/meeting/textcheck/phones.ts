import { matches, type Mark } from './mark.ts';
import { PAPERS, THINGS } from './official.ts';
import { before, isIntroduced, setOf, wordAt, type Word } from './words.ts';

/** People say so when they leave a number. */
const CALLS =
  setOf(`call calls text texts phone ph tel telefono telf telefonos cell cel celular mobile movil whatsapp whats wsp
  wasap app reach contact contacto contacten contacte dial marque marquen llama llame llamen llamenme llamame llamar llamarme
  numero number sms mensaje message msg txt fono fax`);

const SEPARATED = '[ .\\/_–—-]{1,3}';
/** With separators that the first look does not know: dashes of all lengths, slashes, two at once; numbers in threes and twos. */
const MORE: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{L}\\p{N}$])(?:\\+?\\d{1,3}${SEPARATED})?\\(?\\d{3}\\)?${SEPARATED}\\d{3}${SEPARATED}\\d{4}(?![\\p{L}\\p{N}])`,
    'gu'
  ),
  /(?<![\p{L}\p{N}])(?:\+?\d{1,3}[ .-]{1,2})?\(\d{2,4}\)[ .-]{0,2}\d{3,4}[ .-]{0,2}\d{4}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])\d{3}[ .-]?\d{3}[ .-]\d{2}[ .-]\d{2}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])\d{3}[ .-]\d{2}[ .-]\d{2}[ .-]\d{2}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])(?:52[ .-]?)?\d{2}[ .-]\d{4}[ .-]\d{4}(?![\p{L}\p{N}])/gu,
  // From abroad with the zeros that stand for the plus; a letter o in place of a zero.
  /(?<![\p{L}\p{N}])00\d{2}(?:[ .-]?\d){8,11}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])(?=[\doO .-]{0,12}\d{2})[\doO]{3}[ .-][\doO]{3}[ .-][\doO]{4}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])\d{7}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])\d{4}[ .-]\d{4}(?![\p{L}\p{N}])/gu,
];

/** What is a telephone number by its shape alone. */
const SURE =
  /^(?:\+\d|00\d{2}|[\doO]{3}[ .-][\doO]{3}[ .-][\doO]{4}$|(?:\+?\d{1,3}\D{0,3})?\(\d{3}\)|(?:1\D{0,3})?\d{3}\D{1,3}\d{3}\D{1,3}\d{4}$|1?\d{10}$|\d{3}[ .-]?\d{3} ?-?\d{4}$|\d{3}[.-]\d{4}$|555 \d{4}$|\d{3}[ .-]?\d{3}[ .-]\d{2}[ .-]\d{2}$|\d{3}[ .-]\d{2}[ .-]\d{2}[ .-]\d{2}$|(?:52.?)?\d{2}[ .-]\d{4}[ .-]\d{4}$)/u;
/** Of the city: 311, 911 and what follows on them. */
const SERVICE = /^[2-9]11(?:\D|\d{6}$)/u;

const DIGITS = setOf(`0 1 2 3 4 5 6 7 8 9 zero oh o one two three four five six seven eight nine
  cero uno dos tres cuatro cinco seis siete ocho nueve`);
/** As many as a neighbour's number has. */
const LEAST_DIGITS = 7;

/** Numbers said digit by digit: `seven one eight …`. */
function spokenNumbers(words: readonly Word[]): Mark[] {
  const found: Mark[] = [];
  let start = 0;
  for (let i = 0; i <= words.length; i += 1) {
    const word = words[i];
    if (word && DIGITS.has(word.is) && !/[.!?;]/u.test(i === start ? '' : word.gap)) continue;
    const run = words.slice(start, i);
    const [from, to] = [run[0]?.from, run.at(-1)?.to];
    // The lines of a train count upwards; a telephone number does not.
    const counts = run.every(({ is }, at) => at === 0 || Number(is) === Number(run[at - 1]?.is) + 1);
    if (run.length >= LEAST_DIGITS && !counts && from !== undefined && to !== undefined) {
      found.push({ kind: 'phone', from, to });
    }
    start = word && DIGITS.has(word.is) ? i : i + 1;
  }
  return found;
}

/** Which of these really are telephone numbers: not those of a case, a permit, a bus. */
function isPhone(text: string, words: readonly Word[], { from, to }: Mark): boolean {
  const number = text.slice(from, to);
  const at = wordAt(words, from);
  if (number.startsWith('+')) return true;
  if (
    SERVICE.test(number) ||
    text[from - 1] === '$' ||
    /^ ?(?:dollars|dolares|pesos|%)/u.test(text.slice(to, to + 9))
  ) {
    return false;
  }
  if (isIntroduced(words, at, PAPERS)) return false;
  return SURE.test(number) || (before(words, at, CALLS, 4) >= 0 && !isIntroduced(words, at, THINGS));
}

/** @param candidates what looked like one at first glance */
export function phoneMarks(text: string, words: readonly Word[], candidates: readonly Mark[]): readonly Mark[] {
  const all = [...candidates, ...matches('phone', MORE, text)];
  return [...all.filter((mark) => isPhone(text, words, mark)), ...spokenNumbers(words)];
}
