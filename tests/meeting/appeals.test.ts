import { describe, expect, it } from 'vitest';
import { commander, idea, MINUTE, moderator, participant, resident, START, textId } from './cast.ts';
import { given, type Given } from './given.ts';

const appeal = { type: 'idea.appeal', ideaId: 'idea-1', text: ' It is the lamp\nby the school ' } as const;
const decline = { type: 'idea.screen', ideaId: 'idea-1', reason: 'unclear' } as const;
const refer = { ...decline, reason: 'not-police', referTo: '311' } as const;
const about = (type: 'idea.publish' | 'idea.restore' | 'idea.hold') => ({ type, ideaId: 'idea-1' }) as const;

const declined = (): Given => given('live').published(1, 'A lamp').and(moderator, decline);
const appealed = (): Given => declined().and(resident(1), appeal);
const stateOf = (meeting: Given) => meeting.board('staff').ideas['idea-1']?.appeal?.state;

describe('appeals', () => {
  it('MT-87 the author of a declined or referred idea can appeal, in words that staff and they alone see', () => {
    for (const verdict of [decline, refer]) {
      const meeting = given('live').published(1, 'A lamp').and(moderator, verdict);
      meeting.when(resident(1), appeal).leadsTo({ type: 'idea.appealed', ideaId: idea(1), textId: textId(2) });
      meeting.and(resident(1), appeal);
      const shown = { text: 'It is the lamp by the school', state: 'waiting' };
      expect(meeting.board('staff').ideas['idea-1']?.appeal).toStrictEqual(shown);
      expect(meeting.self(participant(1)).ideas['idea-1']?.appeal).toStrictEqual(shown);
      for (const audience of ['public', 'screen'] as const) {
        expect(JSON.stringify(meeting.board(audience))).not.toContain('by the school');
      }
      expect(meeting.board().tally.appeals).toStrictEqual({ made: 1, granted: 0 });
    }
  });

  it('MT-88 nobody else can, nor for what stands, waits or is merged', () => {
    const meeting = given('live').published(1, 'A lamp', 'A bench');
    meeting.when(resident(1), appeal).isRefused('wrong-state');
    meeting.and(moderator, refer).when(resident(2), appeal).isRefused('not-yours');
    meeting.when(resident(1), { ...appeal, ideaId: 'idea-9' }).isRefused('unknown-idea');
    meeting.merged('idea-1', 'idea-2').when(resident(1), appeal).isRefused('wrong-state');
    declined()
      .when(resident(1), { ...appeal, text: ' \u200B' })
      .isRefused('text-empty');
    declined()
      .when(resident(1), { ...appeal, text: 'x'.repeat(501) })
      .isRefused('text-too-long');
  });

  it('MT-89 once ever, whatever became of it', () => {
    appealed().when(resident(1), appeal).isRefused('already-appealed');
    const again = appealed().and(moderator, about('idea.publish')).and(moderator, decline);
    again.when(resident(1), appeal).isRefused('already-appealed');
  });

  it('MT-90 also after closing, by hand or by time, but not in the archive', () => {
    const closed = given('live', { closesAt: START + MINUTE })
      .published(1, 'A lamp')
      .and(moderator, decline);
    closed
      .later(2 * MINUTE)
      .when(resident(1), appeal)
      .leadsTo({ type: 'idea.appealed', ideaId: idea(1), textId: textId(2) });
    const archived = declined().and(moderator, { type: 'meeting.close' }).and(commander, { type: 'meeting.archive' });
    archived.when(resident(1), appeal).isRefused('closed');
  });

  it.each([
    ['published', about('idea.publish'), 'granted', 1],
    ['restored', about('idea.restore'), 'granted', 1],
    ['declined again', decline, 'upheld', 0],
    ['referred instead', refer, 'upheld', 0],
  ] as const)('MT-91 the next verdict decides it: %s', (_, verdict, state, granted) => {
    const meeting = appealed().and(moderator, verdict);
    expect(stateOf(meeting)).toBe(state);
    expect(meeting.self(participant(1)).ideas['idea-1']?.appeal?.state).toBe(state);
    expect(meeting.board().tally.appeals).toStrictEqual({ made: 1, granted });
  });

  it('MT-91 a verdict that is taken back takes the outcome along', () => {
    const meeting = appealed().and(moderator, about('idea.publish')).and(moderator, decline);
    expect(stateOf(meeting)).toBe('upheld');
    expect(meeting.board().tally.appeals).toStrictEqual({ made: 1, granted: 0 });
    meeting.and(moderator, about('idea.publish'));
    expect(stateOf(meeting)).toBe('granted');
    expect(meeting.board().tally.appeals).toStrictEqual({ made: 1, granted: 1 });
  });

  const screens = { ...decline, reopensAppeal: true } as const;
  const refers = { ...refer, reopensAppeal: true } as const;
  const referred = () => given('live').published(1, 'A lamp').and(moderator, refer).and(resident(1), appeal);
  it.each([
    ['published by a slip', appealed, [about('idea.publish')], screens],
    ['declined once more', appealed, [decline], screens],
    ['brought back', appealed, [about('idea.restore')], screens],
    ['held, and then referred as it was', referred, [about('idea.hold')], refers],
    [
      'published while it was held',
      () => referred().and(moderator, about('idea.hold')),
      [about('idea.publish')],
      { ...about('idea.hold'), reopensAppeal: true },
    ],
  ] as const)(
    'MT-226 a verdict that takes another one back lets the appeal wait again: %s',
    (_, before, verdicts, back) => {
      const meeting = before();
      const then = meeting.board('staff').ideas['idea-1'];
      for (const verdict of verdicts) meeting.and(moderator, verdict);
      meeting.and(moderator, back);
      expect(meeting.board('staff').ideas['idea-1']).toStrictEqual(then);
      expect(meeting.self(participant(1)).ideas['idea-1']?.appeal?.state).toBe('waiting');
      expect(meeting.board().tally.appeals).toStrictEqual({ made: 1, granted: 0 });
      meeting.when(moderator, back).leadsTo();
      expect(stateOf(meeting.and(moderator, about('idea.publish')))).toBe('granted');
      expect(meeting.board().tally.appeals).toStrictEqual({ made: 1, granted: 1 });
    }
  );

  it('MT-226 without an appeal there is nothing to open again', () => {
    given('live')
      .published(1, 'A lamp')
      .when(moderator, screens)
      .leadsTo({ type: 'idea.screened', ideaId: idea(1), reason: 'unclear', referTo: null });
    const answered = declined().and(moderator, { ...about('idea.publish'), reopensAppeal: true });
    expect(answered.board('staff').ideas['idea-1']).not.toHaveProperty('appeal');
  });

  it('MT-228 whose verdict an appeal is about, staff know whoever has decided since, and nobody else', () => {
    const meeting = appealed().and(commander, about('idea.publish')).and(commander, screens);
    expect(meeting.board('staff').ideas['idea-1']).toMatchObject({
      decidedBy: 'commander-id-1',
      against: 'moderator-id-1',
    });
    for (const seen of [meeting.board(), meeting.board('screen'), meeting.self(participant(1))]) {
      expect(JSON.stringify(seen)).not.toContain('moderator-id-1');
    }
  });

  it('MT-91 the very same verdict again is an answer to an appeal, and nothing new without one', () => {
    appealed()
      .when(moderator, decline)
      .leadsTo({ type: 'idea.screened', ideaId: idea(1), reason: 'unclear', referTo: null });
    declined().when(moderator, decline).leadsTo();
    expect(stateOf(appealed().and(moderator, decline))).toBe('upheld');
  });

  it('MT-91 holding it back decides nothing yet', () => {
    const meeting = given('live').published(1, 'A lamp').and(moderator, refer).and(resident(1), appeal);
    expect(stateOf(meeting.and(moderator, about('idea.hold')))).toBe('waiting');
    expect(stateOf(meeting.and(moderator, about('idea.publish')))).toBe('granted');
  });

  const published = () => given('live').published(1, 'A lamp', 'A bench');
  const waits = () => published().and(moderator, refer).and(resident(1), appeal);
  const unmerge = { type: 'idea.unmerge', ideaId: 'idea-1' } as const;

  it.each([
    ['referred', waits],
    ['held back', () => waits().and(moderator, about('idea.hold'))],
  ] as const)('MT-91 a merge grants the appeal of an idea that is %s, and an unmerge opens it again', (_, waiting) => {
    const meeting = waiting().merged('idea-1', 'idea-2');
    expect(stateOf(meeting)).toBe('granted');
    expect(meeting.self(participant(1)).ideas['idea-1']?.appeal?.state).toBe('granted');
    expect(meeting.board().tally.appeals).toStrictEqual({ made: 1, granted: 1 });
    meeting.and(moderator, unmerge);
    expect(stateOf(meeting)).toBe('waiting');
    expect(meeting.board().tally.appeals).toStrictEqual({ made: 1, granted: 0 });
    meeting.and(moderator, refer);
    expect(stateOf(meeting)).toBe('upheld');
  });

  it('MT-91 what a verdict said about it stands through a merge and an unmerge', () => {
    const meeting = waits().and(moderator, refer).merged('idea-1', 'idea-2');
    expect(stateOf(meeting)).toBe('upheld');
    expect(stateOf(meeting.and(moderator, unmerge))).toBe('upheld');
    meeting.and(moderator, about('idea.publish')).merged('idea-1', 'idea-2').and(moderator, unmerge);
    expect(stateOf(meeting)).toBe('granted');
    expect(meeting.board().tally.appeals).toStrictEqual({ made: 1, granted: 1 });
  });

  it('MT-92 a redaction takes its words along, and leaves its outcome open', () => {
    const meeting = appealed().and(moderator, { type: 'idea.redact', ideaId: 'idea-1', text: 'A lamp […]' });
    expect(meeting.board('staff').ideas['idea-1']?.appeal).toStrictEqual({ text: '', state: 'waiting' });
    expect([...meeting.meeting.state.scrubbed]).toStrictEqual(['text-1', 'text-2']);
  });

  it('MT-92 taking back a referred idea takes the appeal back; that there was one stays counted', () => {
    const meeting = given('live').published(1, 'A lamp').and(moderator, refer).and(resident(1), appeal);
    meeting.and(resident(1), { type: 'idea.withdraw', ideaId: 'idea-1' });
    expect(meeting.board('staff').ideas['idea-1']).not.toHaveProperty('appeal');
    expect([...meeting.meeting.state.scrubbed]).toStrictEqual(['text-2']);
    expect(meeting.board().tally.appeals).toStrictEqual({ made: 1, granted: 0 });
  });
});
