import type { Trail, TrailAct } from '../agency/trail.ts';
import type { Lang } from '../i18n/languages.ts';
import { loadTrail } from '../i18n/trail.ts';
import type { MeetingView } from '../meeting/view.ts';
import { rowsOf } from '../server/trail-rows.ts';
import type { Frame, Replay } from './replay.ts';

/** A replay on its way to a page. */
export interface ToldReplay extends Omit<Replay, 'frames'> {
  readonly meeting: MeetingView;
  readonly people: Trail['people'];
  readonly frames: readonly (Omit<Frame, 'done'> & { readonly acts: readonly TrailAct[] })[];
}

/** A moment as a page shows it. */
export type Moment = Omit<Frame, 'done'> & { readonly said: readonly string[] };

/** What was done, in words of a language. */
export async function momentsOf({ frames, people, meeting }: ToldReplay, lang: Lang): Promise<readonly Moment[]> {
  const t = await loadTrail(lang);
  const naming = { people, wordings: meeting, timeZone: meeting.timeZone };
  return frames.map(({ acts, ...frame }) => ({
    ...frame,
    said: rowsOf(acts, naming, t, lang).map(({ who, what }) => `${who}: ${what}`),
  }));
}
