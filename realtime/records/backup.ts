import { z } from 'zod';
import { areaRow, assignmentRow, factorRow, staffRow } from '../../db/rows.ts';
import type { Store } from '../../db/store.ts';
import { AGENCY_STREAM, AgencyLog } from '../agency-log.ts';
import { isRehearsal } from '../rehearsal-ids.ts';
import { archiveOf, archiveShape, jointOf, unpack } from './archive.ts';
import { removalLine, Removals } from './removals.ts';

/** Settings of the agency that are worth keeping, by the names that they are kept under. */
const SETTINGS = ['staff', 'actions'] as const;

const anything = z.record(z.string(), z.unknown());
const backupShape = z.object({
  openfloor: z.literal('backup'),
  format: z.literal(1),
  /** ms since the epoch */
  at: z.number(),
  staff: z.array(staffRow),
  assignments: z.array(assignmentRow),
  factors: z.array(factorRow),
  areas: z.array(areaRow),
  settings: z.record(z.string(), anything),
  agencyLog: z.array(z.object({ firstVersion: z.int(), events: z.array(anything), chain: z.optional(z.string()) })),
  meetings: z.array(archiveShape),
  /** What was removed until then; absent in older ones. */
  removals: z.optional(z.array(removalLine)),
});
export type Backup = z.infer<typeof backupShape>;

const keyringShape = z.object({
  openfloor: z.literal('keyring'),
  format: z.literal(1),
  at: z.number(),
  keys: z.record(z.string(), z.string()),
});

export interface MadeBackup {
  readonly backup: Backup;
  /** Meetings that are not in it, because they cannot be read. */
  readonly failed: readonly { readonly code: string; readonly error: unknown }[];
}

/**
 * Everything but the keys, sign-ins, links and rehearsals. What cannot be read of one meeting keeps no other one out.
 * @param removals what is written down of what was done away with
 */
export async function backupOf(store: Store, now: number, removals = new Removals()): Promise<MadeBackup> {
  const { directory, log } = store;
  const rows = (await directory.meetings.list()).filter(({ id, wipedAt }) => !isRehearsal(id) && wipedAt === null);
  const settings: Backup['settings'] = {};
  for (const name of SETTINGS) {
    const kept = await directory.agency.read(name);
    if (kept) settings[name] = { ...kept };
  }
  const meetings: Backup['meetings'] = [];
  const failed: { code: string; error: unknown }[] = [];
  for (const row of rows) {
    await archiveOf(store, row, now).then(
      (archive) => meetings.push(archive),
      (error: unknown) => failed.push({ code: row.code, error })
    );
  }
  const backup = backupShape.parse({
    openfloor: 'backup',
    format: 1,
    at: now,
    staff: await directory.staff.list(),
    assignments: await directory.assignments.list(null),
    factors: await directory.factors.list(),
    areas: await directory.areas.list(),
    settings,
    agencyLog: await log.read(AGENCY_STREAM, 0),
    meetings,
    removals: removals.lines(),
  });
  return { backup, failed };
}

/** @throws ZodError if it is no backup */
export const parseBackup = (given: unknown): Backup => backupShape.parse(given);

export interface Restored {
  readonly code: string;
  readonly as: 'whole' | 'without-anybody' | 'left-out';
}

/**
 * Puts a backup into an empty store. What was done away with since is done away with again: texts that were removed are
 * not there, and meetings whose key is gone, or whose retention ended, come back without anybody, which the log of the
 * agency says from then on.
 * @param now ms since the epoch
 */
export async function restore(
  store: Store,
  backup: Backup,
  removals: Removals,
  now: () => number
): Promise<Restored[]> {
  const { directory, log, keyring } = store;
  await beginRestore(store);
  for (const account of backup.staff) await directory.staff.add(account);
  for (const assignment of backup.assignments) await directory.assignments.put(assignment);
  for (const factor of backup.factors) await directory.factors.put(factor);
  for (const area of backup.areas) await directory.areas.put(area);
  for (const [name, value] of Object.entries(backup.settings)) await directory.agency.write(name, value);
  for (const { firstVersion, events, chain } of backup.agencyLog) {
    await log.append(AGENCY_STREAM, firstVersion - 1, { events, texts: {}, ...(chain !== undefined && { chain }) });
  }
  const agencyLog = new AgencyLog(log, { now });
  const restored: Restored[] = [];
  for (const archive of backup.meetings) {
    const { id, code } = archive.row;
    if (removals.dropped.has(id)) {
      restored.push({ code, as: 'left-out' });
      continue;
    }
    if (removals.ended.has(id)) await keyring.destroy(id);
    const key = (await keyring.list()).get(id) ?? null;
    const as = await unpack(store, archive, key, removals.of(id));
    if (as === 'without-anybody') {
      const act = { type: 'meeting.anonymised', meeting: id, code, ...jointOf(archive) } as const;
      await agencyLog.record(act, 'command-line');
    }
    restored.push({ code, as });
  }
  await directory.agency.write(RESTORING, { cutOff: false });
  return restored;
}

/** Set while a restore is under way. */
const RESTORING = 'restoring';

/** From now on what is there is not all, until a restore is through. */
export async function beginRestore({ directory }: Pick<Store, 'directory'>): Promise<void> {
  await directory.agency.write(RESTORING, { cutOff: true });
}

export const HALF_RESTORED = 'A restore into this data was cut off. Empty the folder or database, and restore again.';

/** Whether a restore into this store was cut off: what is there is not all. */
export async function isHalfRestored({ directory }: Pick<Store, 'directory'>): Promise<boolean> {
  return (await directory.agency.read(RESTORING))?.['cutOff'] === true;
}

export async function keyringOf({ keyring }: Store, now: number): Promise<z.infer<typeof keyringShape>> {
  return { openfloor: 'keyring', format: 1, at: now, keys: Object.fromEntries(await keyring.list()) };
}

type KeyringCopy = z.infer<typeof keyringShape>;

/** @throws ZodError if it is no copy of a keyring */
export const parseKeyring = (given: unknown): KeyringCopy => keyringShape.parse(given);

/** @param only the one key that is wanted */
export async function restoreKeyring(
  { keyring }: Store,
  { keys }: KeyringCopy,
  removals: Removals,
  only: string | null = null
): Promise<number> {
  let many = 0;
  for (const [meeting, key] of Object.entries(keys)) {
    if (only !== null && meeting !== only) continue;
    if (removals.ended.has(meeting) || removals.dropped.has(meeting)) continue;
    await keyring.keep(meeting, key);
    many += 1;
  }
  return many;
}
