/** Reading the end of an agenda, and its versions. */
import { expect } from 'vitest';
import * as Y from 'yjs';
import type { AgendaVersionRow } from '../../db/store.ts';
import { Keeper } from '../../realtime/agenda/keeper.ts';
import { HandClock } from '../support/hand-clock.ts';
import { refused, rule, type Case } from './cases.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

function version(id: string, at: number): Omit<AgendaVersionRow, 'bytes'> {
  return { id, name: `Version “${id}”`, kind: 'named', by: 's1', byName: 'Sector North', at };
}

export const agendaCases: readonly Case[] = [
  rule('ST-140 of an agenda only what is not known yet is read; compacting tells the new position', async (ground) => {
    const [{ agendas }, other] = [await ground.open(), (await ground.open()).agendas];
    const [first, second] = [await agendas.append('m1', bytes(1)), await agendas.append('m1', bytes(2))];
    await agendas.append('m2', bytes(9));
    const third = await agendas.append('m1', bytes(3));
    const known = (through: number, ...also: number[]) => ({ through, also });
    expect(await other.load('m1', known(third))).toEqual([]);
    expect(await other.load('m1', known(0, first, second, third))).toEqual([]);
    expect(await other.load('m1', known(first, third))).toEqual([{ position: second, update: bytes(2) }]);
    const merged = await other.compact('m1', [first, second], bytes(1, 2));
    expect(merged).toBeGreaterThan(third);
    expect(await agendas.load('m1', known(third))).toEqual([{ position: merged, update: bytes(1, 2) }]);
    expect((await agendas.load('m1')).map(({ position }) => position)).toEqual([third, merged]);
    expect(await agendas.append('m1', bytes(4))).toBeGreaterThan(merged);
  }),

  rule('ST-141 a version keeps its bytes, name, author and time for good, whatever comes after it', async (ground) => {
    const [{ agendas }, other] = [await ground.open(), (await ground.open()).agendas];
    const document = Buffer.alloc(300_000, 7);
    const large = version('v1', 10);
    await agendas.keepVersion('m1', large, document);
    document.fill(0);
    await refused(other.keepVersion('m1', { ...version('v1', 99), name: 'Another' }, bytes(1)), 'taken');
    await other.keepVersion('m2', version('v1', 11), bytes(2));
    await other.append('m1', bytes(3));
    expect(await agendas.versions('m1')).toEqual([{ ...large, bytes: 300_000 }]);
    expect((await agendas.version('m1', 'v1'))?.every((byte) => byte === 7)).toBe(true);
    expect(await agendas.version('m2', 'v1')).toEqual(bytes(2));
    expect(await agendas.version('m1', 'none')).toBe(null);
    (await agendas.version('m2', 'v1'))?.fill(9);
    expect(await agendas.version('m2', 'v1')).toEqual(bytes(2));
  }),

  rule('ST-142 versions are listed newest first, of one meeting alone', async (ground) => {
    const { agendas } = await ground.open();
    await agendas.keepVersion('m1', version('middle', 20), bytes(2));
    await agendas.keepVersion('m1', { ...version('last', 30), kind: 'before-restore' }, bytes());
    await agendas.keepVersion('m2', version('other', 25), bytes(4));
    await agendas.keepVersion('m1', version('first', 10), bytes(1, 1));
    const listed = await agendas.versions('m1');
    expect(listed.map(({ id, bytes: size, kind }) => [id, size, kind])).toEqual([
      ['last', 0, 'before-restore'],
      ['middle', 1, 'named'],
      ['first', 2, 'named'],
    ]);
    expect(await agendas.versions('none')).toEqual([]);
  }),

  rule('ST-143 versions are forgotten by name, and all of them with their agenda', async (ground) => {
    const { agendas } = await ground.open();
    for (const [n, id] of ['a', 'b', 'c'].entries()) await agendas.keepVersion('m1', version(id, n), bytes(n));
    await agendas.keepVersion('m2', version('a', 1), bytes(1));
    await agendas.append('m1', bytes(1));
    await agendas.forgetVersions('m1', ['a', 'c', 'none']);
    await agendas.forgetVersions('m1', []);
    expect((await agendas.versions('m1')).map(({ id }) => id)).toEqual(['b']);
    expect(await agendas.load('m1')).toHaveLength(1);
    await agendas.drop('m1');
    expect(await agendas.versions('m1')).toEqual([]);
    expect(await agendas.version('m1', 'b')).toBe(null);
    expect(await agendas.versions('m2')).toHaveLength(1);
  }),

  rule('ST-213 words that were taken out of a document are in none of its rows once it is tidied', async (ground) => {
    const { agendas } = await ground.open();
    const doc = new Y.Doc();
    const typed: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => typed.push(update));
    const clock = new HandClock();
    const reports: unknown[] = [];
    const quiet = { written: () => {}, failed: () => {}, found: () => {} };
    const report = (...what: unknown[]) => reports.push(what);
    const keeper = new Keeper({ meeting: 'm1', agendas, clock, report, ...quiet });
    const document = await keeper.load();
    const text = doc.getText('notes');
    text.insert(0, 'kept-words bygone-words');
    text.delete(11, 12);
    for (const update of typed) {
      document.take(update, { person: 'north', live: true });
      const stored = new Promise<void>((settled) => keeper.push({ store: update, settled }));
      clock.advance(1000);
      await stored;
      if (update === typed[0]) await agendas.append('m2', update);
    }
    const rows = async (id: string) =>
      (await agendas.load(id)).map(({ update }) => Buffer.from(update).toString('latin1'));
    expect((await rows('m1')).join()).toContain('bygone-words');
    await keeper.tidy();
    expect((await rows('m1')).join()).toMatch(/^(?!.*bygone).*kept-words/s);
    expect((await rows('m2')).join()).toContain('bygone-words');
    expect(reports).toEqual([]);
  }),
];
