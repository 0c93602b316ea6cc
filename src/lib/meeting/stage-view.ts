import { isPublic, rootOf } from './board.ts';
import { placeOf } from './plan.ts';
import type { MeetingState, Showing, Stage } from './state.ts';
import { minuteOf } from './timing.ts';

/** What is seen of the stage: by everybody what its screens show, by staff what is said to whoever stands there. */

export interface StageView extends Showing {
  readonly spotlight: string | null;
  readonly blank: boolean;
  readonly timer: { readonly seconds: number; readonly endsAt: number } | null;
  /** The part of the plan that is on, and when its time is up. */
  readonly part: Stage['part'];
}

/** A word to whoever speaks in the room. */
export interface NoteView {
  readonly text: string;
  /** Minute in which it was written, ms since the epoch. */
  readonly at: number;
}

/** The spotlight follows a merge to the root, and goes out when its idea leaves the board. */
export function projectStage(state: MeetingState): StageView {
  const lit = state.stage.spotlight === null ? undefined : state.ideas.get(state.stage.spotlight);
  const spotlight = lit && isPublic(state, lit) ? rootOf(state, lit).id : null;
  const { part } = state.stage;
  const planned = part !== null && placeOf(state.settings.plan, part.id) >= 0;
  return { ...state.stage, spotlight, part: planned ? part : null };
}

/** For staff alone. */
export function projectNote({ note }: MeetingState): NoteView | null {
  return note && { text: note.text, at: minuteOf(note.at) };
}
