import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { z } from 'zod';
import type { Ground } from '../ground.ts';
import { offices, type Office } from '../load/desks.ts';
import { Editor } from '../load/editor.ts';
import { EDITS, typing } from '../load/typist.ts';
import { until } from '../load/time.ts';
import { median, rowOf, type Row } from '../report.ts';

/** Edits that one connection brings: what our limit lets through at once. */
const SITTING = 3900;
/** How often each is opened again, in turns. */
const OPENED = 7;

interface Figures {
  readonly kind: Office['kind'];
  /** ms until the server has, ours: has on the disk, all of it */
  readonly through: number;
  readonly cpu: number;
  readonly storedKb: number;
  readonly memoryKb: number;
  readonly note: string;
}

const kept = z.object({ rows: z.number(), bytes: z.number() });

/** A long text, typed letter by letter: through the server, onto the disk, and back. */
export async function agendaTrace(ground: Ground): Promise<Row[]> {
  const edits = ground.pick(EDITS, 4000);
  const all = await offices(ground, 20);
  const figures: Figures[] = [];
  for (const office of all) figures.push(await through(office, edits));
  const opened = await openedAgain(all, ground.pick(OPENED, 2));
  const [ours, ...rivals] = figures;
  if (!ours) throw new Error('nothing was measured');
  const row = (id: string, name: string, unit: string, what: (one: Figures) => number): Row => {
    const told = figures.map((one) => `${one.kind} ${Math.round(what(one))}`).join(', ');
    const note = `${edits} single-character edits in sittings of ${SITTING}, by a seeded typist; ${told}. ${ours.note}`;
    const goal = { of: 'ratio', op: '<=', value: 1 } as const;
    return rowOf({ id, name, unit, goal, note }, [{ ours: what(ours), rival: Math.min(...rivals.map(what)) }]);
  };
  return [
    row('trace-time', 'a long text through the server, letter by letter', 'ms', ({ through: ms }) => ms),
    row('trace-cpu', 'server CPU for it', 'ms', ({ cpu }) => cpu / 1000),
    row('trace-stored', 'bytes that it takes on the disk', 'KB', ({ storedKb }) => storedKb),
    row('trace-memory', 'memory with it open', 'KB', ({ memoryKb }) => memoryKb),
    rowOf(
      {
        id: 'trace-reload',
        name: 'opening it again when nobody has it open',
        unit: 'ms',
        goal: { of: 'ratio', op: '<=', value: 1 },
        note: `Until the whole is there, in turns; medians: ${all.map(({ kind }, n) => `${kind} ${Math.round(median(opened[n] ?? []))}`).join(', ')}.`,
      },
      (opened[0] ?? []).map((ours, n) => ({
        ours,
        rival: Math.min(...opened.slice(1).map((one) => one[n] ?? Number.NaN)),
      }))
    ),
  ];
}

/** ms until somebody who opens it has it, each time. */
async function openedAgain(all: readonly Office[], times: number): Promise<number[][]> {
  const took = all.map((): number[] => []);
  for (let round = 0; round < times; round += 1) {
    for (const [n, office] of all.entries()) {
      const started = performance.now();
      const editor = await Editor.open(office.desk(1));
      took[n]?.push(performance.now() - started);
      await leave(office, editor);
    }
  }
  return took;
}

/** Resolves when the server has forgotten the document. */
async function leave({ server }: Office, editor: Editor): Promise<void> {
  await editor.close();
  while ((await server.ask('open', null, z.number())) > 0) await wait(20);
}

async function through(office: Office, edits: number): Promise<Figures> {
  const { server, kind, folder, desk } = office;
  const empty = await server.memory();
  const doc = new Y.Doc();
  const before = await server.cpu();
  const started = performance.now();
  let [editor, sitting] = [await Editor.open(desk(0)), 0];
  for (const edit of typing(doc, { edits, sitting: SITTING })) {
    if (edit.sitting !== sitting) {
      await arrived(editor);
      await editor.close();
      [editor, sitting] = [await Editor.open(desk(edit.sitting)), edit.sitting];
    }
    editor.send(edit.update);
  }
  const whole = await arrived(editor);
  const ms = performance.now() - started;
  const cpu = (await server.cpu()) - before;
  const copy = new Y.Doc();
  Y.applyUpdate(copy, whole);
  if (copy.getText('notes').toJSON() !== doc.getText('notes').toJSON()) throw new Error(`${kind} has another text`);
  const memoryKb = ((await server.memory()) - empty) / 1024;
  await leave(office, editor);
  if (kind !== 'openfloor') {
    const storedKb = statSync(`${folder}/agenda.${kind}`).size / 1024;
    return { kind, through: ms, cpu, storedKb, memoryKb, note: '' };
  }
  const { rows, bytes } = await server.ask('agenda', null, kept);
  const note = `Ours is on the disk letter by letter, in ${rows} rows when it was opened again; the rivals write the whole at the end.`;
  return { kind, through: ms, cpu, storedKb: bytes / 1024, memoryKb, note };
}

/** Resolves with the document when the server has taken in what was sent; ours: has it on the disk. */
async function arrived(editor: Editor): Promise<Uint8Array> {
  const whole = await editor.load();
  if (editor.saves) await until('all of it on the disk', () => editor.kept >= editor.sent);
  return whole;
}
