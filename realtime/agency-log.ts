import { z } from 'zod';
import type { EventLog, JsonObject, LoggedBatch } from '../db/store.ts';
import { agencyAct, type AgencyAct, type AgencyRecord, type AgencySender } from '../src/lib/agency/acts.ts';
import { parseStaffId, type StaffId } from '../src/lib/meeting/ids.ts';
import { BEGINNING, chained, linkOf, tipAfter } from './audit/chain.ts';
import type { Clock } from './hall/clock.ts';

/** The log of the agency lies among those of the meetings, under a name that no meeting's id is ever given. */
export const AGENCY_STREAM = 'agency';

/** Races lost in a row before giving up: every loss means that somebody else's act was recorded. */
const RACES = 50;

const logged = z.looseObject({
  type: z.string(),
  at: z.number(),
  by: z.union([z.templateLiteral(['s:', z.string()]), z.literal('system'), z.literal('command-line')]),
});

/** What was done to accounts, roles, settings and the list of meetings: append-only, by any number of processes. */
export class AgencyLog {
  readonly #log: EventLog;
  readonly #clock: Pick<Clock, 'now'>;
  /** How far this process has read, and the hash there. */
  #reached = 0;
  #tip = BEGINNING;
  /** One at a time within this process; `expectedVersion` arbitrates between processes. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(log: EventLog, clock: Pick<Clock, 'now'>) {
    this.#log = log;
    this.#clock = clock;
  }

  /**
   * Records an act durably. Call it before doing what it says: an act that cannot be recorded must not happen, and a
   * record of one that failed afterwards is a smaller harm.
   * @throws StoreError if it could not be stored; whether it was is then unknown
   */
  record(act: AgencyAct, by: StaffId | 'system' | 'command-line'): Promise<void> {
    const done = this.#last.then(() => this.#append({ ...act, at: this.#clock.now(), by: senderOf(by) }));
    this.#last = done.catch(() => {});
    return done;
  }

  /**
   * Records an act if what the log says up to that very act allows it: nobody's act comes in between.
   * @returns false if it does not; nothing was recorded then
   * @throws as `record`
   */
  recordIf(
    act: AgencyAct,
    by: StaffId | 'system' | 'command-line',
    allowed: (records: readonly AgencyRecord[]) => boolean
  ): Promise<boolean> {
    const done = this.#last.then(() => this.#appendIf({ ...act, at: this.#clock.now(), by: senderOf(by) }, allowed));
    this.#last = done.catch(() => {});
    return done;
  }

  async #append(event: JsonObject): Promise<void> {
    for (let race = 0; race < RACES; race += 1) {
      if (await this.#tryToAppend(event)) return;
      this.#take(await this.#log.read(AGENCY_STREAM, this.#reached));
    }
    throw tooBusy();
  }

  async #appendIf(event: JsonObject, allowed: (records: readonly AgencyRecord[]) => boolean): Promise<boolean> {
    for (let race = 0; race < RACES; race += 1) {
      const batches = await this.#log.read(AGENCY_STREAM, 0);
      if (!allowed(recordsIn(batches))) return false;
      this.#take(batches);
      if (await this.#tryToAppend(event)) return true;
    }
    throw tooBusy();
  }

  /** False: somebody else's act came first. */
  async #tryToAppend(event: JsonObject): Promise<boolean> {
    const batch = chained(this.#tip, AGENCY_STREAM, { events: [event], texts: {} });
    const outcome = await this.#log.append(AGENCY_STREAM, this.#reached, batch);
    if (outcome !== 'appended') return false;
    this.#reached += 1;
    this.#tip = linkOf(batch)?.own ?? this.#tip;
    return true;
  }

  #take(batches: readonly LoggedBatch[]): void {
    for (const batch of batches) {
      const last = batch.firstVersion + batch.events.length - 1;
      if (last <= this.#reached) continue;
      this.#reached = last;
      this.#tip = tipAfter(this.#tip, AGENCY_STREAM, batch);
    }
  }

  /** All acts, oldest first. */
  async read(): Promise<readonly AgencyRecord[]> {
    return recordsIn(await this.#log.read(AGENCY_STREAM, 0));
  }
}

function recordsIn(batches: readonly LoggedBatch[]): readonly AgencyRecord[] {
  return batches.flatMap(({ firstVersion, events }) =>
    events.map((event, n) => {
      const { type, at, by } = logged.parse(event);
      return { version: firstVersion + n, at, by, type, act: agencyAct.safeParse(event).data ?? null };
    })
  );
}

const tooBusy = (): Error => new Error('the log of the agency is too busy to record an act');

function senderOf(by: string): AgencySender {
  return by === 'system' || by === 'command-line' ? by : `s:${by}`;
}

/** Records what somebody did who is known by the id of their account. @throws as `record` */
export function recordAs(log: AgencyLog, staffId: string, act: AgencyAct): Promise<void> {
  const by = parseStaffId(staffId);
  if (!by) throw new Error('accounts have ids');
  return log.record(act, by);
}
