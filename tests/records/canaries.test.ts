import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestMongo } from '../contract/ground-mongo.ts';
import { canaryEvening, MARKS, REMOVED } from './canary-evening.ts';
import { addGivenOut } from './given-out.ts';
import { onMongo, onSqlite } from './places.ts';

let mongo: TestMongo;
beforeAll(async () => {
  mongo = await TestMongo.start();
}, 240_000);
afterAll(() => mongo.stop());

describe.each([
  ['SQLite', onSqlite],
  ['MongoDB', () => onMongo(mongo)],
] as const)('after a whole evening, %s', (_name, open) => {
  it('RC-50 no address, agent or other mark of a device and no removed word is in any file, journal, log, metric, export or backup, nor in anything that is given out', async () => {
    const place = await open();
    const evening = await canaryEvening(place);
    await place.copies('whole', 'with-keys');
    const said = [await place.cli('verify'), await place.cli('retention')];
    // The server is still running: its journals are there too.
    const pile = await place.pile();
    for (const [n, lines] of said.entries()) pile.add(`command ${n}`, lines);
    await addGivenOut(pile, evening);

    const found = [...MARKS, ...REMOVED].map((canary) => [canary, pile.withWords(canary)]);
    for (const { device, token } of evening.people) {
      for (const secret of [device, token]) found.push([secret, pile.withId(secret)]);
    }
    expect(found.filter(([, where]) => where?.length !== 0)).toEqual([]);
    // The same search finds what is there, wherever it is packed: a log, and an agenda.
    expect(pile.withWords('A bench').length).toBeGreaterThan(8);
    expect(pile.withWords('kept ')).toEqual(expect.arrayContaining(['whole-backup', 'whole-export']));
    const someone = await evening.hall.read((state) => [...state.participants.keys()][0] ?? '');
    expect(pile.withId(someone)).toEqual(expect.arrayContaining(['whole-backup', 'whole-export']));
  });
});
