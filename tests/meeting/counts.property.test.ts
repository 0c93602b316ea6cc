import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { self } from '../../src/lib/meeting/self.ts';
import { AUDIENCES, view } from '../../src/lib/meeting/view.ts';
import { play, runs, scenarios, type Scenario } from './arbitrary.ts';
import { participant } from './cast.ts';
import { NaiveMeeting } from './naive.ts';
import { RESIDENTS } from './random.ts';
import type { TestMeeting } from './test-meeting.ts';

function same(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected);
}

/** Plays a scenario beside the naive model; `check` is called after each command. */
function beside(check: (meeting: TestMeeting, naive: NaiveMeeting) => void): (scenario: Scenario) => void {
  return (scenario) => {
    const naive = new NaiveMeeting();
    play(scenario, {
      onEvent: (_, { event }) => naive.event(event),
      onAnswer: (meeting, { actor, body, decision }) => {
        if (decision.ok) naive.accepted(actor, body);
        check(meeting, naive);
      },
    });
  };
}

describe('counts, against a naive model of what a meeting means', () => {
  it('VW-01 a count is the number of different people who back anything in the group; the tally is their sum', () => {
    let most = 0;
    let mostInRoom = 0;
    const check = beside(({ state }, naive) => {
      for (const audience of AUDIENCES) {
        const { votes, inRoom, tally } = view(state, audience);
        same(votes, naive.votes());
        same(inRoom, state.settings.ballot === 'room' ? naive.votesInRoom() : {});
        mostInRoom = Math.max(mostInRoom, ...Object.values(inRoom));
        same(tally, naive.tally());
        for (const count of Object.values(votes)) expect(count).toBeLessThanOrEqual(RESIDENTS);
        most = Math.max(most, ...Object.values(votes));
      }
    });
    fc.assert(fc.property(scenarios(), check), runs(120));
    expect(most).toBeGreaterThan(2);
    expect(mostInRoom).toBeGreaterThan(1);
  });

  it('VW-02 each person’s own votes and budget are those of the model', () => {
    let used = 0;
    const check = beside(({ state }, naive) => {
      for (let n = 1; n <= RESIDENTS; n += 1) {
        const { votes, budget } = self(state, participant(n));
        same(votes, naive.backed(participant(n)));
        const { votesPerResident } = state.settings;
        const inUse = naive.inUse(participant(n));
        same(budget, votesPerResident === null ? null : { used: inUse, of: votesPerResident });
        if (budget) used = Math.max(used, budget.used);
      }
    });
    fc.assert(fc.property(scenarios(), check), runs(120));
    expect(used).toBeGreaterThan(1);
  });

  it('VW-03 the board shows exactly the ideas that were approved, and so was everything they are merged into', () => {
    let merged = 0;
    const check = beside(({ state }, naive) => {
      for (const audience of ['public', 'screen'] as const) {
        const { ideas, stage } = view(state, audience);
        same(
          Object.keys(ideas).sort(),
          naive
            .ideas()
            .filter((id) => naive.isPublic(id))
            .sort()
        );
        for (const { mergedInto } of Object.values(ideas)) {
          if (mergedInto === undefined) continue;
          expect(ideas).toHaveProperty([mergedInto]);
          merged += 1;
        }
        if (stage.spotlight !== null) expect(naive.standing()).toContain(stage.spotlight);
      }
      same(Object.keys(view(state, 'staff').ideas).sort(), naive.ideas().sort());
    });
    fc.assert(fc.property(scenarios(), check), runs(120));
    expect(merged).toBeGreaterThan(10);
  });
});
