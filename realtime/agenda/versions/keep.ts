import * as Y from 'yjs';
import type { AgendaStore, AgendaVersionRow } from '../../../db/store.ts';
import type { MeetingId } from '../../../src/lib/meeting/ids.ts';
import type { AgencyLog } from '../../agency-log.ts';
import { holdsIn } from '../../records/holds.ts';
import { DOCUMENT_LIMIT } from '../../../src/lib/protocol/agenda.ts';
import {
  NOW,
  VERSIONS_LIMIT,
  type AgendaComparison,
  type AgendaLine,
  type AgendaVersion,
} from '../../../src/lib/protocol/agenda-versions.ts';
import { compareAgendas, linesOf } from './compare.ts';
import { updateBackTo } from './restore.ts';
import { documentOf } from './shapes.ts';

/** So many versions that were kept by themselves before a restore stay; the oldest go. */
const BEFORE_RESTORE_LIMIT = 20;

export type VersionRefusal = 'unknown-meeting' | 'unknown-version' | 'too-many-versions' | 'full' | 'on-hold';

/** Refused for a reason that its sender should hear. */
export class RefusedVersion extends Error {
  override name = 'RefusedVersion';
  constructor(readonly code: VersionRefusal) {
    super(code);
  }
}

interface VersionPorts {
  readonly agendas: AgendaStore;
  readonly now: () => number;
  readonly id: () => string;
  /** Resolves when what reached this node of a meeting's agenda is on the disk. */
  readonly settled: (meeting: MeetingId) => Promise<void>;
  /** Something was written to a meeting's agenda that is not in memory. */
  readonly written: (meeting: MeetingId) => Promise<void>;
  /** Resolves when nothing that was deleted from a meeting's agenda is stored any more, or that was reported. */
  readonly tidied: (meeting: MeetingId) => Promise<void>;
  /** Says which meetings are on legal hold. */
  readonly agencyLog: Pick<AgencyLog, 'read'>;
}

export interface Author {
  readonly id: string;
  readonly name: string;
}

/** Resolves before anything is written: an act that cannot be recorded must not happen. */
type Before = () => Promise<void>;

/** Named versions of agendas. All of it works on what is on the disk, so it is the same on every node. */
export class Versions {
  readonly #ports: VersionPorts;
  /** Wiped since this process began. */
  readonly #gone = new Set<string>();
  /** What is under way and may write, and of which meeting. */
  readonly #underWay = new Map<Promise<unknown>, string>();

  constructor(ports: VersionPorts) {
    this.#ports = ports;
  }

