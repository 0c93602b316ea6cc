import { open, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Store } from '../../db/store.ts';
import { AgencyLog } from '../agency-log.ts';
import { archiveOf, archiveShape, jointOf, unpack } from '../records/archive.ts';
import { jointsIn } from '../records/holds.ts';
import {
  backupOf,
  beginRestore,
  HALF_RESTORED,
  isHalfRestored,
  keyringOf,
  parseBackup,
  parseKeyring,
  restore,
  restoreKeyring,
} from '../records/backup.ts';
import { noteRemoval, readList, readRemovals, type RemovalLine, type Removals } from '../records/removals.ts';
import { Failure, UsageError, type Terminal } from './usage.ts';

export interface CopyPorts {
  readonly store: Store;
  readonly terminal: Terminal;
  readonly now: () => number;
  /** What was done away with, written down by the server; null: it is written nowhere. */
  readonly removals: string | null;
}

type Options = Readonly<Record<'to' | 'from' | 'meeting' | 'keyring' | 'removals', string | undefined>>;

/**
 * `openfloor backup --to FILE`, and with `--keys` the keyring, which is to be kept apart.
 * @returns whether every meeting is in it
 */
export async function backupCommand(
  argv: readonly string[],
  { store, terminal, now, removals }: CopyPorts
): Promise<boolean> {
  const keys = argv.includes('--keys');
  const { to } = read(argv.filter((one) => one !== '--keys'));
  if (to === undefined) throw new UsageError('backup needs --to FILE');
  if (keys) {
    const keyring = await keyringOf(store, now());
    await write(to, keyring);
    terminal.out(
      `${to}: ${Object.keys(keyring.keys).length} keys. Keep it apart from the backups, and only the last one.`
    );
    return true;
  }
  const { backup, failed } = await backupOf(store, now(), await readRemovals(removals));
  await write(to, backup);
  for (const { code, error } of failed) {
    terminal.out(`WRONG  ${code} is not in it: ${error instanceof Error ? error.message : String(error)}`);
  }
  terminal.out(`${to}: ${backup.meetings.length} meetings, ${backup.staff.length} accounts. The keys are not in it.`);
  return failed.length === 0;
}

const WITHOUT = '--without-removals';

/** `openfloor restore --from FILE [--keyring FILE] --removals FILE`, into an empty store. */
export async function restoreCommand(argv: readonly string[], ports: CopyPorts): Promise<boolean> {
  const { store, terminal } = ports;
  const options = read(argv.filter((one) => one !== WITHOUT));
  if (options.from === undefined) throw new UsageError('restore needs --from FILE');
  insistOnRemovals('restore', argv, options);
  const { staff, meetings } = store.directory;
  if (await isHalfRestored(store)) throw new Failure(HALF_RESTORED);
  if ((await staff.list()).length + (await meetings.list()).length > 0) {
    throw new Failure(
      'There is data already. Restore into an empty folder or database: set OPENFLOOR_DATA or MONGODB_URL.'
    );
  }
  const backup = await parsed(options.from, load(options.from).then(parseBackup));
  const removals = await removalsIn(options, ports, backup.removals);
  const { keyring: path } = options;
  const keyring = path === undefined ? null : await parsed(path, load(path).then(parseKeyring));
  // From before the keys: what begins is to be seen as cut off however early it is.
  await beginRestore(store);
  if (keyring) await restoreKeyring(store, keyring, removals);
  for (const { code, as } of await restore(store, backup, removals, ports.now)) {
    terminal.out(`${code}  ${SAID[as]}`);
  }
  terminal.out('Restored. "openfloor verify" holds it against its chains of hashes.');
  return true;
}

/** What was removed since the file was made would come back without a word. */
function insistOnRemovals(command: string, argv: readonly string[], { removals }: Options): void {
  if (argv.includes(WITHOUT) === (removals !== undefined)) {
    throw new UsageError(`${command} needs --removals FILE, or ${WITHOUT} where nothing was removed since`);
  }
}

const SAID = {
  whole: 'restored',
  'without-anybody': 'restored without anybody: its key is not there (any more), so votes are counts',
  'left-out': 'left out: it was wiped since',
} as const;

/** `openfloor export --meeting CODE --to FILE`: one meeting, for another server. */
export async function exportCommand(argv: readonly string[], { store, terminal, now }: CopyPorts): Promise<boolean> {
  const { to, meeting } = read(argv);
  if (to === undefined || meeting === undefined) throw new UsageError('export needs --meeting CODE and --to FILE');
  const row = await store.directory.meetings.byCode(meeting.toUpperCase());
  if (!row || row.wipedAt !== null) throw new Failure(`There is no meeting ${meeting}.`);
  const joint = jointsIn(await new AgencyLog(store.log, { now }).read()).get(row.id);
  const archive = await archiveOf(store, row, now());
  await write(to, { openfloor: 'meeting', format: 1, at: now(), meeting: archive, ...(joint && { joint }) });
  terminal.out(`${to}: ${row.code}. Without a copy of its key it can be imported without anybody only.`);
  return true;
}

