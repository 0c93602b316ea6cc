import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { createMemoryStore } from '../../db/memory.ts';
import type { AgendaStore, Store } from '../../db/store.ts';
import { CLOSE } from '../../src/lib/protocol/agenda.ts';
import { addItem } from '../../src/lib/protocol/agenda-document.ts';
import { meeting, serve, staff, type Ground } from '../net/ground.ts';
import { edit, editor, isEdit, isStep2, rawLine, saves, SHELVES, step1, stored, titles, updateWith } from './ground.ts';

const CODE = 'ELM204';

/** A store whose agendas do as a test wants. */
async function on(
  change: (real: AgendaStore) => Partial<AgendaStore>,
  real = createMemoryStore()
): Promise<Ground & { id: string }> {
  const store: Store = { ...real, agendas: { ...real.agendas, ...change(real.agendas) } };
  const server = await serve({ store });
  return { ...server, id: (await meeting(server, {}, CODE)).meeting };
}

/** Something that waits until it is let go. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => {};
  return { opened: new Promise<void>((done) => (open = done)), open: () => open() };
}

it('AG-12 nobody hears of a change before it is on disk: not its writer, not the others, not who asks for all', async () => {
  const disk = gate();
  const arrived = gate();
  const server = await on((real) => ({
    async append(id, update) {
      arrived.open();
      await disk.opened;
      return real.append(id, update);
    },
  }));
  const writer = await rawLine(server, CODE, (await staff(server.store, 'commander')).cookie, '?saved=1');
  const other = await rawLine(server, CODE, (await staff(server.store, 'commander')).cookie);
  await other.heard();
  writer.send(edit(updateWith('Not yet')));
  await arrived.opened;
  const answers = other.frames.filter(isStep2).length;
  other.send(step1());
  // A ping is answered after everything that came before it.
  const ponged = new Promise((done) => other.socket.once('pong', done));
  other.socket.ping();
  await ponged;
  expect(writer.frames.some(saves(1))).toBe(false);
  expect(other.frames.filter(isStep2)).toHaveLength(answers);
  expect(other.frames.some(isEdit)).toBe(false);
  disk.open();
  await writer.frame(saves(1));
  await other.frame(isEdit);
  await other.heard();
});

it('AG-13 a change that could not be written is never called saved; everyone comes again, and it is written then', async () => {
  let broken = true;
  const server = await on((real) => ({
    append: (id, update) => (broken ? Promise.reject(new Error('disk full')) : real.append(id, update)),
  }));
  const { cookie } = await staff(server.store, 'commander');
  const raw = await rawLine(server, CODE, cookie, '?saved=1');
  const writer = editor(server, CODE, cookie);
  const other = editor(server, CODE, cookie);
  await Promise.all([writer.synced(), other.synced()]);
  addItem(writer.doc, { id: 'lights', title: 'Light the underpass' });
  expect(await raw.closed()).toBe(CLOSE.unavailable);
  expect(raw.frames.some(saves(1))).toBe(false);
  expect(titles(other.doc)).toEqual([]);
  broken = false;
  await other.until((doc) => titles(doc).length === 1);
  expect(titles(await stored(server.store, server.id))).toEqual(['Light the underpass']);
});

it('AG-14 an agenda that cannot be read is not opened for writing, and its stored bytes stay as they are', async () => {
  const real = createMemoryStore();
  const server = await on(() => ({}), real);
  const garbage = Uint8Array.of(1, 200, 200, 1);
  await real.agendas.append(server.id, garbage);
  const before = await real.agendas.load(server.id);
  const { cookie } = await staff(server.store, 'commander');
  const line = await rawLine(server, CODE, cookie, '?saved=1');
  line.send(edit(updateWith('Over it')));
  expect(await line.closed()).toBe(CLOSE.unavailable);
  expect(await real.agendas.load(server.id)).toEqual(before);
  await expect.poll(() => server.agendas.size).toBe(0);
  await real.agendas.drop(server.id);
  const back = editor(server, CODE, cookie);
  await back.synced();
});

it('AG-15 what comes while the document is being loaded is not lost, and is bounded', async () => {
  const shelf = gate();
  const server = await on((real) => ({ load: (id) => shelf.opened.then(() => real.load(id)) }));
  const { cookie } = await staff(server.store, 'commander');
  const early = await rawLine(server, CODE, cookie, '?saved=1');
  const flood = await rawLine(server, CODE, cookie);
  early.send(edit(updateWith('Early')));
  for (let n = 0; n < 6; n += 1) flood.send(new Uint8Array(200_000).fill(9));
  expect(await flood.closed()).toBe(CLOSE.unavailable);
  expect(early.frames).toEqual([]);
  shelf.open();
  await early.frame(saves(1));
  expect(titles(await stored(server.store, server.id))).toEqual(['Early']);
});

it.each(['memory', 'SQLite'] as const)(
  'AG-16 compaction replaces exactly what it merged, whatever is written meanwhile (%s)',
  async (kind) => {
    const shelf = await SHELVES[kind]();
    const inside = gate();
    const go = gate();
    let compactions = 0;
    const server = await on(
      (real) => ({
        async compact(id, merged, update) {
          compactions += 1;
          if (compactions === 1) {
            inside.open();
            await go.opened;
          }
          return real.compact(id, merged, update);
        },
      }),
      await shelf.open()
    );
    const { cookie } = await staff(server.store, 'commander');
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const text = doc.getText('notes');
    for (let n = 0; n < 100; n += 1) text.insert(0, 'a');
    await Promise.all(updates.splice(0).map((update) => server.store.agendas.append(server.id, update)));
    const line = await rawLine(server, CODE, cookie, '?saved=1');
    await inside.opened;
    // One at a time, so that each is a row of its own.
    for (let n = 1; n <= 5; n += 1) {
      text.insert(0, 'b');
      line.send(...updates.splice(0).map(edit));
      await line.frame(saves(n));
    }
    go.open();
    await expect.poll(async () => (await server.store.agendas.load(server.id)).length).toBe(6);
    expect((await stored(server.store, server.id)).getText('notes').toString()).toBe(text.toString());
    await server.stop();
    const after = await serve({ store: await shelf.open() });
    const back = editor(after, CODE, cookie);
    await back.synced();
    expect(back.doc.getText('notes').toString()).toBe(`bbbbb${'a'.repeat(100)}`);
  }
);

it('AG-17 a server that stops writes what was sent to it, and then ends the connections', async () => {
  const disk = gate();
  const arrived = gate();
  const real = createMemoryStore();
  const server = await on(
    (agendas) => ({
      async append(id, update) {
        arrived.open();
        await disk.opened;
        return agendas.append(id, update);
      },
    }),
    real
  );
  const line = await rawLine(server, CODE, (await staff(server.store, 'commander')).cookie, '?saved=1');
  line.send(edit(updateWith('On the way')));
  await arrived.opened;
  const stopped = server.stop();
  disk.open();
  await line.frame(saves(1));
  expect(await line.closed()).toBe(CLOSE.stopping);
  await stopped;
});

it('AG-59 when the last one leaves, what was written in many small pieces becomes one', async () => {
  const server = await on(() => ({}));
  const line = await rawLine(server, CODE, (await staff(server.store, 'commander')).cookie, '?saved=1');
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let n = 1; n <= 12; n += 1) {
    doc.getText('notes').insert(0, 'a');
    line.send(...updates.splice(0).map(edit));
    await line.frame(saves(n));
  }
  expect(await server.store.agendas.load(server.id)).toHaveLength(12);
  line.socket.close();
  await expect.poll(() => server.agendas.size).toBe(0);
  expect(await server.store.agendas.load(server.id)).toHaveLength(1);
  expect((await stored(server.store, server.id)).getText('notes').toString()).toBe('a'.repeat(12));
});
