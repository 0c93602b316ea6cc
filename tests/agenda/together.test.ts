import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addItem, moveItem, readAgenda, removeItem } from '../../src/lib/protocol/agenda-document.ts';
import { codeOf, meeting, serve, staff } from '../net/ground.ts';
import { edit, editor, rawLine, saves, SHELVES, step2, stored, titles, type, updateWith } from './ground.ts';

describe.each(['memory', 'SQLite'] as const)('on %s', (kind) => {
  it('AG-01 two commanders who write at once end with the same agenda', async () => {
    const shelf = await SHELVES[kind]();
    const server = await serve({ store: await shelf.open() });
    const code = await codeOf(await meeting(server));
    const north = editor(server, code, (await staff(server.store, 'commander')).cookie);
    const south = editor(server, code, (await staff(server.store, 'admin')).cookie);
    await Promise.all([north.synced(), south.synced()]);

    addItem(north.doc, { id: 'lights', title: 'Light the underpass', ideas: ['idea-1'] });
    addItem(south.doc, { id: 'bikes', title: 'Ride along the river' });
    const both = (doc: Y.Doc) => readAgenda(doc).length === 2;
    await Promise.all([north.until(both), south.until(both)]);
    for (let n = 0; n < 40; n += 1) {
      type(north.doc, 'lights', 0, 'a');
      type(south.doc, 'lights', 0, 'b');
    }
    moveItem(south.doc, 'bikes', 0);
    const whole = (doc: Y.Doc) =>
      readAgenda(doc).some(({ title }) => title.length === 80 + 'Light the underpass'.length);
    await Promise.all([north.until(whole), south.until(whole)]);
    const moved = (doc: Y.Doc) => readAgenda(doc)[0]?.id === 'bikes';
    await Promise.all([north.until(moved), south.until(moved)]);

    expect(readAgenda(north.doc)).toEqual(readAgenda(south.doc));
    expect(readAgenda(north.doc)[1]).toMatchObject({
      title: /[ab]{80}Light the underpass/.exec(readAgenda(north.doc)[1]?.title ?? '')?.[0],
      ideas: ['idea-1'],
    });
  });

  it('AG-02 what was acknowledged is there after a restart, and what was taken out stays out', async () => {
    const shelf = await SHELVES[kind]();
    const before = await serve({ store: await shelf.open() });
    const { meeting: id } = await meeting(before, {}, 'ELM204');
    const { cookie } = await staff(before.store, 'commander');
    const line = await rawLine(before, 'ELM204', cookie, '?saved=1');
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    addItem(doc, { id: 'keep', title: 'Kept' });
    addItem(doc, { id: 'drop', title: 'Taken out' });
    removeItem(doc, 'drop');
    line.send(...updates.map(edit));
    await line.frame(saves(updates.length));
    expect(titles(await stored(before.store, id))).toEqual(['Kept']);
    await before.stop();

    const after = await serve({ store: await shelf.open() });
    const back = editor(after, 'ELM204', cookie);
    await back.synced();
    expect(titles(back.doc)).toEqual(['Kept']);
  });
});

it('AG-03 what was written without a connection arrives with it', async () => {
  const server = await serve();
  const code = await codeOf(await meeting(server));
  const { cookie } = await staff(server.store, 'commander');
  const away = new Y.Doc();
  addItem(away, { id: 'away', title: 'Written on the train' });
  const there = editor(server, code, cookie);
  await there.synced();
  addItem(there.doc, { id: 'there', title: 'Written at the desk' });
  const back = editor(server, code, cookie, away);
  await Promise.all([back, there].map((one) => one.until((doc) => readAgenda(doc).length === 2)));
  expect(titles(back.doc)).toEqual(titles(there.doc));
});

it('AG-04 parts of the document that this version does not know are kept', async () => {
  const server = await serve();
  const { meeting: id } = await meeting(server, {}, 'ELM204');
  const { cookie } = await staff(server.store, 'commander');
  const later = new Y.Doc();
  later.getXmlFragment('a root of tomorrow').insert(0, [new Y.XmlText('kept')]);
  const line = await rawLine(server, 'ELM204', cookie, '?saved=1');
  line.send(step2(Y.encodeStateAsUpdate(later)), edit(updateWith('An item')));
  await line.frame(saves(2));
  const kept = await stored(server.store, id);
  expect(kept.getXmlFragment('a root of tomorrow').toString()).toBe('kept');
  expect(titles(kept)).toEqual(['An item']);
});

it('AG-05 an agenda leaves memory with the last one who had it open', async () => {
  const server = await serve();
  const code = await codeOf(await meeting(server));
  const { cookie } = await staff(server.store, 'commander');
  const one = editor(server, code, cookie);
  await one.synced();
  const other = await rawLine(server, code.toLowerCase(), cookie);
  expect(server.agendas.size).toBe(1);
  one.provider.destroy();
  other.send(edit(updateWith('Last words')));
  await other.heard();
  other.socket.close();
  await other.closed();
  await expect.poll(() => server.agendas.size).toBe(0);
  const back = editor(server, code, cookie);
  await back.synced();
  expect(titles(back.doc)).toEqual(['Last words']);
});
