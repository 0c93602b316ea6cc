import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { view } from '../../src/lib/meeting/view.ts';
import type { KINDS } from './place.ts';
import { PLACES, type Place } from './place.ts';
import { killRounds, type Outcome } from './kill-rounds.ts';

const ROUNDS = process.env.OPENFLOOR_LONG ? 200 : 10;

/** The rules of a server that is killed, on one store. */
export function killed(kind: (typeof KINDS)[number], seed: number): void {
  describe(`a server that is killed ${ROUNDS} times, on ${kind}`, () => {
    let place: Place;
    let outcome: Outcome;
    beforeAll(
      async () => {
        place = await PLACES[kind]();
        outcome = await killRounds(place, ROUNDS, seed);
      },
      20_000 + ROUNDS * 10_000
    );
    afterAll(() => place.dispose());

    it('PF-01 loses nothing that it acknowledged', () => {
      expect(outcome.perRound).toBeGreaterThan(20);
      expect(outcome.againstLog.lost).toEqual([]);
    });

    it('PF-02 applies nothing twice, and nothing that was not asked or was refused', () => {
      expect(outcome.ledger.inDoubt).toBeGreaterThan(ROUNDS);
      expect(outcome.againstLog.twice).toEqual([]);
      expect(outcome.againstLog.unasked).toEqual([]);
    });

    it('PF-03 gives a command that is sent again after the restart the answer that it got before', () => {
      expect(outcome.repeated).toBeGreaterThan((ROUNDS - 1) * 10);
      expect(outcome.repeatedSame).toBe(outcome.repeated);
      expect(outcome.ledger.contradictions).toEqual([]);
      expect(outcome.againstLog.unheard).toEqual([]);
    });

    it('PF-04 is resumed, by those who stay, with a delta each time', () => {
      for (const { connections, resumedByDelta, snapshots, gaps } of outcome.regulars) {
        expect(gaps).toEqual([]);
        expect(snapshots).toBe(1);
        expect(connections).toBeGreaterThanOrEqual(ROUNDS + 1);
        expect(resumedByDelta).toBeGreaterThanOrEqual(ROUNDS);
      }
    });

    it('PF-05 shows those who stayed, by deltas alone, what it shows those who come anew: residents, screen, staff', () => {
      for (const { stayed, fresh } of outcome.pairs) {
        expect(stayed.version).toBe(fresh.version);
        expect(stayed.view).toEqual(fresh.view);
        expect(stayed.self).toEqual(fresh.self);
      }
    });

    it('PF-06 shows everybody what its log says', () => {
      for (const [index, audience] of (['public', 'public', 'public', 'staff', 'screen'] as const).entries()) {
        const told: unknown = JSON.parse(JSON.stringify(view(outcome.folded, audience)));
        expect(outcome.pairs[index]?.stayed.view).toEqual(told);
      }
      expect(outcome.folded.version).toBe(outcome.pairs[0]?.stayed.version);
    });

    it('PF-07 comes back without trouble, and stops in order in the end', () => {
      expect(outcome.troubles).toEqual([]);
      expect(outcome.exit).toBe(0);
    });
  });
}
