import type { Store } from '../../db/store.ts';
import { addressesOf } from '../addresses.ts';
import { AgencyLog } from '../agency-log.ts';
import { HALF_RESTORED, isHalfRestored } from '../records/backup.ts';
import { readRemovals } from '../records/removals.ts';
import { readConfig } from '../config.ts';
import { notingIn } from '../opening.ts';
import { People } from '../people.ts';
import { backupCommand, exportCommand, importCommand, restoreCommand } from './copies.ts';
import { doctor } from './doctor.ts';
import { retentionCommand } from './retention.ts';
import { rebuild } from './rebuild.ts';
import { staffCommand } from './staff.ts';
import { Failure, USAGE, UsageError, type Terminal } from './usage.ts';
import { verifyOptions } from './verify-options.ts';
import { verify } from './verify.ts';

const COPIES = {
  backup: backupCommand,
  restore: restoreCommand,
  export: exportCommand,
  import: importCommand,
} as const;

export interface CliPorts {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  readonly now: () => number;
}

/**
 * One command, from reading the environment to closing the store.
 * @returns whether all went well
 * @throws UsageError, Failure, ConfigError, StoreError
 */
export async function runCommand({ argv, env, terminal, now }: CliPorts): Promise<boolean> {
  const [command = '', ...rest] = argv;
  if (command === 'help' || command === '--help') {
    terminal.out(USAGE);
    return true;
  }
  const config = readConfig(env);
  const open = async () => {
    const { openStore } = await import('../../db/open.ts');
    const { mongoUrl, dataFolder } = config;
    return notingIn(config, await openStore({ mongoUrl: mongoUrl ?? undefined, dataFolder, role: 'tool' }));
  };
  /** What was half restored is not to be taken for all there is. */
  const whole = async () => {
    const store = await open();
    if (!(await isHalfRestored(store))) return store;
    await store.close();
    throw new Failure(HALF_RESTORED);
  };
  switch (command) {
    case 'staff': {
      const [address = ''] = addressesOf(config, config.port || 3000);
      return withStore(open, async ({ directory, log }) => {
        const clock = { now };
        const agencyLog = new AgencyLog(log, clock);
        const people = new People({ directory, agencyLog, sessions: null, clock });
        await staffCommand(rest, { directory, people, agencyLog, terminal, address, now: now() });
        return true;
      });
    }
    case 'doctor':
      return doctor(config, open, terminal);
    case 'backup':
    case 'restore':
    case 'export':
    case 'import': {
      const { removals } = config;
      const anyState = command === 'restore';
      return withStore(anyState ? open : whole, (store) => COPIES[command](rest, { store, terminal, now, removals }));
    }
    case 'retention':
      return withStore(whole, (store) => retentionCommand(rest, { store, terminal, now }));
    case 'rebuild':
      return withStore(whole, (store) => rebuild(store, terminal));
    case 'verify': {
      const options = await verifyOptions(rest);
      const removals = await readRemovals(config.removals);
      return withStore(whole, (store) => verify(store, terminal, { ...options, removals }));
    }
    default:
      throw new UsageError(command ? `there is no command "${command}"` : 'which command?');
  }
}

async function withStore(open: () => Promise<Store>, work: (store: Store) => Promise<boolean>): Promise<boolean> {
  const store = await open();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
