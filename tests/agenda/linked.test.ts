import type { Socket } from 'socket.io-client';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { z } from 'zod';
import { addItem, linkIdea, removeItem } from '../../src/lib/protocol/agenda-document.ts';
import { act, codeOf, command, connect, heard, meeting, serve, staff, type Ground } from '../net/ground.ts';
import { edit, editor, rawLine, saves, SHELVES } from './ground.ts';

const accepted = z.object({ ok: z.literal(true), result: z.object({ ideaId: z.string() }) });
const ideaShape = z.looseObject({ onAgenda: z.optional(z.literal(true)) });
const delta = z.looseObject({ puts: z.record(z.string(), z.unknown()) });

/** A meeting with a public idea, and somebody who watches it. */
async function watched(server: Ground, code?: string): Promise<{ code: string; ideaId: string; phone: Socket }> {
  const hall = await meeting(server, { moderation: 'post' }, code);
  await act(hall, { type: 'meeting.open' });
  const joined = { code: await codeOf(hall), audience: 'public', token: 'A'.repeat(43) };
  const phone = connect(server, joined);
  await heard(phone, 'snapshot');
  const answer = accepted.parse(await command(phone, { type: 'idea.submit', text: 'Light the underpass' }));
  return { code: joined.code, ideaId: answer.result.ideaId, phone };
}

/** Until the idea is told to be on the agenda, or not to be. */
function told(phone: Socket, ideaId: string, onAgenda: boolean): Promise<void> {
  return new Promise((resolve) => {
    phone.on('delta', (raw: unknown) => {
      const put = delta.parse(raw).puts[`ideas/${ideaId}`];
      if (put !== undefined && (ideaShape.parse(put).onAgenda ?? false) === onAgenda) resolve();
    });
  });
}

it('AG-40 phones see which ideas the agenda takes up, and that one was let go', async () => {
  const server = await serve();
  const { code, ideaId, phone } = await watched(server);
  const commander = editor(server, code, (await staff(server.store, 'commander')).cookie);
  await commander.synced();

  addItem(commander.doc, { id: 'lights', title: 'Lights', ideas: [ideaId, 'no-such-idea'] });
  await told(phone, ideaId, true);

  // Also in a second item: it stays until the last one lets it go.
  addItem(commander.doc, { id: 'other', ideas: [ideaId] });
  removeItem(commander.doc, 'lights');
  linkIdea(commander.doc, 'other', ideaId, false);
  await told(phone, ideaId, false);
});

it('AG-41 a meeting that missed what its agenda takes up hears of it when the agenda is opened again', async () => {
  const shelf = await SHELVES.memory();
  const server = await serve({ store: await shelf.open() });
  const { code, ideaId, phone } = await watched(server);
  const hall = await server.halls.byCode(code);
  const doc = new Y.Doc();
  addItem(doc, { id: 'lights', ideas: [ideaId] });
  // As if the server had been killed between the agenda's write and the word to the meeting.
  await server.store.agendas.append(hall?.meeting ?? '', Y.encodeStateAsUpdate(doc));
  const heardOfIt = told(phone, ideaId, true);
  await rawLine(server, code, (await staff(server.store, 'officer')).cookie);
  await heardOfIt;
  expect(hall?.snapshot('public').view.ideas[ideaId]).toMatchObject({ onAgenda: true });
});

it('AG-42 a server that stops tells the meeting what the agenda took up last', async () => {
  const shelf = await SHELVES.memory();
  const before = await serve({ store: await shelf.open() });
  const { code, ideaId } = await watched(before, 'ELM204');
  const line = await rawLine(before, code, (await staff(before.store, 'commander')).cookie, '?saved=1');
  const doc = new Y.Doc();
  addItem(doc, { id: 'lights', ideas: [ideaId] });
  line.send(edit(Y.encodeStateAsUpdate(doc)));
  await line.frame(saves(1));
  await before.stop();

  const after = await serve({ store: await shelf.open() });
  const hall = await after.halls.byCode(code);
  expect(hall?.snapshot('public').view.ideas[ideaId]).toMatchObject({ onAgenda: true });
});
