import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { z } from 'zod';
import type { Ground } from '../ground.ts';
import { offices, type Office } from '../load/desks.ts';
import { Editor } from '../load/editor.ts';
import { pace, until } from '../load/time.ts';
import { median, rowOf, type Row, type Sample } from '../report.ts';

const EDITORS = 20;
/** All of them together: a letter each 100 ms from each. */
const EVERY_MS = 5;

/** Until closed sockets are out of a server's memory. */
const SETTLE_MS = 500;

interface Figures {
  readonly cpu: number;
  readonly latency: number;
}

/** An agenda that twenty commanders write at once. */
export async function agenda(ground: Ground): Promise<Row[]> {
  const [letters, rounds] = [ground.pick(40, 5), ground.pick(7, 2)];
  const all = await offices(ground, EDITORS);
  const tables = [];
  for (const office of all) tables.push(await sit(office));
  const figures = tables.map((): Figures[] => []);
  for (let round = -2; round < rounds; round += 1) {
    for (const [n, table] of tables.entries()) {
      const measured = await write(table, letters);
      // The first two are for the compilers.
      if (round >= 0) figures[n]?.push(measured);
    }
  }
  const taken: number[] = [];
  for (const table of tables) taken.push(await memoryOf(table));
  const samples = (what: keyof Figures): Sample[] =>
    Array.from({ length: rounds }, (_, n) => {
      const [ours = Number.NaN, ...rivals] = figures.map((one) => one[n]?.[what] ?? Number.NaN);
      return { ours, rival: Math.min(...rivals) };
    });
  const medians = (what: keyof Figures): string =>
    all.map(({ kind }, n) => `${kind} ${Math.round(median((figures[n] ?? []).map((one) => one[what])))}`).join(', ');
  const setting =
    `${EDITORS} editors, a letter every ${EVERY_MS} ms; ours writes each to the disk before anybody hears of it and says so ` +
    'to its writer, the rivals (Hocuspocus 3.4.4, @y/websocket-server 0.1.1) keep them in memory. The rival is the better of the two';
  const [ours = Number.NaN, ...others] = taken;
  return [
    rowOf(
      {
        id: 'agenda-cpu',
        name: `server CPU per agenda update, ${EDITORS} editors`,
        unit: 'µs',
        goal: { of: 'ratio', op: '<=', value: 1 },
        note: `${setting}, round by round; medians: ${medians('cpu')}.`,
      },
      samples('cpu')
    ),
    rowOf(
      {
        id: 'agenda-latency',
        name: 'from a letter to a colleague, 99th percentile',
        unit: 'ms',
        goal: { of: 'ours', op: '<=', value: 250 },
        note: `${setting}; medians: ${medians('latency')}. A write to the disk is in ours.`,
      },
      samples('latency')
    ),
    rowOf(
      {
        id: 'agenda-memory',
        name: `memory of an agenda with ${EDITORS} editors`,
        unit: 'KB',
        goal: { of: 'ratio', op: '<=', value: 1 },
        note: `Heap and buffers after a garbage collection: ${all.map(({ kind }, n) => `${kind} ${Math.round(taken[n] ?? 0)}`).join(', ')}.`,
      },
      [{ ours, rival: Math.min(...others) }]
    ),
  ];
}

interface Table {
  readonly office: Office;
  readonly editors: readonly Editor[];
}

async function sit(office: Office): Promise<Table> {
  const editors: Editor[] = [];
  for (let n = 0; n < EDITORS; n += 1) editors.push(await Editor.open(office.desk(n)));
  return { office, editors };
}

/** What the document and its editors take, in KB: with them, less without them. */
async function memoryOf({ office, editors }: Table): Promise<number> {
  const before = await office.server.memory();
  await Promise.all(editors.map((editor) => editor.close()));
  while ((await office.server.ask('open', null, z.number())) > 0) await wait(20);
  await wait(SETTLE_MS);
  return (before - (await office.server.memory())) / 1024;
}

/** Everybody writes so many letters, each at the end of a line of one's own. The first one looks on. */
async function write({ office, editors }: Table, letters: number): Promise<Figures> {
  const [observer, ...writers] = editors;
  if (!observer) throw new Error('nobody is here');
  const sent = new Map<string, number>();
  const waits: number[] = [];
  observer.heard = (update) => {
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      for (let clock = id.clock; clock < id.clock + length; clock += 1) {
        const at = sent.get(`${id.client} ${clock}`);
        if (at === undefined) continue;
        waits.push(performance.now() - at);
        sent.delete(`${id.client} ${clock}`);
      }
    }
  };
  const before = await office.server.cpu();
  await pace(writers.length * letters, EVERY_MS, (n) => {
    const writer = writers[n % writers.length];
    if (!writer) return;
    const text = writer.doc.getText('notes');
    sent.set(`${writer.doc.clientID} ${Y.getState(writer.doc.store, writer.doc.clientID)}`, performance.now());
    text.insert(text.length, 'x');
  });
  await until('everybody’s letters', () => sent.size === 0);
  const cpu = ((await office.server.cpu()) - before) / waits.length;
  const sorted = waits.sort((a, b) => a - b);
  return { cpu, latency: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN };
}
