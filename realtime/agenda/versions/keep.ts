import * as Y from 'yjs';
import type { AgendaStore, AgendaVersionRow } from '../../../db/store.ts';
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

export type VersionRefusal = 'unknown-version' | 'too-many-versions' | 'full';

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
  readonly settled: (meeting: string) => Promise<void>;
  /** Something was written to a meeting's agenda that is not in memory. */
  readonly written: (meeting: string) => Promise<void>;
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

  constructor(ports: VersionPorts) {
    this.#ports = ports;
  }

  /** Newest first. */
  async list(meeting: string): Promise<readonly AgendaVersion[]> {
    return (await this.#ports.agendas.versions(meeting)).map(shown);
  }

  /** Keeps the agenda as it is now. @throws RefusedVersion `too-many-versions` */
  async keep(meeting: string, name: string, by: Author, before: Before): Promise<AgendaVersion> {
    const named = (await this.#ports.agendas.versions(meeting)).filter(({ kind }) => kind === 'named');
    if (named.length >= VERSIONS_LIMIT) throw new RefusedVersion('too-many-versions');
    const present = await this.#present(meeting);
    await before();
    return this.#keep(meeting, { name, kind: 'named' }, by, present);
  }

  /** @throws RefusedVersion `unknown-version` */
  async read(meeting: string, id: string): Promise<{ version: AgendaVersion; items: readonly AgendaLine[] }> {
    const row = await this.#row(meeting, id);
    return { version: shown(row), items: linesOf(await this.#document(meeting, id)) };
  }

  /** Either may be the agenda as it is now (`NOW`). @throws RefusedVersion `unknown-version` */
  async compare(meeting: string, from: string, to: string): Promise<AgendaComparison> {
    return compareAgendas(await this.#document(meeting, from), await this.#document(meeting, to));
  }

  /**
   * Makes the agenda look as it did, by a change within it. @returns what was there before, as a version; null if it
   * looked like that already
   * @throws RefusedVersion `unknown-version`, `full` if the document has no room for the change
   */
  async restore(meeting: string, id: string, by: Author, before: Before): Promise<AgendaVersion | null> {
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
    return kept;
  }

  /** Removes a version for good: words that nobody should read any more may be in it. @throws RefusedVersion `unknown-version` */
  async remove(meeting: string, id: string, before: Before): Promise<void> {
    await this.#row(meeting, id);
    await before();
    await this.#ports.agendas.forgetVersions(meeting, [id]);
  }

  async #keep(
    meeting: string,
    { name, kind }: Pick<AgendaVersionRow, 'name' | 'kind'>,
    by: Author,
    document: Y.Doc
  ): Promise<AgendaVersion> {
    const row = { id: this.#ports.id(), name, kind, by: by.id, byName: by.name, at: this.#ports.now() };
    const bytes = Y.encodeStateAsUpdate(document);
    await this.#ports.agendas.keepVersion(meeting, row, bytes);
    return shown({ ...row, bytes: bytes.byteLength });
  }

  async #row(meeting: string, id: string): Promise<AgendaVersionRow> {
    const row = (await this.#ports.agendas.versions(meeting)).find((version) => version.id === id);
    if (!row) throw new RefusedVersion('unknown-version');
    return row;
  }

  async #document(meeting: string, id: string): Promise<Y.Doc> {
    if (id === NOW) return this.#present(meeting);
    const bytes = await this.#ports.agendas.version(meeting, id);
    if (!bytes) throw new RefusedVersion('unknown-version');
    return documentOf([bytes]);
  }

  async #present(meeting: string): Promise<Y.Doc> {
    await this.#ports.settled(meeting);
    return documentOf((await this.#ports.agendas.load(meeting)).map(({ update }) => update));
  }

  async #tidy(meeting: string): Promise<void> {
    const own = (await this.#ports.agendas.versions(meeting)).filter(({ kind }) => kind === 'before-restore');
    const old = own.slice(BEFORE_RESTORE_LIMIT).map(({ id }) => id);
    if (old.length > 0) await this.#ports.agendas.forgetVersions(meeting, old);
  }
}

function shown({ id, name, kind, by, byName, at }: AgendaVersionRow): AgendaVersion {
  return { id, name, kind, by: { id: by, name: byName }, at };
}
