import { z } from 'zod';
import type { AgencySettings } from '../db/store.ts';
import type { StaffId } from '../src/lib/meeting/ids.ts';
import { DEFAULT_REOPEN_AT, REOPEN_AT_LIMIT } from '../src/lib/meeting/actions/action.ts';
import type { AgencyLog } from './agency-log.ts';

/** Where the agency's settings say it. */
const NAME = 'actions';

/** Residents; more than this many could never be asked for. */
export const reopenAtField = z.number().int().min(1).max(REOPEN_AT_LIMIT);
const kept = z.object({ reopenAt: reopenAtField.catch(DEFAULT_REOPEN_AT) });

/** How many of those who asked for an action have to say “not yet” until it is reopened; for what is published from now on. */
export async function reopenAt(agency: Pick<AgencySettings, 'read'>): Promise<number> {
  return kept.parse((await agency.read(NAME)) ?? {}).reopenAt;
}

/** The act is in the agency's log before it is done. */
export async function setReopenAt(
  { agency, agencyLog }: { readonly agency: AgencySettings; readonly agencyLog: Pick<AgencyLog, 'record'> },
  disputes: number,
  by: StaffId
): Promise<void> {
  await agencyLog.record({ type: 'agency.configured', fields: ['actions.reopenAt'] }, by);
  await agency.write(NAME, { ...(await agency.read(NAME)), reopenAt: disputes });
}
