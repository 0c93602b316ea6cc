import { describe, expect, it } from 'vitest';
import { commander, idea, moderator, participant, resident } from './cast.ts';
import { given } from './given.ts';

const on = (n: number) => ({ type: 'vote.set', ideaId: `idea-${n}`, on: true }) as const;
const off = (n: number) => ({ type: 'vote.set', ideaId: `idea-${n}`, on: false }) as const;
const screen = { type: 'idea.screen', ideaId: 'idea-1', reason: 'not-police' } as const;
const refer = { ...screen, referTo: '311' } as const;

describe('votes', () => {
  it('MT-24 one vote per participant and idea: on twice is on, off twice is off', () => {
    const meeting = given('live').published(1, 'A lamp');
    meeting.when(resident(2), off(1)).leadsTo();
    meeting.when(resident(2), on(1)).leadsTo({ type: 'vote.cast', ideaId: idea(1) });
    meeting.and(resident(2), on(1)).when(resident(2), on(1)).leadsTo();
    expect(meeting.board()).toMatchObject({ votes: { 'idea-1': 1 }, tally: { votes: 1, participants: 2 } });
    meeting.when(resident(2), off(1)).leadsTo({ type: 'vote.withdrawn', ideaId: idea(1) });
    meeting.and(resident(2), off(1));
    expect(meeting.board()).toMatchObject({ votes: {}, tally: { votes: 0, participants: 2 } });
  });

  it('MT-25 what is not public does not take votes, and does not say that it is there', () => {
    const meeting = given('live').and(resident(1), { type: 'idea.submit', text: 'A lamp' });
    meeting.when(resident(2), on(1)).isRefused('unknown-idea');
    meeting.when(resident(2), off(1)).isRefused('unknown-idea');
    meeting.when(resident(2), on(9)).isRefused('unknown-idea');
  });

  it('MT-26 a referred idea keeps its votes and takes no further ones; taking back is possible', () => {
    const meeting = given('live').published(1, 'A lamp').backed('idea-1', 2).and(moderator, refer);
    expect(meeting.board().votes).toStrictEqual({ 'idea-1': 1 });
    meeting.when(resident(3), on(1)).isRefused('not-votable');
    meeting.when(resident(2), on(1)).leadsTo();
    meeting.when(resident(2), off(1)).leadsTo({ type: 'vote.withdrawn', ideaId: idea(1) });
  });

  it('MT-27 an idea that leaves the board takes its votes out of the tally, and brings them back with it', () => {
    const meeting = given('live').published(1, 'A lamp', 'A bench').backed('idea-1', 2, 3).backed('idea-2', 2);
    meeting.and(moderator, { type: 'idea.hold', ideaId: 'idea-1' });
    expect(meeting.board()).toMatchObject({ votes: { 'idea-2': 1 }, tally: { ideas: 1, votes: 1 } });
    meeting.when(resident(2), off(1)).leadsTo({ type: 'vote.withdrawn', ideaId: idea(1) });
    meeting.and(resident(2), off(1)).and(moderator, { type: 'idea.publish', ideaId: 'idea-1' });
    expect(meeting.board()).toMatchObject({ votes: { 'idea-1': 1, 'idea-2': 1 }, tally: { ideas: 2, votes: 2 } });
  });

  it('MT-28 with a budget, that many ideas can be backed at a time', () => {
    const meeting = given('live', { votesPerResident: 2 })
      .published(1, 'A', 'B', 'C')
      .backed('idea-1', 2)
      .backed('idea-2', 2);
    expect(meeting.self(participant(2)).budget).toStrictEqual({ used: 2, of: 2 });
    meeting.when(resident(2), on(3)).isRefused('no-votes-left');
    meeting.when(resident(2), on(1)).leadsTo();
    meeting.when(resident(3), on(3)).leadsTo({ type: 'vote.cast', ideaId: idea(3) });
    meeting
      .and(resident(2), off(1))
      .when(resident(2), on(3))
      .leadsTo({ type: 'vote.cast', ideaId: idea(3) });
  });

  it.each([
    ['held', [{ type: 'idea.hold', ideaId: 'idea-1' }]],
    ['declined', [screen]],
    ['referred', [refer]],
  ] as const)('MT-29 a vote on an idea that is %s comes back to the budget', (_, bodies) => {
    const meeting = given('live', { votesPerResident: 1 }).published(1, 'A', 'B').backed('idea-1', 2);
    for (const body of bodies) meeting.and(moderator, body);
    expect(meeting.self(participant(2)).budget).toStrictEqual({ used: 0, of: 1 });
    meeting.when(resident(2), on(2)).leadsTo({ type: 'vote.cast', ideaId: idea(2) });
  });

  it('MT-29 so does a vote on one’s own idea that one takes back', () => {
    const meeting = given('live', { votesPerResident: 1 }).published(2, 'A').backed('idea-1', 2);
    meeting.and(resident(2), { type: 'idea.withdraw', ideaId: 'idea-1' });
    expect(meeting.self(participant(2)).budget).toStrictEqual({ used: 0, of: 1 });
  });

  it('MT-30 two backed ideas that are merged use one vote, and two again after an unmerge', () => {
    const meeting = given('live', { votesPerResident: 2 })
      .published(1, 'A', 'B', 'C')
      .backed('idea-1', 2)
      .backed('idea-2', 2);
    meeting.merged('idea-1', 'idea-2');
    expect(meeting.self(participant(2)).budget).toStrictEqual({ used: 1, of: 2 });
    meeting.and(resident(2), on(3)).and(moderator, { type: 'idea.unmerge', ideaId: 'idea-1' });
    expect(meeting.self(participant(2)).budget).toStrictEqual({ used: 3, of: 2 });
    meeting.and(resident(2), off(1)).when(resident(2), on(1)).isRefused('no-votes-left');
  });

  it('MT-31 a budget can be set, changed and lifted while people vote; votes that were cast stay', () => {
    const meeting = given('live').published(1, 'A', 'B').backed('idea-1', 2).backed('idea-2', 2);
    expect(meeting.self(participant(2)).budget).toBeNull();
    meeting.and(commander, { type: 'meeting.configure', settings: { votesPerResident: 1 } });
    expect(meeting.self(participant(2))).toMatchObject({
      budget: { used: 2, of: 1 },
      votes: { 'idea-1': true, 'idea-2': true },
    });
    meeting.and(commander, { type: 'meeting.configure', settings: { votesPerResident: null } });
    expect(meeting.self(participant(2)).budget).toBeNull();
  });

  it('MT-31 a budget of nothing lets nobody vote', () => {
    given('live', { votesPerResident: 0 }).published(1, 'A').when(resident(2), on(1)).isRefused('no-votes-left');
  });
});
