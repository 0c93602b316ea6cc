import { describe, expect, it } from 'vitest';
import { FLAG_REASONS } from '../../src/lib/meeting/flags.ts';
import { idea, moderator, participant, resident } from './cast.ts';
import { given, type Given } from './given.ts';

const flag = { type: 'idea.flag', ideaId: 'idea-1', reason: 'abuse' } as const;
const flagged = { type: 'idea.flagged', ideaId: idea(1), reason: 'abuse' } as const;
const publish = { type: 'idea.publish', ideaId: 'idea-1' } as const;
const flagsOf = (meeting: Given) => meeting.board('staff').ideas['idea-1']?.flags;

const published = (): Given => given('live').published(1, 'A lamp');

describe('flags', () => {
  it('MT-83 staff sees how many people flagged an idea and why; one counts once', () => {
    const meeting = published();
    meeting.when(resident(2), flag).leadsTo(flagged);
    meeting
      .and(resident(2), flag)
      .and(resident(3), flag)
      .and(resident(4), { ...flag, reason: 'other' });
    meeting.when(resident(2), { ...flag, reason: 'unsafe' }).leadsTo();
    meeting.and(resident(2), { ...flag, reason: 'unsafe' });
    expect(flagsOf(meeting)).toStrictEqual({ abuse: 2, other: 1 });
    expect(FLAG_REASONS).toStrictEqual(['personal-data', 'abuse', 'unsafe', 'other']);
  });

  it('MT-84 nobody else sees flags, not even the author; who flagged sees that they did', () => {
    const meeting = published().and(resident(2), flag);
    for (const shown of [meeting.board('public'), meeting.board('screen'), meeting.self(participant(1))]) {
      expect(shown.ideas['idea-1']).not.toHaveProperty('flags');
    }
    expect(meeting.self(participant(2)).flags).toStrictEqual(['idea-1']);
    expect(meeting.self(participant(1)).flags).toStrictEqual([]);
  });

  it('MT-85 what can be flagged is what is on the board, also below another idea, and not one’s own', () => {
    const meeting = published().and(resident(1), { type: 'idea.submit', text: 'A bench' });
    meeting.when(resident(1), flag).isRefused('own-idea');
    meeting.when(resident(2), { ...flag, ideaId: 'idea-2' }).isRefused('unknown-idea');
    meeting.when(resident(2), { ...flag, ideaId: 'idea-9' }).isRefused('unknown-idea');
    meeting.published(3, 'A lamp, please').merged('idea-1', 'idea-3');
    meeting.when(resident(2), flag).leadsTo(flagged);
  });

  it.each([
    publish,
    { type: 'idea.hold', ideaId: 'idea-1' },
    { type: 'idea.screen', ideaId: 'idea-1', reason: 'unclear' },
    { type: 'idea.screen', ideaId: 'idea-1', reason: 'not-police', referTo: '311' },
    { type: 'idea.redact', ideaId: 'idea-1', text: 'A lamp […]' },
  ] as const)('MT-86 a verdict settles them: $type', (body) => {
    const meeting = published().and(resident(2), flag).and(moderator, body);
    expect(flagsOf(meeting)).toBeUndefined();
    expect(meeting.self(participant(2)).flags).toStrictEqual(['idea-1']);
    meeting.when(resident(2), flag).leadsTo();
  });

  it('MT-86 publishing again keeps a flagged idea up, also below another; without flags it changes nothing', () => {
    const meeting = published();
    meeting.when(moderator, publish).leadsTo();
    meeting
      .and(resident(2), flag)
      .when(moderator, publish)
      .leadsTo({ type: 'idea.published', ideaId: idea(1) });
    meeting.published(3, 'A lamp, please').merged('idea-1', 'idea-2').backed('idea-2', 4);
    const before = meeting.board();
    meeting.and(moderator, publish);
    expect(flagsOf(meeting)).toBeUndefined();
    expect(meeting.board()).toStrictEqual(before);
    meeting.when(moderator, publish).isRefused('wrong-state');
  });

  it('MT-86 a merged idea that was referred keeps its verdict when it is kept up', () => {
    const meeting = published()
      .and(moderator, { type: 'idea.screen', ideaId: 'idea-1', reason: 'not-police', referTo: '311' })
      .published(3, 'A lamp, please')
      .merged('idea-1', 'idea-2');
    meeting.and(resident(2), flag).and(moderator, publish);
    expect(flagsOf(meeting)).toBeUndefined();
    meeting.when(moderator, publish).isRefused('wrong-state');
    meeting.and(moderator, { type: 'idea.unmerge', ideaId: 'idea-1' });
    expect(meeting.board().ideas['idea-1']).toMatchObject({ state: 'referred', referredTo: '311' });
  });

  it('MT-84 a flag alone is not taking part, and the tally does not tell of it', () => {
    const meeting = published();
    const before = meeting.board();
    meeting.and(resident(2), flag);
    expect(meeting.board()).toStrictEqual(before);
    expect(meeting.backed('idea-1', 2).board().tally.participants).toBe(2);
  });

  it('MT-86 others can flag it again afterwards', () => {
    const meeting = published().and(resident(2), flag).and(moderator, publish).and(resident(3), flag);
    expect(flagsOf(meeting)).toStrictEqual({ abuse: 1 });
  });

  it('MT-86 an author who takes the idea back settles them too', () => {
    const meeting = published().and(resident(2), flag).and(resident(1), { type: 'idea.withdraw', ideaId: 'idea-1' });
    expect(flagsOf(meeting)).toBeUndefined();
  });
});
