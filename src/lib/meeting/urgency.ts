import * as en from './urgency-english.ts';
import { passageBy, type Urgency, type UrgentPassage } from './urgency-search.ts';
import * as es from './urgency-spanish.ts';

export type { Urgency, UrgentPassage };

const ALL = { en, es };

/** The passage that makes a text urgent by the rules of any language, or null; an emergency comes before a tip. */
export function urgentPassage(text: string): UrgentPassage | null {
  return passageBy(ALL, text);
}

/** @returns `emergency`: call for help now; `crime`: an officer should hear it in private; null: it can wait on a board */
export function urgencyOf(text: string): Urgency | null {
  return urgentPassage(text)?.urgency ?? null;
}
