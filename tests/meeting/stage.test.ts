import { describe, expect, it } from 'vitest';
import { idea, moderator, officer, resident, SECOND, START } from './cast.ts';
import { given } from './given.ts';

const light = (n: number) => ({ type: 'stage.spotlight', ideaId: `idea-${n}` }) as const;
const timer = (seconds: number | null) => ({ type: 'stage.timer', seconds }) as const;

describe('the screen in the room', () => {
  it('MT-55 a public idea can be put in the spotlight, and taken out', () => {
    const meeting = given('live').published(1, 'A lamp').and(officer, light(1));
    expect(meeting.board('screen').stage.spotlight).toBe('idea-1');
    expect(meeting.and(officer, { type: 'stage.spotlight', ideaId: null }).board('screen').stage.spotlight).toBeNull();
  });

  it('MT-56 the screen cannot be pointed at what was not approved', () => {
    const meeting = given('live').and(resident(1), { type: 'idea.submit', text: 'A lamp' });
    meeting.when(officer, light(1)).isRefused('wrong-state');
    meeting.when(officer, light(9)).isRefused('unknown-idea');
    meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-1', reason: 'unclear' });
    meeting.when(officer, light(1)).isRefused('wrong-state');
  });

  it('MT-57 the spotlight follows a merge, and goes back with an unmerge', () => {
    const meeting = given('live').published(1, 'A', 'B').and(officer, light(1)).merged('idea-1', 'idea-2');
    expect(meeting.board('screen').stage.spotlight).toBe('idea-2');
    meeting.and(moderator, { type: 'idea.unmerge', ideaId: 'idea-1' });
    expect(meeting.board('screen').stage.spotlight).toBe('idea-1');
  });

  it('MT-57 pointing at a merged idea lights the one that it was merged into', () => {
    given('live')
      .published(1, 'A', 'B')
      .merged('idea-1', 'idea-2')
      .when(officer, light(1))
      .leadsTo({ type: 'stage.spotlighted', ideaId: idea(2) });
  });

  it.each([
    [moderator, { type: 'idea.hold', ideaId: 'idea-1' }],
    [moderator, { type: 'idea.screen', ideaId: 'idea-1', reason: 'hateful' }],
    [resident(1), { type: 'idea.withdraw', ideaId: 'idea-1' }],
  ] as const)('MT-58 the spotlight goes out when its idea leaves the board (%#)', (actor, body) => {
    const meeting = given('live').published(1, 'A lamp').and(officer, light(1)).and(actor, body);
    for (const audience of ['public', 'screen', 'staff'] as const) {
      expect(meeting.board(audience).stage.spotlight).toBeNull();
    }
  });

  it('MT-59 the screen can be blanked and shown again', () => {
    const meeting = given('live').and(officer, { type: 'stage.blank', on: true });
    expect(meeting.board('screen').stage.blank).toBe(true);
    expect(meeting.and(officer, { type: 'stage.blank', on: false }).board('screen').stage.blank).toBe(false);
  });

  it('MT-60 a timer runs for 1 second to 2 hours, and can be taken away', () => {
    const meeting = given('live');
    meeting.when(officer, timer(90)).leadsTo({ type: 'stage.timed', seconds: 90, endsAt: START + 90 * SECOND });
    for (const seconds of [0, -1, 1.5, 7201, Number.NaN, Number.POSITIVE_INFINITY]) {
      meeting.when(officer, timer(seconds)).isRefused('bad-time');
    }
    expect(meeting.and(officer, timer(7200)).board().stage.timer).toStrictEqual({
      seconds: 7200,
      endsAt: START + 7200 * SECOND,
    });
    expect(meeting.and(officer, timer(null)).board().stage.timer).toBeNull();
  });

  it('MT-120 how the board is shown is chosen for all screens: what is named changes, the rest stays', () => {
    const meeting = given('live');
    expect(meeting.board('screen').stage).toMatchObject({ mode: 'list', paging: 'auto', language: null });
    meeting
      .when(officer, { type: 'stage.show', mode: 'split', paging: 'auto' })
      .leadsTo({ type: 'stage.shown', mode: 'split' });
    meeting.and(officer, { type: 'stage.show', mode: 'single', language: 'es' });
    meeting.and(officer, { type: 'stage.show', paging: 'held' });
    for (const audience of ['public', 'screen', 'staff'] as const) {
      expect(meeting.board(audience).stage).toMatchObject({ mode: 'single', paging: 'held', language: 'es' });
    }
    meeting.and(officer, { type: 'stage.show', language: null });
    expect(meeting.board('screen').stage).toMatchObject({ mode: 'single', paging: 'held', language: null });
    meeting.when(officer, { type: 'stage.show', mode: 'single' }).leadsTo();
  });
});
