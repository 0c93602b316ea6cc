import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { apply } from '../../src/lib/meeting/delta.ts';
import type { ParticipantId } from '../../src/lib/meeting/ids.ts';
import { self } from '../../src/lib/meeting/self.ts';
import { emptyMeeting } from '../../src/lib/meeting/state.ts';
import { AUDIENCES, view } from '../../src/lib/meeting/view.ts';
import { rngFrom } from '../support/rng.ts';
import { play, runs, scenarios } from './arbitrary.ts';
import { participant } from './cast.ts';
import { fingerprint } from './fingerprint.ts';
import { boardFollower, selfFollower, selfKeys } from './follower.ts';
import { RESIDENTS } from './random.ts';
import { fold, TestMeeting } from './test-meeting.ts';

/** Everybody who takes part, and one who only looks on. */
const PEOPLE: readonly ParticipantId[] = Array.from({ length: RESIDENTS + 1 }, (_, n) => participant(n + 1));

/** A readable difference where there is one; `toStrictEqual` alone would be slow on the many that are equal. */
function same(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected);
}

let compared = 0;

/** Plays a scenario with followers who hear of changes whenever `tells` says so, and in the end. */
function follow(tells: () => boolean): (scenario: Parameters<typeof play>[0]) => void {
  return (scenario) => {
    const { state: begin } = new TestMeeting(scenario.settings);
    const boards = AUDIENCES.map((audience) => ({ audience, follower: boardFollower(begin, audience) }));
    const selves = PEOPLE.map((person) => ({ person, follower: selfFollower(begin, person) }));
    const tell = (state: TestMeeting['state']): void => {
      for (const { audience, follower } of boards) {
        follower.hear(state);
        same(follower.view, view(state, audience));
      }
      for (const { person, follower } of selves) {
        follower.hear(state);
        same(follower.view, self(state, person));
        compared += 1;
      }
    };
    const meeting = play(scenario, {
      onEvent: ({ state }, _, journal) => {
        for (const { follower } of boards) follower.miss(journal.touched);
        for (const { person, follower } of selves) follower.miss(selfKeys(journal, person));
        if (tells()) tell(state);
      },
    });
    tell(meeting.state);
  };
}

describe('the law of deltas', () => {
  // In two parts, because each looks at everything that everybody sees after every single event.
  it.each([0, 1])(
    'DL-01 for every audience and every person, what they hold and hear after each event is what they would see: part %i',
    (part) => {
      compared = 0;
      const { seed, ...rest } = runs(125);
      fc.assert(
        fc.property(
          scenarios(),
          follow(() => true)
        ),
        { ...rest, ...(seed !== undefined && { seed: seed + part }) }
      );
      expect(compared).toBeGreaterThan(1000);
    }
  );

  it('DL-02 the same holds for changes that are gathered and told together', () => {
    compared = 0;
    fc.assert(
      fc.property(scenarios(), fc.integer(), (scenario, seed) => {
        const rng = rngFrom(seed);
        follow(() => rng.chance(0.15))(scenario);
      }),
      runs(250)
    );
    expect(compared).toBeGreaterThan(1000);
  });

  it('DL-03 from nothing: the first event’s changes make the first board', () => {
    const follower = boardFollower(emptyMeeting(), 'public');
    const meeting = new TestMeeting({ title: 'Elm Park' }, { onEvent: (_, journal) => follower.miss(journal.touched) });
    follower.hear(meeting.state);
    same(follower.view, view(meeting.state, 'public'));
    expect(follower.view.meeting.title).toBe('Elm Park');
  });

  it('DL-04 views and changes survive JSON unchanged', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const { state } = play(scenario);
        for (const audience of AUDIENCES)
          same(JSON.parse(JSON.stringify(view(state, audience))), view(state, audience));
        for (const person of PEOPLE) same(JSON.parse(JSON.stringify(self(state, person))), self(state, person));
      }),
      runs(100)
    );
    expect(JSON.parse(JSON.stringify(view(emptyMeeting(), 'staff')))).toStrictEqual(view(emptyMeeting(), 'staff'));
  });

  it('DL-05 applying makes a new view and shares what did not change', () => {
    const held = { meeting: { phase: 'live' }, ideas: { a: { text: 'A' }, b: { text: 'B' } }, votes: { a: 1 } };
    const before = structuredClone(held);
    const next = apply(held, {
      puts: { meeting: { phase: 'closed' }, 'ideas/c': { text: 'C' } },
      deletes: ['ideas/a'],
    });
    expect(next).toStrictEqual({
      meeting: { phase: 'closed' },
      ideas: { b: { text: 'B' }, c: { text: 'C' } },
      votes: { a: 1 },
    });
    expect(held).toStrictEqual(before);
    expect(next.votes).toBe(held.votes);
    expect(next.ideas.b).toBe(held.ideas.b);
  });

  it('DL-05 keys from outside are only keys: no prototype is touched, unknown collections are made', () => {
    const puts = JSON.parse(
      '{"ideas/__proto__":{"x":1},"__proto__":{"y":1},"agenda/a":1,"constructor/prototype":{"z":1}}'
    ) as object;
    const next: Record<string, unknown> = apply(
      { ideas: {} },
      { puts: { ...puts }, deletes: ['nothing/there', 'nowhere'] }
    );
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect(({} as Record<string, unknown>)['z']).toBeUndefined();
    expect(Object.getPrototypeOf(next)).toBe(Object.prototype);
    expect(Object.hasOwn(next['ideas'] as object, '__proto__')).toBe(true);
    expect(next['agenda']).toStrictEqual({ a: 1 });
  });

  it('DL-06 a replay of the log comes to the same state', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const { state, log } = play(scenario);
        const stored = JSON.parse(JSON.stringify(log)) as typeof log;
        expect(fingerprint(fold(stored))).toBe(fingerprint(state));
      }),
      runs(200)
    );
  });
});
