import { describe, expect, it } from 'vitest';
import type { Part } from '../../src/lib/meeting/plan.ts';
import { AUDIENCES } from '../../src/lib/meeting/view.ts';
import { newSettings } from '../../src/lib/protocol/settings.ts';
import { commander, MINUTE, moderator, officer, resident, SECOND, START } from './cast.ts';
import { given } from './given.ts';

const part = (id: string, opens: Part['opens'], minutes: number | null = 10): Part => ({
  id,
  name: '',
  minutes,
  opens,
});
const PLAN: readonly Part[] = [
  part('arrive', 'none'),
  part('ideas', 'ideas', 30),
  part('votes', 'votes', 15),
  part('both', 'both'),
  part('answers', 'same', null),
];
const begin = (partId: string | null) => ({ type: 'stage.part', partId }) as const;
const extend = (what: 'timer' | 'part', seconds: number) => ({ type: 'stage.extend', what, seconds }) as const;
const allow = (change: { ideas?: boolean; votes?: boolean }) => ({ type: 'meeting.allow', ...change }) as const;
const vote = { type: 'vote.set', ideaId: 'idea-1', on: true } as const;
const write = { type: 'idea.submit', text: 'A lamp' } as const;

describe('what residents may do', () => {
  it('RM-01 ideas and votes are opened and closed each by itself', () => {
    const meeting = given('live');
    meeting.when(officer, allow({ votes: false, ideas: true })).leadsTo({ type: 'meeting.allowed', votes: false });
    meeting.and(officer, allow({ votes: false }));
    for (const audience of AUDIENCES) {
      expect(meeting.board(audience).meeting).toMatchObject({ phase: 'live', allows: { ideas: true, votes: false } });
    }
    meeting.when(officer, allow({ votes: false })).leadsTo();
    meeting.and(officer, allow({ ideas: false, votes: true }));
    expect(meeting.board().meeting.allows).toStrictEqual({ ideas: false, votes: true });
  });

  it('RM-02 a live meeting without votes gathers ideas, and without ideas as well it is paused', () => {
    const meeting = given('live')
      .published(1, 'A lamp')
      .and(officer, allow({ votes: false }));
    meeting.when(resident(2), vote).isRefused('wrong-phase');
    meeting.and(resident(2), write);
    meeting.and(officer, allow({ ideas: false }));
    meeting.when(resident(2), vote).isRefused('wrong-phase');
    meeting.when(resident(2), write).isRefused('wrong-phase');
    const gathering = given('gathering').and(officer, allow({ ideas: false }));
    gathering.when(resident(2), write).isRefused('wrong-phase');
  });

  it('RM-03 ideas alone can be closed', () => {
    const meeting = given('live')
      .published(1, 'A lamp')
      .and(officer, allow({ ideas: false }));
    meeting.when(resident(2), write).isRefused('wrong-phase');
    meeting.and(resident(2), vote);
    expect(meeting.board().votes).toStrictEqual({ 'idea-1': 1 });
  });

  it('RM-04 opening opens it whole, going on goes on as it was', () => {
    const none = { ideas: false, votes: false };
    const everything = { ideas: true, votes: true };
    const paused = given('live').and(officer, allow(none)).and(moderator, { type: 'meeting.pause' });
    expect(paused.and(moderator, { type: 'meeting.open' }).board().meeting.allows).toStrictEqual(none);
    const gathering = given('gathering').and(officer, allow(none));
    expect(gathering.and(moderator, { type: 'meeting.open' }).board().meeting.allows).toStrictEqual(everything);
    const closed = given('live').and(officer, allow(none)).and(moderator, { type: 'meeting.close' });
    expect(closed.and(moderator, { type: 'meeting.reopen' }).board().meeting.allows).toStrictEqual(everything);
  });

  it('RM-05 staff are not held to it', () => {
    given('live')
      .and(officer, allow({ ideas: false, votes: false }))
      .and(officer, { type: 'idea.scribe', text: 'A bench' })
      .and(moderator, { type: 'idea.publish', ideaId: 'idea-1' });
  });
});

