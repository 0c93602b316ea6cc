import { describe, expect, it } from 'vitest';
import { idea, moderator, participant, resident } from './cast.ts';
import { given, type Given } from './given.ts';

const merge = (n: number, into: number) => ({ type: 'idea.merge', ideaId: `idea-${n}`, into: `idea-${into}` }) as const;
const unmerge = (n: number) => ({ type: 'idea.unmerge', ideaId: `idea-${n}` }) as const;
const vote = (n: number, on: boolean) => ({ type: 'vote.set', ideaId: `idea-${n}`, on }) as const;
const hold = (n: number) => ({ type: 'idea.hold', ideaId: `idea-${n}` }) as const;

/** Three published ideas: residents 1 and 2 back the first, 2 and 3 the second, nobody the third. */
const three = (): Given => given('live').published(9, 'A', 'B', 'C').backed('idea-1', 1, 2).backed('idea-2', 2, 3);

describe('merging', () => {
  it('MT-43 a merged idea’s supporters count once: the count is the number of different people in the group', () => {
    const meeting = three();
    meeting.when(moderator, merge(1, 2)).leadsTo({ type: 'idea.merged', ideaId: idea(1), into: idea(2) });
    meeting.and(moderator, merge(1, 2));
    expect(meeting.board()).toMatchObject({ votes: { 'idea-2': 3 }, tally: { ideas: 2, votes: 3 } });
    expect(meeting.board().votes).not.toHaveProperty('idea-1');
    expect(meeting.board().ideas['idea-1']).toMatchObject({ state: 'merged', mergedInto: 'idea-2', text: 'A' });
  });

  it('MT-44 a vote cast on a merged idea belongs to the one it was merged into', () => {
    const meeting = three().and(moderator, merge(1, 2));
    meeting.when(resident(4), vote(1, true)).leadsTo({ type: 'vote.cast', ideaId: idea(2) });
    expect(meeting.backed('idea-1', 4).self(participant(4)).votes).toStrictEqual({ 'idea-2': true });
  });

  it('MT-44 who backed anything in the group backs it already', () => {
    three().and(moderator, merge(1, 2)).when(resident(1), vote(2, true)).leadsTo();
  });

  it.each([1, 2])(
    'MT-45 taking a vote back by idea-%d removes the person from the whole group, also after an unmerge',
    (n) => {
      const meeting = three().and(moderator, merge(1, 2));
      meeting.when(resident(2), vote(n, false)).leadsTo({ type: 'vote.withdrawn', ideaId: idea(2) });
      meeting.and(resident(2), vote(n, false));
      expect(meeting.board().votes).toStrictEqual({ 'idea-2': 2 });
      expect(meeting.self(participant(2)).votes).toStrictEqual({});
      meeting.and(moderator, unmerge(1));
      expect(meeting.board()).toMatchObject({ votes: { 'idea-1': 1, 'idea-2': 1 }, tally: { votes: 2 } });
    }
  );

  it('MT-46 an unmerge leaves the votes cast since then on the target, and gives the idea its own back', () => {
    const meeting = three().and(moderator, merge(1, 2)).backed('idea-1', 4).backed('idea-2', 5);
    meeting.when(moderator, unmerge(1)).leadsTo({ type: 'idea.unmerged', ideaId: idea(1) });
    meeting.and(moderator, unmerge(1));
    expect(meeting.board()).toMatchObject({ votes: { 'idea-1': 2, 'idea-2': 4 }, tally: { ideas: 3, votes: 6 } });
    expect(meeting.board().ideas['idea-1']).toMatchObject({ state: 'published', text: 'A' });
    expect(meeting.board().ideas['idea-1']).not.toHaveProperty('mergedInto');
  });

  it('MT-47 merging into a merged idea follows to its root', () => {
    const meeting = three().and(moderator, merge(1, 2));
    meeting.when(moderator, merge(3, 1)).leadsTo({ type: 'idea.merged', ideaId: idea(3), into: idea(2) });
  });

  it('MT-48 groups are merged with all that is in them, and part as they were', () => {
    const meeting = three().and(moderator, merge(1, 2)).and(moderator, merge(2, 3)).backed('idea-1', 4);
    expect(meeting.board().votes).toStrictEqual({ 'idea-3': 4 });
    expect(meeting.board().ideas['idea-1']).toMatchObject({ mergedInto: 'idea-2' });
    meeting.and(resident(2), vote(1, false)).and(moderator, unmerge(2));
    expect(meeting.board().votes).toStrictEqual({ 'idea-2': 2, 'idea-3': 1 });
    expect(meeting.and(moderator, unmerge(1)).board().votes).toStrictEqual({ 'idea-1': 1, 'idea-2': 1, 'idea-3': 1 });
  });

  it('MT-48 also when the middle of a chain is taken out first', () => {
    const meeting = three().and(moderator, merge(1, 2)).and(moderator, merge(2, 3));
    expect(meeting.and(moderator, unmerge(1)).board().votes).toStrictEqual({ 'idea-1': 2, 'idea-3': 2 });
    expect(meeting.and(moderator, unmerge(2)).board().votes).toStrictEqual({ 'idea-1': 2, 'idea-2': 2 });
  });

  it('MT-49 cycles are refused', () => {
    const meeting = three();
    meeting.when(moderator, merge(1, 1)).isRefused('merge-cycle');
    meeting.and(moderator, merge(1, 2)).when(moderator, merge(2, 1)).isRefused('merge-cycle');
    meeting.and(moderator, merge(2, 3)).when(moderator, merge(3, 1)).isRefused('merge-cycle');
  });

  it('MT-50 merging again into the same group changes nothing; into another one it must be unmerged first', () => {
    const meeting = three().and(moderator, merge(1, 2));
    meeting.when(moderator, merge(1, 2)).leadsTo();
    meeting.when(moderator, merge(1, 3)).isRefused('wrong-state');
    meeting.when(moderator, unmerge(2)).isRefused('wrong-state');
  });

  it('MT-51 only what is public can be merged into; what was declined or taken back cannot be merged', () => {
    const meeting = three().and(moderator, { type: 'idea.screen', ideaId: 'idea-3', reason: 'unclear' });
    meeting.when(moderator, merge(1, 3)).isRefused('wrong-state');
    meeting.when(moderator, merge(3, 1)).isRefused('wrong-state');
    meeting.when(moderator, merge(1, 9)).isRefused('unknown-idea');
    meeting.when(moderator, merge(9, 1)).isRefused('unknown-idea');
    meeting.and(resident(1), { type: 'idea.submit', text: 'D' }).when(moderator, merge(1, 4)).isRefused('wrong-state');
    meeting
      .and(resident(1), { type: 'idea.withdraw', ideaId: 'idea-4' })
      .when(moderator, merge(4, 1))
      .isRefused('wrong-state');
  });

  it('MT-52 a waiting duplicate can be merged: its author hears of it, the board does not', () => {
    const meeting = three().and(resident(1), { type: 'idea.submit', text: 'A again' }).and(moderator, merge(4, 2));
    expect(meeting.board().ideas).not.toHaveProperty('idea-4');
    expect(meeting.self(participant(1)).ideas['idea-4']).toMatchObject({ state: 'merged', mergedInto: 'idea-2' });
    meeting.and(moderator, unmerge(4));
    expect(meeting.self(participant(1)).ideas['idea-4']?.state).toBe('waiting');
  });

  it('MT-53 when the target leaves the board, everything merged below it leaves with it, and comes back with it', () => {
    const meeting = three().and(moderator, merge(1, 2)).and(moderator, hold(2));
    expect(meeting.board()).toMatchObject({ votes: {}, tally: { ideas: 1, votes: 0 } });
    expect(Object.keys(meeting.board().ideas)).toStrictEqual(['idea-3']);
    meeting.and(moderator, { type: 'idea.restore', ideaId: 'idea-2' });
    expect(meeting.board()).toMatchObject({ votes: { 'idea-2': 3 }, tally: { ideas: 2, votes: 3 } });
  });

  it('MT-53 also when it left before it was merged on: nobody is pointed at what they cannot see', () => {
    const meeting = three().and(moderator, merge(1, 2)).and(moderator, hold(2)).and(moderator, merge(2, 3));
    expect(Object.keys(meeting.board().ideas)).toStrictEqual(['idea-3']);
    expect(meeting.board().votes).toStrictEqual({ 'idea-3': 3 });
  });

  it('MT-54 what is merged into a referred idea takes no votes either', () => {
    const refer = { type: 'idea.screen', ideaId: 'idea-2', reason: 'not-police', referTo: '311' } as const;
    const meeting = three().and(moderator, refer).and(moderator, merge(1, 2));
    meeting.when(resident(4), vote(1, true)).isRefused('not-votable');
    expect(meeting.board().votes).toStrictEqual({ 'idea-2': 3 });
  });
});
