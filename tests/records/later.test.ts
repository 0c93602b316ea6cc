import { afterEach, beforeEach, expect, it } from 'vitest';
import { archiveOf } from '../../realtime/records/archive.ts';
import { recordServices } from '../../realtime/records/services.ts';
import { publicRecord } from '../../src/lib/records/record.ts';
import type { PreparedAction } from '../../src/lib/meeting/actions/commands.ts';
import { LIGHT, publish } from '../meeting/action-ground.ts';
import { commander, moderator } from '../meeting/cast.ts';
import { BEGIN, DAY, Evening } from './evening.ts';

let evening: Evening;
beforeEach(() => {
  evening = new Evening();
});
afterEach(() => evening.stop());

it('RC-104 words are removed from ideas after the end of retention too, from the log, the record and later backups', async () => {
  const hall = await evening.meeting();
  const [one, two] = [await evening.resident(hall), await evening.resident(hall)];
  const lamp = await evening.idea(hall, 'Ask Unmistakable Person about the lamp', one, two);
  await evening.close(hall);
  evening.clock.now = () => BEGIN + 40 * DAY;
  expect(await evening.retention.apply()).toEqual(['ELM204']);
  await evening.act(hall, moderator, {
    type: 'idea.redact',
    ideaId: lamp,
    text: 'About the lamp',
    reason: 'personal-data',
  });
  const { store } = evening;
  const logged = async () => JSON.stringify(await store.log.read(hall.meeting, 0));
  await expect.poll(logged).not.toContain('Unmistakable');
  const record = await hall.read((state) => JSON.stringify(publicRecord(state, [], BEGIN)));
  expect(record).toContain('About the lamp');
  const row = await store.directory.meetings.byId(hall.meeting);
  if (!row) throw new Error('it is there');
  for (const text of [record, JSON.stringify(await archiveOf(store, row, BEGIN))]) {
    expect(text).not.toContain('Unmistakable');
    expect(text).toContain('About the lamp');
  }
});

it('RC-105 the record that anyone may have is made once for however many ask; what staff did and removed is in it at once', async () => {
  const hall = await evening.meeting();
  const [one, two] = [await evening.resident(hall), await evening.resident(hall)];
  const lamp = await evening.idea(hall, 'Ask Unmistakable Person about the lamp', one);
  const { store, halls, retention, agencyLog, clock } = evening;
  let reads = 0;
  const read = store.log.read.bind(store.log);
  store.log.read = (meeting, from) => {
    if (meeting === hall.meeting) reads += 1;
    return read(meeting, from);
  };
  const identify = { admits: () => Promise.resolve(true) } as never;
  const pages = recordServices({ store, halls, identify, retention, agencyLog, clock });
  const asked = () => Promise.all(Array.from({ length: 5 }, () => pages.publicRecord('ELM204', null)));
  const votes = async () => (await asked()).map((record) => record?.ideas[0]?.votes);
  expect(await votes()).toEqual([0, 0, 0, 0, 0]);
  expect(reads).toBe(1);
  await evening.act(hall, two.actor, { type: 'vote.set', ideaId: lamp, on: true });
  expect(await votes()).toEqual([0, 0, 0, 0, 0]);
  evening.clock.now = () => BEGIN + 11_000;
  expect(await votes()).toEqual([1, 1, 1, 1, 1]);
  await evening.act(hall, moderator, { type: 'idea.redact', ideaId: lamp, text: 'About the lamp' });
  const [record] = await asked();
  expect(record?.ideas[0]?.text).toBe('About the lamp');
  await evening.close(hall);
  for (let n = 0; n < 2; n += 1) expect((await asked())[0]?.meeting.phase).toBe('closed');
  expect(reads).toBe(4);
});

it('RC-107 after the end of retention an agenda that is published again says how many backed an action as it did', async () => {
  const hall = await evening.meeting();
  const people = await Promise.all(Array.from({ length: 6 }, () => evening.resident(hall)));
  const [author, ...others] = people;
  if (!author) throw new Error('somebody is there');
  const ideaIds = [
    await evening.idea(hall, 'A lamp', author, ...others.slice(0, 3)),
    await evening.idea(hall, 'A bench', author, ...others.slice(3)),
    await evening.idea(hall, 'A tree', author, ...others.slice(0, 1)),
  ];
  const light = { ...LIGHT, ideaIds: ideaIds.slice(0, 2) };
  await evening.act(hall, commander, publish(light));
  await evening.act(hall, commander, {
    type: 'action.update',
    actionId: LIGHT.actionId,
    status: 'not-possible',
    text: 'No.',
  });
  await evening.close(hall);
  evening.clock.now = () => BEGIN + 40 * DAY;
  expect(await evening.retention.apply()).toEqual(['ELM204']);
  const backed = async (...actions: PreparedAction[]) => {
    await evening.act(hall, commander, publish(...actions));
    return hall.read((state) => [...state.actions.values()].map((one) => [one.backed, one.supporters.size]));
  };
  const reworded = { ...light, title: 'Light it' };
  expect(await backed(reworded)).toEqual([[5, 0]]);
  const more = { ...LIGHT, actionId: 'guard-it' };
  expect(await backed(reworded, { ...more, ideaIds: ideaIds.slice(1) })).toEqual([
    [5, 0],
    [0, 0],
  ]);
  expect(await backed(reworded, { ...more, ideaIds: ideaIds.slice(1, 2) })).toEqual([
    [5, 0],
    [2, 0],
  ]);
});
