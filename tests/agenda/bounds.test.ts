import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE, DOCUMENT_LIMIT, MESSAGE, UPDATE_LIMIT } from '../../src/lib/protocol/agenda.ts';
import { addItem } from '../../src/lib/protocol/agenda-document.ts';
import { meeting, serve, staff, type Ground } from '../net/ground.ts';
import { edit, editor, rawLine, saves, step1, step2, stored, titles, updateWith, type RawLine } from './ground.ts';

const CODE = 'ELM204';

interface Opened {
  readonly server: Ground;
  readonly id: string;
  readonly line: () => Promise<RawLine>;
}

async function opened(): Promise<Opened> {
  const server = await serve();
  const { meeting: id } = await meeting(server, {}, CODE);
  const line = async () => rawLine(server, CODE, (await staff(server.store, 'commander')).cookie, '?saved=1');
  return { server, id, line };
}

function withText(letters: number, root = 'notes'): Uint8Array {
  const doc = new Y.Doc();
  doc.getText(root).insert(0, 'x'.repeat(letters));
  return Y.encodeStateAsUpdate(doc);
}

it('AG-18 a message over the limit ends its connection, and nothing of it is kept', async () => {
  const { server, id, line } = await opened();
  const writer = await line();
  writer.send(edit(withText(UPDATE_LIMIT)));
  expect(await writer.closed()).toBe(CLOSE.tooLarge);
  expect(await server.store.agendas.load(id)).toEqual([]);
});

it('AG-19 a document takes in nothing that would make it larger than the limit, what waits for missing parts counted', async () => {
  const { server, id, line } = await opened();
  const writer = await line();
  // Each of these waits for a part that never comes: what follows the first letter, without it.
  const waiting = (): Uint8Array => {
    const doc = new Y.Doc();
    doc.getText('notes').insert(0, 'a');
    const first = Y.encodeStateVector(doc);
    doc.getText('notes').insert(1, 'x'.repeat(250_000));
    return Y.encodeStateAsUpdate(doc, first);
  };
  const fits = Math.floor(DOCUMENT_LIMIT / 250_100);
  for (let n = 1; n <= fits; n += 1) {
    writer.send(edit(waiting()));
    await writer.frame(saves(n));
  }
  writer.send(edit(waiting()));
  expect(await writer.closed()).toBe(CLOSE.full);
  const rows = await server.store.agendas.load(id);
  expect(rows.reduce((sum, { update }) => sum + update.byteLength, 0)).toBeLessThanOrEqual(DOCUMENT_LIMIT);
  const small = await line();
  small.send(edit(updateWith('There is room for this')));
  await small.frame(saves(1));
});

it('AG-20 what is malformed ends the connection that sent it, and concerns nobody else', async () => {
  const { server, id, line } = await opened();
  const witness = await line();
  const subdocument = new Y.Doc();
  subdocument.getMap('items').set('inner', new Y.Doc());
  const whole = updateWith('Whole');
  const malformed: readonly (Uint8Array | string)[] = [
    'text',
    Uint8Array.of(),
    Uint8Array.of(MESSAGE.sync),
    Uint8Array.of(MESSAGE.sync, 2, 50, 1),
    Uint8Array.of(MESSAGE.sync, 9, 0),
    Uint8Array.of(MESSAGE.awareness, 3, 200, 200, 200),
    step1(Uint8Array.of(255, 255)),
    edit(whole.subarray(0, whole.length - 3)),
    edit(Uint8Array.of(255, 255, 255, 255, 15)),
    edit(Y.encodeStateAsUpdate(subdocument)),
    step2(whole.subarray(0, 5)),
  ];
  for (const frame of malformed) {
    const liar = await line();
    liar.socket.send(frame);
    expect(await liar.closed(), String(frame)).toBe(CLOSE.malformed);
  }
  expect(await server.store.agendas.load(id)).toEqual([]);
  witness.send(edit(whole));
  await witness.frame(saves(1));
  expect(titles(await stored(server.store, id))).toEqual(['Whole']);
});

it('AG-21 nobody writes live in the name of another’s client; what an absence brings along may be anybody’s', async () => {
  const { server, id, line } = await opened();
  const north = await line();
  const south = await line();
  const doc = new Y.Doc();
  doc.clientID = 7;
  addItem(doc, { id: 'north', title: 'By north' });
  north.send(edit(Y.encodeStateAsUpdate(doc)));
  await north.frame(saves(1));
  const before = Y.encodeStateVector(doc);
  doc.getText('notes').insert(0, 'in the name of north');
  south.send(step2(Y.encodeStateAsUpdate(doc, before)));
  await south.frame(saves(1));
  const then = Y.encodeStateVector(doc);
  doc.getText('notes').insert(0, 'again ');
  south.send(edit(Y.encodeStateAsUpdate(doc, then)));
  expect(await south.closed()).toBe(CLOSE.malformed);
  expect((await stored(server.store, id)).getText('notes').toString()).toBe('in the name of north');
});

it('AG-22 a connection that floods is ended', async () => {
  const { line } = await opened();
  const writer = await line();
  for (let n = 0; n < 30; n += 1) writer.send(step1());
  expect(await writer.closed()).toBe(CLOSE.tooFast);
});

it('AG-23 what arrives in the wrong order is kept, acknowledged, and shown once it is whole', async () => {
  const { server, id, line } = await opened();
  const writer = await line();
  const other = editor(server, CODE, (await staff(server.store, 'admin')).cookie);
  await other.synced();
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const letter of 'abc') doc.getText('notes').insert(0, letter);
  const [a, b, c] = updates as [Uint8Array, Uint8Array, Uint8Array];
  writer.send(edit(c), edit(b));
  await writer.frame(saves(2));
  expect((await server.store.agendas.load(id)).length).toBeGreaterThan(0);
  expect(other.doc.getText('notes').toString()).toBe('');
  writer.send(edit(a));
  await other.until((there) => there.getText('notes').toString() === 'cba');
  expect((await stored(server.store, id)).getText('notes').toString()).toBe('cba');
});
