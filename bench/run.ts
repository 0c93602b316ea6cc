/** `npm run bench`: the numbers of the design, each beside its rival, in one run. */
import { rm } from 'node:fs/promises';
import { bundle } from './bundle.ts';
import { readOptions, USAGE } from './options.ts';
import { machine, table, type Report, type Row } from './report.ts';
import { ROWS } from './rows.ts';
import { Ground } from './ground.ts';

const options = readOptions(
  process.argv.slice(2),
  ROWS.map(({ id }) => id)
);
if (!options) {
  process.stderr.write(`${USAGE}\nrows: ${ROWS.map(({ id }) => id).join(', ')}\n`);
  process.exit(2);
}

const say = (text: string) => process.stderr.write(`${text}\n`);
const wanted = ROWS.filter(({ id }) => !options.only || options.only.includes(id));
const ground = new Ground(await bundle(), options.quick);
// Ended by hand: what was started ends too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void ground.clear().then(() => process.exit(130));
  });
}

const rows: Row[] = [];
let failed = false;
try {
  for (const { id, run } of wanted) {
    const started = Date.now();
    say(`measuring ${id} …`);
    try {
      rows.push(...(await run(ground)));
    } catch (error) {
      failed = true;
      say(`${id} could not be measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    await ground.endAll();
    say(`  ${((Date.now() - started) / 1000).toFixed(0)} s`);
  }
} finally {
  await ground.clear();
  await rm(ground.bundled, { recursive: true, force: true });
}

const report: Report = { machine: machine(), rows };
process.stdout.write(`${options.json ? JSON.stringify(report, null, 2) : table(report)}\n`);
// A goal that is missed is a finding; a row that cannot be measured is a fault.
process.exit(failed ? 1 : 0);
