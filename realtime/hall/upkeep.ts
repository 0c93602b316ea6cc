import type { EventLog } from '../../db/store.ts';
import type { CommandId } from '../../src/lib/meeting/ids.ts';
import { opensItselfAt } from '../../src/lib/meeting/schedule.ts';
import { isRunning, type MeetingState } from '../../src/lib/meeting/state.ts';
import { Alarm } from './alarm.ts';
import type { Clock } from './clock.ts';
import type { Hall } from './hall.ts';

const TRY_AGAIN_MS = 2000;

/**
 * What a meeting does by itself: it begins to gather ideas at its opening time, if that is wanted, and closes at its
 * closing time (on whichever node gets there first: the command's id is the same on all of them), and removes redacted
 * texts from the store.
 */
export class Upkeep {
  readonly #hall: Hall;
  readonly #clock: Clock;
  readonly #log: EventLog;
  readonly #report: (what: string, error: unknown) => void;
  /** Taken up, whether they are gone yet or not. */
  readonly #scrubbed = new Set<string>();
  /** Could not be removed so far. */
  readonly #unremoved = new Set<string>();
  readonly #opening: Alarm;
  readonly #closing: Alarm;
  #cancelScrub: (() => void) | null = null;
  #stopped = false;

  constructor(hall: Hall, clock: Clock, log: EventLog, report: (what: string, error: unknown) => void) {
    this.#hall = hall;
    this.#clock = clock;
    this.#log = log;
    this.#report = report;
    const tell = (type: 'meeting.gather' | 'meeting.close', id: string) =>
      hall.submit({ role: 'system' }, { type, id: id as CommandId });
    this.#opening = new Alarm(clock, (at) => tell('meeting.gather', `auto-open-${at}`));
    this.#closing = new Alarm(clock, (at) => tell('meeting.close', `auto-${at}`));
  }

  /** Looks at the committed state after each change. */
  look(state: MeetingState): void {
    this.#opening.set(opensItselfAt(state));
    this.#closing.set(isRunning(state.phase) ? state.settings.closesAt : null);
    if (state.scrubbed.size === this.#scrubbed.size) return;
    const due = [...state.scrubbed].filter((id) => !this.#scrubbed.has(id));
    for (const id of due) this.#scrubbed.add(id);
    this.#scrub(due);
  }

  stop(): void {
    this.#stopped = true;
    this.#opening.set(null);
    this.#closing.set(null);
    this.#cancelScrub?.();
  }

  #scrub(textIds: readonly string[]): void {
    this.#log.scrub(this.#hall.meeting, textIds).catch((error: unknown) => {
      this.#report('a redacted text could not be removed yet', error);
      for (const id of textIds) this.#unremoved.add(id);
      // What fails meanwhile is taken along: nothing that failed earlier is put off by it, or forgotten.
      if (!this.#stopped) this.#cancelScrub ??= this.#clock.after(TRY_AGAIN_MS, () => this.#scrubAgain());
    });
  }

  #scrubAgain(): void {
    this.#cancelScrub = null;
    const due = [...this.#unremoved];
    this.#unremoved.clear();
    this.#scrub(due);
  }
}
