import { describe, expect, it } from 'vitest';
import { idea, MINUTE, moderator, participant, resident, START, textId } from './cast.ts';
import { given } from './given.ts';

const lamp = { type: 'idea.submit', text: 'A lamp' } as const;
const withdraw = { type: 'idea.withdraw', ideaId: 'idea-1' } as const;

describe('ideas', () => {
  it('MT-11 in pre-moderation an idea waits: its author sees it, the board does not', () => {
    const meeting = given('live');
    const submitted = {
      type: 'idea.submitted',
      ideaId: idea(1),
      textId: textId(1),
      category: null,
      zip: null,
    } as const;
    const outcome = meeting.when(resident(1), lamp);
    outcome.leadsTo(submitted).withTexts({ 'text-1': 'A lamp' }).answering({ ideaId: 'idea-1' });
    meeting.and(resident(1), lamp);
    expect(meeting.board().ideas).toStrictEqual({});
    expect(meeting.self(participant(1)).ideas['idea-1']).toMatchObject({
      state: 'waiting',
      text: 'A lamp',
      order: null,
    });
    expect(meeting.self(participant(2)).ideas).toStrictEqual({});
  });

  it('MT-12 in post-moderation an idea is public at once', () => {
    const meeting = given('live', { moderation: 'post' });
    meeting
      .when(resident(1), lamp)
      .leadsTo(
        { type: 'idea.submitted', ideaId: idea(1), textId: textId(1), category: null, zip: null },
        { type: 'idea.published', ideaId: idea(1) }
      );
    expect(meeting.and(resident(1), lamp).board().ideas['idea-1']).toMatchObject({ state: 'published', order: 1 });
  });

  it.each(['write to lamp@example.org', 'call 212-555-0123', 'the van ABC1234', 'see https://example.org'])(
    'MT-13 in post-moderation the text check holds an idea: "%s"',
    (text) => {
      const meeting = given('live', { moderation: 'post' }).and(resident(1), { type: 'idea.submit', text });
      expect(meeting.board().ideas).toStrictEqual({});
      expect(meeting.self(participant(1)).ideas['idea-1']).toMatchObject({ state: 'held' });
    }
  );

  it('MT-14 a category must be one of the meeting’s', () => {
    const meeting = given('live');
    for (const category of ['parrots', '', '__proto__', 'toString']) {
      meeting.when(resident(1), { ...lamp, category }).isRefused('unknown-category');
    }
    meeting.and(resident(1), { ...lamp, category: 'noise' }).and(moderator, { type: 'idea.publish', ideaId: 'idea-1' });
    expect(meeting.board().ideas['idea-1']?.category).toBe('noise');
  });

  it('MT-15 a zip must be one of the meeting’s, and only staff see it', () => {
    given('live')
      .when(resident(1), { ...lamp, zip: '10453' })
      .isRefused('unknown-zip');
    const meeting = given('live', { zips: ['10453'], moderation: 'post' });
    meeting.when(resident(1), { ...lamp, zip: '10454' }).isRefused('unknown-zip');
    meeting.and(resident(1), { ...lamp, zip: '10453' });
    expect(meeting.board('staff').ideas['idea-1']?.zip).toBe('10453');
    for (const audience of ['public', 'screen'] as const) {
      expect(meeting.board(audience).ideas['idea-1']).not.toHaveProperty('zip');
    }
  });

  it('MT-16 an idea has 1 to 500 characters, counted as people count them', () => {
    const meeting = given('live');
    for (const text of ['', '  \n ', '\u200B\u202E', '\u3164', '\u2800', '\u200D\u0301']) {
      meeting.when(resident(1), { ...lamp, text }).isRefused('text-empty');
    }
    meeting.when(resident(1), { ...lamp, text: 'x'.repeat(501) }).isRefused('text-too-long');
    meeting.when(resident(1), { ...lamp, text: '🚲'.repeat(501) }).isRefused('text-too-long');
    meeting.when(resident(1), { ...lamp, text: '🚲'.repeat(500) }).withTexts({ 'text-1': '🚲'.repeat(500) });
    meeting.when(resident(1), { ...lamp, text: ` ${'x'.repeat(500)} ` }).withTexts({ 'text-1': 'x'.repeat(500) });
  });

  it('MT-17 what is stored is the clean text', () => {
    given('live')
      .when(resident(1), { ...lamp, text: ' A\u202E lamp\u200B\n\n e\u0301 ' })
      .withTexts({ 'text-1': 'A lamp é' });
  });

  it('MT-18 submitting is not voting, and authors may vote', () => {
    const meeting = given('live').published(1, 'A lamp');
    expect(meeting.board()).toMatchObject({ votes: {}, tally: { ideas: 1, votes: 0, participants: 1 } });
    expect(meeting.backed('idea-1', 1).board().votes).toStrictEqual({ 'idea-1': 1 });
  });

  it('MT-19 an author takes back what waits, is held, or is published without others behind it', () => {
    const taken = { type: 'idea.withdrawn', ideaId: idea(1) } as const;
    given('live').and(resident(1), lamp).when(resident(1), withdraw).leadsTo(taken);
    const meeting = given('live').published(1, 'A lamp').backed('idea-1', 1);
    meeting.when(resident(1), withdraw).leadsTo(taken);
    meeting.and(resident(1), withdraw);
    expect(meeting.board()).toMatchObject({ ideas: {}, votes: {}, tally: { ideas: 0, votes: 0 } });
    expect(meeting.self(participant(1)).ideas['idea-1']?.state).toBe('withdrawn');
  });

  it('MT-19 taking back what was taken back changes nothing', () => {
    given('live').and(resident(1), lamp).and(resident(1), withdraw).when(resident(1), withdraw).leadsTo();
  });

  it('MT-20 once others back it, it belongs to the meeting; when they take their votes back, it is theirs again', () => {
    const meeting = given('live').published(1, 'A lamp').backed('idea-1', 2);
    meeting.when(resident(1), withdraw).isRefused('backed-by-others');
    meeting.and(resident(2), { type: 'vote.set', ideaId: 'idea-1', on: false });
    meeting.when(resident(1), withdraw).leadsTo({ type: 'idea.withdrawn', ideaId: idea(1) });
  });

  it('MT-20 nor can it be taken back while it is merged, or others are merged into it', () => {
    const meeting = given('live').published(1, 'A lamp', 'Two lamps').merged('idea-1', 'idea-2');
    meeting.when(resident(1), withdraw).isRefused('wrong-state');
    meeting.when(resident(1), { ...withdraw, ideaId: 'idea-2' }).isRefused('backed-by-others');
  });

  it('MT-21 only the author can take an idea back', () => {
    const meeting = given('live').published(1, 'A lamp');
    meeting.when(resident(2), withdraw).isRefused('not-yours');
    meeting.when(resident(1), { ...withdraw, ideaId: 'idea-9' }).isRefused('unknown-idea');
  });

  it('MT-22 what was declined stays declined: its author cannot make it look withdrawn', () => {
    given('live')
      .and(resident(1), lamp)
      .and(moderator, { type: 'idea.screen', ideaId: 'idea-1', reason: 'unclear' })
      .when(resident(1), withdraw)
      .isRefused('wrong-state');
  });

  it('MT-23 ideas are numbered in the order of first publication, and a time of day is shown by the minute', () => {
    const meeting = given('live').and(resident(1), lamp).and(resident(1), lamp).later(MINUTE);
    meeting
      .and(moderator, { type: 'idea.publish', ideaId: 'idea-2' })
      .and(moderator, { type: 'idea.publish', ideaId: 'idea-1' });
    const minute = Math.floor(START / MINUTE) * MINUTE;
    expect(meeting.board().ideas).toMatchObject({
      'idea-2': { order: 1, at: minute + MINUTE },
      'idea-1': { order: 2 },
    });
    expect(meeting.board('staff').ideas['idea-2']?.at).toBe(minute);
  });
});
