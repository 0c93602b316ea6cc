/**
 * A process that appends to SQLite, for tests that watch or kill it: append.ts <folder> <role> <meetings> <count>
 * Each meeting gets its batches one after the other, all meetings at once. After each it says "ack <meeting> <version>"
 * with one synchronous write, so that what was said is out before anything else happens. Continues where the log ends.
 */
import { writeSync } from 'node:fs';
import { openStore } from '../../../db/open.ts';
import { z } from 'zod';

const [folder, role, meetings, count] = z
  .tuple([z.string(), z.enum(['server', 'tool']), z.coerce.number(), z.coerce.number()])
  .parse(process.argv.slice(2));

const { log, close } = await openStore({ dataFolder: folder, role });
writeSync(1, 'ready\n');

async function fill(meeting: string): Promise<void> {
  let version = (await log.read(meeting, 0)).reduce((end, batch) => end + batch.events.length, 0);
  for (let n = 0; n < count; n++) {
    const marker = `marker-${meeting}-${version}.`;
    const events = Array.from({ length: 1 + (n % 4) }, (_, i) => ({ type: 'vote.set', marker, i }));
    const outcome = await log.append(meeting, version, { events, texts: { [`t${version}`]: `text ${marker}` } });
    if (outcome !== 'appended') throw new Error(`${meeting} ${version}: ${outcome}`);
    writeSync(1, `ack ${meeting} ${version}\n`);
    version += events.length;
  }
}

await Promise.all(Array.from({ length: meetings }, (_, n) => fill(`m${n}`)));
await close();
