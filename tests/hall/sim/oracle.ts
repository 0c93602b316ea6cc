import type { LoggedBatch } from '../../../db/store.ts';
import type { Sender } from '../../../src/lib/meeting/actors.ts';
import type { ParticipantId } from '../../../src/lib/meeting/ids.ts';
import { Journal } from '../../../src/lib/meeting/journal.ts';
import { evolve } from '../../../src/lib/meeting/meeting.ts';
import { recall } from '../../../src/lib/meeting/receipts.ts';
import { self } from '../../../src/lib/meeting/self.ts';
import { emptyMeeting, type MeetingState } from '../../../src/lib/meeting/state.ts';
import { upcast } from '../../../src/lib/meeting/upcast.ts';
import { AUDIENCES, view, type Audience } from '../../../src/lib/meeting/view.ts';
import type { Accepted } from '../../../src/lib/protocol/board.ts';
import type { CommandId } from '../../../src/lib/meeting/ids.ts';

/** A law was broken: the seed that shows it goes into a test of its own. */
export class Violation extends Error {
  override name = 'Violation';
}

/** Keys in one order, so that two views can be compared as text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item
  );
}

/** Where two texts part, with some of what stands around it. */
function difference(told: string, truth: string): string {
  let at = 0;
  while (at < told.length && told[at] === truth[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 160);
  return `tells\n  …${around(told)}…\nbut true is\n  …${around(truth)}…`;
}

/**
 * What is true: the fold of what is really in the store, event by event. Whatever a Hall tells anybody is held against
 * this, at the moment at which it is told.
 */
export class Oracle {
  readonly #state: MeetingState = emptyMeeting();
  readonly #views: Record<Audience, string>[] = [];
  readonly #accepted = new Map<string, Accepted>();
  readonly #people: readonly ParticipantId[];
  readonly #selves: Map<ParticipantId, string>[] = [];

  constructor(people: readonly ParticipantId[]) {
    this.#people = people;
    this.#note();
  }

  get version(): number {
    return this.#state.version;
  }

  get state(): MeetingState {
    return this.#state;
  }

  /** A batch came to be in the store. */
  logged(batch: LoggedBatch): void {
    if (batch.firstVersion !== this.version + 1) throw new Violation(`the log jumps from ${this.version}`);
    for (const stored of batch.events) {
      const event = upcast(stored);
      if (event.cmd && recall(this.#state, event.by, event.cmd)) {
        throw new Violation(`${event.cmd} of ${event.by} is in the log twice`);
      }
      evolve(this.#state, event, batch.texts, new Journal());
      if (event.cmd) {
        const accepted = { ok: true as const, version: this.version, result: event.result ?? {} };
        this.#accepted.set(`${event.by} ${event.cmd}`, accepted);
      }
      this.#note();
    }
  }

  #note(): void {
    const views = Object.fromEntries(AUDIENCES.map((audience) => [audience, canonical(view(this.#state, audience))]));
    this.#views.push(views as Record<Audience, string>);
    this.#selves.push(new Map(this.#people.map((person) => [person, canonical(self(this.#state, person))])));
  }

  /** What the log says about a command, if it is in there. */
  accepted(sender: Sender, id: CommandId): Accepted | undefined {
    return this.#accepted.get(`${sender} ${id}`);
  }

  /** @throws Violation unless that is what this audience may see at this version, and the version is in the log */
  checkView(audience: Audience, version: number, shown: unknown, what: string): void {
    const truth = this.#views[version]?.[audience];
    if (truth === undefined) throw new Violation(`${what}: version ${version} is not in the log (${this.version})`);
    const told = canonical(shown);
    if (told !== truth) throw new Violation(`${what} of ${audience} at ${version} ${difference(told, truth)}`);
  }

  checkSelf(person: ParticipantId, version: number, shown: unknown, what: string): void {
    const truth = this.#selves[version]?.get(person);
    if (truth === undefined) throw new Violation(`${what}: version ${version} is not in the log (${this.version})`);
    const told = canonical(shown);
    if (told !== truth) throw new Violation(`${what} at ${version} ${difference(told, truth)}`);
  }
}
