import { z } from 'zod';
import { areaRow, assignmentRow, factorRow, staffRow } from '../../db/rows.ts';
import type { Store } from '../../db/store.ts';
import { AGENCY_STREAM } from '../agency-log.ts';
import { isRehearsal } from '../rehearsal-ids.ts';
import { archiveOf, archiveShape, unpack } from './archive.ts';
import type { Removals } from './removals.ts';

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
});
export type Backup = z.infer<typeof backupShape>;

const keyringShape = z.object({
  openfloor: z.literal('keyring'),
  format: z.literal(1),
  at: z.number(),
  keys: z.record(z.string(), z.string()),
});

/** Everything but the keys, sign-ins, links and rehearsals. */
export async function backupOf(store: Store, now: number): Promise<Backup> {
  const { directory, log } = store;
  const rows = (await directory.meetings.list()).filter(({ id, wipedAt }) => !isRehearsal(id) && wipedAt === null);
  const settings: Backup['settings'] = {};
  for (const name of SETTINGS) {
    const kept = await directory.agency.read(name);
    if (kept) settings[name] = { ...kept };
  }
  const meetings: Backup['meetings'] = [];
  for (const row of rows) meetings.push(await archiveOf(store, row, now));
  return backupShape.parse({
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
  });
}

export interface Restored {
  readonly code: string;
  readonly as: 'whole' | 'without-anybody' | 'left-out';
}

/**
 * Puts a backup into an empty store. What was done away with since is done away with again: texts that were removed are
 * not there, and meetings whose key is gone, or whose retention ended, come back without anybody.
 * @throws ZodError if it is no backup
 */
export async function restore(store: Store, given: unknown, removals: Removals): Promise<Restored[]> {
  const backup = backupShape.parse(given);
  const { directory, log, keyring } = store;
  for (const account of backup.staff) await directory.staff.add(account);
  for (const assignment of backup.assignments) await directory.assignments.put(assignment);
  for (const factor of backup.factors) await directory.factors.put(factor);
  for (const area of backup.areas) await directory.areas.put(area);
  for (const [name, value] of Object.entries(backup.settings)) await directory.agency.write(name, value);
  for (const { firstVersion, events, chain } of backup.agencyLog) {
    await log.append(AGENCY_STREAM, firstVersion - 1, { events, texts: {}, ...(chain !== undefined && { chain }) });
  }
  const restored: Restored[] = [];
  for (const archive of backup.meetings) {
    const { id, code } = archive.row;
    if (removals.dropped.has(id)) {
      restored.push({ code, as: 'left-out' });
      continue;
    }
    if (removals.ended.has(id)) await keyring.destroy(id);
    const key = (await keyring.list()).get(id) ?? null;
    restored.push({ code, as: await unpack(store, archive, key, removals.of(id)) });
  }
  return restored;
}

export async function keyringOf({ keyring }: Store, now: number): Promise<z.infer<typeof keyringShape>> {
  return { openfloor: 'keyring', format: 1, at: now, keys: Object.fromEntries(await keyring.list()) };
}

/** @param only the one key that is wanted; @throws ZodError if it is no copy of a keyring */
export async function restoreKeyring(
  { keyring }: Store,
  given: unknown,
  removals: Removals,
  only: string | null = null
): Promise<number> {
  const { keys } = keyringShape.parse(given);
  let many = 0;
  for (const [meeting, key] of Object.entries(keys)) {
    if (only !== null && meeting !== only) continue;
    if (removals.ended.has(meeting) || removals.dropped.has(meeting)) continue;
    await keyring.keep(meeting, key);
    many += 1;
  }
  return many;
}