  /** The meeting is being wiped: resolves when nothing of it is written here any more. */
  async dismiss(meeting: MeetingId): Promise<void> {
    this.#gone.add(meeting);
    await Promise.allSettled([...this.#underWay].flatMap(([work, of]) => (of === meeting ? work : [])));
  }

  /** @throws RefusedVersion `unknown-meeting` if it is being wiped */
  #writing<T>(meeting: MeetingId, write: () => Promise<T>): Promise<T> {
    if (this.#gone.has(meeting)) return Promise.reject(new RefusedVersion('unknown-meeting'));
    const work = write().finally(() => this.#underWay.delete(work));
    this.#underWay.set(work, meeting);
    return work;
  }

  /** Newest first. */
  async list(meeting: MeetingId): Promise<readonly AgendaVersion[]> {
    return (await this.#ports.agendas.versions(meeting)).map(shown);
  }

  /** Keeps the agenda as it is now. @throws RefusedVersion `too-many-versions` */
  keep(meeting: MeetingId, name: string, by: Author, before: Before): Promise<AgendaVersion> {
    return this.#writing(meeting, () => this.#keepNamed(meeting, name, by, before));
  }

  async #keepNamed(meeting: MeetingId, name: string, by: Author, before: Before): Promise<AgendaVersion> {
    const named = (await this.#ports.agendas.versions(meeting)).filter(({ kind }) => kind === 'named');
    if (named.length >= VERSIONS_LIMIT) throw new RefusedVersion('too-many-versions');
    const present = await this.#present(meeting);
    await before();
    return this.#keep(meeting, { name, kind: 'named' }, by, present);
  }

  /** @throws RefusedVersion `unknown-version` */
  async read(meeting: MeetingId, id: string): Promise<{ version: AgendaVersion; items: readonly AgendaLine[] }> {
    const row = await this.#row(meeting, id);
    return { version: shown(row), items: linesOf(await this.#document(meeting, id)) };
  }

  /** Either may be the agenda as it is now (`NOW`). @throws RefusedVersion `unknown-version` */
  async compare(meeting: MeetingId, from: string, to: string): Promise<AgendaComparison> {
    return compareAgendas(await this.#document(meeting, from), await this.#document(meeting, to));
  }

  /**
   * Makes the agenda look as it did, by a change within it. @returns what was there before, as a version; null if it
   * looked like that already
   * @throws RefusedVersion `unknown-version`, `full` if the document has no room for the change
   */
  restore(meeting: MeetingId, id: string, by: Author, before: Before): Promise<AgendaVersion | null> {
    return this.#writing(meeting, () => this.#restore(meeting, id, by, before));
  }

  async #restore(meeting: MeetingId, id: string, by: Author, before: Before): Promise<AgendaVersion | null> {
    const { name } = await this.#row(meeting, id);
    const then = await this.#document(meeting, id);
    const now = await this.#present(meeting);
    const was = Y.encodeStateAsUpdate(now);
    const update = updateBackTo(now, then);
    if (!update) return null;
    if (was.byteLength + update.byteLength > DOCUMENT_LIMIT) throw new RefusedVersion('full');
    await before();
    const kept = await this.#keep(meeting, { name, kind: 'before-restore' }, by, documentOf([was]));
    await this.#ports.agendas.append(meeting, update);
    await this.#ports.written(meeting);
    await this.#tidy(meeting);
    await this.#ports.tidied(meeting);
    return kept;
  }

  /**
   * Removes a version for good, and with it what is still stored of words that were taken out of the agenda: nobody should
   * read them any more. @throws RefusedVersion `unknown-version`, `on-hold`
   */
  remove(meeting: MeetingId, id: string, before: Before): Promise<void> {
    return this.#writing(meeting, async () => {
      await this.#row(meeting, id);
      if (await this.#isHeld(meeting)) throw new RefusedVersion('on-hold');
      await before();
      await this.#ports.agendas.forgetVersions(meeting, [id]);
      await this.#ports.tidied(meeting);
    });
  }

  async #keep(
    meeting: MeetingId,
    { name, kind }: Pick<AgendaVersionRow, 'name' | 'kind'>,
    by: Author,
    document: Y.Doc
  ): Promise<AgendaVersion> {
    const row = { id: this.#ports.id(), name, kind, by: by.id, byName: by.name, at: this.#ports.now() };
    const bytes = Y.encodeStateAsUpdate(document);
    await this.#ports.agendas.keepVersion(meeting, row, bytes);
    return shown({ ...row, bytes: bytes.byteLength });
  }

  async #row(meeting: MeetingId, id: string): Promise<AgendaVersionRow> {
    const row = (await this.#ports.agendas.versions(meeting)).find((version) => version.id === id);
    if (!row) throw new RefusedVersion('unknown-version');
    return row;
  }

  async #document(meeting: MeetingId, id: string): Promise<Y.Doc> {
    if (id === NOW) return this.#present(meeting);
    const bytes = await this.#ports.agendas.version(meeting, id);
    if (!bytes) throw new RefusedVersion('unknown-version');
    return documentOf([bytes]);
  }

  async #present(meeting: MeetingId): Promise<Y.Doc> {
    await this.#ports.settled(meeting);
    return documentOf((await this.#ports.agendas.load(meeting)).map(({ update }) => update));
  }

  async #isHeld(meeting: MeetingId): Promise<boolean> {
    return holdsIn(await this.#ports.agencyLog.read()).has(meeting);
  }

  async #tidy(meeting: MeetingId): Promise<void> {
    const own = (await this.#ports.agendas.versions(meeting)).filter(({ kind }) => kind === 'before-restore');
    const old = own.slice(BEFORE_RESTORE_LIMIT).map(({ id }) => id);
    if (old.length > 0 && !(await this.#isHeld(meeting))) await this.#ports.agendas.forgetVersions(meeting, old);
  }
}

function shown({ id, name, kind, by, byName, at }: AgendaVersionRow): AgendaVersion {
  return { id, name, kind, by: { id: by, name: byName }, at };
}
