import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaRounds, type AgendaOutcome } from './agenda-rounds.ts';
import { PLACES, type KINDS, type Place } from './place.ts';

const ROUNDS = process.env.OPENFLOOR_LONG ? 50 : 5;

/** The rules of an agenda whose server is killed and whose network is cut, on one store. */
export function agendaKilled(kind: (typeof KINDS)[number], seed: number): void {
  describe(`an agenda whose server is killed ${ROUNDS} times, on ${kind}`, () => {
    let place: Place;
    let outcome: AgendaOutcome;
    beforeAll(
      async () => {
        place = await PLACES[kind]();
        outcome = await agendaRounds(place, ROUNDS, seed);
      },
      60_000 + ROUNDS * 15_000
    );
    afterAll(() => place.dispose());

    it('PF-62 holds on its disk all that a writer was told is saved, deletions included, after each kill', () => {
      for (const { marks } of outcome.writers) expect(marks).toBeGreaterThan(ROUNDS);
      expect(outcome.lost).toEqual([]);
    });

    it('PF-63 is the same in the end for everybody who wrote, for who comes anew, and on the disk', () => {
      const [first, ...others] = outcome.documents;
      expect(JSON.stringify(first).length).toBeGreaterThan(200);
      for (const other of others) expect(other).toEqual(first);
    });

    it('PF-64 lets everybody come back by themselves, without trouble', () => {
      expect(outcome.cuts).toBeGreaterThan(0);
      for (const { endings, connections } of outcome.writers) {
        expect(endings).toEqual([]);
        expect(connections).toBeGreaterThanOrEqual(ROUNDS + 1);
      }
      expect(outcome.troubles).toEqual([]);
    });
  });
}
