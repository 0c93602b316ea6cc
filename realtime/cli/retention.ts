import { parseArgs } from 'node:util';
import type { Store } from '../../db/store.ts';
import type { Keeping } from '../../src/lib/agency/retention.ts';
import { AgencyLog } from '../agency-log.ts';
import { systemClock } from '../hall/clock.ts';
import { Halls } from '../halls.ts';
import { Retention } from '../records/retention.ts';
import { UsageError, type Terminal } from './usage.ts';

interface RetentionCommandPorts {
  readonly store: Store;
  readonly terminal: Terminal;
  readonly now: () => number;
}

/**
 * `openfloor retention`: how long each meeting that is over keeps who did what. With `--apply`, ends the retention of those
 * whose time has come, as the server does once a day.
 * @returns whether all that was due is done
 */
export async function retentionCommand(argv: readonly string[], ports: RetentionCommandPorts): Promise<boolean> {
  const { store, terminal, now } = ports;
  const apply = wantsApply(argv);
  const clock = { ...systemClock, now };
  let well = true;
  const report = (what: string, error: unknown): void => {
    well = false;
    terminal.out(`WRONG  ${what}: ${error instanceof Error ? error.message : String(error)}`);
  };
  const halls = new Halls({ store, clock, report });
  try {
    const retention = new Retention({ store, halls, agencyLog: new AgencyLog(store.log, clock), clock, report });
    const standings = await retention.standings();
    if (standings.length === 0) terminal.out('No meeting is over yet.');
    for (const { code, title, keeping, hold } of standings) {
      const held = hold ? `  ON HOLD since ${day(hold.at)}: ${oneLine(hold.why)}` : '';
      terminal.out(`${code}  ${said(keeping)}${held}  ${oneLine(title)}`);
    }
    if (!apply) {
      const due = standings.filter(({ keeping, hold }) => keeping.state === 'due' && !hold).length;
      if (due > 0) terminal.out(`${due} would be ended now; "retention --apply" does it.`);
      return well;
    }
    const done = await retention.apply();
    terminal.out(done.length > 0 ? `Ended: ${done.join(', ')}` : 'Nothing was due.');
    return well;
  } finally {
    await halls.close();
  }
}

function wantsApply(argv: readonly string[]): boolean {
  try {
    const options = { apply: { type: 'boolean' } } as const;
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values.apply ?? false;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function said(keeping: Keeping): string {
  switch (keeping.state) {
    case 'no-period':
      return 'kept: nobody has said for how long';
    case 'going-on':
      return 'kept: it is not over';
    case 'open-actions':
      return `kept: ${keeping.open} of its actions are not settled`;
    case 'running':
      return `kept until ${day(keeping.until)}`;
    case 'due':
      return `DUE since ${day(keeping.until)}`;
    case 'ended':
      return 'ended: votes are counts, nobody is in it';
  }
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** What people typed must not move a terminal's cursor. */
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
