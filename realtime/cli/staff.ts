import { parseArgs } from 'node:util';
import { z } from 'zod';
import { StoreError, type Directory, type StaffAccount, type StaffRole } from '../../db/store.ts';
import { STAFF_ROLES } from '../../src/lib/meeting/actors.ts';
import { parseMeetingCode } from '../../src/lib/meeting/ids.ts';
import { MEETING_ROLES } from '../../src/lib/protocol/people.ts';
import { addAccount, emailField, nameField, newStaffId, passwordField, refuseTaken } from '../accounts.ts';
import { INVITE_HOURS, LINK_HOURS } from '../links.ts';
import type { AgencyLog } from '../agency-log.ts';
import type { People } from '../people.ts';
import { secondFactorRequired } from '../staff-rules.ts';
import { Failure, UsageError, type Terminal } from './usage.ts';

/** Who is at the machine itself may do what pages refuse, such as leaving the agency without an admin. */
const BY = 'command-line';

export interface StaffPorts {
  readonly directory: Directory;
  readonly terminal: Terminal;
  readonly people: People;
  readonly agencyLog: Pick<AgencyLog, 'record'>;
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
    case 'assign':
      return assign(options, ports);
    case 'unassign':
      return assign(options, ports, null);
    case 'second-factor':
      return requireFactor(options, ports);
    default:
      throw new UsageError(action ? `there is no command "staff ${action}"` : 'staff needs a command');
  }
}

type Options = ReturnType<typeof read>;

function read(argv: readonly string[]) {
  const string = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    ...{ email: string, name: string, role: string, meeting: string, required: string },
    ...{ 'password-stdin': flag, 'meetings-only': flag, 'second-factor': flag },
  } as const;
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws UsageError naming the option that is missing or wrong */
function needed<T>(
  options: Options,
  name: 'email' | 'name' | 'role' | 'meeting' | 'required',
  schema: z.ZodType<T>
): T {
  if (options[name] === undefined) throw new UsageError(`--${name} is needed`);
  const parsed = schema.safeParse(options[name]);
  if (!parsed.success) throw new UsageError(`--${name}: ${parsed.error.issues[0]?.message ?? 'not in order'}`);
  return parsed.data;
}

const roleField = z.enum(STAFF_ROLES, `must be one of ${STAFF_ROLES.join(', ')}`);
const meetingRoleField = z.enum(MEETING_ROLES, `must be one of ${MEETING_ROLES.join(', ')}`);
const roleOf = (options: Options): StaffRole => needed(options, 'role', roleField);

async function accountOf(options: Options, directory: Directory): Promise<StaffAccount> {
  const email = needed(options, 'email', emailField);
  const account = await directory.staff.byEmail(email);
  if (!account) throw new Failure(`Nobody has an account with ${email}.`);
  return account;
}

async function add(options: Options, ports: StaffPorts): Promise<void> {
  const { directory, people, terminal, now, agencyLog } = ports;
  const email = needed(options, 'email', emailField);
  const name = needed(options, 'name', nameField);
  const role = roleOf(options);
  const everywhere = !options['meetings-only'];
  const where = everywhere || role === 'admin' ? '' : ', in the meetings that they are assigned to';
  try {
    if (!options['password-stdin']) {
      const { path } = await people.invite({ email, name, role, everywhere }, BY);
      terminal.out(`${email} is ${role} now${where}.`);
      return printLink(path, ports);
    }
    const password = await terminal.readLine();
    const problem = passwordField.safeParse(password).error?.issues[0]?.message;
    if (problem) throw new Failure(problem);
    await refuseTaken(directory, email);
    const id = newStaffId();
    await agencyLog.record({ type: 'staff.added', staff: id, role }, BY);
    await addAccount(directory, { email, name, role, everywhere, password }, now, id);
    terminal.out(`${email} is ${role} now${where}.`);
  } catch (error) {
    if (error instanceof StoreError && error.code === 'taken') throw new Failure(`${email} has an account already.`);
    throw error;
  }
}

async function list({ people, directory, terminal }: StaffPorts): Promise<void> {
  const staff = await people.list();
  if (staff.length === 0) return terminal.out('Nobody has an account yet.');
  const width = Math.max(...staff.map(({ email }) => email.length));
  for (const { email, role, name, disabled, active, everywhere, secondFactor, meetings } of staff) {
    const facts = [
      ...(disabled ? ['disabled'] : []),
      ...(active ? [] : ['no password yet']),
      ...(secondFactor ? ['second factor'] : []),
      ...(everywhere ? [] : ['meetings only']),
      ...meetings.map(({ code, role: there }) => `${code}: ${there}`),
    ];
    terminal.out(
      `${email.padEnd(width)}  ${role.padEnd(9)}  ${name}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`
    );
  }
  if (await secondFactorRequired(directory.agency)) terminal.out('Everybody needs a second factor.');
}

async function setRole(options: Options, { directory, people, terminal }: StaffPorts): Promise<void> {
  const role = roleOf(options);
  const account = await accountOf(options, directory);
  await people.change(account.id, { role, ...(options['meetings-only'] && { everywhere: false }) }, BY);
  terminal.out(`${account.email} is ${role} now.`);
}

async function setDisabled(
  options: Options,
  { directory, people, terminal }: StaffPorts,
  disabled: boolean
): Promise<void> {
  const account = await accountOf(options, directory);
  await people.change(account.id, { disabled }, BY);
  terminal.out(
    disabled ? `${account.email} is signed out everywhere and cannot sign in.` : `${account.email} may sign in again.`
  );
}

async function reset(options: Options, ports: StaffPorts): Promise<void> {
  const { directory, people, terminal } = ports;
  const account = await accountOf(options, directory);
  const withFactor = options['second-factor'] ?? false;
  const outcome = await people.reset(account.id, withFactor, BY);
  if (typeof outcome === 'string') throw new Failure(`Nobody has an account with ${account.email}.`);
  terminal.out(
    withFactor
      ? `The password and the second factor of ${account.email} are void, and the person is signed out everywhere.`
      : `The password of ${account.email} is void, and the person is signed out everywhere.`
  );
  printLink(outcome.path, ports);
}

async function assign(options: Options, ports: StaffPorts, none?: null): Promise<void> {
  const { directory, people, terminal } = ports;
  const account = await accountOf(options, directory);
  const code = parseMeetingCode(needed(options, 'meeting', z.string()));
  const meeting = code && (await directory.meetings.byCode(code));
  if (!meeting) throw new Failure('There is no meeting with this code.');
  const role = none === null ? null : needed(options, 'role', meetingRoleField);
  await people.assign(account.id, meeting.id, role, BY);
  terminal.out(`${account.email} is ${role ?? 'not assigned any more'} in ${meeting.code}.`);
}

async function requireFactor(options: Options, { people, terminal }: StaffPorts): Promise<void> {
  const required = needed(options, 'required', z.enum(['yes', 'no'], 'must be yes or no')) === 'yes';
  await people.requireSecondFactor(required, BY);
  terminal.out(required ? 'Everybody needs a second factor now.' : 'Nobody needs a second factor.');
}

function printLink(path: string, { terminal, address }: StaffPorts): void {
  const hours = path.includes('/invite-') ? INVITE_HOURS : LINK_HOURS;
  terminal.out(
    `This link sets the password, once, within ${hours === LINK_HOURS ? `${hours} hours` : `${hours / 24} days`}:`
  );
  terminal.out(`${address}${path}`);
}
