import sharp from 'sharp';
import type { Socket } from 'socket.io-client';
import * as Y from 'yjs';
import { z } from 'zod';
import type { Hall } from '../../realtime/hall/hall.ts';
import type { PreparedAction } from '../../src/lib/meeting/actions/commands.ts';
import { edit, rawLine, saves } from '../agenda/ground.ts';
import { expect } from 'vitest';
import { act, call, command, connect, heard, meeting, serve, staff, type Ground } from '../net/ground.ts';
import type { Place } from './places.ts';

/** A whole evening in which everything that must not be found later is unmistakable. */

export const CODE = 'ELM204';
/** What devices send of themselves. */
const DEVICE = {
  'user-agent': 'CanaryAgent/7.1 (Unmistakable Phone)',
  'accept-language': 'xx-canarylang',
  referer: 'http://canary-referer.example/from',
  via: '1.1 canary-via',
  forwarded: 'for=198.51.100.201',
  'x-real-ip': '198.51.100.202',
  'x-canary': 'canary-header-212-555-0199',
};
const ADDRESS = '203.0.113.';
export const MARKS = ['CanaryAgent', 'Unmistakable', 'xx-canary', 'canary-', ADDRESS, '198.51.100.', '555-0199'];

/** Words about somebody that are taken out again, and what all of them have in common. */
const about = (what: string): string => `Gwendolyn Canarywood ${what} 212 555 0188`;
export const REMOVED = ['Canarywood', '555 0188'];

export interface Resident {
  readonly socket: Socket;
  readonly headers: Readonly<Record<string, string>>;
  readonly device: string;
  readonly token: string;
}

export interface CanaryEvening {
  readonly server: Ground;
  readonly hall: Hall;
  readonly people: readonly Resident[];
  readonly commander: { readonly id: string; readonly cookie: string };
  readonly actionId: string;
}

const light: PreparedAction = {
  actionId: 'light-it',
  title: 'Light the stop',
  body: [{ kind: 'paragraph', runs: [{ text: 'A lamp.' }] }],
  owner: 'Works',
  due: null,
  area: 'Elm Park',
  ideaIds: [],
};

export async function canaryEvening({ store, removals, folder }: Place): Promise<CanaryEvening> {
  const config = { dataFolder: folder, logLevel: 'trace' as const, trustProxy: true, removals };
  const server = await serve({ config, store });
  const hall = await meeting(server, { moderation: 'pre', zips: ['10451'] }, CODE);
  const commander = await staff(store, 'commander');
  await act(hall, { type: 'meeting.open' });
  const people = await Promise.all([77, 78, 79].map((n) => resident(server, n)));
  const ideas: string[] = [];
  for (const [n, { socket }] of people.entries()) {
    ideas.push(await submitted(socket, about(`at the bench ${n}`)));
  }
  const [one = '', two = '', three = ''] = ideas;
  await talk(hall, one, two);
  await objection(hall, three, people[2]);
  for (const [n, { socket, headers }] of people.entries()) {
    await command(socket, { type: 'vote.set', ideaId: ideas[(n + 1) % 2], on: true });
    await refused(server, socket, headers);
  }
  for (const ideaId of ideas)
    await act(hall, { type: 'idea.redact', ideaId, text: 'A bench', reason: 'personal-data' });
  await agenda(server, commander.cookie);
  await worked(server, hall, commander.cookie, [one, two], people);
  await act(hall, { type: 'meeting.close' });
  for (const { socket } of people) socket.disconnect();
  return { server, hall, people, commander, actionId: light.actionId };
}

async function resident(server: Ground, n: number): Promise<Resident> {
  const marks = { ...DEVICE, 'x-forwarded-for': `${ADDRESS}${n}` };
  const joined = await call(server, 'POST', `/api/meetings/${CODE}/join`, { headers: marks });
  const [cookie = ''] = joined.cookies;
  const headers = { ...marks, cookie };
  const auth = { code: CODE, audience: 'public', token: joined.told.token };
  const socket = connect(server, auth, { transports: [n % 2 ? 'polling' : 'websocket'], extraHeaders: headers });
  await heard(socket, 'snapshot');
  return { socket, headers, device: cookie.split('=')[1] ?? '', token: joined.told.token };
}

const made = z.object({ ok: z.literal(true), result: z.object({ ideaId: z.string() }) });
const submitted = async (socket: Socket, text: string): Promise<string> =>
  made.parse(await command(socket, { type: 'idea.submit', text, zip: '10451' })).result.ideaId;

/** Replies, translations and words to the stage, of which one takes the place of another. */
async function talk(hall: Hall, one: string, two: string): Promise<void> {
  for (const ideaId of [one, two]) await act(hall, { type: 'idea.publish', ideaId });
  for (const text of [about('was told'), 'Somebody was told.'])
    await act(hall, { type: 'idea.reply', ideaId: one, text });
  await act(hall, { type: 'idea.reply', ideaId: two, text: about('was told as well') });
  await act(hall, { type: 'idea.reply', ideaId: two, text: '' });
  for (const text of [about('en el banco'), about('otra vez')]) {
    await act(hall, { type: 'idea.translate', ideaId: one, lang: 'es', text });
  }
  await act(hall, { type: 'stage.note', text: about('waits at the door') });
  await act(hall, { type: 'stage.note', text: null });
}

