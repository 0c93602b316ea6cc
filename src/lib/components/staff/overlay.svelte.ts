/* eslint-disable svelte/prefer-svelte-reactivity -- what pages read of these is put anew as a whole, or counted beside */
import type { IdeaView, StaffIdeaState } from '$lib/meeting/view.ts';

interface OnItsWay {
  readonly state: StaffIdeaState;
  /** The version of the meeting at which it is true; null until the meeting has answered. */
  readonly version: number | null;
}

/**
 * Verdicts that were given here and are not on the board yet: they show at once, and stay until the board has them. What
 * is on its way is kept beside what pages read, so that an answer which changes no state makes nobody sort anew.
 */
export class Overlay {
  readonly #ways = new Map<string, OnItsWay>();
  /** Goes up when a state is another one. */
  #turned = $state(0);
  #sending = $state(0);

  stateOf(idea: IdeaView): StaffIdeaState {
    return (this.#turned < 0 ? undefined : this.#ways.get(idea.id)?.state) ?? idea.state;
  }

  /** How many have no answer yet. */
  get sending(): number {
    return this.#sending;
  }

  give(states: Iterable<readonly [id: string, state: StaffIdeaState]>): void {
    for (const [id, state] of states) this.#ways.set(id, { state, version: null });
    this.#count();
    this.#turned += 1;
  }

  /** The meeting has it, from this version on. */
  arrived(id: string, version: number): void {
    const way = this.#ways.get(id);
    if (!way) return;
    this.#ways.set(id, { ...way, version });
    this.#count();
  }

  takeBack(id: string): void {
    this.#letGo((known) => known === id);
  }

  /** Lets go of what a view at this version shows by itself. */
  seen(version: number): void {
    this.#letGo((_id, way) => way.version !== null && way.version <= version);
  }

  #letGo(goes: (id: string, way: OnItsWay) => boolean): void {
    const before = this.#ways.size;
    for (const [id, way] of this.#ways) if (goes(id, way)) this.#ways.delete(id);
    if (this.#ways.size === before) return;
    this.#count();
    this.#turned += 1;
  }

  #count(): void {
    let sending = 0;
    for (const { version } of this.#ways.values()) if (version === null) sending += 1;
    this.#sending = sending;
  }
}
