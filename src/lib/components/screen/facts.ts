import { LOCALES, type Lang } from '$lib/i18n/languages.ts';
import type { ScreenMessages } from '$lib/i18n/screen.ts';
import type { BoardView } from '$lib/meeting/view.ts';
import { countdown, COUNTDOWN_FROM } from './countdown.ts';

/** A number beside the board, with its name. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Set for times: digits stand still; true in the last minute. */
  readonly urgent?: boolean;
}

/** The time of day, as people in the room say it: by the clocks of the meeting, wherever the machine thinks it is. */
export function timeOfDay(at: number, timeZone: string, lang: Lang): string {
  return new Date(at).toLocaleTimeString(LOCALES[lang], { hour: 'numeric', minute: '2-digit', timeZone });
}

/** A number as people write it, thousands set apart. */
export const grouped = (value: number, lang: Lang): string => new Intl.NumberFormat(LOCALES[lang]).format(value);

/** The numbers beside the board: who is here, what came together, when it closes; afterwards, how many took part. */
export function factsOf(view: BoardView, here: number, now: number, lang: Lang, m: ScreenMessages): readonly Fact[] {
  const { meeting, tally } = view;
  const over = meeting.phase === 'closed' || meeting.phase === 'archived';
  const number = (value: number): string => grouped(value, lang);
  const facts: Fact[] = [
    over ? { label: m.people, value: number(tally.participants) } : { label: m.here, value: number(here) },
    { label: m.ideas, value: number(tally.ideas) },
  ];
  if (meeting.phase !== 'gathering' || tally.votes > 0) facts.push({ label: m.votesCount, value: number(tally.votes) });
  if (meeting.closesAt === null || over) return facts;
  if (meeting.closesAt - now > COUNTDOWN_FROM) {
    facts.push({ label: m.closesAt, value: timeOfDay(meeting.closesAt, meeting.timeZone, lang) });
  } else {
    const left = countdown(meeting.closesAt, now);
    facts.push({ label: m.closesIn, value: left.text, urgent: left.lastMinute || left.over });
  }
  return facts;
}
