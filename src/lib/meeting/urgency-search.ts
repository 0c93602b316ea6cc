import type { Language } from './language.ts';
import { plain } from './textcheck/plain.ts';
import { HINTS } from './urgency-hints.ts';

/**
 * What must not wait on a board that nobody watches: something that is happening now and needs an emergency call, or a
 * tip about a crime or a person. It goes by words alone and looks for sentences in the present about somebody or
 * something in particular. Talk about what happens every night, happened last year, or might happen is what a town
 * hall is for, and is not urgent.
 */
export type Urgency = 'emergency' | 'crime';

export interface UrgentPassage {
  readonly urgency: Urgency;
  /** Half-open range in UTF-16 units, as `String.slice` takes it. */
  readonly from: number;
  readonly to: number;
}

/** What one language has to say. Patterns meet lower-case text without accents and with straight apostrophes. */
export interface Signs {
  readonly emergency: readonly RegExp[];
  /** Urgent together with a word for "now" in the same sentence. */
  readonly incident: RegExp;
  readonly now: RegExp;
  /** The sentence is about habits, the past, what might be, or plans: it is not happening now, unless `now` says so. */
  readonly calm: RegExp;
  readonly crime: readonly RegExp[];
  /** Somebody is being hurt at home. It happens "every night" and is an emergency all the same: whom to call is the point. */
  readonly danger: readonly RegExp[];
  /** Talk about that in general. */
  readonly noDanger: RegExp;
  /** A question about how things are reported, or a general remark: no tip. */
  readonly noTip: RegExp;
}

/** The same again by rules of their own kind: threats, people who cannot help themselves, what is hidden. */
export type Harm = Pick<Signs, 'emergency' | 'crime' | 'danger'>;

export interface Rules {
  readonly signs: Signs;
  readonly harm: Harm;
}

/** Not all languages need be there: a phone fetches what a text asks for. */
export type KnownRules = Readonly<Partial<Record<Language, Rules>>>;

const LANGUAGES: readonly Language[] = ['en', 'es'];
const NOTHING = /(?!)/u;

/** Sentences end with a mark and a space before a capital letter, or with a line; `St. last night` goes on. */
const SENTENCE_END = /[!?;\n]+|\.+(?=\s+[A-Z¡¿ÁÉÍÓÚÑ]|\s*$)/gu;

function sentences(text: string): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  let from = 0;
  for (const end of text.matchAll(SENTENCE_END)) {
    const to = end.index + end[0].length;
    found.push({ from, to });
    from = to;
  }
  if (from < text.length) found.push({ from, to: text.length });
  return found;
}

/** Languages with rules that could find something in this text. */
export function languagesToAsk(text: string): readonly Language[] {
  const folded = plain(text);
  return LANGUAGES.filter((language) => HINTS[language].some((hint) => hint.test(folded)));
}

/** The passage that makes a text urgent by these rules, or null; an emergency comes before a tip. */
export function passageBy(known: KnownRules, text: string): UrgentPassage | null {
  const folded = plain(text);
  let tip: UrgentPassage | null = null;
  for (const signs of LANGUAGES.flatMap((language) => hinted(language, known, folded))) {
    for (const { from, to } of sentences(text)) {
      const sentence = folded.slice(from, to);
      const emergency = emergencyIn(sentence, signs) ?? dangerIn(sentence, signs);
      if (emergency) return passage('emergency', emergency, from);
      const crime = signs.noTip.test(sentence) ? null : firstOf(signs.crime, sentence);
      if (crime) tip ??= passage('crime', crime, from);
    }
  }
  return tip;
}

/** What of a language's rules could find something. */
function hinted(language: Language, known: KnownRules, folded: string): readonly Signs[] {
  const rules = known[language];
  if (!rules) return [];
  const { signs, harm } = rules;
  const both: readonly Signs[] = [signs, { ...signs, ...harm, incident: NOTHING }];
  return both.filter((_, index) => HINTS[language][index]?.test(folded));
}

function emergencyIn(sentence: string, { emergency, incident, now, calm }: Signs): RegExpExecArray | null {
  const isNow = now.test(sentence);
  if (!isNow && calm.test(sentence)) return null;
  return firstOf(emergency, sentence) ?? (isNow ? incident.exec(sentence) : null);
}

function dangerIn(sentence: string, { danger, noDanger }: Signs): RegExpExecArray | null {
  return noDanger.test(sentence) ? null : firstOf(danger, sentence);
}

function firstOf(patterns: readonly RegExp[], sentence: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const match = pattern.exec(sentence);
    if (match) return match;
  }
  return null;
}

function passage(urgency: Urgency, match: RegExpExecArray, offset: number): UrgentPassage {
  return { urgency, from: offset + match.index, to: offset + match.index + match[0].length };
}
