import {
  COMMON_STREETS,
  COUNTED,
  DIRECTIONS,
  FLATS,
  LIVES,
  MAYBE_FLATS,
  NO_NAME,
  NO_STREET,
  ROADS,
  TYPES,
} from './street-words.ts';
import { before, setOf, type Word } from './words.ts';

/** Before a house number, where the kind of the street is left out: `hang out at 411 Elm`, `los del 1123 Magnolia`. */
const PLACED =
  setOf(`on by en address direccion domicilio of at outside front behind opposite across near el al frente numero casa
  live lives vivo vive vivimos in from to del de los las is its it's are we're i'm es house building edificio property
  home bought past visit until till and y toward passing next beside for por a junto atras detras`);
/** Make a number of two digits a house: `the house at 77 Birch`. */
const HOUSES =
  setOf(`house home place property yard lawn porch driveway garage basement apartment building neighbor neighbors
  neighbours tenant tenants renters landlord live lives living casa vecino vecina vecinos vecinas inquilinos dueno duena patio
  garaje cochera sotano departamento apartamento edificio vive viven vivo vivimos address direccion familia family`);
const NUMBERED = /^\d{1,3}(?:st|nd|rd|th|ra|da|ta|va)?$/u;
const ORDINAL = /^\d{1,3}(?:st|nd|rd|th)$/u;
const YEAR = /^(?:19|20)\d\d$/u;
const LETTERS = /^\p{L}{3}/u;

const follows = (word: Word | undefined): word is Word =>
  word !== undefined && !word.first && /^\.? {1,2}$/u.test(word.gap);
const isName = (word: Word | undefined): word is Word =>
  follows(word) && LETTERS.test(word.is) && !NO_STREET.has(word.is) && !DIRECTIONS.has(word.is);
/** `417½`, `417 1/2` and `12` alike. */
const digits = ({ is }: Word): number => is.replace(/\D/gu, '').length;

/**
 * Where an address ends whose street comes without its kind, as the index after it, or -1: `703 N. Kedvale`, `1702 Colfax`,
 * `4512 Route 9`, `at 220 5th`, from `start` on also `45-51 Ditmars`. A capital after a number is much, but not all: `200 Muslims` are no house.
 */
export function untypedFrom(words: readonly Word[], at: number, shouted: boolean, start = at): number {
  const [house, next] = [words[at], words[at + 1]];
  if (!house || !follows(next)) return -1;
  if (ROADS.has(next.is) && next.capital && digits(house) >= 2) {
    const road = words[at + 2];
    return follows(road) && /^\d{1,4}[a-z]?$/u.test(road.is) ? at + 3 : -1;
  }
  if (start < at) {
    const isPlaced = PLACED.has(words[start - 1]?.is ?? '') && !words[start]?.first && digits(house) >= 2;
    return isPlaced &&
      isName(next) &&
      next.capital &&
      !shouted &&
      !NO_NAME.has(next.is) &&
      !COUNTED.has(words[at + 2]?.is ?? '')
      ? at + 2
      : -1;
  }
  return directed(words, at, shouted) || named(words, at, shouted);
}

/** `703 n. kedvale`, `2608 S Kolin`, `318 W 112th`. */
function directed(words: readonly Word[], at: number, shouted: boolean): number {
  const [house, direction, name] = [words[at], words[at + 1], words[at + 2]];
  if (!house || !direction || !DIRECTIONS.has(direction.is) || !follows(name)) return 0;
  // In Spanish these are words: `los del 110 se van`.
  if (/^(?:se|e|este|so)$/u.test(direction.is) && !direction.capital) return 0;
  const isShort = direction.is.length <= 2;
  const isTold =
    (direction.capital && !shouted) || name.gap.startsWith('.') || PLACED.has(words[at - 1]?.is ?? '') || shouted;
  if (!isTold || (digits(house) < 2 && before(words, at, LIVES, 4) < 0) || (YEAR.test(house.is) && !isShort)) return 0;
  if (NUMBERED.test(name.is) && (ORDINAL.test(name.is) || isShort)) return at + 3;
  const isStreet = isName(name) && !NO_NAME.has(name.is) && (isShort || name.capital || COMMON_STREETS.has(name.is));
  return isStreet && !COUNTED.has(words[at + 3]?.is ?? '') ? goesOn(words, at + 3, shouted) : 0;
}

