import { parseArgs } from 'node:util';
import { z } from 'zod';
import { StoreError, type Directory, type StaffAccount, type StaffRole } from '../../db/store.ts';
import { STAFF_ROLES } from '../../src/lib/meeting/actors.ts';
import { addAccount, emailField, nameField, passwordField } from '../accounts.ts';
import { issueLink, LINK_HOURS } from '../links.ts';
import { Failure, UsageError, type Terminal } from './usage.ts';

export interface StaffPorts {
  readonly directory: Directory;
  readonly terminal: Terminal;
  /** Where people reach the server, for links. */
  readonly address: string;
  readonly now: number;
}

/** `openfloor staff …`. @throws UsageError, Failure */
export async function staffCommand(argv: readonly string[], ports: StaffPorts): Promise<void> {
  const [action = '', ...rest] = argv;
  const options = read(rest);
  switch (action) {
    case 'add':
      return add(options, ports);
    case 'list':
      return list(ports);
    case 'role':
      return setRole(options, ports);
    case 'disable':
      return setDisabled(options, ports, true);
    case 'enable':
      return setDisabled(options, ports, false);
    case 'reset':
      return reset(options, ports);
    default:
      throw new UsageError(action ? `there is no command "staff ${action}"` : 'staff needs a command');
  }
}

type Options = ReturnType<typeof read>;

function read(argv: readonly string[]) {
  const string = { type: 'string' } as const;
  const options = { email: string, name: string, role: string, 'password-stdin': { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws UsageError naming the option that is missing or wrong */
function needed<T>(options: Options, name: 'email' | 'name' | 'role', schema: z.ZodType<T>): T {
  if (options[name] === undefined) throw new UsageError(`--${name} is needed`);
  const parsed = schema.safeParse(options[name]);
  if (!parsed.success) throw new UsageError(`--${name}: ${parsed.error.issues[0]?.message ?? 'not in order'}`);
  return parsed.data;
}

const roleField = z.enum(STAFF_ROLES, `must be one of ${STAFF_ROLES.join(', ')}`);
const roleOf = (options: Options): StaffRole => needed(options, 'role', roleField);

async function accountOf(options: Options, directory: Directory): Promise<StaffAccount> {
  const email = needed(options, 'email', emailField);
  const account = await directory.staff.byEmail(email);
  if (!account) throw new Failure(`Nobody has an account with ${email}.`);
  return account;
}

async function add(options: Options, { directory, terminal, now, address }: StaffPorts): Promise<void> {
  const email = needed(options, 'email', emailField);
  const name = needed(options, 'name', nameField);
  const role = roleOf(options);
  const password = options['password-stdin'] ? await terminal.readLine() : null;
  if (password !== null) {
    const problem = passwordField.safeParse(password).error?.issues[0]?.message;
    if (problem) throw new Failure(problem);
  }
  try {
    const account = await addAccount(directory, { email, name, role, password }, now);
    terminal.out(`${email} is ${role} now.`);
    if (password === null) await printLink(account, { directory, terminal, now, address });
  } catch (error) {
    if (error instanceof StoreError && error.code === 'taken') throw new Failure(`${email} has an account already.`);
    throw error;
  }
}

async function list({ directory, terminal }: StaffPorts): Promise<void> {
  const staff = await directory.staff.list();
  if (staff.length === 0) return terminal.out('Nobody has an account yet.');
  const width = Math.max(...staff.map(({ email }) => email.length));
  for (const { email, role, name, disabled, passwordHash } of staff) {
    const state = disabled ? ' (disabled)' : passwordHash === null ? ' (no password yet)' : '';
    terminal.out(`${email.padEnd(width)}  ${role.padEnd(9)}  ${name}${state}`);
  }
}

async function setRole(options: Options, { directory, terminal }: StaffPorts): Promise<void> {
  const role = roleOf(options);
  const account = await accountOf(options, directory);
  await directory.staff.update(account.id, { role });
  terminal.out(`${account.email} is ${role} now.`);
}

async function setDisabled(options: Options, { directory, terminal }: StaffPorts, disabled: boolean): Promise<void> {
  const account = await accountOf(options, directory);
  await directory.staff.update(account.id, { disabled });
  if (disabled) await directory.sessions.deleteUserSessions(account.id);
  terminal.out(
    disabled ? `${account.email} is signed out everywhere and cannot sign in.` : `${account.email} may sign in again.`
  );
}

async function reset(options: Options, ports: StaffPorts): Promise<void> {
  const { directory, terminal } = ports;
  const account = await accountOf(options, directory);
  await directory.staff.update(account.id, { passwordHash: null });
  await directory.sessions.deleteUserSessions(account.id);
  terminal.out(`The password of ${account.email} is void, and the person is signed out everywhere.`);
  await printLink(account, ports);
}

async function printLink(account: StaffAccount, { directory, terminal, now, address }: StaffPorts): Promise<void> {
  const path = await issueLink(directory, 'reset', account.id, now);
  terminal.out(`This link sets the password, once, within ${LINK_HOURS} hours:`);
  terminal.out(`${address}${path}`);
}