describe('the plan of the evening', () => {
  it('RM-06 a part begins with all of its time, and is shown to everybody', () => {
    const meeting = given('live', { plan: PLAN });
    const endsAt = START + 15 * MINUTE;
    const allows = { ideas: false, votes: true };
    meeting.when(officer, begin('votes')).leadsTo({ type: 'stage.parted', partId: 'votes', endsAt, allows });
    meeting.and(officer, begin('votes')).later(MINUTE);
    meeting.when(officer, begin('votes')).leadsTo();
    for (const audience of AUDIENCES) {
      expect(meeting.board(audience).stage.part).toStrictEqual({ id: 'votes', endsAt });
    }
    expect(meeting.and(officer, begin('answers')).board().stage.part).toStrictEqual({ id: 'answers', endsAt: null });
  });

  it('RM-07 what residents may do follows the part, unless it leaves that as it is', () => {
    const meeting = given('live', { plan: PLAN });
    const allowed = (id: string) => meeting.and(officer, begin(id)).board().meeting.allows;
    expect(allowed('ideas')).toStrictEqual({ ideas: true, votes: false });
    expect(allowed('answers')).toStrictEqual({ ideas: true, votes: false });
    expect(allowed('votes')).toStrictEqual({ ideas: false, votes: true });
    expect(allowed('both')).toStrictEqual({ ideas: true, votes: true });
    expect(allowed('arrive')).toStrictEqual({ ideas: false, votes: false });
  });

  it.each([
    ['scheduled', { arrive: 'scheduled', ideas: 'gathering', votes: 'live', both: 'live', answers: 'scheduled' }],
    ['gathering', { arrive: 'gathering', ideas: 'gathering', votes: 'live', both: 'live', answers: 'gathering' }],
    ['live', { arrive: 'live', ideas: 'live', votes: 'live', both: 'live', answers: 'live' }],
    ['paused', { arrive: 'paused', ideas: 'live', votes: 'live', both: 'live', answers: 'paused' }],
  ] as const)('RM-08 from %s the meeting goes where the part takes it', (from, to) => {
    for (const [id, phase] of Object.entries(to)) {
      const meeting = given(from, { plan: PLAN }).and(officer, begin(id));
      expect([id, meeting.board().meeting.phase]).toStrictEqual([id, phase]);
      const { opens } = PLAN.find((one) => one.id === id) ?? part('', 'same');
      if (opens === 'same') continue;
      expect(meeting.board().meeting.allows.votes).toBe(opens === 'votes' || opens === 'both');
    }
  });

  it('RM-09 when its time is up it stays, and so does what residents may do', () => {
    const meeting = given('live', { plan: PLAN })
      .and(officer, begin('votes'))
      .later(60 * MINUTE);
    meeting.published(1).and(moderator, { type: 'idea.scribe', text: 'A lamp' }).and(resident(1), vote);
    expect(meeting.board().stage.part).toStrictEqual({ id: 'votes', endsAt: START + 15 * MINUTE });
  });

  it('RM-10 a part that is not in the plan, or not any more', () => {
    const meeting = given('live', { plan: PLAN }).and(officer, begin('votes'));
    meeting.when(officer, begin('dance')).isRefused('unknown-part');
    meeting.and(commander, { type: 'meeting.configure', settings: { plan: PLAN.slice(0, 2) } });
    expect(meeting.board().stage.part).toBeNull();
    meeting.when(officer, begin('both')).isRefused('unknown-part');
  });

  it('RM-11 the plan is left without anything else changing, and a meeting that closes leaves it', () => {
    const meeting = given('live', { plan: PLAN }).and(officer, begin('votes'));
    meeting.when(officer, begin(null)).leadsTo({ type: 'stage.parted', partId: null, endsAt: null });
    const left = meeting.and(officer, begin(null)).board();
    expect([left.stage.part, left.meeting.allows.ideas]).toStrictEqual([null, false]);
    meeting.and(officer, begin('ideas')).and(moderator, { type: 'meeting.close' });
    expect(meeting.board().stage.part).toBeNull();
  });

  it('RM-12 more time and less', () => {
    const meeting = given('live', { plan: PLAN }).and(officer, { type: 'stage.timer', seconds: 60 });
    meeting
      .when(officer, extend('timer', 30))
      .leadsTo({ type: 'stage.timed', seconds: 90, endsAt: START + 90 * SECOND });
    meeting.when(officer, extend('timer', -90)).leadsTo({ type: 'stage.timed', seconds: 1, endsAt: START });
    meeting.later(5 * MINUTE);
    const fromNow = START + 6 * MINUTE;
    meeting.when(officer, extend('timer', 60)).leadsTo({ type: 'stage.timed', seconds: 120, endsAt: fromNow });
    meeting.and(officer, begin('votes'));
    meeting
      .when(officer, extend('part', 300))
      .leadsTo({ type: 'stage.parted', partId: 'votes', endsAt: START + 25 * MINUTE });
    meeting.and(officer, extend('part', -900));
    meeting.when(officer, extend('part', -60)).leadsTo();
  });

  it('RM-13 but not without end', () => {
    const meeting = given('live', { plan: PLAN });
    for (const what of ['timer', 'part'] as const) meeting.when(officer, extend(what, 60)).isRefused('bad-time');
    meeting.and(officer, begin('answers')).when(officer, extend('part', 60)).isRefused('bad-time');
    meeting.and(officer, { type: 'stage.timer', seconds: 7000 }).and(officer, begin('votes'));
    for (const seconds of [0, 0.5, 3601, -3601, Number.NaN, 300]) {
      meeting.when(officer, extend('timer', seconds)).isRefused('bad-time');
    }
    for (let hours = 1; hours <= 3; hours += 1) meeting.and(officer, extend('part', 3600));
    meeting.when(officer, extend('part', 3600)).isRefused('bad-time');
  });

  it('RM-14 a plan is bounded', () => {
    const accepted = (plan: unknown) => newSettings.safeParse({ title: 'T', plan }).success;
    expect(accepted(PLAN)).toBe(true);
    expect(accepted(Array.from({ length: 13 }, (_, n) => part(`p${n}`, 'same')))).toBe(false);
    expect(accepted([part('a', 'same'), part('a', 'both')])).toBe(false);
    expect(accepted([{ ...part('a', 'same'), name: 'x'.repeat(61) }])).toBe(false);
    expect(accepted([{ ...part('a', 'same'), opens: 'everything' }])).toBe(false);
    for (const minutes of [0, 241, 1.5, '10']) expect(accepted([{ ...part('a', 'same'), minutes }])).toBe(false);
    for (const id of ['', '__proto__', 'A', 'constructor']) expect(accepted([part(id, 'same')])).toBe(false);
  });
});
