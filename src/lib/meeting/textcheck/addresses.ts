import { flatAt, flatMarks, isFlatNumber } from './flats.ts';
import { matches, type Mark } from './mark.ts';
import { THINGS } from './official.ts';
import { isPublicPlace } from './public-places.ts';
import {
  ALONE,
  DATES,
  DIRECTIONS,
  COUNTED,
  GOES_ON,
  HOW_MANY,
  KINDS,
  LIVES,
  NO_HOUSE,
  NO_NAME,
  SOFT_TYPES,
  STREET_THINGS,
  TYPES,
} from './street-words.ts';
import { partFrom, streetAfter, untypedFrom } from './untyped.ts';
import { before, isIntroduced, setOf, wordAt, type Word } from './words.ts';

/** Words that a street's name has at most. */
const NAME = 4;
const BOX = /\b(?:p\.? ?o\.? ?box|apartado(?: postal)?|casilla postal) ?(?:#|no\.? ?)?\d{1,6}\b/giu;
const HOUSE =
  /\b(?:house|home|casa|building|bldg|edificio) ?(?:number|numero|n[uú]mero|num\.?|no\.|nro\.?|#) ?#?\d{1,5}[a-z]?\b/giu;

/** As housing estates are numbered: `Mz 4 Lote 12`. */
const ESTATE =
  /\b(?:mz|mza|manzana|etapa|bloque|torre|edificio|edif)\.? ?#?[\da-z]{1,4},? (?:lote|lt|casa|solar|villa|apto|apt|depto)\.? ?#?\d{1,4}[a-z]?\b/giu;

/** A flat by its number sign: `#14B`. */
const SIGN = /(?<![\p{L}\p{N}])#\d{1,3}[a-z](?![\p{L}\p{N}])/giu;

const HOUSE_NUMBER = /^\d{1,5}[a-z½¼¾]?$/u;
/** Are parts of street names too, with a capital: `5012 Old Mill Road`. */
const ADJECTIVES = setOf('old new big little small school side point dead dark over under one signal tree trees');
const DETERMINERS = setOf('la el los las');
const BLOCKS = setOf('cuadra cuadras bloque block tren bus ruta linea precinto');
const MARKERS = setOf('numero num no nro number n');
const HOUSE_BEFORE = setOf('el al del los casa numero num no edificio en vivo vive vivo');
const YEAR = /^(?:19|20)\d\d$/u;
const EMPTY = /^,? {1,2}$/u;
const isSpace = (word: Word | undefined): boolean =>
  word !== undefined && /^\.?[ ]{1,2}$/u.test(word.gap) && !word.first;

/** Whether a number may be a house's at all: no price, no year, no bus. */
function isHouse(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word || !HOUSE_NUMBER.test(word.is) || /[$.:/#@]$/u.test(word.gap) || /\d(?:a|p)$/u.test(word.is)) return false;
  const last = words[at - 1];
  if (!last || word.first) return !YEAR.test(word.is) || word.first === (at === 0);
  // A comma sets the number apart: `in front of my door, 902 Elm Street`.
  const counts = NO_HOUSE.has(last.is) && !word.gap.startsWith(',') && !(HOW_MANY.has(last.is) && word.is.length >= 3);
  return !counts && !(YEAR.test(word.is) && DATES.has(last.is));
}

/** Where the street ends that begins at this word, as the index after it; or -1. `Elm Street`, `E 183rd St`, `Avenue C`. */
function streetFrom(words: readonly Word[], start: number): number {
  let at = start;
  if (DIRECTIONS.has(words[at]?.is ?? '') && isSpace(words[at])) at += 1;
  if (KINDS.has(words[at]?.is ?? '') && isSpace(words[at])) {
    const name = words[at + 1];
    const isNamed = isSpace(name) && !NO_NAME.has(name?.is ?? '') && name?.capital;
    if (isNamed) return nameEnd(words, at + 1);
  }
  for (let length = 0; length <= NAME; length += 1, at += 1) {
    const word = words[at];
    if (!word || !isSpace(word)) return -1;
    if (ALONE.has(word.is)) return at + 1;
    const isType = TYPES.has(word.is) || (SOFT_TYPES.has(word.is) && word.capital && words[at - 1]?.capital === true);
    if (isType && length > 0) {
      const next = words[at + 1];
      if (next && isSpace(next) && (TYPES.has(next.is) || (SOFT_TYPES.has(next.is) && next.capital))) continue;
      return next && isSpace(next) && (STREET_THINGS.has(next.is) || COUNTED.has(next.is)) ? -1 : at + 1;
    }
    if (NO_NAME.has(word.is) && !(word.capital && ADJECTIVES.has(word.is))) return -1;
  }
  return -1;
}

/** A name after its kind goes on while words begin with capitals; its first word is always part of it. */
function nameEnd(words: readonly Word[], start: number): number {
  let at = start + 1;
  while (at < start + NAME && isSpace(words[at]) && words[at]?.capital && !/^\d/u.test(words[at]?.is ?? '')) at += 1;
  return at;
}

/** `120 Elm Street`, `19-25 37th Ave`, `67 de la calle Pino`. */
function numberFirst(words: readonly Word[], at: number, shouted: boolean): number {
  if (!isHouse(words, at)) return -1;
  const isRange = words[at + 1]?.gap === '-' && /^\d{1,4}[a-z]?$/u.test(words[at + 1]?.is ?? '');
  const start = isRange ? at + 2 : at + 1;
  const end = streetFrom(words, start);
  if (end > 0) return end;
  if (isRange) return untypedFrom(words, at + 1, shouted, at);
  const named = streetAfter(words, at);
  if (named > 0) return KINDS.has(words[named]?.is ?? '') ? nameEnd(words, named + 1) : streetFrom(words, named);
  return ofStreet(words, at) || untypedFrom(words, at, shouted);
}

/** `el 411 de Elm`, `67 de la calle Pino`; not `el 4 de julio`, nor `la cuadra del 1200 de Maple`. */
function ofStreet(words: readonly Word[], at: number): number {
  if (words[at + 1]?.is !== 'de' || !HOUSE_BEFORE.has(words[at - 1]?.is ?? '') || before(words, at, BLOCKS, 3) >= 0)
    return 0;
  let next = at + 2;
  const hasKind = DETERMINERS.has(words[next]?.is ?? '');
  if (hasKind) next += 1;
  const name = words[next];
  if (!name || !isSpace(name)) return 0;
  if (KINDS.has(name.is)) return isSpace(words[next + 1]) ? nameEnd(words, next + 1) : 0;
  const isTold = name.capital || before(words, at, LIVES, 4) >= 0;
  const isName = isTold && !NO_NAME.has(name.is) && (!hasKind || name.capital) && (words[at]?.is.length ?? 0) > 2;
  return isName ? nameEnd(words, next) : 0;
}

/** `calle Olmo 45`, `Calle Luna #742`, `calle 5 numero 1450`, `carrera 7 # 45-12`. */
function kindFirst(words: readonly Word[], at: number): number {
  const kind = words[at];
  if (!kind || !(KINDS.has(kind.is) || (kind.is === 'c' && words[at + 1]?.gap.startsWith('/')))) return -1;
  for (let i = at + 2; i <= at + 1 + NAME; i += 1) {
    const [word, last] = [words[i], words[i - 1]];
    if (!word || !last || word.first || (NO_NAME.has(last.is) && !/^(?:de|del|la|las|los|no)$/u.test(last.is)))
      return -1;
    const isMarked = word.gap.includes('#') || (MARKERS.has(last.is) && i > at + 2);
    if (isMarked && /^(?:\d{1,5}[a-z]?|[a-z])$/u.test(word.is)) return afterDash(words, i);
    if (HOUSE_NUMBER.test(word.is) && EMPTY.test(word.gap) && !/^\d/u.test(last.is)) {
      return isPlainNumber(words, at, i) ? i + 1 : -1;
    }
  }
  return -1;
}

/** `Elm Street #45`, `Main St numero 120`, `Elm Street 45` where the sentence ends. */
function typeFirst(words: readonly Word[], at: number): number {
  const [name, type] = [words[at], words[at + 1]];
  if (!name?.capital || !isSpace(type) || !type || !TYPES.has(type.is) || /^\d/u.test(name.is)) return -1;
  const isSaid = MARKERS.has(words[at + 2]?.is ?? '') && isSpace(words[at + 2]);
  const number = words[isSaid ? at + 3 : at + 2];
  if (!number || number.first || !/^\d{1,5}[a-z]?$/u.test(number.is) || YEAR.test(number.is)) return -1;
  const isMarked = isSaid || /^,? ?#$/u.test(number.gap);
  const next = words[isSaid ? at + 4 : at + 3];
  const ends = !next || next.first || /^,/u.test(next.gap);
  return isMarked || (ends && number.gap === ' ' && number.is.length >= 2) ? (isSaid ? at + 4 : at + 3) : -1;
}

const afterDash = (words: readonly Word[], at: number): number =>
  words[at + 1]?.gap === '-' && /^\d/u.test(words[at + 1]?.is ?? '') ? at + 2 : at + 1;

/** A number right after a street's name is a house where nothing follows that it could count. */
function isPlainNumber(words: readonly Word[], kind: number, at: number): boolean {
  const [word, next] = [words[at], words[at + 1]];
  if (!word || YEAR.test(word.is)) return false;
  const ends = !next || next.first || /[,;:()]/u.test(next.gap);
  if (word.gap.startsWith(',') && ends) return true;
  if (before(words, kind, LIVES, 4) >= 0 && (ends || !NO_NAME.has(next.is))) return true;
  if (ends || GOES_ON.has(next.is)) return word.is.length > 1 || ends;
  return word.is.length >= 3 && !NO_NAME.has(next.is) && !/^\d/u.test(next.is);
}

/** Streets with a house number, flats and post boxes. A street alone, a corner or a block is no address. */
export function addressMarks(text: string, words: readonly Word[]): readonly Mark[] {
  const signs = matches('address', [SIGN], text).filter(
    ({ from }) => !isIntroduced(words, wordAt(words, from), THINGS)
  );
  const shouted = !/\p{Ll}/u.test(text);
  const found: Mark[] = [...matches('address', [BOX, HOUSE, ESTATE], text), ...signs, ...flatMarks(words)];
  for (let at = 0; at < words.length; at += 1) {
    const ends = Math.max(numberFirst(words, at, shouted), kindFirst(words, at), typeFirst(words, at));
    if (ends <= at || isPublicPlace(words, at)) continue;
    const [first, last] = [words[at], words[withFlat(words, ends) - 1]];
    if (first && last) found.push({ kind: 'address', from: first.from, to: last.to });
  }
  return together(found);
}

/** Marks that touch are one: `house number 67` and `67 Pine Road`. */
function together(marks: Mark[]): Mark[] {
  marks.sort((a, b) => a.from - b.from || b.to - a.to);
  const result: Mark[] = [];
  for (const mark of marks) {
    const last = result.at(-1);
    if (last && mark.from <= last.to + 2) result[result.length - 1] = { ...last, to: Math.max(last.to, mark.to) };
    else result.push(mark);
  }
  return result;
}

/** The address goes on with its flat: `, Apt 2F`, ` #5D`. */
function withFlat(words: readonly Word[], end: number): number {
  const at =
    DIRECTIONS.has(words[end]?.is ?? '') && isSpace(words[end]) && (words[end]?.is.length ?? 9) < 3 ? end + 1 : end;
  const next = words[at];
  if (next && /^,? ?#$/u.test(next.gap) && isFlatNumber(next)) return at + 1;
  const flat = Math.max(flatAt(words, at, true), partFrom(words, at));
  return flat > 0 && /^[., ]{1,3}$/u.test(next?.gap ?? '') ? flat : at;
}
