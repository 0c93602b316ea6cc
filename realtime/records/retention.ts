import type { MeetingRow, Store } from '../../db/store.ts';
import type { AgencyRecord } from '../../src/lib/agency/acts.ts';
import { keepingOf, type Keeping } from '../../src/lib/agency/retention.ts';
import { parseCommandId, parseMeetingId, type MeetingId, type StaffId } from '../../src/lib/meeting/ids.ts';
import type { Action } from '../../src/lib/meeting/actions/action.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';
import type { AgencyLog } from '../agency-log.ts';
import { Book } from '../hall/book.ts';
import type { Clock } from '../hall/clock.ts';
import type { Halls } from '../halls.ts';
import { isRehearsal } from '../rehearsal-ids.ts';
import { holdsIn, jointsIn, type Hold } from './holds.ts';
import { remainderOfLog } from './remainder.ts';

interface RetentionPorts {
  readonly store: Store;
  readonly halls: Halls;
  readonly agencyLog: AgencyLog;
  readonly clock: Clock;
  readonly report: (what: string, error: unknown) => void;
}

/** How a meeting stands with regard to retention. */
export interface Standing {
  readonly meeting: MeetingId;
  readonly code: string;
  readonly title: string;
  readonly keeping: Keeping;
  /** null: it is not held */
  readonly hold: Hold | null;
}

/** Some time after the start, when everybody has come back; then once a day. */
const FIRST_LOOK_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/**
 * The end of retention: a meeting's people become counts, its log becomes a remainder without anybody, its key is destroyed.
 * Each step can be done again, so one that was interrupted is finished the next time.
 */
export class Retention {
  readonly #ports: RetentionPorts;
  #cancel: () => void = () => {};
  /** A hold is not put on a meeting in the middle of its end. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(ports: RetentionPorts) {
    this.#ports = ports;
  }

  /** Looks once a day. @returns stops it */
  watch(): () => void {
    const look = (): void => {
      this.apply().catch((error: unknown) => this.#ports.report('retention could not be looked after', error));
      this.#cancel = this.#ports.clock.after(DAY_MS, look);
    };
    this.#cancel = this.#ports.clock.after(FIRST_LOOK_MS, look);
    return () => this.#cancel();
  }

  /** Every meeting that is over, as it stands. @throws StoreError, BrokenLog if one cannot be read */
  async standings(): Promise<Standing[]> {
    const { store, agencyLog } = this.#ports;
    const records = await agencyLog.read();
    const standings: Standing[] = [];
    for (const row of await store.directory.meetings.list(['closed', 'archived'])) {
      const standing = await this.#standing(row, records);
      if (standing) standings.push(standing);
    }
    return standings;
  }

  async of(meeting: MeetingId): Promise<Standing | null> {
    const row = await this.#ports.store.directory.meetings.byId(meeting);
    return row && this.#standing(row, await this.#ports.agencyLog.read());
  }

  /** Ends the retention of every meeting whose time has come and that is not held. @returns their codes */
  async apply(): Promise<string[]> {
    const done: string[] = [];
    for (const { meeting, code, keeping, hold } of await this.standings()) {
      const unfinished = keeping.state === 'ended' && (await this.#isUnfinished(meeting));
      if (hold || (keeping.state !== 'due' && !unfinished)) continue;
      try {
        if (await this.#inTurn(() => this.#end(meeting, code))) done.push(code);
      } catch (error) {
        this.#ports.report('the retention of a meeting could not be ended yet', error);
      }
    }
    return done;
  }

  /** Puts a meeting on hold. @returns false if it is on hold already */
  hold(meeting: MeetingId, code: string, why: string, by: StaffId | 'command-line'): Promise<boolean> {
    return this.#inTurn(async () => {
      if ((await this.#holds()).has(meeting)) return false;
      await this.#ports.agencyLog.record({ type: 'meeting.held', meeting, code, why }, by);
      return true;
    });
  }

  /** @returns false if it was not on hold */
  release(meeting: MeetingId, code: string, by: StaffId | 'command-line'): Promise<boolean> {
    return this.#inTurn(async () => {
      if (!(await this.#holds()).has(meeting)) return false;
      await this.#ports.agencyLog.record({ type: 'meeting.released', meeting, code }, by);
      return true;
    });
  }

  async isHeld(meeting: string): Promise<boolean> {
    return (await this.#holds()).has(meeting);
  }

  async #holds(): Promise<ReadonlyMap<string, Hold>> {
    return holdsIn(await this.#ports.agencyLog.read());
  }

  async #standing(
    { id, code, title, wipedAt }: MeetingRow,
    records: readonly AgencyRecord[]
  ): Promise<Standing | null> {
    const meeting = parseMeetingId(id);
    if (!meeting || isRehearsal(id) || wipedAt !== null) return null;
    const hold = holdsIn(records).get(id) ?? null;
    const state = await new Book(this.#ports.store.log, meeting).read(() => {});
    return { meeting, code, title, keeping: keepingOf(keptOf(state), this.#ports.clock.now()), hold };
  }

  async #isUnfinished(meeting: MeetingId): Promise<boolean> {
    return remainderOfLog(meeting, await this.#ports.store.log.read(meeting, 0)) !== null;
  }

  async #end(meeting: MeetingId, code: string): Promise<boolean> {
    const { store, halls, agencyLog } = this.#ports;
    const records = await agencyLog.read();
    if (holdsIn(records).has(meeting)) return false;
    const hall = await halls.byId(meeting);
    const id = parseCommandId('end-of-retention');
    if (!id) throw new Error('this is an id');
    const ack = await hall.submit({ role: 'system' }, { type: 'record.anonymise', id });
    if (!ack.ok) throw new Error(`the meeting refused the end of its retention: ${ack.code}`);
    const remainder = remainderOfLog(meeting, await store.log.read(meeting, 0));
    if (remainder) {
      const { joint, batches } = remainder;
      // Before it is done, so that nobody ever finds a log replaced and nothing that says so.
      if (jointsIn(records).get(meeting)?.now !== joint.now) {
        await agencyLog.record({ type: 'meeting.anonymised', meeting, code, ...joint }, 'system');
      }
      // First: that the log is still to be replaced is how one finds out that this was interrupted.
      await store.keyring.destroy(meeting);
      await store.log.replace(meeting, joint.version, batches);
    }
    return true;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

function keptOf({ settings, closedAt, anonymous, actions }: MeetingState) {
  const settled = [...actions.values()].filter(({ dropped }) => !dropped).map(settledAt);
  return { retention: settings.retention, timeZone: settings.timeZone, closedAt, anonymous, settled };
}

/** When it was done, or was found not to be possible. */
function settledAt({ status, doneAt, updates, publishedAt }: Action): number | null {
  if (status === 'done') return doneAt;
  if (status !== 'not-possible') return null;
  return updates.findLast((update) => update.status === 'not-possible')?.at ?? publishedAt;
}
