import { isSaid } from './accusations.ts';
import { type Mark } from './mark.ts';
import {
  AMBIGUOUS,
  CALLED,
  FIRST_NAMES,
  KIND_WORDS,
  OFFICIALS,
  PLACES_AFTER,
  PLACES_BEFORE,
  RELATIONS,
  SURNAMES,
  TITLES,
} from './name-words.ts';
import { NO_NAME as NO_HOUSE_NAME } from './street-words.ts';
import { before, setOf, type Word } from './words.ts';

/** What is said about somebody stands near their name. */
const AFTER = 12;
/** Of somebody who is named by the first name alone, and so may be anybody, it stands closer. */
const AFTER_FIRST_NAME = 6;
/** `watch out for`, `robbed by`: less far before it. */
const BEFORE = 6;
const WARNED =
  setOf(`shame verguenza watch beware careful cuidado ojo tell stop arrest report reporten arresten digan diganle reporto dile by por blame culpa
  investigate investiguen check against contra fault steals stole robbed hit beat attacked`);
const POINTS = setOf('is was es era fue by off');
const SELF = setOf('soy');
const JOINED = setOf('de del la las los y');
/** Begin with a capital in the middle of a sentence and are nobody's name. */
const NO_NAME =
  setOf(`i im i'm elm main grand north south east west new street avenue park the a an and or of in on at to el la los las
  monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes sabado domingo january february
  march april june july august september october november december enero febrero marzo abril mayo junio julio agosto septiembre
  octubre noviembre diciembre english spanish espanol ingles nypd mta us usa bronx brooklyn queens harlem manhattan city town
  honda toyota ford nissan bmw jeep chevy google facebook instagram uber lyft amazon god dios who that my his her why what we he she`);

interface Name {
  /** Indices of the words, the last one not included. */
  readonly start: number;
  readonly end: number;
}

const follows = (word: Word | undefined): word is Word =>
  word !== undefined && !word.first && /^[. ]{1,2}$/u.test(word.gap);

/** The words of a name that may begin here; `sure` if there can be no other reading, also without capitals. */
function nameAt(words: readonly Word[], at: number, shouted: boolean): Name | null {
  const word = words[at];
  if (!word || /^\d/u.test(word.is)) return null;
  const isFirst: boolean = FIRST_NAMES.has(word.is);
  if (!isFirst && !TITLES.has(word.is) && (shouted || !word.capital)) return null;
  const isPlain = isFirst && !AMBIGUOUS.has(word.is);
  const [next, third] = [words[at + 1], words[at + 2]];
  const capital = (other: Word | undefined): boolean =>
    follows(other) && other.capital && !shouted && !NO_NAME.has(other.is) && !/^\d/u.test(other.is);
  const surname = (other: Word | undefined): boolean => follows(other) && SURNAMES.has(other.is);
  if (
    TITLES.has(word.is) &&
    follows(next) &&
    (next.capital || FIRST_NAMES.has(next.is) || SURNAMES.has(next.is) || isLowTitled(word, next))
  ) {
    return NO_NAME.has(next.is) ? null : { start: at, end: capital(third) || surname(third) ? at + 3 : at + 2 };
  }
  if (
    isFirst &&
    (isPlain || word.capital) &&
    (capital(next) || surname(next) || (follows(next) && FIRST_NAMES.has(next.is)))
  ) {
    return { start: at, end: capital(third) || surname(third) ? at + 3 : at + 2 };
  }
  if (isFirst && next && JOINED.has(next.is) && follows(next) && capital(third)) return { start: at, end: at + 3 };
  const isCalled = before(words, at, CALLED, 1) >= 0 || before(words, at, RELATIONS, 1) >= 0;
  if (isCalled && !word.first && !NO_NAME.has(word.is) && ((word.capital && !shouted) || isFirst)) {
    return { start: at, end: capital(next) || surname(next) || isLowSurname(words, at) ? at + 2 : at + 1 };
  }
  if (word.capital && !shouted && !NO_NAME.has(word.is) && surname(next)) return { start: at, end: at + 2 };
  if (capital(next) && word.capital && !shouted && !NO_NAME.has(word.is) && isDoing(words, at + 2))
    return { start: at, end: at + 2 };
  return isPlain && (word.capital || word.first) ? { start: at, end: at + 1 } : null;
}

/** `mr. hanley` */
const isLowTitled = (title: Word, next: Word): boolean =>
  /^(?:mr|mrs|don|dona)$/u.test(title.is) && /^[a-z]{4,40}$/u.test(next.is) && !NO_HOUSE_NAME.has(next.is);

/** In a text without capitals: the word after `my ex jason` that is no other word a list knows. */
function isLowSurname(words: readonly Word[], at: number): boolean {
  const [first, next] = [words[at], words[at + 1]];
  if (!first || first.capital || !follows(next) || !FIRST_NAMES.has(first.is) || !/^[a-z]{4,40}$/u.test(next.is))
    return false;
  const isOther = NO_HOUSE_NAME.has(next.is) || isSaid([next.is], 0) || /(?:s|ed|ing|ly|ando|iendo)$/u.test(next.is);
  return (
    !isOther &&
    !/^(?:from|who|that|next|door|keep|always|never|que|siempre|nunca|esta|anda|down|upstairs|doesn't|doesnt|won't|wont)$/u.test(
      next.is
    )
  );
}

