import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '../../src/lib/protocol/agenda.ts';
import { addItem } from '../../src/lib/protocol/agenda-document.ts';
import { call, meeting, serve, staff, type Ground } from '../net/ground.ts';
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

const CODE = 'ELM204';

interface Written {
  readonly server: Ground;
  readonly id: string;
  readonly wipe: Uint8Array;
  readonly untouched: () => Promise<void>;
}

/** An agenda with an item on it, an update that would wipe it, and a look at whether it is still as it was. */
async function written(): Promise<Written> {
  const server = await serve();
  const { meeting: id } = await meeting(server, {}, CODE);
  const writer = editor(server, CODE, (await staff(server.store, 'commander')).cookie);
  await writer.synced();
  addItem(writer.doc, { id: 'lights', title: 'Light the underpass' });
  await expect.poll(async () => titles(await stored(server.store, id))).toHaveLength(1);
  const rows = await server.store.agendas.load(id);
  const wiped = new Y.Doc();
  Y.applyUpdate(wiped, Y.encodeStateAsUpdate(writer.doc));
  const before = Y.encodeStateVector(wiped);
  wiped.getMap('items').clear();
  return {
    server,
    id,
    wipe: Y.encodeStateAsUpdate(wiped, before),
    async untouched() {
      expect(await server.store.agendas.load(id)).toEqual(rows);
      expect(titles(writer.doc)).toEqual(['Light the underpass']);
    },
  };
}

/** Every kind and sub-kind with every content, whole, cut short, too long, and with a length that lies. */
function frames(contents: readonly Uint8Array[]): readonly Uint8Array[] {
  const heads: number[][] = [[]];
  for (let kind = 0; kind <= 10; kind += 1)
    heads.push([kind], [kind, 0], [kind, 1], [kind, 2], [kind, 3], [kind, 255, 1]);
  heads.push([100], [101], [127], [255, 1], [255, 255, 255, 255, 15]);
  return heads.flatMap((head) =>
    contents.flatMap((content) => {
      const length = content.length < 128 ? [content.length] : [(content.length & 127) | 128, content.length >> 7];
      const whole = Uint8Array.from([...head, ...length, ...content]);
      const bare = Uint8Array.from([...head, ...content]);
      return [
        whole,
        bare,
        whole.subarray(0, -1),
        Uint8Array.from([...whole, 0]),
        Uint8Array.from([...head, 255, 127, ...content]),
      ];
    })
  );
}

it.each(['moderator', 'officer'] as const)(
  'AG-55 a %s changes nothing by any kind, sub-kind or malformed variant of a message',
  { timeout: 120_000 },
  async (role) => {
    const { server, wipe, untouched } = await written();
    const wiped = new Y.Doc();
    Y.applyUpdate(wiped, wipe);
    const contents = [
      wipe,
      updateWith('Not theirs'),
      Y.encodeStateAsUpdateV2(wiped),
      Uint8Array.of(),
      Uint8Array.of(0, 0),
    ];
    const { cookie } = await staff(server.store, role);
    const all = [...frames(contents), edit(wipe), step2(wipe), presence(wipe)];
    let line = await rawLine(server, CODE, cookie, '?saved=1');
    let [ended, heard] = [0, 0];
    for (const frame of all) {
      const answers = line.frames.filter(isStep2).length;
      line.send(frame);
      const asked = line.socket.readyState === line.socket.OPEN;
      // A ping is answered once what came before was dealt with, unless that ended the connection.
      const ponged = new Promise((done) => line.socket.once('pong', () => done('heard')));
      if (asked) line.socket.ping();
      const how = await Promise.race([ponged, line.closed()]);
      expect(line.frames.some(saves(1))).toBe(false);
      if (how === 'heard') {
        heard += 1;
        expect(line.frames.filter(isStep2).length - answers).toBeLessThanOrEqual(1);
      } else {
        ended += 1;
        expect([CLOSE.malformed, CLOSE.tooFast]).toContain(how);
        line = await rawLine(server, CODE, cookie, '?saved=1');
      }
    }
    expect(heard).toBeGreaterThan(100);
    expect(ended).toBeGreaterThan(20);
    await untouched();
    line.send(step1());
    await line.frame(isStep2);
    line.socket.terminate();
  }
);

it('AG-56 a commander of another meeting is not let in here, and changes nothing from where they are', async () => {
  const { server, wipe, untouched } = await written();
  const other = await meeting(server, {}, 'OAK377');
  const { id: person, cookie } = await staff(server.store, 'commander');
  await server.store.directory.staff.update(person, { everywhere: false });
  await server.store.directory.assignments.put({ meetingId: other.meeting, staffId: person, role: 'commander' });
  expect(await upgradeStatus(server, `/agenda/${CODE}`, { cookie })).toBe(404);
  const line = await rawLine(server, 'OAK377', cookie, '?saved=1');
  line.send(step2(wipe), edit(updateWith('There')));
  await line.frame(saves(2));
  expect(titles(await stored(server.store, other.meeting))).toEqual(['There']);
  await untouched();
});

it('AG-57 a session that was revoked a moment ago changes nothing, on the line that it had and on no new one', async () => {
  const { server, id, wipe, untouched } = await written();
  const { cookie } = await staff(server.store, 'commander');
  const line = await rawLine(server, CODE, cookie, '?saved=1');
  await line.heard();
  await call(server, 'DELETE', '/api/session', { cookie });
  for (const frame of frames([wipe, updateWith('Too late')])) line.socket.send(frame);
  line.send(edit(wipe), step2(wipe), step1());
  expect(await line.closed()).toBe(CLOSE.signedOut);
  expect(await upgradeStatus(server, `/agenda/${CODE}`, { cookie })).toBe(401);
  await untouched();
  // As another process does it: the line may live until the next look, and no longer.
  const other = await staff(server.store, 'commander');
  const second = await rawLine(server, CODE, other.cookie, '?saved=1');
  await server.store.directory.staff.update(other.id, { role: 'officer' });
  expect(await second.closed()).toBe(CLOSE.signedOut);
  const third = await rawLine(server, CODE, other.cookie, '?saved=1');
  third.send(edit(wipe));
  await third.heard();
  expect(titles(await stored(server.store, id))).toEqual(['Light the underpass']);
});
