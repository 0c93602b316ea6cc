import type { EventLog } from '../../db/store.ts';
import type { CommandId } from '../../src/lib/meeting/ids.ts';
import { isRunning, type MeetingState } from '../../src/lib/meeting/state.ts';
import type { Hall } from './hall.ts';
import { LONGEST_TIMER, type Clock } from './clock.ts';

const TRY_AGAIN_MS = 2000;

/**
 * What a meeting does by itself: it closes at its closing time (on whichever node gets there first: the command's id
 * is the same on all of them), and removes redacted texts from the store.
 */
export class Upkeep {
  readonly #hall: Hall;
  readonly #clock: Clock;
  readonly #log: EventLog;
  readonly #report: (what: string, error: unknown) => void;
  readonly #scrubbed = new Set<string>();
  #closesAt: number | null = null;
  #cancelClosing: (() => void) | null = null;
  #cancelScrub: (() => void) | null = null;

  constructor(hall: Hall, clock: Clock, log: EventLog, report: (what: string, error: unknown) => void) {
    this.#hall = hall;
    this.#clock = clock;
    this.#log = log;
    this.#report = report;
  }

  /** Looks at the committed state after each change. */
  look(state: MeetingState): void {
    const closesAt = isRunning(state.phase) ? state.settings.closesAt : null;
    if (closesAt !== this.#closesAt) this.#closeAt(closesAt);
    if (state.scrubbed.size > this.#scrubbed.size) this.#scrub([...state.scrubbed]);
  }

  stop(): void {
    this.#cancelClosing?.();
    this.#cancelScrub?.();
  }

  #closeAt(closesAt: number | null): void {
    this.#closesAt = closesAt;
    this.#cancelClosing?.();
    this.#cancelClosing = null;
    if (closesAt === null) return;
    const wait = Math.min(Math.max(0, closesAt - this.#clock.now()), LONGEST_TIMER);
    this.#cancelClosing = this.#clock.after(wait, () => void this.#close(closesAt));
  }

  async #close(closesAt: number): Promise<void> {
    if (this.#closesAt !== closesAt) return;
    if (this.#clock.now() < closesAt) return this.#closeAt(closesAt);
    const id = `auto-${closesAt}` as CommandId;
    const ack = await this.#hall.submit({ role: 'system' }, { type: 'meeting.close', id });
    if (ack.ok || (ack.code !== 'unavailable' && ack.code !== 'busy')) return;
    this.#cancelClosing = this.#clock.after(TRY_AGAIN_MS, () => void this.#close(closesAt));
  }

  #scrub(textIds: readonly string[]): void {
    const due = textIds.filter((id) => !this.#scrubbed.has(id));
    for (const id of due) this.#scrubbed.add(id);
    this.#log.scrub(this.#hall.meeting, due).catch((error: unknown) => {
      this.#report('a redacted text could not be removed yet', error);
      for (const id of due) this.#scrubbed.delete(id);
      this.#cancelScrub?.();
      this.#cancelScrub = this.#clock.after(TRY_AGAIN_MS, () => this.#scrub(due));
    });
  }
}
