import type { LoggedEvent } from '../meeting/events.ts';
import type { TextId } from '../meeting/ids.ts';
import type { IdeaView } from '../meeting/view.ts';
import { project } from '../meeting/view.ts';
import type { Idea, MeetingState, Phase } from '../meeting/state.ts';
import { standsAlone } from '../meeting/board.ts';
import { minuteOf } from '../meeting/timing.ts';

/** A meeting once more, moment by moment, as everybody saw it. Of a long one some moments only, and of a long board its leaders. */
export interface Replay {
  /** What was ever among the leaders, as frames name it by its place here. */
  readonly ideas: readonly ReplayedIdea[];
  readonly frames: readonly Frame[];
  /** Retention has ended: what residents did until then is in the log no more. */
  readonly forgotten: boolean;
}

export interface ReplayedIdea {
  readonly number: number;
  /** Empty where words were removed since. */
  readonly text: string;
  readonly state: IdeaView['state'];
}

export interface Frame {
  readonly version: number;
  /** minute, ms since the epoch */
  readonly at: number;
  readonly phase: Phase;
  /** On the whole board. */
  readonly total: number;
  readonly votes: number;
  /** Votes cast since the moment before. */
  readonly cast: number;
  /** The leaders, the first one first: place in `ideas`, votes. */
  readonly leading: readonly (readonly [number, number])[];
  /** Place in `ideas` of what is on the floor. */
  readonly spotlight: number | null;
  readonly blank: boolean;
  /** What staff or the server did since, the newest last. */
  readonly done: readonly LoggedEvent[];
}

/** So many moments at most, and leaders in each. */
export const FRAMES = 240;
export const LEADING = 20;
/** Acts told for one moment. */
const DONE = 3;

/** Makes a replay while a log is folded. */
export class Replaying {
  readonly #ideas: (ReplayedIdea & { readonly textId: TextId })[] = [];
  readonly #places = new Map<string, number>();
  readonly #frames: Frame[] = [];
  #done: LoggedEvent[] = [];
  #cast = 0;
  #forgotten = false;

  /** @param all how many events there are in all */
  see(state: MeetingState, event: LoggedEvent, all: number): void {
    if (event.type === 'vote.cast') this.#cast += 1;
    if (event.type === 'act.forgotten') this.#forgotten = true;
    if (isTold(event)) this.#done = [...this.#done, event].slice(-DONE);
    const { version } = state;
    if (version !== all && version % Math.ceil(all / FRAMES) !== 0) return;
    this.#frames.push(this.#frame(state, event.at));
    this.#done = [];
    this.#cast = 0;
  }

  /** @param last the state after the last event: what was removed by then is nowhere, also where the log still has it */
  end(last: MeetingState): Replay {
    const ideas = this.#ideas.map(({ textId, text, ...idea }) => ({
      ...idea,
      text: last.scrubbed.has(textId) ? '' : text,
    }));
    return { ideas, frames: this.#frames, forgotten: this.#forgotten };
  }

  #frame(state: MeetingState, at: number): Frame {
    const stage = project(state, 'stage', 'public') as { readonly spotlight: string | null; readonly blank: boolean };
    const lit = stage.spotlight === null ? undefined : state.ideas.get(stage.spotlight as Idea['id']);
    return {
      version: state.version,
      at: minuteOf(at),
      phase: state.phase,
      total: state.boardIdeas,
      votes: state.boardVotes,
      cast: this.#cast,
      leading: leadersIn(state).map((idea) => [this.#placeOf(state, idea), idea.supporters.size] as const),
      spotlight: lit ? this.#placeOf(state, lit) : null,
      blank: stage.blank,
      done: this.#done,
    };
  }

  /** The same idea with other words, or another state, is another one. */
  #placeOf(state: MeetingState, idea: Idea): number {
    const key = `${idea.id} ${idea.textId} ${idea.verdict}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const shown = project(state, `ideas/${idea.id}`, 'public') as IdeaView;
    this.#places.set(key, this.#ideas.length);
    this.#ideas.push({ number: shown.order ?? 0, text: shown.text, state: shown.state, textId: idea.textId });
    return this.#ideas.length - 1;
  }
}

/** Of as many votes, the one that was there first. */
export function leadersIn(state: MeetingState): Idea[] {
  const leaders: Idea[] = [];
  const isBefore = (a: Idea, b: Idea): boolean =>
    a.supporters.size > b.supporters.size ||
    (a.supporters.size === b.supporters.size && (a.order ?? 0) < (b.order ?? 0));
  for (const idea of state.ideas.values()) {
    if (!standsAlone(idea)) continue;
    const last = leaders[LEADING - 1];
    if (last && !isBefore(idea, last)) continue;
    const at = leaders.findIndex((one) => isBefore(idea, one));
    leaders.splice(at < 0 ? leaders.length : at, 0, idea);
    leaders.length = Math.min(leaders.length, LEADING);
  }
  return leaders;
}

/** What makes a moment: staff or the server did something that everybody could see. */
function isTold({ by, type }: LoggedEvent): boolean {
  return !by.startsWith('p:') && by !== 'resident' && !UNSEEN.has(type);
}

const UNSEEN: ReadonlySet<LoggedEvent['type']> = new Set<LoggedEvent['type']>([
  'command.noted',
  'act.forgotten',
  'stage.noted',
  'idea.held',
  'agenda.linked',
]);