const exported = z.object({
  openfloor: z.literal('meeting'),
  format: z.literal(1),
  meeting: archiveShape,
  /** Where its log was replaced by its remainder: the log of the agency says so, which stays where it is. */
  joint: z.optional(z.object({ version: z.int().min(1), was: z.string(), now: z.string() })),
});

/** `openfloor import --from FILE [--keyring FILE] --removals FILE`: a meeting that was exported, beside those that there are. */
export async function importCommand(argv: readonly string[], ports: CopyPorts): Promise<boolean> {
  const { store, terminal, now } = ports;
  const options = read(argv.filter((one) => one !== WITHOUT));
  if (options.from === undefined) throw new UsageError('import needs --from FILE');
  insistOnRemovals('import', argv, options);
  const { meeting, joint } = await parsed(
    options.from,
    load(options.from).then((given) => exported.parse(given))
  );
  const { id, code } = meeting.row;
  const { meetings } = store.directory;
  if ((await meetings.byId(id)) || (await meetings.byCode(code)) || (await store.log.read(id, 0)).length > 0) {
    throw new Failure(`There is a meeting ${code} here already, or something of this very one.`);
  }
  const removals = await removalsIn(options, ports);
  if (removals.dropped.has(id)) throw new Failure(`${code} was wiped here.`);
  if (options.keyring && !removals.ended.has(id)) {
    const keyring = await parsed(options.keyring, load(options.keyring).then(parseKeyring));
    await restoreKeyring(store, keyring, removals, id);
  }
  const agencyLog = new AgencyLog(store.log, { now });
  await agencyLog.record({ type: 'meeting.created', meeting: id, code }, 'command-line');
  const key = (await store.keyring.list()).get(id) ?? null;
  const as = await unpack(store, meeting, key, removals.of(id));
  const replaced = as === 'without-anybody' ? jointOf(meeting) : joint;
  if (replaced) await agencyLog.record({ type: 'meeting.anonymised', meeting: id, code, ...replaced }, 'command-line');
  terminal.out(`${code}  ${SAID[as]}`);
  return true;
}

/** What is written down here, in the file that was named, and in the backup: here, from now on, all of it. */
async function removalsIn(
  { removals: named }: Options,
  { removals: own, terminal }: CopyPorts,
  kept: readonly RemovalLine[] = []
): Promise<Removals> {
  const given = named === undefined ? [] : await listIn(named, terminal);
  const known = await readRemovals(own);
  for (const line of [...given, ...kept]) if (known.add(line) && own !== null) await noteRemoval(own, line);
  return known;
}

/** @throws Failure: what a list says that is not there would come back without a word */
async function listIn(path: string, terminal: Terminal): Promise<readonly RemovalLine[]> {
  const list = await readList(path).catch((error: unknown) => {
    throw new Failure(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (!list) throw new Failure(`There is no ${path}.`);
  const { lines, unreadable } = list;
  if (lines.length === 0) throw new Failure(`${path} is no list of removals, or an empty one: then say ${WITHOUT}.`);
  if (unreadable > 0) terminal.out(`${path}: ${unreadable} lines of it cannot be read; what they name may come back.`);
  return lines;
}

function read(argv: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const options = { to: text, from: text, meeting: text, keyring: text, removals: text } as const;
  try {
    const { values } = parseArgs({ args: [...argv], options, strict: true, allowPositionals: false });
    return { to: undefined, from: undefined, meeting: undefined, keyring: undefined, removals: undefined, ...values };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** For its owner's eyes, and never over something that is there. */
async function write(path: string, content: object): Promise<void> {
  const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
    throw new Failure(`${path} cannot be made: ${error instanceof Error ? error.message : String(error)}`);
  });
  try {
    await file.writeFile(gzipSync(JSON.stringify(content)));
    await file.sync();
  } finally {
    await file.close();
  }
}

async function load(path: string): Promise<unknown> {
  try {
    return JSON.parse(gunzipSync(await readFile(path)).toString('utf8'));
  } catch (error) {
    throw new Failure(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** @throws Failure if the file is of another kind than what is asked for */
async function parsed<T>(path: string, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (error instanceof z.ZodError || error instanceof z.core.$ZodError) {
      throw new Failure(`${path} is not a file of this kind, or one of a newer release.`);
    }
    throw error;
  });
}