/** `1702 Colfax`, `at 411 elm`, `309 Walnut, 2nd floor`. */
function named(words: readonly Word[], at: number, shouted: boolean): number {
  const [house, name, last] = [words[at], words[at + 1], words[at - 1]];
  if (!house || !name || TYPES.has(name.is)) return -1;
  const isPlaced = last !== undefined && !house.first && PLACED.has(last.is) && house.gap === ' ';
  if (ORDINAL.test(name.is))
    return isPlaced && /^(?:at|en|address)$/u.test(last.is) && digits(house) >= 3 ? at + 2 : -1;
  const isCommon = COMMON_STREETS.has(name.is);
  if (!isName(name) || (NO_NAME.has(name.is) && !isCommon) || !((name.capital && !shouted) || isCommon)) return -1;
  const end = name.capital ? goesOn(words, at + 2, shouted) : at + 2;
  const after = words[end];
  if (after && !after.first && after.gap === ' ' && COUNTED.has(after.is)) return -1;
  if (words.slice(at + 1, end).some(({ is }) => COUNTED.has(is))) return -1;
  const hasFlat = after !== undefined && /^,? ?#?$/u.test(after.gap) && isFlatWord(words, end);
  if (hasFlat && digits(house) >= 2) return end;
  if (YEAR.test(house.is)) return isPlaced && /^(?:at|address|direccion)$/u.test(last.is) ? end : -1;
  if (!name.capital) return isPlaced && (digits(house) >= 3 || before(words, at, LIVES, 4) >= 0) ? end : -1;
  if (/^(?:311|911|988)$/u.test(house.is)) return -1;
  if (digits(house) >= 3) return isPlaced || (house.first && (at === 0 || isCommon)) ? end : -1;
  return digits(house) === 2 && isPlaced && before(words, at, HOUSES, 4) >= 0 ? end : -1;
}

/** A name of two words: `1733 Cactus Wren`. */
function goesOn(words: readonly Word[], end: number, shouted: boolean): number {
  const next = words[end];
  return isName(next) && next.capital && !shouted && !NO_NAME.has(next.is) ? end + 1 : end;
}

function isFlatWord(words: readonly Word[], at: number): boolean {
  const [word, next] = [words[at]?.is ?? '', words[at + 1]?.is ?? ''];
  return FLATS.has(word) || (MAYBE_FLATS.has(word) && /\d/u.test(next)) || partFrom(words, at) > 0;
}

/** The part of a house that begins at this word, as the index after it, or -1: `2nd floor rear`, `basement`, `tercer piso`. */
export function partFrom(words: readonly Word[], at: number): number {
  const [word, next] = [words[at], words[at + 1]];
  if (!word) return -1;
  if (/^(?:basement|sotano|rear|upstairs|downstairs|atras|altos|bajos)$/u.test(word.is)) return at + 1;
  if (!/^(?:\d(?:st|nd|rd|th|do|er|ro|to)|first|second|third|top|ground|primer|segundo|tercer)$/u.test(word.is))
    return -1;
  if (!follows(next) || !/^(?:floor|fl|piso)$/u.test(next.is)) return -1;
  return /^(?:rear|front|left|right|atras)$/u.test(words[at + 2]?.is ?? '') ? at + 3 : at + 2;
}

/** `number 86 on Hester Street`, `numero 34 de Hester St`, `el 1480 de la avenida Sheridan`: where the street begins, or -1. */
export function streetAfter(words: readonly Word[], at: number): number {
  const marker = words[at - 1];
  if (!marker || !/^(?:number|numero|num|no|nro|house|casa)$/u.test(marker.is) || words[at]?.first) return -1;
  if (!/^(?:on|of|in|at|de|en)$/u.test(words[at + 1]?.is ?? '') || !follows(words[at + 1])) return -1;
  return /^(?:the|la|el)$/u.test(words[at + 2]?.is ?? '') ? at + 3 : at + 2;
}
