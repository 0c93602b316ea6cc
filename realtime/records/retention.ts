import type { MeetingRow, Store } from '../../db/store.ts';
import type { AgencyRecord } from '../../src/lib/agency/acts.ts';
import { keepingOf, type KeptMeeting, type Keeping } from '../../src/lib/agency/retention.ts';
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
  /** From 0 to below 1; Math.random unless told. */
  readonly fraction?: () => number;
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

/** `ending`: it is just being done away with who did what; what is left can be held once that is done. */
export type Held = 'held' | 'on-hold' | 'ending';

/** Some time after the start, when everybody has come back; servers started together do not look together. Then once a day. */
const FIRST_LOOK_MS = { least: 10 * 60_000, most: 20 * 60_000 };
const DAY_MS = 24 * 60 * 60_000;

/**
 * The end of retention: a meeting's people become counts, its log becomes a remainder without anybody, its key is destroyed.
 * Each step can be done again, so one that was interrupted is finished the next time.
 */
export class Retention {
  readonly #ports: RetentionPorts;
  #cancel: () => void = () => {};
  /** Nobody is in their logs, and nobody ever will be: they are not read again. */
  readonly #finished = new Set<MeetingId>();

  constructor(ports: RetentionPorts) {
    this.#ports = ports;
  }

  /** Looks once a day. @returns stops it */
  watch(): () => void {
    const look = (): void => {
      this.apply().catch((error: unknown) => this.#ports.report('retention could not be looked after', error));
      this.#cancel = this.#ports.clock.after(DAY_MS, look);
    };
    const { clock, fraction = Math.random } = this.#ports;
    const { least, most } = FIRST_LOOK_MS;
    this.#cancel = clock.after(least + fraction() * (most - least), look);
    return () => this.#cancel();
  }

  /** Every meeting that is over, as it stands. One that cannot be read is reported and left out. */
  async standings(): Promise<Standing[]> {
    const { store, agencyLog, report } = this.#ports;
    const records = await agencyLog.read();
    const standings: Standing[] = [];
    for (const row of await store.directory.meetings.list(['closed', 'archived'])) {
      try {
        const standing = await this.#standing(row, records, (meeting) => this.#keptFromLog(meeting));
        if (standing) standings.push(standing);
      } catch (error) {
        report(`meeting ${row.code} cannot be read, so its retention is not looked after`, error);
      }
    }
    return standings;
  }

  async of(meeting: MeetingId): Promise<Standing | null> {
    const { store, agencyLog, halls } = this.#ports;
    const row = await store.directory.meetings.byId(meeting);
    const inMemory = async (): Promise<KeptMeeting> => (await halls.byId(meeting)).read(keptOf);
    return row && this.#standing(row, await agencyLog.read(), inMemory);
  }

  /** Ends the retention of every meeting whose time has come and that is not held. @returns their codes */
  async apply(): Promise<string[]> {
    const done: string[] = [];
    for (const { meeting, code, keeping, hold } of await this.standings()) {
      if (hold || (keeping.state !== 'due' && keeping.state !== 'ended')) continue;
      try {
        if (keeping.state === 'ended' && (await this.#isFinished(meeting))) continue;
        if (await this.#end(meeting, code)) done.push(code);
      } catch (error) {
        this.#ports.report(`the retention of meeting ${code} could not be ended yet`, error);
      }
    }
    return done;
  }

  /** Puts a meeting on hold: from then on it keeps everything, whoever was about to end its retention. */
  async hold(meeting: MeetingId, code: string, why: string, by: StaffId | 'command-line'): Promise<Held> {
    const { agencyLog } = this.#ports;
    const finished = jointsIn(await agencyLog.read()).has(meeting) && (await this.#isFinished(meeting));
    let held: Held = 'held';
    await agencyLog.recordIf({ type: 'meeting.held', meeting, code, why }, by, (records) => {
      held = holdsIn(records).has(meeting)
        ? 'on-hold'
        : !finished && jointsIn(records).has(meeting)
          ? 'ending'
          : 'held';
      return held === 'held';
    });
    return held;
  }

  /** @returns false if it was not on hold */
  release(meeting: MeetingId, code: string, by: StaffId | 'command-line'): Promise<boolean> {
    const isHeld = (records: readonly AgencyRecord[]) => holdsIn(records).has(meeting);
    return this.#ports.agencyLog.recordIf({ type: 'meeting.released', meeting, code }, by, isHeld);
  }

  async isHeld(meeting: string): Promise<boolean> {
    return (await this.#holds()).has(meeting);
  }

  async #holds(): Promise<ReadonlyMap<string, Hold>> {
    return holdsIn(await this.#ports.agencyLog.read());
  }

  async #standing(
    { id, code, title, wipedAt }: MeetingRow,
    records: readonly AgencyRecord[],
    kept: (meeting: MeetingId) => Promise<KeptMeeting>
  ): Promise<Standing | null> {
    const meeting = parseMeetingId(id);
    if (!meeting || isRehearsal(id) || wipedAt !== null) return null;
    const hold = holdsIn(records).get(id) ?? null;
    if (this.#finished.has(meeting)) return { meeting, code, title, keeping: { state: 'ended' }, hold };
    return { meeting, code, title, keeping: keepingOf(await kept(meeting), this.#ports.clock.now()), hold };
  }

  async #keptFromLog(meeting: MeetingId): Promise<KeptMeeting> {
    return keptOf(await new Book(this.#ports.store.log, meeting).read(() => {}));
  }

  /** Of one whose retention has ended: whether its log was replaced. */
  async #isFinished(meeting: MeetingId): Promise<boolean> {
    if (this.#finished.has(meeting)) return true;
    const finished = remainderOfLog(meeting, await this.#ports.store.log.read(meeting, 0)) === null;
    if (finished) this.#finished.add(meeting);
    return finished;
  }

  /** @returns false if it is not to be ended (any more) */
  async #end(meeting: MeetingId, code: string): Promise<boolean> {
    const { store, halls, agencyLog, clock } = this.#ports;
    const records = await agencyLog.read();
    if (holdsIn(records).has(meeting)) return false;
    const hall = await halls.byId(meeting);
    // As it is now: since it was looked at, somebody may have said that it is kept longer, or opened an action again.
    const { state } = keepingOf(await hall.read(keptOf), clock.now());
    if (state !== 'due' && state !== 'ended') return false;
    const id = parseCommandId('end-of-retention');
    if (!id) throw new Error('this is an id');
    const ack = await hall.submit({ role: 'system' }, { type: 'record.anonymise', id });
    if (!ack.ok) throw new Error(`the meeting refused the end of its retention: ${ack.code}`);
    const remainder = remainderOfLog(meeting, await store.log.read(meeting, 0));
    if (remainder) {
      const { joint, batches } = remainder;
      // Before it is done, so that nobody ever finds a log replaced and nothing that says so; and only if nobody has put it
      // on hold by then. Up to here nothing of the log is gone; from here on a hold comes too late, and is told so.
      if (jointsIn(records).get(meeting)?.now !== joint.now) {
        const act = { type: 'meeting.anonymised', meeting, code, ...joint } as const;
        const isFree = (latest: readonly AgencyRecord[]) => !holdsIn(latest).has(meeting);
        if (!(await agencyLog.recordIf(act, 'system', isFree))) return false;
      }
      // First: that the log is still to be replaced is how one finds out that this was interrupted.
      await store.keyring.destroy(meeting);
      await store.log.replace(meeting, joint.version, batches);
    }
    // What was removed from the log after it was read here has come back with the remainder.
    const scrubbed = await hall.read((now) => [...now.scrubbed]);
    if (scrubbed.length > 0) await store.log.scrub(meeting, scrubbed);
    this.#finished.add(meeting);
    return true;
  }
}

function keptOf({ settings, closedAt, anonymous, actions }: MeetingState): KeptMeeting {
  const settled = [...actions.values()].filter(({ dropped }) => !dropped).map(settledAt);
  return { retention: settings.retention, timeZone: settings.timeZone, closedAt, anonymous, settled };
}

/** When it was done, or was found not to be possible. */
function settledAt({ status, doneAt, updates, publishedAt }: Action): number | null {
  if (status === 'done') return doneAt;
  if (status !== 'not-possible') return null;
  return updates.findLast((update) => update.status === 'not-possible')?.at ?? publishedAt;
}
