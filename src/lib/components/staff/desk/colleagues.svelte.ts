import type { Looker, Lookers } from '$lib/protocol/board.ts';

/** Somebody of the staff of this meeting who may decide about ideas too. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Says what I have in front of me to the others. */
export type SayLooking = (ideaId: string | null) => void;

/** The others who work this queue: what each of them looks at, and what they are called. */
export class Colleagues {
  #lookers: Lookers = $state.raw({});
  #names: Readonly<Record<string, string>> = $state.raw({});
  readonly me: string;
  readonly #say: SayLooking;

  /** @param known everybody who may moderate this meeting, as far as is known; I may be among them */
  constructor(me: string, known: readonly Colleague[] = [], say: SayLooking = () => {}) {
    this.me = me;
    this.#names = Object.fromEntries(known.map(({ id, name }) => [id, name]));
    this.#say = say;
  }

  /** The server says who looks at what. */
  hear(lookers: Lookers): void {
    this.#lookers = lookers;
    const heard = Object.values(lookers).flat();
    if (heard.some(({ id, name }) => this.#names[id] !== name))
      this.#names = { ...this.#names, ...Object.fromEntries(heard.map(({ id, name }) => [id, name])) };
  }

  /** The connection is gone: nothing is known of others. */
  lost(): void {
    this.#lookers = {};
  }

  /** Who else has this idea in front of them. */
  at(ideaId: string): readonly Looker[] {
    return this.#lookers[ideaId]?.filter(({ id }) => id !== this.me) ?? [];
  }

  /** What one of them is called; null for somebody unknown here. */
  nameOf(id: string): string | null {
    return this.#names[id] ?? null;
  }

  /** Whether there is anybody else who could decide. */
  get any(): boolean {
    return Object.keys(this.#names).some((id) => id !== this.me);
  }

  /** What is in front of me now. */
  look(ideaId: string | null): void {
    this.#say(ideaId);
  }
}
