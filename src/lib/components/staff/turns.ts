import type { ModerationCommand } from '$lib/meeting/commands.ts';
import type { IdeaView } from '$lib/meeting/view.ts';

/** A verdict given here, and its idea as it was before. */
export interface Turn {
  readonly body: ModerationCommand;
  readonly before: IdeaView;
}

const MOST = 100;

/** The verdicts given here that can be taken back, the newest last. */
export class Turns {
  #turns: readonly Turn[] = [];

  add(turn: Turn): void {
    this.#turns = [...this.#turns, turn].slice(-MOST);
  }

  takeLast(): Turn | undefined {
    const last = this.#turns.at(-1);
    this.#turns = this.#turns.slice(0, -1);
    return last;
  }

  /** It was refused: there is nothing to take back. */
  forget(body: ModerationCommand): void {
    this.#turns = this.#turns.filter((turn) => turn.body !== body);
  }
}
