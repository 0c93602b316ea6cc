import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetingSecret, participantOf } from '../../realtime/devices.ts';
import { recordServices } from '../../realtime/records/services.ts';
import type { Hall } from '../../realtime/hall/hall.ts';
import { TestMongo } from '../contract/ground-mongo.ts';
import { atEnd } from '../net/ground.ts';
import { BEGIN, DAY, Evening } from './evening.ts';
import { peopleEvening, TEXTS, type Cast } from './people-evening.ts';
import type { Pile } from './pile.ts';
import { onMongo, onSqlite } from './places.ts';

let mongo: TestMongo;
beforeAll(async () => {
  mongo = await TestMongo.start();
}, 240_000);
afterAll(() => mongo.stop());

const ONE: Cast = {
  authors: [0, 0, 1, 2],
  backers: [
    [1, 2],
    [2, 3],
    [0, 3],
    [0, 1],
  ],
  reporter: 3,
  disputer: 1,
};
const OTHER: Cast = {
  authors: [0, 1, 0, 2],
  backers: [
    [1, 3],
    [0, 2],
    [1, 2],
    [0, 3],
  ],
  reporter: 2,
  disputer: 3,
};

/** What is given out about the meeting, as long as anybody asks. */
async function addRecords(pile: Pile, { halls, store, retention, agencyLog, clock }: Evening): Promise<void> {
  const identify = { admits: () => Promise.resolve(true) } as never;
  const pages = recordServices({ store, halls, identify, retention, agencyLog, clock });
  pile.add('record', JSON.stringify(await pages.staffRecord('ELM204')));
  pile.add('public record', JSON.stringify(await pages.publicRecord('ELM204')));
  pile.add('request', JSON.stringify(await pages.recordsRequest('ELM204')));
  pile.add('replay', JSON.stringify(await pages.replay('ELM204')));
}

async function end(evening: Evening): Promise<void> {
  evening.clock.now = () => BEGIN + 40 * DAY;
  expect(await evening.retention.apply()).toEqual(['ELM204']);
}

describe.each([
  ['SQLite', onSqlite],
  ['MongoDB', () => onMongo(mongo)],
] as const)('after the end of retention, %s', (_name, open) => {
  it('RC-51 nobody who holds every file that is left, and every key, can tell who wrote or backed what', async () => {
    const place = await open();
    const { store } = place;
    const evening = new Evening(store);
    atEnd(() => evening.stop());
    const { hall, people } = await peopleEvening(evening, ONE);
    const key = await store.keyring.keyFor(hall.meeting);
    await place.copies('before', 'without-keys');
    // While the key is there, who holds the files and the key finds them all, in the copies too.
    const before = await place.pile();
    for (const { participant } of people) {
      const where = ['before-backup', 'before-export'];
      expect(before.withId(participant)).toEqual(expect.arrayContaining(where));
      expect(before.withId(participant).length).toBeGreaterThan(where.length);
    }
    await end(evening);
    await place.copies('after', 'with-keys');
    const pile = await place.pile();
    await addRecords(pile, evening);

    // What the log called people is nowhere, and neither is the key, nor anything that they could be made from.
    const secrets = people.flatMap(({ device, token }) => [device, token, meetingSecret(device, hall.meeting)]);
    const traces = [key, ...people.map(({ participant }) => participant), ...secrets];
    expect(traces.map((trace) => pile.withId(trace)).filter(({ length }) => length > 0)).toEqual([]);
    expect(pile.withWords('"p:')).toEqual([]);
    // Somebody even knows the devices, and tries them with all that could be a key: no name comes out that is anywhere.
    const left = [...(await store.keyring.list()).values(), ...pile.words(43), hall.meeting, ''];
    const names = pile.words(22);
    const linked = left.flatMap((guess) => secrets.map((secret) => participantOf(guess, secret)));
    expect(linked.filter((participant) => names.has(participant))).toEqual([]);
    expect(secrets.map((secret) => participantOf(key, secret))).toContain(people[0]?.participant);
    // The same search finds what is there, beside which nobody is.
    for (const text of TEXTS) expect(pile.withWords(text).length).toBeGreaterThan(5);
    expect(pile.withWords('act.forgotten').length).toBeGreaterThan(3);
  });
});

/** What is left of a meeting, with its chance ids counted in the order in which they turn up. */
async function remains(cast: Cast): Promise<string> {
  const evening = new Evening();
  atEnd(() => evening.stop());
  const { hall, people } = await peopleEvening(evening, cast);
  await end(evening);
  const log = await evening.store.log.read(hall.meeting, 0);
  const batches = log.map(({ firstVersion, events, texts }) => ({ firstVersion, events, texts }));
  const all = JSON.stringify([batches, shown(hall)]);
  for (const { participant } of people) expect(all).not.toContain(participant);
  const ids = [hall.meeting, ...(await idsOf(hall)), ...log.flatMap(({ texts }) => Object.keys(texts))];
  return ids.reduce((text, id, n) => text.replaceAll(id, `id ${n}`), all);
}

const idsOf = (hall: Hall): Promise<string[]> => hall.read((state) => [...state.ideas.keys()]);
const shown = (hall: Hall) => hall.snapshot('staff').view;

it('RC-160 two evenings in which the same was done, by different people, leave the same: nothing of who did what with what else', async () => {
  const [one, other] = [await remains(ONE), await remains(OTHER)];
  expect(other).toBe(one);
  expect(one).toContain('act.forgotten');
});
