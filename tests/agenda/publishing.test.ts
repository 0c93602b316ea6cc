import type { Socket } from 'socket.io-client';
import { expect, it } from 'vitest';
import type { AgendaPreview } from '../../src/lib/protocol/agenda-preview.ts';
import { addItem, readAgenda, removeItem, setField, titleOf } from '../../src/lib/protocol/agenda-document.ts';
import { act, call, command, connect, heard, meeting, serve, staff, type Ground } from '../net/ground.ts';
import { editor, type Editor } from './ground.ts';

const CODE = 'ELM204';

interface Opened {
  readonly server: Ground;
  readonly pen: Editor;
  readonly console: Socket;
  readonly ideaId: string;
  preview(): Promise<AgendaPreview>;
  /** Resolves when what was written is on the disk. */
  saved(): Promise<void>;
}

/** A live meeting with a public idea that two residents back, and a commander who writes its agenda. */
async function opened(): Promise<Opened> {
  const server = await serve();
  const hall = await meeting(server, { moderation: 'post' }, CODE);
  await act(hall, { type: 'meeting.open' });
  const phones = ['A', 'B'].map((one) => connect(server, { code: CODE, audience: 'public', token: one.repeat(43) }));
  await Promise.all(phones.map((phone) => heard(phone, 'snapshot')));
  const [phone] = phones;
  if (!phone) throw new Error('there are two');
  const submitted = (await command(phone, { type: 'idea.submit', text: 'Light the underpass' })) as {
    result: { ideaId: string };
  };
  const { ideaId } = submitted.result;
  await Promise.all(phones.map((one) => command(one, { type: 'vote.set', ideaId, on: true })));
  const { cookie } = await staff(server.store, 'commander');
  const pen = editor(server, CODE, cookie);
  await pen.synced();
  const console = connect(server, { code: CODE, audience: 'staff' }, { extraHeaders: { cookie } });
  await heard(console, 'snapshot');
  return {
    server,
    pen,
    console,
    ideaId,
    async preview() {
      const { status, body } = await call(server, 'GET', `/api/meetings/${CODE}/agenda/preview`, { cookie });
      expect(status).toBe(200);
      return (body as { preview: AgendaPreview }).preview;
    },
    async saved() {
      const other = editor(server, CODE, cookie);
      await other.synced();
      await other.until((doc) => JSON.stringify(readAgenda(doc)) === JSON.stringify(readAgenda(pen.doc)));
    },
  };
}

const publish = (previewHash: string, more: object = {}) => ({ type: 'agenda.publish', previewHash, ...more });
const publicBoard = async (server: Ground) =>
  ((await call(server, 'GET', `/api/meetings/${CODE}/board`)).body as { view: { actions: Record<string, object> } })
    .view;

it('AG-123 publishes what is in the document, if it is what the preview showed, and nothing that a client says besides', async () => {
  const { server, pen, console, ideaId, preview, saved } = await opened();
  expect(await preview()).toMatchObject({ state: 'nothing', number: 1, last: null, items: [] });
  expect(await command(console, publish((await preview()).previewHash))).toMatchObject({ code: 'agenda-empty' });
  addItem(pen.doc, {
    id: 'light-it',
    title: 'Light it',
    text: 'Ask Officer John Miller, 212-555-0143',
    ideas: [ideaId, 'no-such'],
  });
  addItem(pen.doc, { id: 'untitled' });
  await saved();
  const first = await preview();
  expect(first).toMatchObject({ state: 'ready', number: 1, left: [{ id: 'untitled', title: '', why: 'no-title' }] });
  expect(first.items).toMatchObject([
    { id: 'light-it', number: 1, backed: 2, what: ['added'], ideas: [{ id: ideaId, text: 'Light the underpass' }] },
  ]);

  setField(pen.doc, 'light-it', 'owner', 'Sector North');
  await saved();
  const forged = [{ actionId: 'forged-1', title: 'Forged', body: [], owner: '', due: null, area: '', ideaIds: [] }];
  expect(await command(console, publish(first.previewHash))).toMatchObject({ ok: false, code: 'agenda-moved' });
  expect(await command(console, publish('not-a-hash', { actions: forged }))).toMatchObject({ code: 'agenda-moved' });
  const second = await preview();
  expect(await command(console, publish(second.previewHash, { actions: forged, reopenAt: 1 }))).toMatchObject({
    ok: true,
  });
  const { actions } = await publicBoard(server);
  expect(Object.keys(actions)).toStrictEqual(['light-it']);
  expect(actions['light-it']).toMatchObject({ title: 'Light it', owner: 'Sector North', backed: 2, ideas: [ideaId] });
  expect(await preview()).toMatchObject({ state: 'same', number: 2, last: { number: 1 } });
});