/** What only a person does: after two words in capitals that no list knows, it makes a name of them. */
const DOES =
  setOf(`steals stole sells sold beats hits robs robbed harasses threatens threatened keyed stalks molests follows lies
  cheats scams drinks roba robo vende golpea acosa amenaza amenazo estafa persigue maltrata`);
const IS_ONE = /^(?:is|es|was|era)$/u;

function isDoing(words: readonly Word[], at: number): boolean {
  const [verb, next, third] = [words[at]?.is ?? '', words[at + 1]?.is ?? '', words[at + 2]?.is ?? ''];
  if (DOES.has(verb) || (/^(?:se|me|le|nos|still|always|siempre)$/u.test(verb) && DOES.has(next))) return true;
  return IS_ONE.test(verb) && /^(?:a|an|un|una)$/u.test(next) && isSaid([third], 0);
}

/** Not about a resident: somebody in office, a place named after somebody, somebody who is thanked, the writer. */
function isPublic(words: readonly Word[], { start, end }: Name): boolean {
  if (before(words, start, OFFICIALS, 1) >= 0 || OFFICIALS.has(words[start]?.is ?? '')) return true;
  if (words.slice(start + 1, end).some(({ is }) => PLACES_AFTER.has(is))) return true;
  const last = words[start - 1];
  if (last && /^(?:y|and)$/u.test(last.is) && before(words, start, OFFICIALS, 3) >= 0) return true;
  for (let i = end; i < end + 3; i += 1) {
    const word = words[i];
    if (!follows(word)) break;
    if (PLACES_AFTER.has(word.is))
      return i === end || words.slice(end, i).every((other) => other.capital || /^(?:jr|sr|x|d)$/u.test(other.is));
  }
  const place = before(words, start, PLACES_BEFORE, 4);
  if (place >= 0 && words.slice(place + 1, start).every((word) => word.capital || JOINED.has(word.is))) return true;
  if (/'s?$/u.test(words[end - 1]?.is ?? '') && words[end]?.capital) return true;
  if (before(words, start, KIND_WORDS, 5) >= 0) return true;
  return isWriter(words, start);
}

/** `my name is …`, `me llamo …`, `soy …`. */
function isWriter(words: readonly Word[], start: number): boolean {
  const said = words.slice(Math.max(0, start - 3), start).map(({ is }) => is);
  const last = said.at(-1) ?? '';
  return (
    SELF.has(last) ||
    /(?:me llamo|mi nombre es|my name is|this is|name's)$/u.test(said.join(' ')) ||
    /^(?:i'm|im)$/u.test(last)
  );
}

function isAccused(words: readonly Word[], plain: readonly string[], { start, end }: Name): boolean {
  const reach = end - start > 1 ? AFTER : AFTER_FIRST_NAME;
  for (let i = end; i < words.length && i < end + reach; i += 1) {
    if (words[i]?.first && i > end) break;
    if (isSaid(plain, i)) return true;
  }
  if (isCursed(words, plain, start) || saidNext(words, plain, end)) return true;
  if (isPointedAt(words, plain, start)) return true;
  if (before(words, start, WARNED, 4) < 0 && before(words, start, RELATIONS, 2) < 0) return false;
  for (let i = start - 1; i >= 0 && i >= start - BEFORE && !words[i + 1]?.first; i -= 1) {
    if (isSaid(plain, i) || WARNED.has(plain[i] ?? '')) return true;
  }
  return false;
}

/** `that thief …`, `ese mentiroso de …`. */
function isCursed(words: readonly Word[], plain: readonly string[], start: number): boolean {
  const at = words[start - 1]?.is === 'de' ? start - 2 : start - 1;
  return /^(?:that|this|the|el|la|ese|esa|este|esta|al)$/u.test(words[at - 1]?.is ?? '') && isSaid(plain, at);
}

/** The next sentence goes on about the same person: `She's a drunk.` */
function saidNext(words: readonly Word[], plain: readonly string[], end: number): boolean {
  let at = end;
  while (at < words.length && at < end + AFTER && !words[at]?.first) at += 1;
  if (!words[at]?.first || !/^(?:he|she|he's|she's|hes|shes|el|ella)$/u.test(plain[at] ?? '')) return false;
  for (let i = at + 1; i < at + AFTER_FIRST_NAME && i < words.length && !words[i]?.first; i += 1) {
    if (isSaid(plain, i)) return true;
  }
  return false;
}

/** What was done comes first, who did it or to whom it was done after: `the one who broke it is …`, `a bike off …`. */
function isPointedAt(words: readonly Word[], plain: readonly string[], start: number): boolean {
  if (!POINTS.has(words[start - 1]?.is ?? '') || words[start]?.first) return false;
  for (let i = start - 2; i >= 0 && i >= start - AFTER && !words[i + 1]?.first; i -= 1) {
    if (isSaid(plain, i)) return true;
  }
  return false;
}

/** People who are named together with an accusation or a private detail. */
export function nameMarks(text: string, words: readonly Word[]): readonly Mark[] {
  const shouted = !/\p{Ll}/u.test(text);
  const plain = words.map(({ is }) => is);
  const found: Mark[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const name = nameAt(words, at, shouted);
    if (!name) continue;
    const [first, last] = [words[name.start], words[name.end - 1]];
    if (first && last && !isPublic(words, name) && isAccused(words, plain, name)) {
      found.push({ kind: 'name', from: first.from, to: last.to });
    }
    at = name.end - 1;
  }
  return found;
}
