/** What everybody in the crowd shares: where the meeting is, what hangs on the wall, time and chance. */
import type { Clock } from '../../realtime/hall/clock.ts';
import type { IdeaView } from '../../src/lib/meeting/view.ts';
import type { Dice } from '../dice.ts';
import type { Seat } from './seat.ts';

export class Room {
  #closed = false;
  readonly #pending = new Set<() => void>();
  /** The ideas that came from the crowd. */
  readonly written = new Set<string>();

  constructor(
    readonly url: string,
    readonly code: string,
    /** The board as everybody sees it; one for the whole crowd. */
    readonly wall: Seat,
    readonly dice: Dice,
    private readonly clock: Clock,
    /** 1 is how fast people are; 2 is twice as fast. */
    private readonly pace: number
  ) {}

  /** Once, after `seconds` at this room's pace; never after it closed. */
  after(seconds: number, step: () => void): void {
    if (this.#closed) return;
    const cancel = this.clock.after((seconds * 1000) / this.pace, () => {
      this.#pending.delete(cancel);
      step();
    });
    this.#pending.add(cancel);
  }

  /** Ideas that stand on the board for themselves and take votes. */
  votable(): readonly IdeaView[] {
    return Object.values(this.wall.view?.ideas ?? {}).filter(({ state }) => state === 'published');
  }

  get closed(): boolean {
    return this.#closed;
  }

  close(): void {
    this.#closed = true;
    for (const cancel of this.#pending) cancel();
    this.#pending.clear();
  }
}
