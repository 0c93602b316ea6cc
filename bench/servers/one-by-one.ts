/** The rival in keeping votes: one durable write per vote in the same database, with as many in flight. */
import { fileURLToPath } from 'node:url';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { DatabaseSync } from '@photostructure/sqlite';
import { MongoClient } from 'mongodb';
import { z } from 'zod';
import { keepInFlight } from './in-flight.ts';
import { beTold } from './told.ts';

interface Vote {
  readonly meeting: string;
  readonly idea: string;
  readonly participant: string;
  readonly at: number;
}
type Write = (vote: Vote) => Promise<unknown>;

/** The same pragmas as ours, a statement that is prepared once, a table without an index to keep up. */
function openSqlite(folder: string, name: string): (vote: Vote) => void {
  const database = new DatabaseSync(`${folder}/${name}.sqlite`);
  kept.push(database);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 2000;');
  database.exec('CREATE TABLE votes (meeting TEXT, idea TEXT, participant TEXT, at INTEGER) STRICT');
  const insert = database.prepare('INSERT INTO votes (meeting, idea, participant, at) VALUES (?, ?, ?, ?)');
  return ({ meeting, idea, participant, at }) => void insert.run(meeting, idea, participant, at);
}
const kept: unknown[] = [];

if (isMainThread) main();
else {
  // Each vote is a transaction of its own here too; only the event loop of the main thread is spared its syncs.
  const write = openSqlite(z.string().parse(workerData), 'in-a-worker');
  parentPort?.on('message', ({ n, vote }: { n: number; vote: Vote }) => {
    write(vote);
    parentPort?.postMessage(n);
  });
}

function inWorker(folder: string): Write {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: folder });
  const waiting = new Map<number, () => void>();
  let next = 0;
  worker.on('message', (n: number) => {
    waiting.get(n)?.();
    waiting.delete(n);
  });
  return (vote) =>
    new Promise<void>((done) => {
      const n = next++;
      waiting.set(n, done);
      worker.postMessage({ n, vote });
    });
}

function main(): void {
  const [folder = '', mongoUrl] = process.argv.slice(2);
  const writes = new Map<string, Write>();
  if (mongoUrl) {
    const client = new MongoClient(mongoUrl, { retryWrites: false });
    const writeConcern = { w: 'majority', journal: true } as const;
    const votes = client.db('rival').collection<Vote>('votes', { writeConcern });
    writes.set('mongo', (vote) => votes.insertOne({ ...vote }));
  } else {
    const write = openSqlite(folder, 'in-process');
    // Answered in a later turn, as any store would: otherwise one of the 800 would go on alone.
    writes.set('in-process', (vote) => new Promise<void>((done) => setImmediate(() => (write(vote), done()))));
    writes.set('in-a-worker', inWorker(folder));
  }
  let count = 0;
  beTold(
    {
      vote(given) {
        const { how, ms, inFlight } = z.object({ how: z.string(), ms: z.number(), inFlight: z.number() }).parse(given);
        const write = writes.get(how);
        if (!write) throw new Error('no such way');
        return keepInFlight(inFlight, ms, () => {
          count += 1;
          return write({
            meeting: 'meeting-1',
            idea: `idea-${count % 100}`,
            participant: `resident-${count}`,
            at: Date.now(),
          });
        });
      },
    },
    null,
    () => {}
  );
}
