import type { Audience, BoardView, Entity } from '../../src/lib/meeting/view.ts';
import { view } from '../../src/lib/meeting/view.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';

type Collection = Record<string, Entity>;

/**
 * What one audience holds: the view at the last version broadcast, kept up with by the same deltas that went out. Joins
 * are served from here, so that the next delta's `from` is exactly what every socket has.
 */
export class Shown {
  version: number;
  readonly #top: Record<string, unknown>;
  readonly #collections: Record<string, Collection>;
  #encoded: string | null = null;

  constructor(state: MeetingState, audience: Audience) {
    const { ideas, votes, inRoom, actions, ...top } = view(state, audience);
    this.version = state.version;
    this.#top = { ...top };
    this.#collections = { ideas: { ...ideas }, votes: { ...votes }, inRoom: { ...inRoom }, actions: { ...actions } };
  }

  get(key: string): unknown {
    const slash = key.indexOf('/');
    if (slash < 0) return this.#top[key];
    return this.#collections[key.slice(0, slash)]?.[key.slice(slash + 1)];
  }

  put(key: string, entity: Entity): void {
    const slash = key.indexOf('/');
    if (slash < 0) this.#top[key] = entity;
    else (this.#collections[key.slice(0, slash)] ??= {})[key.slice(slash + 1)] = entity;
  }

  delete(key: string): void {
    const slash = key.indexOf('/');
    if (slash >= 0) delete this.#collections[key.slice(0, slash)]?.[key.slice(slash + 1)];
  }

  advance(version: number): void {
    this.version = version;
    this.#encoded = null;
  }

  /** The view itself, for server-rendering; not to be kept across a tick, for the next delta changes it. */
  view(): BoardView {
    return { ...this.#top, ...this.#collections } as unknown as BoardView;
  }

  /** JSON of the view, made once per version however many join. */
  encoded(): string {
    return (this.#encoded ??= JSON.stringify(this.view()));
  }
}