it('AG-124 a publication that is sent again gets its first answer', async () => {
  const { pen, console, preview, saved } = await opened();
  addItem(pen.doc, { id: 'light-it', title: 'Light it' });
  await saved();
  const { previewHash } = await preview();
  const asked = publish(previewHash, { id: 'the-same-id' });
  const first = await command(console, asked);
  expect(first).toMatchObject({ ok: true });
  removeItem(pen.doc, 'light-it');
  await saved();
  expect(await command(console, asked)).toStrictEqual(first);
});

it('AG-125 says what changed since, in words, and what is dropped', async () => {
  const { pen, console, preview, saved } = await opened();
  addItem(pen.doc, { id: 'light-it', title: 'Light it', text: 'Ask 212-555-0143' });
  addItem(pen.doc, { id: 'guard-it', title: 'A guard' });
  await saved();
  const first = await preview();
  expect(await command(console, publish(first.previewHash))).toMatchObject({ ok: true });
  titleOf(pen.doc, 'light-it')?.insert(8, ' soon');
  setField(pen.doc, 'light-it', 'due', '2030-02-01');
  removeItem(pen.doc, 'guard-it');
  await saved();
  const next = await preview();
  expect(next).toMatchObject({ state: 'ready', number: 2, dropped: [{ id: 'guard-it', title: 'A guard' }] });
  expect(next.items[0]?.what).toStrictEqual(['title', 'due']);
  expect(next.items[0]?.changes).toStrictEqual([
    {
      field: 'title',
      words: [
        { kind: 'same', text: 'Light it' },
        { kind: 'added', text: ' soon' },
      ],
    },
    { field: 'due', words: [{ kind: 'added', text: '2030-02-01' }] },
  ]);
});

it('AG-126 is published with the number of disputes that the agency says', async () => {
  const { server, pen, console, preview, saved } = await opened();
  const { cookie } = await staff(server.store, 'admin');
  expect((await call(server, 'PATCH', '/api/agency', { cookie, body: { reopenAt: 7 } })).status).toBeLessThan(300);
  addItem(pen.doc, { id: 'light-it', title: 'Light it' });
  await saved();
  expect(await command(console, publish((await preview()).previewHash))).toMatchObject({ ok: true });
  const hall = await server.halls.byCode(CODE);
  expect(await hall?.read(({ publication }) => publication?.reopenAt)).toBe(7);
});

it('AG-122 what should be looked at before anybody reads it is marked', async () => {
  const { pen, preview, saved } = await opened();
  addItem(pen.doc, { id: 'light-it', title: 'Light it', text: 'Ask 212-555-0143' });
  await saved();
  expect((await preview()).items[0]?.marked).toStrictEqual([
    { part: 'body', text: 'Ask 212-555-0143', marks: [{ kind: 'phone', from: 4, to: 16 }] },
  ]);
});

it('AG-171 an item that comes back is told from a new one, and an agenda whose counts alone moved from one that is public', async () => {
  const { server, pen, console, preview, saved } = await opened();
  const { cookie } = await staff(server.store, 'admin');
  addItem(pen.doc, { id: 'light-it', title: 'Light it' });
  await saved();
  const first = await preview();
  expect(first.items[0]).toMatchObject({ again: false, what: ['added'] });
  expect(await command(console, publish(first.previewHash))).toMatchObject({ ok: true });
  expect((await call(server, 'PATCH', '/api/agency', { cookie, body: { reopenAt: 7 } })).status).toBeLessThan(300);
  expect(await preview()).toMatchObject({ state: 'ready', dropped: [], items: [{ again: false, what: [] }] });
  removeItem(pen.doc, 'light-it');
  await saved();
  expect(await command(console, publish((await preview()).previewHash))).toMatchObject({ ok: true });
  addItem(pen.doc, { id: 'light-it', title: 'Light it' });
  await saved();
  expect((await preview()).items[0]).toMatchObject({ again: true, what: ['added'] });
});
