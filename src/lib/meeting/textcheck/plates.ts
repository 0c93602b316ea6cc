import { drivenMarks, PLATE, VEHICLES } from './driven.ts';
import type { Mark } from './mark.ts';
import { PAPERS, THINGS } from './official.ts';
import { before, isIntroduced, setOf, wordAt, type Word } from './words.ts';

/** Look like plates and are none: years, times, agencies, and what people write together. */
const NO_PLATE =
  /^(?:COVID|SARS|NYPD|LAPD|FDNY|PSA?|IS|MS|HS|MTA|FY|BX|SR|PD|CD|QR|FAQ|CPR|AP|US|RT|RTE|HWY|SEPT?|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|OCT|NOV|DEC|ENE|ABR|AGO|DIC|BUS|APT|PIN|CAR|THE|FOR|AND|NYC|ELM|ZIP|DEL|LAS|LOS|POR|SB|HR|AB|HB|LL|PL|RES|INT|VTL|LEY|LOC)[ -]?\d|\d(?:AM|PM|MPH|FT|KM|KMH|LBS?|HRS?|MIN|ST|ND|RD|TH|BC|AD|NYC|PCT|LED|BLOCK|DAYS|YEARS)$|^[A-Z]{5}|[A-Z]{4}$|^(?:20[0-4]\d|19\d\d)[A-Z]|[A-Z](?:20[0-4]\d|19\d\d)$/u;
/** Between the word for a plate and the plate itself. */
const SMALL =
  setOf(`on at in of the is no es de la el los las por mi su a to and y for was has con que from del en un una car van
  suv o or i if it he my be so we us as up do are not but all out off too top`);
const SHORTEST = 5;
const LONGEST = 8;
/** Words between the announcement and the plate: `placas de mexico ABC-12-34`. */
const REACH = 4;

/** @param shouting the text is in capitals alone, where three letters and a number are any words */
function isPlate(text: string, words: readonly Word[], { from, to }: Mark, shouting: boolean): boolean {
  const at = wordAt(words, from);
  if (before(words, at, PLATE, REACH) >= 0) return true;
  const last = words[at - 1]?.is ?? '';
  // Residents report plates: `report ABC1234`.
  if (!/^report/u.test(last) && (isIntroduced(words, at, PAPERS) || THINGS.has(last))) return false;
  if (text[from - 1] === '#') return false;
  const plate = text.slice(from, to);
  // A model and its year: `silver Honda CRV 2015`.
  if (/^[A-Z]{3} (?:19|20)\d\d$/u.test(plate) && before(words, at, VEHICLES, 2) >= 0) return false;
  const shouted = shouting && plate.includes(' ');
  return !shouted && !NO_PLATE.test(plate.toUpperCase());
}

/** The plate that begins with this word, in up to three pieces: `hgt 4521`, `M45 KLP`, `ABC-12-34`. */
function plateFrom(words: readonly Word[], start: number): Mark | null {
  let [together, to, from] = ['', 0, 0];
  for (const word of words.slice(start, start + 3)) {
    const joined = /^[-.·]$/u.test(word.gap);
    const piece = /^(?:[a-z]{1,3}|\d{1,5}|(?=[a-z]{0,6}\d)(?=\d{0,6}[a-z])[a-z0-9]{2,8})$/u.test(word.is);
    const isNext = together === '' || joined || (word.gap === ' ' && !SMALL.has(word.is));
    // After digits, letters in lower case are the sentence going on.
    const goesOn = /^[a-z]{1,3}$/u.test(word.typed) && /\d$/u.test(together) && !joined;
    if (!piece || !isNext || goesOn || together.length + word.is.length > LONGEST) break;
    if (together === '') from = word.from;
    together += word.is;
    to = word.to;
  }
  const isOne = together.length >= SHORTEST && /[a-z]/u.test(together) && /\d/u.test(together);
  return isOne ? { kind: 'plate', from, to } : null;
}

/** Plates that are announced as such, whatever they look like. */
function announced(words: readonly Word[]): Mark[] {
  return words.flatMap(({ is }, at) => {
    if (!PLATE.has(is)) return [];
    for (let start = at + 1; start <= at + REACH; start += 1) {
      const word = words[start];
      if (!word || word.first) return [];
      if (SMALL.has(word.is)) continue;
      const plate = plateFrom(words, start);
      if (plate) return [plate];
    }
    return [];
  });
}

/** Spanish plates since 2000 (no vowels), Mexican ones. */
const ABROAD =
  /(?<![\p{L}\p{N}-])(?:\d{4}-[BCDFGHJKLMNPRSTVWXYZ]{3}|[A-Z]{3}-\d{2}-\d{2}|[A-Z]{3}-\d{3}-[A-Z])(?![\p{L}\p{N}-])/gu;

/** @param candidates what looked like one at first glance */
export function plateMarks(text: string, words: readonly Word[], candidates: readonly Mark[]): readonly Mark[] {
  const abroad = [...text.matchAll(ABROAD)].map((match): Mark => ({
    kind: 'plate',
    from: match.index,
    to: match.index + match[0].length,
  }));
  const shouting = !/\p{Ll}/u.test(text);
  const driven = shouting ? [] : drivenMarks(text, words);
  return [
    ...announced(words),
    ...[...candidates, ...abroad, ...driven].filter((mark) => isPlate(text, words, mark, shouting)),
  ];
}
