import { randomBytes } from 'node:crypto';
import { StoreError, type MeetingRow, type Store } from '../db/store.ts';
import type { LoggedEvent } from '../src/lib/meeting/events.ts';
import { parseMeetingCode, parseMeetingId, type MeetingCode, type MeetingId } from '../src/lib/meeting/ids.ts';
import type { Settings } from '../src/lib/meeting/settings.ts';
import { opensItselfAt } from '../src/lib/meeting/schedule.ts';
import { isRunning, type MeetingState, type Phase } from '../src/lib/meeting/state.ts';
import { BEGINNING, chained, randomSalt } from './audit/chain.ts';
import type { Creating } from './creating.ts';
import type { Sink } from './hall/broadcaster.ts';
import { BrokenLog } from './hall/book.ts';
import { systemClock, type Chance, type Clock } from './hall/clock.ts';
import { Hall } from './hall/hall.ts';
import { NOBODY } from './hall/nobody.ts';
import type { HallPorts } from './hall/ports.ts';
import { newCode } from './meeting-codes.ts';
import { rehearsalId } from './rehearsal-ids.ts';
import { ActionKeeper } from './progress/keeper.ts';
import { RowKeeper, rowOf } from './row-keeper.ts';

export const systemChance: Chance = {
  id: () => randomBytes(12).toString('base64url'),
  fraction: Math.random,
  salt: randomSalt,
};

/** A hall that nobody used for this long leaves memory; its log brings it back. */
const IDLE_MS = 10 * 60_000;
const SWEEP_MS = 60_000;
/** Where other nodes append too, a hint can be lost: the log is looked at this often for whoever is watching. */
const LOOK_MS = 2000;
/** Pages and scripts that ask by HTTP have no socket; a Hall that was asked this lately is kept up as well. */
const RECENT_MS = 30_000;
/** A log that cannot be folded is not folded again for every visitor. */
const BROKEN_MS = 10_000;

export interface HallsPorts {
  readonly store: Store;
  readonly clock?: Clock;
  readonly chance?: Chance;
  readonly report: (what: string, error: unknown) => void;
  /** Told of each commit of this node (for metrics, and for other nodes). */
  readonly committed?: (meeting: MeetingId, version: number, events: number) => void;
  readonly appended?: HallPorts['appended'];
  /** Told of each phase that a meeting enters, also of that in which it is found. */
  readonly entered?: (meeting: MeetingId, phase: Phase) => void;
}

interface Open {
  readonly hall: Promise<Hall>;
  readonly row: RowKeeper;
  readonly actions: ActionKeeper;
  /** null until it is read */
  code: MeetingCode | null;
  usedAt: number;
  /** Begins or closes by itself: must stay in memory, for its clock is here. */
  timed: boolean;
  /** null until it is read */
  phase: Phase | null;
}

/** The meetings that are in memory on this node: opened on first use, let go when idle. */
export class Halls {
  readonly #ports: Required<Pick<HallsPorts, 'store' | 'clock' | 'chance' | 'report'>> & HallsPorts;
  readonly #open = new Map<MeetingId, Open>();
  #sinkFor: (meeting: MeetingId) => Sink = () => NOBODY;
  #cancelSweep: () => void = () => {};
  #cancelLook: () => void = () => {};
  #closed = false;
  /** What was wiped since this process began: nobody may make it again by asking for it. */
  readonly #gone = new Set<MeetingId>();

  constructor(ports: HallsPorts) {
    this.#ports = { clock: systemClock, chance: systemChance, ...ports };
    this.#sweepLater();
    if (ports.store.kind === 'mongo') this.#lookLater();
  }

  /** Whose sockets broadcasts go to. Before this they go to nobody. */
  attach(sinkFor: (meeting: MeetingId) => Sink): void {
    this.#sinkFor = sinkFor;
  }

