import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type * as Y from 'yjs';
import { openMongoStore } from '../../db/mongo/store.ts';
import { addItem, readAgenda, removeItem } from '../../src/lib/protocol/agenda-document.ts';
import { editor, stored, titles, type, type Editor } from '../agenda/ground.ts';
import { TestMongo } from '../contract/ground-mongo.ts';
import { meeting, serve, staff } from '../net/ground.ts';
import { startRedis, type TestRedis } from './redis.ts';

let redis: TestRedis;
let mongo: TestMongo;
beforeAll(async () => {
  [redis, mongo] = await Promise.all([startRedis(), TestMongo.start()]);
});
afterAll(async () => {
  await Promise.all([redis.kill(), mongo.stop()]);
});

/** Everything happens in time, or the test fails. */
const IN_TIME = { timeout: 30_000, interval: 20 };
const seen = (by: Editor, client: number): unknown => by.provider.awareness.getStates().get(client);

it('AG-64 who has the agenda open at another node is seen, where they are, and no longer once they are gone', async () => {
  const url = mongo.freshUrl();
  const node = async () => serve({ store: await openMongoStore(url), config: { redisUrl: redis.url } });
  const [one, two] = [await node(), await node()];
  await meeting(one, {}, 'ELM204');
  const commander = await staff(one.store, 'commander');
  const north = editor(one, 'ELM204', commander.cookie);
  await north.synced();
  north.provider.awareness.setLocalStateField('at', { item: 'lights', field: 'title' });
  // Somebody who comes to the other node later hears of those who are here already, and is heard of.
  const south = editor(two, 'ELM204', (await staff(one.store, 'admin')).cookie);
  await south.synced();
  south.provider.awareness.setLocalStateField('user', { id: commander.id, name: 'The mayor' });
  const [northern, southern] = [north.doc.clientID, south.doc.clientID];
  await vi.waitFor(() => {
    const user = { id: commander.id, name: 'commander', role: 'commander' };
    expect(seen(south, northern)).toMatchObject({ user, at: { item: 'lights' } });
    expect(seen(north, southern)).toMatchObject({ user: { name: 'admin' } });
  }, IN_TIME);
  north.provider.awareness.setLocalStateField('at', { item: 'bikes', field: 'text' });
  await vi.waitFor(() => expect(seen(south, northern)).toMatchObject({ at: { item: 'bikes' } }), IN_TIME);
  north.provider.disconnect();
  await vi.waitFor(() => expect(seen(south, northern)).toBeUndefined(), IN_TIME);
  north.provider.connect();
  await vi.waitFor(() => expect(seen(south, northern)).toMatchObject({ at: { item: 'bikes' } }), IN_TIME);
});

it('AG-60 commanders on two nodes write one agenda, and end with the same', async () => {
  const url = mongo.freshUrl();
  const node = async () => serve({ store: await openMongoStore(url), config: { redisUrl: redis.url } });
  const [one, two] = [await node(), await node()];
  const { meeting: id } = await meeting(one, {}, 'ELM204');
  const north = editor(one, 'ELM204', (await staff(one.store, 'commander')).cookie);
  const south = editor(two, 'ELM204', (await staff(one.store, 'commander')).cookie);
  await Promise.all([north.synced(), south.synced()]);
  addItem(north.doc, { id: 'lights', title: 'Light the underpass' });
  addItem(south.doc, { id: 'bikes', title: 'Ride along the river' });
  const both = (doc: Y.Doc) => readAgenda(doc).length === 2;
  await Promise.all([north.until(both), south.until(both)]);
  for (let n = 0; n < 60; n += 1) {
    type(north.doc, 'lights', 0, 'a');
    type(south.doc, 'lights', 0, 'b');
  }
  removeItem(south.doc, 'bikes');
  const whole = (doc: Y.Doc) =>
    readAgenda(doc).length === 1 && readAgenda(doc)[0]?.title.length === 120 + 'Light the underpass'.length;
  await Promise.all([north.until(whole), south.until(whole)]);
  expect(readAgenda(north.doc)).toEqual(readAgenda(south.doc));
  expect(titles(await stored(one.store, id))).toEqual(titles(north.doc));
});
