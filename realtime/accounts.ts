import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { StoreError, type Directory, type OneTimeLink, type StaffAccount, type StaffRole } from '../db/store.ts';
import { cleanText } from '../src/lib/meeting/text.ts';
import type { AgencyAct } from '../src/lib/agency/acts.ts';
import { PASSWORD_MIN, PASSWORD_MIN_WITH_FACTOR } from '../src/lib/protocol/staff.ts';
import { issueLink, peekLink, purposeOf, takeLink } from './links.ts';
import { hashPassword, passwordProblem, withHash, type Hash } from './passwords.ts';

/** Accounts of staff: how they come to be, over a single-use link or from the command line. */

export const emailField = z
  .string()
  .max(200)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email('This is not an e-mail address.'));

/** Without what turns the direction of a line or cannot be seen: a name stands in lists and logs beside others. */
export const nameField = z
  .string()
  .max(200)
  .transform(cleanText)
  .pipe(z.string().min(1, 'A name is needed.').max(80, 'Use at most 80 characters.'));

export const passwordField = z
  .string()
  .max(2000)
  .superRefine((password, context) => {
    const problem = passwordProblem(password);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });

/** There is one first admin: the store itself refuses a second one who comes at the same moment by another link. */
const FIRST_ADMIN = 'first-admin';

interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  /** False: only in meetings that it is assigned to; absent: everywhere. */
  readonly everywhere?: boolean;
  /** null: a single-use link will set it */
  readonly password: string | null;
}

export function newStaffId(): string {
  return randomBytes(12).toString('base64url');
}

/** @throws StoreError `taken` if the e-mail has an account */
export async function refuseTaken(directory: Directory, email: string): Promise<void> {
  if (await directory.staff.byEmail(email)) throw new StoreError('taken', 'This e-mail has an account.');
}

/** @throws StoreError `taken` if the e-mail has an account */
export async function addAccount(
  directory: Directory,
  { password, everywhere = true, ...given }: NewAccount,
  now: number,
  id = newStaffId(),
  hash: Hash = hashPassword
): Promise<StaffAccount> {
  const passwordHash = password === null ? null : await hash(password);
  const account = {
    id,
    ...given,
    everywhere: everywhere || given.role === 'admin',
    passwordHash,
    disabled: false,
    createdAt: now,
  };
  await directory.staff.add(account);
  return account;
}

/** The path of a fresh setup link if nobody has an account yet, else null. */
export async function firstSetupLink(directory: Directory, now: number): Promise<string | null> {
  const staff = await directory.staff.list();
  return staff.length === 0 ? issueLink(directory, 'setup', null, now) : null;
}

export interface SetUp {
  readonly secret: string;
  readonly password: string;
  /** Only for the first admin. */
  readonly email?: string | undefined;
  readonly name?: string | undefined;
}

/** @throws what keeps it from being recorded: then it must not be done */
type RecordAct = (by: string, act: AgencyAct) => Promise<void>;

/**
 * Uses a single-use link: makes the first admin, or gives an account a new password and ends its sessions. What is
 * missing is found before the link is used up.
 * @param record is asked to record what is about to be done, by whom
 * @throws TooBusy; the link is not used up
 * @returns the account, or `used` if the link is not good (any more), or the fields that are missing
 */
export async function useLink(
  directory: Directory,
  given: SetUp,
  now: number,
  record: RecordAct
): Promise<StaffAccount | 'used' | { readonly missing: readonly ('email' | 'name')[] } | { readonly weak: string }> {
  const { secret, email, name } = given;
  const looked = await lookAtLink(directory, secret, now);
  if (!looked) return 'used';
  const weak = passwordProblem(given.password, looked.passwordMin);
  if (weak !== null) return { weak };
  if (purposeOf(secret) === 'setup' && (email === undefined || name === undefined)) {
    return {
      missing: [...(email === undefined ? ['email' as const] : []), ...(name === undefined ? ['name' as const] : [])],
    };
  }
  return withHash((hash) => useTaken(directory, given, now, hash, record));
}

/** What a link is for, if it is still good. */
export interface LinkLook {
  readonly purpose: OneTimeLink['purpose'];
  /** Whose password it sets; null: it makes the first admin. */
  readonly account: Pick<StaffAccount, 'id' | 'name' | 'email'> | null;
  readonly passwordMin: number;
  readonly secondFactor: boolean;
}

/**
 * Looks at a link without using it; null if it was used, is too old, never was, or its account is not in use or has a
 * password meanwhile.
 */
export async function lookAtLink(directory: Directory, secret: string, now: number): Promise<LinkLook | null> {
  const link = await peekLink(directory, secret, now);
  if (!link) return null;
  const { purpose, staffId } = link;
  if (staffId === null) {
    const first = (await directory.staff.list()).length === 0;
    return first ? { purpose, account: null, passwordMin: PASSWORD_MIN, secondFactor: false } : null;
  }
  const account = await directory.staff.byId(staffId);
  if (!account || account.disabled || account.passwordHash !== null) return null;
  const secondFactor = (await directory.factors.find(staffId)) !== null;
  return { purpose, account, passwordMin: secondFactor ? PASSWORD_MIN_WITH_FACTOR : PASSWORD_MIN, secondFactor };
}

async function useTaken(
  directory: Directory,
  given: SetUp,
  now: number,
  hash: Hash,
  record: RecordAct
): Promise<StaffAccount | 'used'> {
  const { secret, password, email, name } = given;
  const looked = await lookAtLink(directory, secret, now);
  if (!looked) return 'used';
  if (looked.account) return setFirst(directory, looked.account.id, given, now, hash, record);
  if (!(await takeLink(directory, secret, now))) return 'used';
  if (email === undefined || name === undefined || (await directory.staff.list()).length > 0) return 'used';
  await record(FIRST_ADMIN, { type: 'staff.added', staff: FIRST_ADMIN, role: 'admin' });
  try {
    return await addAccount(directory, { email, name, role: 'admin', password }, now, FIRST_ADMIN, hash);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'taken') return 'used';
    throw error;
  }
}

/**
 * Sets the password of an account that has none. The link is taken last, for a reset voids the links first and then
 * the password: whoever still finds theirs was there before it, and is voided with the rest.
 */
async function setFirst(
  directory: Directory,
  id: string,
  { secret, password }: SetUp,
  now: number,
  hash: Hash,
  record: RecordAct
): Promise<StaffAccount | 'used'> {
  const passwordHash = await hash(password);
  await record(id, { type: 'staff.password-set', staff: id });
  if (!(await directory.staff.update(id, { passwordHash }, { passwordHash: null }))) return 'used';
  const taken = await takeLink(directory, secret, now);
  if (!taken) await directory.staff.update(id, { passwordHash: null }, { passwordHash });
  await directory.sessions.deleteUserSessions(id);
  const account = taken && (await directory.staff.byId(id));
  return account && !account.disabled ? { ...account, passwordHash } : 'used';
}
