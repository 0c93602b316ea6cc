import { expect, it } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Presence } from '../../realtime/agenda/presence.ts';
import { peopleHere } from '../../src/lib/agenda/people.ts';
import { PRESENCE_LIMIT } from '../../src/lib/protocol/agenda.ts';
import { atEnd, meeting, serve, staff } from '../net/ground.ts';
import { editor, presence, rawLine, type Editor } from './ground.ts';

const CODE = 'ELM204';

/** What a client would say of itself under this id. */
function said(client: number, state: Record<string, unknown> | null): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  const awareness = new Awareness(doc);
  atEnd(() => doc.destroy());
  awareness.setLocalState(state);
  return encodeAwarenessUpdate(awareness, [client]);
}

function seen(by: Editor, client: number): unknown {
  return by.provider.awareness.getStates().get(client) ?? null;
}

/** Until somebody's presence is as wanted. */
async function until(by: Editor, holds: () => boolean): Promise<void> {
  const { awareness } = by.provider;
  if (holds()) return;
  await new Promise<void>((done) => {
    const look = () => {
      if (!holds()) return;
      awareness.off('change', look);
      done();
    };
    awareness.on('change', look);
  });
}

async function opened() {
  const server = await serve();
  await meeting(server, {}, CODE);
  const watcher = editor(server, CODE, (await staff(server.store, 'admin')).cookie);
  await watcher.synced();
  const commander = await staff(server.store, 'commander');
  const line = await rawLine(server, CODE, commander.cookie);
  return { server, watcher, commander, line };
}

it('AG-24 who somebody is, the server says: names and colours that a client claims are replaced', async () => {
  const { watcher, commander, line } = await opened();
  const user = { id: 'somebody-else', name: 'The mayor', color: 'url(//elsewhere)', role: 'admin' };
  line.send(presence(said(5, { user, at: { item: 'lights', field: 'title' } })));
  await until(watcher, () => seen(watcher, 5) !== null);
  const state = seen(watcher, 5);
  expect(state).toMatchObject({ user: { id: commander.id, name: 'commander', role: 'commander' } });
  expect(state).toMatchObject({
    user: { color: expect.stringMatching(/^#[0-9a-f]{6}$/) as string },
    at: { item: 'lights' },
  });
  const own = watcher.doc.clientID;
  expect(peopleHere(watcher.provider.awareness.getStates(), own, 'me')).toMatchObject([{ name: 'commander' }]);
});

it('AG-25 nobody speaks for another: a presence belongs to the connection that brought it, and goes with it', async () => {
  const { server, watcher, line } = await opened();
  line.send(presence(said(5, { mood: 'here' })));
  await until(watcher, () => seen(watcher, 5) !== null);
  const liar = await rawLine(server, CODE, (await staff(server.store, 'officer')).cookie);
  liar.send(presence(said(5, { mood: 'usurped' })), presence(said(5, null)), presence(said(6, { mood: 'own' })));
  await until(watcher, () => seen(watcher, 6) !== null);
  expect(seen(watcher, 5)).toMatchObject({ mood: 'here' });
  line.socket.terminate();
  await until(watcher, () => seen(watcher, 5) === null);
  expect(seen(watcher, 6)).toMatchObject({ mood: 'own' });
});

it('AG-26 whoever comes back under the same client is seen again at once', async () => {
  const { server, watcher, commander, line } = await opened();
  line.send(presence(said(5, { mood: 'first' })));
  await until(watcher, () => seen(watcher, 5) !== null);
  line.socket.close();
  await until(watcher, () => seen(watcher, 5) === null);
  const back = await rawLine(server, CODE, commander.cookie);
  back.send(presence(said(5, { mood: 'back' })));
  await until(watcher, () => seen(watcher, 5) !== null);
  expect(seen(watcher, 5)).toMatchObject({ mood: 'back' });
});

it('AG-27 a presence that is too large or not one is not passed on', async () => {
  const { watcher, line } = await opened();
  line.send(presence(said(5, { mood: 'x'.repeat(PRESENCE_LIMIT) })), presence(said(5, { mood: 'small' })));
  await until(watcher, () => seen(watcher, 5) !== null);
  expect(seen(watcher, 5)).toMatchObject({ mood: 'small' });
});

/** What somebody who is told this has in mind of these clients. */
function mindOf(awareness: Awareness, told: Uint8Array | null): Record<string, unknown> {
  if (told) applyAwarenessUpdate(awareness, told, 'told');
  return Object.fromEntries([...awareness.getStates()].filter(([client]) => client < 100));
}

it('AG-65 those of another node are there for as long as it says so, each under their own name, and give way to who comes here', () => {
  const presence = new Presence<{ person: { id: string; name: string; role: 'commander' } }>();
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  atEnd(() => doc.destroy());
  const [ana, ben] = [
    { id: 'ana', name: 'Ana', role: 'commander' as const },
    { id: 'ben', name: 'Ben', role: 'commander' as const },
  ];
  const there = [
    { client: 5, person: ana, state: { mood: 'there', user: { id: 'ben' } } },
    { client: 6, person: ben, state: {} },
  ];
  const heard = mindOf(awareness, presence.hearNode('node', there, 1_000));
  expect(heard).toMatchObject({ 5: { mood: 'there', user: { id: 'ana' } }, 6: { user: { id: 'ben' } } });
  expect(presence.own).toEqual([]);
  expect(presence.hearNode('node', there, 2_000), 'nothing new').toBeNull();
  expect(presence.hearNode('node', there, 15_000), 'clients forget').not.toBeNull();

  // Ana comes over to this node, under the client that she has; nobody else can take it.
  expect(presence.hear({ person: ben }, said(5, { mood: 'usurped' }), 16_000)).toBeNull();
  const here = { person: ana };
  const come = mindOf(awareness, presence.hear(here, said(5, { mood: 'here' }), 16_000));
  expect(come).toMatchObject({ 5: { mood: 'here' } });
  expect(presence.own).toMatchObject([{ client: 5, person: ana }]);
  expect(presence.hearNode('node', there, 17_000), 'the other node has not noticed yet').toBeNull();
  expect(mindOf(awareness, presence.hearNode('node', there.slice(1), 18_000))).toMatchObject({ 5: {}, 6: {} });

  // She goes back there before her connection here was noticed to be dead; nobody else can go there in her place.
  const impostor = [{ client: 5, person: ben, state: { mood: 'usurped' } }];
  expect(presence.hearNode('third', impostor, 18_500)).toBeNull();
  const back = mindOf(awareness, presence.hearNode('node', there, 19_000));
  expect(back).toMatchObject({ 5: { mood: 'there' }, 6: {} });
  expect(presence.leave(here, 19_500), 'she is there').toBeNull();
  expect(mindOf(awareness, presence.hearNode('node', [], 20_000))).toEqual({});
});
