import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActionId } from '../../src/lib/meeting/ids.ts';
import type { LoggedEvent } from '../../src/lib/meeting/events.ts';
import { Journal } from '../../src/lib/meeting/journal.ts';
import { evolve } from '../../src/lib/meeting/meeting.ts';
import { remainderOf } from '../../src/lib/meeting/remainder.ts';
import { self } from '../../src/lib/meeting/self.ts';
import { transparencyOf } from '../../src/lib/meeting/transparency.ts';
import { AUDIENCES, view, type Audience } from '../../src/lib/meeting/view.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';
import { play, runs, scenarios, type Scenario } from './arbitrary.ts';
import { commander, participant, resident, system } from './cast.ts';
import { fingerprint, unsoundness } from './fingerprint.ts';
import { given } from './given.ts';
import { RESIDENTS } from './random.ts';
import { fold, type Entry, type TestMeeting } from './test-meeting.ts';

/** A meeting that is over, after anything at all. */
function over(scenario: Scenario): TestMeeting {
  const meeting = play(scenario);
  for (const type of ['meeting.open', 'meeting.close'] as const) meeting.do(commander, { type });
  return meeting;
}

/** What the store has once the log was replaced: the remainder of what was, then what ended it. */
function remaining(log: readonly Entry[]): Entry[] {
  const end = log.findIndex(({ event }) => event.type === 'meeting.anonymised');
  return log.map((entry, n) => (n < end ? { ...entry, event: remainderOf(entry.event) } : entry));
}

/** What everybody sees, but for what is over by then: the phase, reports that nobody answered, notes to staff. */
function seen(state: MeetingState, audience: Audience) {
  const { meeting, ideas, actions, ...rest } = view(state, audience);
  const stood = Object.entries(actions).map(([id, { notes: _, ...action }]) => [id, action] as const);
  const settled = Object.entries(ideas).map(([id, { flags: _, ...idea }]) => [id, idea] as const);
  return {
    ...rest,
    actions: Object.fromEntries(stood),
    ideas: Object.fromEntries(settled),
    meeting: { ...meeting, phase: null },
  };
}

describe('what is left when retention ends', () => {
  it('RC-01 everybody sees the same ideas, counts and record as before, in the state at hand and in one folded from the remainder', () => {
    let votes = 0;
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const meeting = over(scenario);
        const before = AUDIENCES.map((audience) => seen(meeting.state, audience));
        const record = transparencyOf(meeting.state);
        meeting.do(system, { type: 'record.anonymise' });
        const again = fold(remaining(meeting.log));
        for (const state of [meeting.state, again]) {
          expect(AUDIENCES.map((audience) => seen(state, audience))).toStrictEqual(before);
          expect(transparencyOf(state)).toStrictEqual(record);
          expect(unsoundness(state)).toStrictEqual([]);
          expect(state.phase).toBe('archived');
        }
        votes += Object.keys(view(again, 'public').votes).length;
      }),
      runs(100)
    );
    expect(votes).toBeGreaterThan(50);
  });

  it('RC-02 nothing that is left names a participant, a command of one, or a time of one finer than a minute', () => {
    fc.assert(
      fc.property(scenarios(80), (scenario) => {
        const meeting = over(scenario);
        meeting.do(system, { type: 'record.anonymise' });
        const left = remaining(meeting.log);
        const everything = JSON.stringify(left) + fingerprint(meeting.state) + fingerprint(fold(left));
        expect(everything).not.toMatch(/p:|participant-\d/);
        for (const { event } of left.filter(({ event }) => event.by === 'resident')) {
          expect(event.at % 60_000).toBe(0);
          expect(event).not.toHaveProperty('cmd');
        }
        expect(left).toHaveLength(meeting.log.length);
        for (let n = 1; n <= RESIDENTS; n += 1) {
          const { votes, ideas, flags, actions } = self(meeting.state, participant(n));
          expect([votes, ideas, flags, actions]).toStrictEqual([{}, {}, [], {}]);
        }
      }),
      runs(60)
    );
  });

  it('RC-03 it is undone exactly, like every event, and tells everybody whose own view changes', () => {
    const meeting = given('live').published(1, 'A lamp', 'A bench').backed('idea-1', 1, 2, 3).backed('idea-2', 2);
    meeting.merged('idea-2', 'idea-1').and(resident(3), { type: 'idea.flag', ideaId: 'idea-1', reason: 'other' });
    meeting.and(commander, { type: 'meeting.close' });
    const { state } = meeting.meeting;
    const before = fingerprint(state);
    const decision = meeting.when(system, { type: 'record.anonymise' }).decision;
    const [event] = decision.ok ? decision.events : [];
    if (!event) throw new Error('the end of retention is an event');
    const journal = new Journal();
    evolve(state, { ...event, at: 1, by: 'system' }, {}, journal);
    expect([...(journal.selves.get(participant(2)) ?? [])]).toContain('votes/idea-2');
    expect([...(journal.selves.get(participant(3)) ?? [])]).toContain('flags');
    expect(view(state, 'public').votes).toStrictEqual({ 'idea-1': 3 });
    journal.undo();
    expect(fingerprint(state)).toBe(before);
  });

  it('RC-04 it is for the server alone, once, when the meeting is over; asked again it changes nothing', () => {
    given('live').when(system, { type: 'record.anonymise' }).isRefused('wrong-phase');
    given('closed').when(commander, { type: 'record.anonymise' }).isRefused('not-allowed');
    const ended = given('closed').and(system, { type: 'record.anonymise' });
    ended.when(system, { type: 'record.anonymise' }).leadsTo();
    ended.when(commander, { type: 'meeting.reopen' }).isRefused('wrong-phase');
  });

  it('RC-05 what staff and the server did stays as it was done, to the letter', () => {
    const event: LoggedEvent = { type: 'meeting.opened', closesAt: null, at: 61_234, by: 's:commander-id-1' };
    expect(remainderOf(event)).toBe(event);
  });

  it('RC-89 what the server did because somebody answered is left with its minute alone', () => {
    const event = {
      type: 'action.reopened',
      actionId: 'a1' as ActionId,
      disputes: 3,
      at: 61_234,
      by: 'system',
    } as const;
    expect(remainderOf(event)).toStrictEqual({ ...event, at: 60_000 });
  });
});
