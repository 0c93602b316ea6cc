import type { Board } from '$lib/client/board.svelte';
import { warnOnLeaving } from '$lib/client/browser';
import type { Draft } from '$lib/client/draft.svelte';
import type { RefusedCommand } from '$lib/client/kept';
import type { ResidentMessages } from '$lib/i18n/resident';

/** A connection that is away, and what is said once it is back. Within a component's initialisation only. */
export class Returning {
  readonly #board: Board;
  /** The connection has been gone for a while. */
  readonly away = $derived.by(() => this.#board.status === 'reconnecting');
  /** In how many seconds a server that is too busy is asked again; null: it is not. */
  readonly full = $derived.by(() => {
    const { fullUntil, time } = this.#board;
    return fullUntil === null ? null : Math.max(1, Math.ceil((fullUntil - time) / 1000));
  });
  /** How many things wait for this connection, and how many explanations there were before. */
  #owed = 0;
  #before = 0;
  #explained: RefusedCommand | null = null;
  /** How often something came to wait for the connection. */
  #spells = 0;

  constructor(board: Board, draft: Draft, tell: (text: string) => void, words: ResidentMessages['line']) {
    this.#board = board;
    $effect(() => {
      const { waiting, outbox } = board;
      if (this.away) this.owe();
      if (this.#owed === 0 || waiting.length > 0) return;
      const refused = outbox.refused.length > this.#before;
      this.#explained = board.refused;
      tell(refused ? words.late : words.sent(this.#owed));
      this.#owed = 0;
    });
    $effect(() => (board.outbox.fleeting || draft.fleeting ? warnOnLeaving() : undefined));
  }

  /** What waits now is to be confirmed once it is done. */
  owe(): void {
    const waiting = this.#board.waiting.length;
    if (this.#owed === 0) {
      this.#before = this.#board.outbox.refused.length;
      if (waiting > 0) this.#spells += 1;
    }
    this.#owed = waiting;
  }

  /** @returns whether that something was answered needs no message of its own: one is said for all that waited */
  async confirms(answer: Promise<unknown>): Promise<boolean> {
    const [owed, spells] = [this.#owed, this.#spells];
    await answer;
    return owed > 0 || this.#spells !== spells;
  }

  /**
   * This refusal needs no message of its own: one tells of all that waited, and what is wrong with a room's code is
   * said where it was typed.
   */
  explains(refused: RefusedCommand): boolean {
    return this.#owed > 0 || refused === this.#explained || refused.command.type === 'room.enter';
  }
}
