import type { IdeaView, StaffIdeaState } from '$lib/meeting/view.ts';

interface OnItsWay {
  readonly state: StaffIdeaState;
  /** The version of the meeting at which it is true; null until the meeting has answered. */
  readonly version: number | null;
}

/** Verdicts that were given here and are not on the board yet: they show at once, and stay until the board has them. */
export class Overlay {
  #ways: Readonly<Record<string, OnItsWay>> = $state.raw({});

  stateOf(idea: IdeaView): StaffIdeaState {
    return this.#ways[idea.id]?.state ?? idea.state;
  }

  /** How many have no answer yet. */
  get sending(): number {
    return Object.values(this.#ways).filter(({ version }) => version === null).length;
  }

  give(id: string, state: StaffIdeaState): void {
    this.#ways = { ...this.#ways, [id]: { state, version: null } };
  }

  /** The meeting has it, from this version on. */
  arrived(id: string, version: number): void {
    const way = this.#ways[id];
    if (way) this.#ways = { ...this.#ways, [id]: { ...way, version } };
  }

  takeBack(id: string): void {
    this.#keep((known) => known !== id);
  }

  /** Lets go of what a view at this version shows by itself. */
  seen(version: number): void {
    this.#keep((_id, way) => way.version === null || way.version > version);
  }

  #keep(stays: (id: string, way: OnItsWay) => boolean): void {
    const all = Object.entries(this.#ways);
    const left = all.filter(([id, way]) => stays(id, way));
    if (left.length !== all.length) this.#ways = Object.fromEntries(left);
  }
}
