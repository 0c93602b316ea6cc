import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE, MESSAGE } from '../../src/lib/protocol/agenda.ts';
import { addItem } from '../../src/lib/protocol/agenda-document.ts';
import { call, codeOf, meeting, serve, staff, type Ground } from '../net/ground.ts';
import {
  edit,
  editor,
  isStep2,
  presence,
  rawLine,
  saves,
  step1,
  step2,
  stored,
  titles,
  updateWith,
  upgradeStatus,
} from './ground.ts';

async function opened(): Promise<{ server: Ground; code: string; id: string }> {
  const server = await serve();
  const hall = await meeting(server);
  return { server, code: await codeOf(hall), id: hall.meeting };
}

it('AG-06 the upgrade is refused to whoever is not staff, for meetings that do not exist, and to other origins', async () => {
  const { server, code } = await opened();
  const { cookie } = await staff(server.store, 'commander');
  const joined = await call(server, 'POST', `/api/meetings/${code}/join`, { body: {} });
  const path = `/agenda/${code}`;
  expect(await upgradeStatus(server, path)).toBe(401);
  expect(await upgradeStatus(server, path, { cookie: joined.cookies.join('; ') })).toBe(401);
  expect(await upgradeStatus(server, path, { cookie: 'of_session=made-up' })).toBe(401);
  expect(await upgradeStatus(server, path, { cookie, origin: 'https://elsewhere.example' })).toBe(403);
  for (const nowhere of ['/agenda/NOSUCH', '/agenda/', '/agenda/%00', `/agenda/${code}/more`]) {
    expect(await upgradeStatus(server, nowhere, { cookie }), nowhere).toBe(404);
  }
  expect(await upgradeStatus(server, path, { cookie, origin: server.url })).toBe(101);
  await call(server, 'DELETE', '/api/session', { cookie });
  expect(await upgradeStatus(server, path, { cookie })).toBe(401);
});

it.each(['moderator', 'officer'] as const)(
  'AG-07 a %s follows the agenda, and hears that it is read-only',
  async (role) => {
    const { server, code } = await opened();
    const writer = editor(server, code, (await staff(server.store, 'commander')).cookie);
    const follower = editor(server, code, (await staff(server.store, role)).cookie);
    await Promise.all([writer.synced(), follower.synced()]);
    addItem(writer.doc, { id: 'lights', title: 'Light the underpass' });
    await follower.until((doc) => titles(doc).length === 1);
    expect(titles(follower.doc)).toEqual(['Light the underpass']);
    const page = await rawLine(server, code, (await staff(server.store, role)).cookie, '?saved=1');
    await page.frame((frame) => frame[0] === MESSAGE.auth);
  }
);

it.each(['moderator', 'officer'] as const)(
  'AG-08 no message of a %s changes the agenda, or what others see of it',
  async (role) => {
    const { server, code, id } = await opened();
    const writer = editor(server, code, (await staff(server.store, 'commander')).cookie);
    await writer.synced();
    addItem(writer.doc, { id: 'lights', title: 'Light the underpass' });
    await expect.poll(async () => titles(await stored(server.store, id))).toHaveLength(1);
    const before = Y.encodeStateAsUpdate(await stored(server.store, id));
    const rows = (await server.store.agendas.load(id)).length;

    const wiped = new Y.Doc();
    Y.applyUpdate(wiped, before);
    wiped.getMap('items').clear();
    const wipe = Y.encodeStateAsUpdate(wiped, Y.encodeStateVector(writer.doc));
    const lies = [updateWith('Not theirs'), wipe, Y.encodeStateAsUpdateV2(wiped), Uint8Array.of()];
    const { cookie } = await staff(server.store, role);
    for (const lie of lies) {
      const frames = [edit(lie), step2(lie), presence(lie), Uint8Array.of(MESSAGE.sync, 3, ...lie), lie];
      for (let kind = 1; kind < 20; kind += 1) frames.push(Uint8Array.of(kind, 1, lie.length & 127, ...lie));
      for (const frame of frames) {
        const line = await rawLine(server, code, cookie, '?saved=1');
        line.send(frame, step1());
        // It is passed over, or what is malformed ends the connection.
        await Promise.race([line.closed(), line.frame(isStep2)]);
        expect(line.frames.some(saves(0))).toBe(false);
        line.socket.terminate();
      }
    }
    expect(Y.encodeStateAsUpdate(await stored(server.store, id))).toEqual(before);
    expect(await server.store.agendas.load(id)).toHaveLength(rows);
    const witness = editor(server, code, cookie);
    await witness.synced();
    expect(titles(witness.doc)).toEqual(['Light the underpass']);
    expect(titles(writer.doc)).toEqual(['Light the underpass']);
  }
);

it('AG-09 whoever signs out is out at once: the connection ends, and what it still sends is not heard', async () => {
  const { server, code, id } = await opened();
  const { cookie } = await staff(server.store, 'commander');
  const line = await rawLine(server, code, cookie);
  await line.heard();
  const signedOut = call(server, 'DELETE', '/api/session', { cookie });
  await signedOut;
  line.send(edit(updateWith('Too late')));
  expect(await line.closed()).toBe(CLOSE.signedOut);
  expect(await server.store.agendas.load(id)).toEqual([]);
});

it('AG-10 whoever loses the role loses the pen, however the role was taken', async () => {
  const { server, code, id } = await opened();
  const { cookie, id: person } = await staff(server.store, 'commander');
  const line = await rawLine(server, code, cookie);
  await line.heard();
  // As the command line does it, in another process: nobody tells this one.
  await server.store.directory.staff.update(person, { role: 'moderator' });
  // The same session comes again before anybody looked: the older connection must not stay behind it.
  const again = await rawLine(server, code, cookie, '?saved=1');
  expect(await line.closed()).toBe(CLOSE.signedOut);
  again.send(step1(), edit(updateWith('Too late')));
  await again.heard();
  expect(await server.store.agendas.load(id)).toEqual([]);
  await server.store.directory.staff.update(person, { disabled: true });
  expect(await again.closed()).toBe(CLOSE.signedOut);
});

it('AG-11 a commander of one meeting does not reach another one through it', async () => {
  const { server, code } = await opened();
  const other = await meeting(server);
  const { cookie } = await staff(server.store, 'commander');
  const line = await rawLine(server, code, cookie, '?saved=1');
  line.send(edit(updateWith('Here')));
  await line.frame(saves(1));
  expect(await server.store.agendas.load(other.meeting)).toEqual([]);
  const there = editor(server, await codeOf(other), cookie);
  await there.synced();
  expect(titles(there.doc)).toEqual([]);
});
