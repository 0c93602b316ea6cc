import { describe, expect, it } from 'vitest';
import { commander, MINUTE, moderator, officer, START, system } from './cast.ts';
import { given } from './given.ts';
import type { Settings } from '../../src/lib/meeting/settings.ts';
import { fold } from './test-meeting.ts';

const LATER = START + 10 * MINUTE;
const gather = { type: 'meeting.gather' } as const;
const configure = (settings: object) => ({ type: 'meeting.configure', settings }) as const;

describe('when a meeting begins', () => {
  it('MT-200 it gathers ideas by itself at its opening time if that is wanted, and not a millisecond before', () => {
    const meeting = given('scheduled', { opensAt: LATER, opensItself: true }).later(10 * MINUTE - 1);
    meeting.when(system, gather).isRefused('bad-time');
    meeting.later(1).when(system, gather).leadsTo({ type: 'meeting.gathered', closesAt: null });
    meeting.and(system, gather);
    expect(meeting.board().meeting).toMatchObject({ phase: 'gathering', opensAt: LATER });
  });

  it('MT-200 otherwise somebody begins it', () => {
    given('scheduled', { opensAt: LATER })
      .later(20 * MINUTE)
      .when(system, gather)
      .isRefused('bad-time');
    given('scheduled', { opensItself: true })
      .later(20 * MINUTE)
      .when(system, gather)
      .isRefused('bad-time');
    const early = given('scheduled', { opensAt: LATER, opensItself: true });
    early.when(moderator, gather).leadsTo({ type: 'meeting.gathered', closesAt: null });
    early.when(officer, gather).isRefused('not-allowed');
  });

  it('MT-201 an opening time must lie ahead while it is announced, and before the closing', () => {
    const meeting = given('scheduled', { closesAt: LATER });
    meeting.when(commander, configure({ opensAt: START })).isRefused('bad-time');
    meeting.when(commander, configure({ opensAt: LATER })).isRefused('bad-time');
    meeting.when(commander, configure({ opensAt: LATER, closesAt: LATER + 1 })).leadsTo({
      type: 'meeting.configured',
      settings: { opensAt: LATER, closesAt: LATER + 1 },
    });
    meeting.and(commander, configure({ opensAt: LATER - 1 }));
    meeting.when(commander, configure({ closesAt: LATER - 1 })).isRefused('bad-time');
    meeting.and(commander, configure({ title: 'Elm Park', opensItself: true }));
  });

  it('MT-201 of a meeting that is on, when it was to begin may have passed', () => {
    given('live').and(commander, configure({ opensAt: START - MINUTE }));
  });

  it('MT-202 when it was closed is known to the minute, until it is open again', () => {
    const meeting = given('live').later(MINUTE + 17);
    meeting.and(commander, { type: 'meeting.close' });
    expect(meeting.board().meeting.closedAt).toBe(Math.floor(meeting.meeting.now / MINUTE) * MINUTE);
    meeting.and(commander, { type: 'meeting.reopen' });
    expect(meeting.board().meeting.closedAt).toBeNull();
  });

  it('MT-203 zone, times and retention are of the log: a replay comes to the same', () => {
    const settings = { timeZone: 'America/Denver', opensAt: LATER, retention: { amount: 18, unit: 'months' } };
    const meeting = given('scheduled').and(commander, configure(settings));
    expect(meeting.board().meeting).toMatchObject(settings);
    const stored = JSON.parse(JSON.stringify(meeting.meeting.log)) as typeof meeting.meeting.log;
    expect(fold(stored).settings).toStrictEqual(meeting.meeting.state.settings);
  });

  it('RC-142 once it was closed retention can be made longer, not shorter, also when it is opened again', () => {
    const keep = (amount: number, unit: 'days' | 'months') => configure({ retention: { amount, unit } });
    const meeting = given('live', { retention: { amount: 6, unit: 'months' } });
    meeting
      .and(commander, keep(5, 'months'))
      .and(commander, keep(6, 'months'))
      .and(commander, { type: 'meeting.close' });
    for (const again of [false, true]) {
      if (again) meeting.and(commander, { type: 'meeting.reopen' });
      for (const shorter of [keep(5, 'months'), keep(1, 'days'), keep(185, 'days'), configure({ retention: null })])
        meeting.when(commander, shorter).isRefused('kept-longer');
      for (const longer of [keep(6, 'months'), keep(7, 'months'), keep(186, 'days'), configure({ title: 'Another' })])
        meeting.when(commander, longer).leadsTo({ type: 'meeting.configured', settings: longer.settings });
    }
    const days = given('closed', { retention: { amount: 57, unit: 'days' } });
    days.when(commander, keep(2, 'months')).isRefused('kept-longer');
    days.when(commander, keep(3, 'months')).leadsTo({
      type: 'meeting.configured',
      settings: { retention: { amount: 3, unit: 'months' } },
    });
  });

  it('RC-142 where nobody had said for how long, it can be said when it is closed', () => {
    const settings: Partial<Settings> = { retention: { amount: 1, unit: 'days' } };
    given('closed').when(commander, configure(settings)).leadsTo({ type: 'meeting.configured', settings });
  });
});