async function objection(hall: Hall, ideaId: string, author: Resident | undefined): Promise<void> {
  await act(hall, { type: 'idea.screen', ideaId, reason: 'personal-data' });
  const appeal = { type: 'idea.appeal', ideaId, text: about('is my neighbour') };
  expect(author && (await command(author.socket, appeal))).toMatchObject({ ok: true });
}

/** What is refused, and what is no request at all, leaves no words either. */
async function refused(server: Ground, socket: Socket, headers: Readonly<Record<string, string>>): Promise<void> {
  const text = about('is in no meeting');
  expect(await command(socket, { type: 'idea.reply', ideaId: text, text })).toMatchObject({ ok: false });
  expect(await command(socket, { type: text, text })).toMatchObject({ ok: false });
  const query = encodeURIComponent(text);
  for (const path of [`/api/meetings/${query}/board`, `/api/progress?q=${query}`, `/nowhere/${query}?name=${query}`]) {
    await call(server, 'GET', path, { headers });
  }
  await call(server, 'POST', '/api/session', { headers, body: { email: text, password: text } });
  await call(server, 'POST', '/api/session', { headers, body: `{"email": "${text}` });
}

/** Typed into the agenda, kept in a version, and both taken out. */
async function agenda(server: Ground, cookie: string): Promise<void> {
  const line = await rawLine(server, CODE, cookie, '?saved=1');
  const doc = new Y.Doc();
  let sent = 0;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const type = async (change: (text: Y.Text) => void) => {
    change(doc.getText('notes'));
    for (const update of updates.splice(0)) {
      line.send(edit(update));
      await line.frame(saves((sent += 1)));
    }
  };
  const words = about('in the agenda');
  const path = `/api/meetings/${CODE}/agenda/versions`;
  await type((text) => text.insert(0, `kept ${words}`));
  const kept = await call(server, 'POST', path, { cookie, body: { name: about('as a version') } });
  const { version } = z.object({ version: z.object({ id: z.string() }) }).parse(kept.body);
  await type((text) => text.delete(5, words.length));
  expect((await call(server, 'DELETE', `${path}/${version.id}`, { cookie })).status).toBe(204);
  // The last one leaves, and the document is written anew.
  line.socket.close();
  await expect.poll(() => server.agendas.size).toBe(0);
}

/** Published, worked on and answered; every word and picture of it taken out again. */
async function worked(
  server: Ground,
  hall: Hall,
  cookie: string,
  ideaIds: readonly string[],
  people: readonly Resident[]
): Promise<void> {
  const { actionId } = light;
  const first = {
    title: about('wants light'),
    body: [{ kind: 'paragraph' as const, runs: [{ text: about('wants it soon') }] }],
    owner: about('herself'),
    area: about('lives there'),
  };
  const publish = (change: Partial<PreparedAction>) =>
    act(hall, { type: 'agenda.publish', previewHash: 'x', actions: [{ ...light, ideaIds, ...change }], reopenAt: 5 });
  await publish(first);
  await publish({});
  const redact = (what: object) => act(hall, { type: 'action.redact', actionId, reason: 'personal-data', ...what });
  await redact({});
  const pictures: { id: string; alt: string }[] = [];
  for (const n of [1, 2]) pictures.push({ id: await picture(server, cookie), alt: about(`in picture ${n}`) });
  const result = { label: about('calls a week'), before: 4, after: 1, unit: about('units') };
  await act(hall, { type: 'action.update', actionId, status: 'done', text: about('was there'), result, pictures });
  for (const [n, { socket }] of people.slice(0, 2).entries()) {
    for (const text of [`still sees nothing ${n}`, `sees a little ${n}`]) {
      const note = about(text);
      expect(await command(socket, { type: 'action.confirm', actionId, solved: false, note })).toMatchObject({
        ok: true,
      });
    }
  }
  const action = await hall.read((state) => [...state.actions.values()][0]);
  for (const { id: noteId } of action?.notes ?? []) await redact({ noteId });
  const updateId = action?.updates[0]?.id;
  await redact({ updateId, pictureId: pictures[0]?.id });
  await redact({ updateId });
  await expect.poll(() => server.store.pictures.list(hall.meeting)).toEqual([]);
  // One stays, of which nothing is left but what is to be seen.
  const shown = [{ id: await picture(server, cookie), alt: 'A lamp' }];
  await act(hall, { type: 'action.update', actionId, pictures: shown });
}

/** A file as a phone has it: with who took it, with what, and where. */
async function picture(server: Ground, cookie: string): Promise<string> {
  const plain = sharp({ create: { width: 40, height: 30, channels: 3, background: '#20a040' } });
  const Artist = about('behind the camera');
  const exif = { IFD0: { Artist, Model: DEVICE['user-agent'] }, IFD3: { GPSAreaInformation: about('by satellite') } };
  const body = new Uint8Array(await plain.withExif(exif).jpeg().toBuffer());
  expect(Buffer.from(body).includes(Artist)).toBe(true);
  const headers = { cookie, 'content-type': 'application/octet-stream' };
  const answer = await fetch(`${server.url}/api/meetings/${CODE}/pictures`, { method: 'POST', headers, body });
  return z.object({ picture: z.object({ id: z.string() }) }).parse(await answer.json()).picture.id;
}
