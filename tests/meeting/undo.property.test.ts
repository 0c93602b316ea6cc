import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Journal } from '../../src/lib/meeting/journal.ts';
import { evolve } from '../../src/lib/meeting/meeting.ts';
import { play, runs, scenarios } from './arbitrary.ts';
import { fingerprint, unsoundness } from './fingerprint.ts';
import { fold } from './test-meeting.ts';

describe('taking events back', () => {
  it('DL-07 every event can be undone exactly, and then happen again', () => {
    fc.assert(
      fc.property(scenarios(80), (scenario) => {
        let before: string | null = null;
        play(scenario, {
          onEvent: ({ state }, { event, texts }, journal) => {
            const after = fingerprint(state);
            expect(unsoundness(state)).toStrictEqual([]);
            journal.undo();
            if (before !== null) expect(fingerprint(state)).toBe(before);
            expect(unsoundness(state)).toStrictEqual([]);
            evolve(state, event, texts, new Journal());
            expect(fingerprint(state)).toBe(after);
            before = after;
          },
        });
      }),
      runs(100)
    );
  });

  it('DL-08 a batch of many events is undone as one, from anywhere in a log, and something else can happen instead', () => {
    fc.assert(
      fc.property(scenarios(80), fc.nat(), fc.nat(), (scenario, at, length) => {
        const { log } = play(scenario);
        const from = at % log.length;
        const batch = log.slice(from, from + 1 + (length % 40));
        const state = fold(log.slice(0, from));
        const before = fingerprint(state);
        const journal = new Journal();
        for (const { event, texts } of batch) evolve(state, event, texts, journal);
        const after = fingerprint(state);
        journal.undo();
        expect(fingerprint(state)).toBe(before);
        expect(unsoundness(state)).toStrictEqual([]);
        for (const { event, texts } of batch) evolve(state, event, texts, new Journal());
        expect(fingerprint(state)).toBe(after);
      }),
      runs(300)
    );
  });

  it('DL-09 an event that cannot follow stops the meeting, and can be undone as far as it came', () => {
    const { log } = play({ settings: {}, live: true, ideas: 3, steps: [] });
    const state = fold(log);
    const before = fingerprint(state);
    const stamp = { at: 1, by: 'p:participant-1' } as const;
    const [one, two, nine] = ['idea-1', 'idea-2', 'idea-9'] as never[] as [never, never, never];
    const broken = [
      { type: 'idea.submitted', ideaId: one, textId: one, category: null, zip: null, ...stamp },
      { type: 'idea.published', ideaId: nine, ...stamp },
      { type: 'idea.withdrawn', ideaId: nine, ...stamp },
      { type: 'idea.merged', ideaId: one, into: nine, ...stamp },
      { type: 'idea.merged', ideaId: one, into: one, ...stamp },
      { type: 'idea.unmerged', ideaId: two, ...stamp },
      { type: 'vote.cast', ideaId: nine, ...stamp },
      { type: 'vote.cast', ideaId: one, at: 1, by: 's:moderator-id-1' },
    ] as const;
    for (const event of broken) {
      const journal = new Journal();
      expect(() => evolve(state, event, {}, journal)).toThrow(/idea|vote/);
      journal.undo();
      expect(fingerprint(state)).toBe(before);
    }
  });
});