  /** Opens the meetings that begin or close by themselves, so that they do even if nobody looks. */
  async wake(): Promise<void> {
    const rows = await this.#ports.store.directory.meetings.list();
    const timed = rows.filter(
      ({ phase, closesAt, opensAt }) =>
        (phase === 'scheduled' && opensAt !== null) || (closesAt !== null && phase !== 'closed' && phase !== 'archived')
    );
    for (const row of timed) {
      const id = parseMeetingId(row.id);
      if (id) await this.byId(id).catch((error: unknown) => this.#ports.report('a meeting could not be opened', error));
    }
  }

  /** The meeting with this code, as typed. Null if there is none. */
  async byCode(typed: string): Promise<Hall | null> {
    const code = parseMeetingCode(typed);
    const row = code && (await this.#ports.store.directory.meetings.byCode(code));
    const id = row && row.wipedAt === null ? parseMeetingId(row.id) : null;
    return id ? this.byId(id) : null;
  }

  /** Whether the meeting with this code is in memory: asking it costs no look at the store's list. */
  has(code: MeetingCode): boolean {
    for (const { code: open } of this.#open.values()) if (open === code) return true;
    return false;
  }

  /** @throws BrokenLog, StoreError if its log cannot be read; the next call tries again */
  byId(meeting: MeetingId): Promise<Hall> {
    const now = this.#ports.clock.now();
    const known = this.#open.get(meeting);
    if (known) {
      known.usedAt = now;
      return known.hall;
    }
    if (this.#gone.has(meeting)) return Promise.reject(new StoreError('closed', 'the meeting is gone'));
    if (this.#closed) return Promise.reject(new StoreError('closed', 'the server is stopping'));
    const { store, clock, report } = this.#ports;
    const row = new RowKeeper(meeting, store.directory.meetings, clock, report);
    const read: Hall['read'] = async (look) => (await hall).read(look);
    const actions = new ActionKeeper(meeting, { store, clock, read, report });
    const hall = Hall.open(meeting, this.#portsOf(meeting));
    this.#open.set(meeting, { hall, row, actions, code: null, usedAt: now, timed: false, phase: null });
    hall.catch((error: unknown) => {
      const forget = () => this.#open.delete(meeting);
      if (error instanceof BrokenLog) this.#ports.clock.after(BROKEN_MS, forget);
      else forget();
    });
    return hall;
  }

  /**
   * Makes a meeting: its log first, then its row in the list, so that a code never leads to a meeting without a log.
   * @throws StoreError `taken` if the given code is in use
   */
  async create(settings: Settings, options: Creating): Promise<Hall> {
    const { store, clock, chance } = this.#ports;
    const { by, rehearsalOf = null } = options;
    const id = rehearsalOf === null ? parseMeetingId(chance.id()) : rehearsalId(rehearsalOf, chance.id());
    if (!id) throw new Error('made an id that is not one');
    const at = clock.now();
    const code = options.code ?? newCode();
    if (!options.code && (await store.directory.meetings.byCode(code))) return this.create(settings, options);
    const rehearsal = rehearsalOf !== null && { rehearsal: true as const };
    const created: LoggedEvent = { type: 'meeting.created', code, settings, ...rehearsal, at, by };
    await options.before?.(id, code);
    await store.log.append(id, 0, chained(BEGINNING, id, { events: [{ ...created }], texts: {} }));
    const projected = rowOf({ phase: 'scheduled', settings, agendaIdeas: 0 });
    const row: MeetingRow = { id, code, createdAt: at, rehearsalOf, wipedAt: null, ...projected };
    try {
      await store.directory.meetings.add(row);
    } catch (error) {
      // Any other error may have come after the row was written: a log without a row does no harm.
      const taken = error instanceof StoreError && error.code === 'taken';
      if (taken) await store.log.drop(id);
      if (taken && !options.code) return this.create(settings, options);
      throw error;
    }
    return this.byId(id);
  }

  /** Another node committed. */
  hint(meeting: MeetingId, version: number): void {
    this.#open
      .get(meeting)
      ?.hall.then((hall) => hall.hint(version))
      .catch(() => {});
  }

  /** Lets go of a meeting that is being wiped: nothing of it is written any more when this resolves. */
  async evict(meeting: MeetingId): Promise<void> {
    this.#gone.add(meeting);
    await this.#letGo(meeting);
  }

  /** Which are in memory. */
  get open(): Iterable<MeetingId> {
    return this.#open.keys();
  }

  /** How many are in memory. */
  get size(): number {
    return this.#open.size;
  }

  /** Takes no more commands, finishes what is under way, sends the last broadcasts. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelSweep();
    this.#cancelLook();
    await Promise.all([...this.#open.keys()].map((meeting) => this.#letGo(meeting)));
  }

  async #letGo(meeting: MeetingId): Promise<void> {
    const open = this.#open.get(meeting);
    if (!open) return;
    this.#open.delete(meeting);
    open.row.stop();
    open.actions.stop();
    const hall = await open.hall.catch(() => null);
    await hall?.stop();
  }

  #portsOf(meeting: MeetingId): HallPorts {
    const { store, clock, chance, report, appended } = this.#ports;
    const committed = (state: MeetingState, events: number) => this.#committed(meeting, state, events);
    const shared = store.kind === 'mongo';
    return { log: store.log, shared, clock, chance, report, committed, appended, sink: this.#sinkFor(meeting) };
  }

  #committed(meeting: MeetingId, state: MeetingState, events: number): void {
    this.#ports.committed?.(meeting, state.version, events);
    const open = this.#open.get(meeting);
    if (open) {
      open.code = state.code;
      open.timed = (isRunning(state.phase) && state.settings.closesAt !== null) || opensItselfAt(state) !== null;
      if (open.phase !== state.phase) this.#ports.entered?.(meeting, state.phase);
      open.phase = state.phase;
    }
    open?.row.look(state);
    open?.actions.look(state);
  }

  #lookLater(): void {
    this.#cancelLook = this.#ports.clock.after(LOOK_MS, () => {
      for (const [meeting, { hall, usedAt }] of this.#open) {
        const recently = usedAt > this.#ports.clock.now() - RECENT_MS;
        if (recently || this.#sinkFor(meeting).viewers() > 0) hall.then((open) => open.look()).catch(() => {});
      }
      this.#lookLater();
    });
  }

  #sweepLater(): void {
    this.#cancelSweep = this.#ports.clock.after(SWEEP_MS, () => {
      const idleSince = this.#ports.clock.now() - IDLE_MS;
      for (const [meeting, open] of this.#open) {
        // A room that lost its network for a minute is not to find its meeting gone from memory.
        if (this.#sinkFor(meeting).viewers() > 0) open.usedAt = this.#ports.clock.now();
        else if (open.usedAt < idleSince && !open.timed) void this.#letGo(meeting);
      }
      this.#sweepLater();
    });
  }
}
