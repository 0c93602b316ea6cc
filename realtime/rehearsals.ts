import type { MeetingRow, Store } from '../db/store.ts';
import { parseMeetingId, type MeetingId, type StaffId } from '../src/lib/meeting/ids.ts';
import { refuse, type Refusal } from '../src/lib/meeting/refusals.ts';
import { pristine } from '../src/lib/meeting/retiring.ts';
import type { Phase } from '../src/lib/meeting/state.ts';
import type { AgencyLog } from './agency-log.ts';
import type { Clock } from './hall/clock.ts';
import type { Hall } from './hall/hall.ts';
import type { Halls } from './halls.ts';
import { isRehearsal } from './rehearsal-ids.ts';

const TRY_AGAIN_MS = 5000;
/**
 * Where there are other nodes, one of them may not have heard yet and write once more: what is there is removed again
 * after this long, in ms, which is far longer than a node takes to notice.
 */
const SECOND_LOOK_MS = 10_000;

/**
 * `later`: nobody enters it any more, but something of it is still there; that is tried again by itself. `held`: the meeting
 * is on legal hold.
 */
type Ended = 'none' | 'wiped' | 'later' | 'held';

/** Phases of a meeting that can be rehearsed. */
const BEFORE: readonly Phase[] = ['scheduled', 'gathering'];

interface RehearsalPorts {
  readonly store: Store;
  readonly halls: Halls;
  readonly agencyLog: AgencyLog;
  readonly clock: Clock;
  /** Sends everybody of this node out of a meeting, and lets go of it: nothing of it is written any more afterwards. */
  readonly dismiss: (meeting: MeetingId) => Promise<void>;
  readonly report: (what: string, error: unknown) => void;
  /** Whether a meeting is on legal hold: what belongs to it, its rehearsals too, is not done away with then. */
  readonly held: (meeting: string) => Promise<boolean>;
}

/**
 * Rehearsals: a meeting of its own with the settings of the one that is to come, which only staff and those who have its
 * link may enter, and of which nothing is left afterwards. The log of the agency notes that there was one, and whose.
 */
export class Rehearsals {
  readonly #ports: RehearsalPorts;
  /** Of which something could not be removed yet. */
  readonly #unfinished = new Set<string>();
  /** One rehearsal begins or ends at a time: two who begin one begin the same. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(ports: RehearsalPorts) {
    this.#ports = ports;
  }

  /** The rehearsal of a meeting that is under way, if there is one. */
  async of(real: MeetingId): Promise<MeetingRow | null> {
    const rows = await this.#ports.store.directory.meetings.list();
    return rows.find(({ rehearsalOf, wipedAt }) => rehearsalOf === real && wipedAt === null) ?? null;
  }

  /**
   * Begins one, or finds the one that there is.
   * @returns a refusal with `wrong-phase` if the meeting has opened already, or is a rehearsal itself
   */
  begin(real: Hall, by: StaffId): Promise<Hall | Refusal> {
    return this.#inTurn(() => this.#begin(real, by));
  }

  async #begin(real: Hall, by: StaffId): Promise<Hall | Refusal> {
    const { halls, agencyLog } = this.#ports;
    const { phase, settings, code } = await real.read((state) => ({
      phase: state.phase,
      settings: state.settings,
      code: state.code,
    }));
    if (isRehearsal(real.meeting) || !BEFORE.includes(phase)) return refuse('wrong-phase');
    const known = parseMeetingId((await this.of(real.meeting))?.id);
    if (known) return halls.byId(known);
    await agencyLog.record({ type: 'meeting.rehearsed', meeting: real.meeting, code, of: real.meeting }, by);
    const own = { ...pristine(settings), opensAt: null, opensItself: false, closesAt: null };
    const twin = await halls.create(own, { by: `s:${by}`, rehearsalOf: real.meeting });
    if (BEFORE.includes(await real.read((state) => state.phase))) return twin;
    // It opened meanwhile, and whoever was to end the rehearsal then found none.
    await this.#end(real.meeting, 'system');
    return refuse('wrong-phase');
  }

  /** Wipes what there is of rehearsals of a meeting. */
  end(real: MeetingId, by: StaffId | 'system'): Promise<Ended> {
    return this.#inTurn(() => this.#end(real, by));
  }

  async #end(real: MeetingId, by: StaffId | 'system'): Promise<Ended> {
    const { store, agencyLog, clock } = this.#ports;
    const { meetings } = store.directory;
    const all = (await meetings.list()).filter(({ rehearsalOf }) => rehearsalOf === real);
    const rows = all.filter(({ id, wipedAt }) => wipedAt === null || this.#unfinished.has(id));
    if (rows.length === 0) return 'none';
    if (await this.#ports.held(real)) return 'held';
    if (rows.some(({ wipedAt }) => wipedAt === null)) {
      const code = (await meetings.byId(real))?.code ?? '';
      await agencyLog.record({ type: 'rehearsal.wiped', meeting: real, code }, by);
    }
    let complete = true;
    for (const { id, wipedAt } of rows) {
      // From here on nobody finds it, and a server that starts again goes on with it.
      if (wipedAt === null) await meetings.update(id, { wipedAt: clock.now() });
      if (!(await this.#wipe(id))) complete = false;
    }
    return complete ? 'wiped' : 'later';
  }

  /** A meeting entered a phase: once it has opened, its rehearsal is over. */
  entered(real: MeetingId, phase: Phase): void {
    if (BEFORE.includes(phase)) return;
    this.end(real, 'system').catch((error: unknown) => {
      this.#ports.report('a rehearsal could not be wiped yet', error);
      this.#ports.clock.after(TRY_AGAIN_MS, () => this.entered(real, phase));
    });
  }

  /** Goes on with what was being wiped when the server stopped, and ends what should have ended meanwhile. */
  async finish(): Promise<void> {
    const rows = await this.#ports.store.directory.meetings.list();
    const phases = new Map(rows.map(({ id, phase }) => [id, phase]));
    for (const { id, rehearsalOf, wipedAt } of rows) {
      const real = parseMeetingId(rehearsalOf);
      if (wipedAt !== null) await this.#wipe(id);
      else if (real && !BEFORE.some((phase) => phase === phases.get(real))) await this.end(real, 'system');
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** @returns whether nothing of it is left; if something is, it is tried again by itself */
  async #wipe(id: string, again = false): Promise<boolean> {
    const { store, clock, dismiss, report } = this.#ports;
    try {
      const meeting = parseMeetingId(id);
      if (meeting) await dismiss(meeting);
      await store.log.drop(id);
      await store.agendas.drop(id);
      await store.pictures.drop(id);
      await store.keyring.destroy(id);
      if (store.kind === 'mongo' && !again) clock.after(SECOND_LOOK_MS, () => void this.#wipe(id, true));
      else await store.directory.meetings.remove(id);
      this.#unfinished.delete(id);
      return true;
    } catch (error) {
      this.#unfinished.add(id);
      report('a rehearsal could not be wiped yet', error);
      clock.after(TRY_AGAIN_MS, () => void this.#wipe(id, again));
      return false;
    }
  }
}
