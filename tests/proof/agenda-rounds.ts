import * as Y from 'yjs';
import { agendaItems } from '../../src/lib/protocol/agenda-document.ts';
import { stored } from '../agenda/ground.ts';
import { staff } from '../net/ground.ts';
import { rngFrom, type Rng } from '../support/rng.ts';
import { Writer } from './agenda-writer.ts';
import { Moments } from './moments.ts';
import { scene, type Place } from './place.ts';
import { freePort, startProcess, type Served } from './process.ts';

const WRITERS = 4;
/** Somebody writes this often, in ms, whether anybody answers or not. */
const EVERY_MS = 6;

export interface AgendaOutcome {
  /** What was marked as saved and was not on the disk after a kill. */
  readonly lost: readonly string[];
  readonly writers: readonly Writer[];
  /** Each one's document, somebody's who came in the end, and the stored one. */
  readonly documents: readonly unknown[];
  readonly cuts: number;
  readonly troubles: readonly string[];
}

/** Commanders at work on one agenda while the network is cut and the server killed, again and again. */
export async function agendaRounds(place: Place, rounds: number, seed: number): Promise<AgendaOutcome> {
  const rng = rngFrom(seed);
  const store = await place.open('server');
  const { meeting, code } = await scene(store);
  const people = await Promise.all(Array.from({ length: WRITERS + 1 }, () => staff(store, 'commander')));
  await store.close();

  const port = await freePort(rng);
  const moments = new Moments();
  const [lost, troubles]: [string[], string[]] = [[], []];
  let server = await startProcess(place, port);
  const at = (n: number) => ({ url: server.url, code, cookie: people[n]?.cookie ?? '' });
  const writers = Array.from({ length: WRITERS }, (_, n) => new Writer(`w${n}`, at(n), moments));
  const hand = rng.fork();
  const timer = setInterval(() => hand.pick(writers).write(hand), EVERY_MS);

  let cuts = 0;
  for (let round = 0; round < rounds; round += 1) {
    await moments.until(() => writers.every(({ open }) => open));
    for (let n = rng.int(3); n > 0; n -= 1) {
      rng.pick(writers).cut();
      cuts += 1;
      const marks = marksOf(writers) + 1 + rng.int(10);
      await moments.until(() => marksOf(writers) >= marks);
    }
    const marks = marksOf(writers) + 5 + rng.int(40);
    await moments.until(() => marksOf(writers) >= marks);
    await kill(server, rng, troubles);
    const there = await place.open();
    const disk = await stored(there, meeting);
    await there.close();
    lost.push(...writers.flatMap((writer) => writer.lostIn(disk).map((what) => `round ${round}: ${what}`)));
    server = await startProcess(place, port);
  }
  clearInterval(timer);
  const fresh = new Writer('fresh', at(WRITERS), moments);
  const all = [...writers, fresh];
  await moments.until(() => all.every(({ open, unsaved }) => open && !unsaved));
  await moments.until(() => new Set(all.map(({ doc }) => vector(doc))).size === 1);
  await moments.until(() => new Set(all.map(({ doc }) => JSON.stringify(look(doc)))).size === 1);
  for (const writer of all) writer.leave();
  troubles.push(...trouble(server));
  await server.end('SIGTERM');
  const reader = await place.open();
  const disk = await stored(reader, meeting);
  await reader.close();
  return { lost, writers, documents: [...all.map(({ doc }) => doc), disk].map(look), cuts, troubles };
}

const marksOf = (writers: readonly Writer[]): number => writers.reduce((sum, { marks }) => sum + marks, 0);
const vector = (doc: Y.Doc): string =>
  JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b));

/** What is in a document, in an order of its own. */
function look(doc: Y.Doc): unknown {
  const items = agendaItems(doc).toJSON();
  return Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** SIGKILL, a few random milliseconds from now: before, in or after a write. */
async function kill(server: Served, rng: Rng, troubles: string[]): Promise<void> {
  await new Promise<void>((now) => setTimeout(now, rng.int(12)));
  troubles.push(...trouble(server));
  await server.end('SIGKILL');
}

function trouble({ logged }: Served): string[] {
  return logged.filter(({ level }) => level === 'error' || level === 'fatal').map((line) => JSON.stringify(line));
}
