import { z } from 'zod';
import type { Directory } from '../db/store.ts';

/** What the agency asks of everybody who signs in. */
const rules = z.object({ secondFactor: z.boolean().default(false) });
const NAME = 'staff';

type Settings = Pick<Directory['agency'], 'read' | 'write'>;

/** Whether everybody needs a second factor. */
export async function secondFactorRequired(agency: Settings): Promise<boolean> {
  return rules.parse((await agency.read(NAME)) ?? {}).secondFactor;
}

export async function requireSecondFactor(agency: Settings, required: boolean): Promise<void> {
  await agency.write(NAME, { ...(await agency.read(NAME)), secondFactor: required });
}
