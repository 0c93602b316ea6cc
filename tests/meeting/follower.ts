import { apply, type Changes } from '../../src/lib/meeting/delta.ts';
import type { ParticipantId } from '../../src/lib/meeting/ids.ts';
import type { Journal } from '../../src/lib/meeting/journal.ts';
import { projectSelf, self, type SelfView } from '../../src/lib/meeting/self.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';
import { project, view, type Audience, type BoardView } from '../../src/lib/meeting/view.ts';

/** Whoever holds a view and hears of changes only: a phone, a screen, a console. */
export class Follower<View extends object> {
  view: View;
  readonly #project: (state: MeetingState, key: string) => unknown;
  readonly #missed = new Set<string>();

  constructor(begin: View, projection: (state: MeetingState, key: string) => unknown) {
    this.view = begin;
    this.#project = projection;
  }

  /** Notes what was touched, to be told of later. */
  miss(keys: Iterable<string>): void {
    for (const key of keys) this.#missed.add(key);
  }

  /** Tells what changed since the last time, as it is now; returns what went over the wire. */
  hear(state: MeetingState): Changes {
    const puts: Record<string, unknown> = {};
    const deletes: string[] = [];
    for (const key of this.#missed) {
      const entity = this.#project(state, key);
      if (entity !== undefined) puts[key] = entity;
      else if (this.#has(key)) deletes.push(key);
    }
    this.#missed.clear();
    const changes = JSON.parse(JSON.stringify({ puts, deletes })) as Changes;
    this.view = apply(this.view, changes);
    return changes;
  }

  #has(key: string): boolean {
    const [collection = '', id = ''] = key.split('/');
    const held = (this.view as Readonly<Record<string, unknown>>)[collection];
    return typeof held === 'object' && held !== null && Object.hasOwn(held, id);
  }
}

export function boardFollower(state: MeetingState, audience: Audience): Follower<BoardView> {
  return new Follower(view(state, audience), (now, key) => project(now, key, audience));
}

export function selfFollower(state: MeetingState, participant: ParticipantId): Follower<SelfView> {
  return new Follower(self(state, participant), (now, key) => projectSelf(now, participant, key));
}

/** Keys of one person's `self` that an event may have changed. */
export function selfKeys(journal: Journal, participant: ParticipantId): Set<string> {
  return new Set([...journal.everySelf, ...(journal.selves.get(participant) ?? [])]);
}
