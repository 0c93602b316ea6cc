import { describe, expect, it } from 'vitest';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import { PHASES, type Phase } from '../../src/lib/meeting/state.ts';
import { commander, MINUTE, moderator, participant, resident, START, system } from './cast.ts';
import { given } from './given.ts';
import { fold } from './test-meeting.ts';

const LATER = START + 10 * MINUTE;

describe('a meeting, from announced to archived', () => {
  it('MT-01 a new meeting is scheduled, with a complete screening policy, pre-moderation, no budget and no zips', () => {
    const { meeting } = given('scheduled', { title: 'Elm Park' }).board();
    expect(meeting).toMatchObject({ phase: 'scheduled', title: 'Elm Park', moderation: 'pre' });
    expect(meeting).toMatchObject({ votesPerResident: null, zips: [], closesAt: null, textLimit: 500 });
    expect(Object.keys(meeting.policy.reasons).length).toBeGreaterThanOrEqual(5);
    expect(Object.keys(meeting.translations['es']?.reasons ?? {})).toEqual(Object.keys(meeting.policy.reasons));
  });

  type Step = Exclude<CommandBody['type'], 'meeting.configure' | 'meeting.allow'> & `meeting.${string}`;
  const AFTER: Record<Step, Partial<Record<Phase, Phase>>> = {
    'meeting.gather': { scheduled: 'gathering' },
    'meeting.open': { scheduled: 'live', gathering: 'live', paused: 'live' },
    'meeting.pause': { live: 'paused' },
    'meeting.close': { gathering: 'closed', live: 'closed', paused: 'closed' },
    'meeting.reopen': { closed: 'live' },
    'meeting.archive': { closed: 'archived' },
  };
  const CASES = (Object.keys(AFTER) as Step[]).flatMap((step) =>
    PHASES.map((from) => ({ step, from, to: AFTER[step][from] ?? null }))
  );

  it.each(CASES)('MT-02 $step leads from $from to $to', ({ step, from, to }) => {
    const meeting = given(from);
    const body = { type: step } as CommandBody;
    if (to === null) {
      meeting.when(commander, body).isRefused('wrong-phase');
      return;
    }
    expect(meeting.and(commander, body).board().meeting.phase).toBe(to);
  });

  it('MT-03 opening keeps a closing time that is to come, and lets go of one that has passed', () => {
    const meeting = given('scheduled', { closesAt: LATER });
    meeting.when(moderator, { type: 'meeting.open' }).leadsTo({ type: 'meeting.opened', closesAt: LATER });
    meeting.later(10 * MINUTE);
    meeting.when(moderator, { type: 'meeting.open' }).leadsTo({ type: 'meeting.opened', closesAt: null });
  });

  it('MT-03 gathering does the same', () => {
    const meeting = given('scheduled', { closesAt: LATER });
    meeting.when(moderator, { type: 'meeting.gather' }).leadsTo({ type: 'meeting.gathered', closesAt: LATER });
    meeting.later(10 * MINUTE).and(moderator, { type: 'meeting.gather' });
    expect(meeting.board().meeting).toMatchObject({ phase: 'gathering', closesAt: null });
  });

  it('MT-03 reopening does the same', () => {
    const meeting = given('closed', { closesAt: LATER });
    meeting.when(moderator, { type: 'meeting.reopen' }).leadsTo({ type: 'meeting.reopened', closesAt: LATER });
    meeting.later(10 * MINUTE).and(moderator, { type: 'meeting.reopen' });
    expect(meeting.board().meeting).toMatchObject({ phase: 'live', closesAt: null });
  });

  it('MT-04 the meeting closes by itself at its closing time, and not a millisecond before', () => {
    const meeting = given('live', { closesAt: LATER }).later(10 * MINUTE - 1);
    meeting.when(system, { type: 'meeting.close' }).isRefused('bad-time');
    meeting.later(1).when(system, { type: 'meeting.close' }).leadsTo({ type: 'meeting.closed' });
  });

  it('MT-04 without a closing time it never closes by itself', () => {
    given('live')
      .later(1000 * MINUTE)
      .when(system, { type: 'meeting.close' })
      .isRefused('bad-time');
  });

  it.each(['gathering', 'live', 'paused'] as const)(
    'MT-05 in %s, residents are refused from the closing time on, even before anybody noted it',
    (phase) => {
      const meeting = given(phase, { closesAt: LATER }).later(10 * MINUTE);
      for (const body of [
        { type: 'idea.submit', text: 'A lamp' },
        { type: 'vote.set', ideaId: 'idea-1', on: true },
        { type: 'idea.withdraw', ideaId: 'idea-1' },
      ] as const) {
        meeting.when(resident(1), body).isRefused('closed');
      }
    }
  );

  it('MT-05 a meeting that has not begun is not closed by its closing time', () => {
    const meeting = given('scheduled', { closesAt: LATER }).later(10 * MINUTE);
    meeting.when(resident(1), { type: 'idea.submit', text: 'A lamp' }).isRefused('wrong-phase');
    meeting.when(system, { type: 'meeting.close' }).isRefused('wrong-phase');
  });

  it('MT-06 staff can go on working past the closing time', () => {
    const meeting = given('live').published(1, 'A lamp');
    meeting.and(commander, { type: 'meeting.configure', settings: { closesAt: LATER } }).later(11 * MINUTE);
    meeting
      .when(moderator, { type: 'idea.hold', ideaId: 'idea-1' })
      .leadsTo({ type: 'idea.held', ideaId: 'idea-1' as never });
  });

  it('MT-07 a closing time must lie ahead', () => {
    const meeting = given('live');
    meeting.when(commander, { type: 'meeting.configure', settings: { closesAt: START } }).isRefused('bad-time');
    const ahead = { closesAt: START + 1 };
    meeting
      .when(commander, { type: 'meeting.configure', settings: ahead })
      .leadsTo({ type: 'meeting.configured', settings: ahead });
  });

  it('MT-08 configuring changes what it names and nothing else', () => {
    const meeting = given('live', { title: 'Elm Park', zips: ['10453'] });
    const before = meeting.board().meeting;
    meeting.and(commander, { type: 'meeting.configure', settings: { votesPerResident: 3 } });
    expect(meeting.board().meeting).toStrictEqual({ ...before, votesPerResident: 3 });
  });

  it('MT-08 a setting that is named but undefined is not named: a replay could not know of it', () => {
    const meeting = given('live', { title: 'Elm Park' });
    const settings = { title: undefined, area: 'North' } as { area: string };
    meeting
      .when(commander, { type: 'meeting.configure', settings })
      .leadsTo({ type: 'meeting.configured', settings: { area: 'North' } });
    meeting.when(commander, { type: 'meeting.configure', settings: {} }).leadsTo();
    meeting.and(commander, { type: 'meeting.configure', settings });
    const stored = JSON.parse(JSON.stringify(meeting.meeting.log)) as typeof meeting.meeting.log;
    expect(fold(stored).settings).toStrictEqual(meeting.meeting.state.settings);
  });

  it('MT-09 closing and archiving keep the board as it was', () => {
    const meeting = given('live').published(1, 'A lamp').backed('idea-1', 2, 3);
    const { ideas, votes } = meeting.board();
    meeting.and(commander, { type: 'meeting.close' }).and(commander, { type: 'meeting.archive' });
    expect(meeting.board()).toMatchObject({ ideas, votes, meeting: { phase: 'archived' } });
    expect(meeting.self(participant(2)).votes).toStrictEqual({ 'idea-1': true });
  });

  it('MT-10 votes come while live, ideas also while gathering, and nothing before that', () => {
    const submit = { type: 'idea.submit', text: 'A lamp' } as const;
    given('scheduled').when(resident(1), submit).isRefused('wrong-phase');
    const gathering = given('gathering').published(1, 'A lamp');
    gathering.when(resident(2), { type: 'vote.set', ideaId: 'idea-1', on: true }).isRefused('wrong-phase');
    const paused = gathering.and(moderator, { type: 'meeting.open' }).and(moderator, { type: 'meeting.pause' });
    paused.when(resident(1), submit).isRefused('wrong-phase');
    paused.when(resident(2), { type: 'vote.set', ideaId: 'idea-1', on: true }).isRefused('wrong-phase');
    paused
      .when(resident(1), { type: 'idea.withdraw', ideaId: 'idea-1' })
      .leadsTo({ type: 'idea.withdrawn', ideaId: 'idea-1' as never });
  });
});
