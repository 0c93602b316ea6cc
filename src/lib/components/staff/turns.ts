import type { ModerationCommand } from '$lib/meeting/commands.ts';
import type { IdeaView, StaffIdeaState } from '$lib/meeting/view.ts';

/** A verdict given here, its idea as it was before, and where it leads. */
export interface Given {
  readonly body: ModerationCommand;
  readonly before: IdeaView;
  readonly state: StaffIdeaState;
}

/** What was decided at one stroke, about one idea or about many: undone at one stroke too. */
export type Turn = readonly Given[];

const MOST = 100;

/** What was decided here and can be taken back, the newest last. */
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
    this.#turns = this.#turns.map((turn) => turn.filter((one) => one.body !== body)).filter((turn) => turn.length > 0);
  }
}
