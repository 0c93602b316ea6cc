import { describe, expect, it } from 'vitest';
import { commander, MINUTE, moderator, officer, participant, resident, START, textId } from './cast.ts';
import { given } from './given.ts';

const WORD = 'Take the lady at the back next';
const say = (text: string | null) => ({ type: 'stage.note', text }) as const;
const scribe = (text: string, more: { category?: string; zip?: string } = {}) =>
  ({ type: 'idea.scribe', text, ...more }) as const;

describe('a word to the stage', () => {
  it('RM-15 is seen by staff alone', () => {
    const meeting = given('live').and(moderator, say(WORD));
    expect(meeting.board('staff').note).toStrictEqual({ text: WORD, at: START - (START % MINUTE) });
    for (const audience of ['public', 'screen'] as const) {
      expect(meeting.board(audience)).not.toHaveProperty('note');
      expect(JSON.stringify(meeting.board(audience))).not.toContain(WORD);
    }
    expect(given('live').board('staff').note).toBeNull();
  });

  it('RM-16 the next one replaces it, an empty one takes it away, and what is gone is scrubbed', () => {
    const meeting = given('live').and(moderator, say(WORD));
    meeting.when(officer, say(` ${WORD}\u200B`)).leadsTo();
    meeting.and(moderator, say('Two more minutes'));
    expect([...meeting.meeting.state.scrubbed]).toStrictEqual([textId(1)]);
    meeting.when(officer, say('  ')).leadsTo({ type: 'stage.noted', textId: null });
    meeting.and(officer, say(null));
    expect(meeting.board('staff').note).toBeNull();
    expect(meeting.meeting.state.scrubbed.size).toBe(2);
    meeting.when(officer, say(null)).leadsTo();
  });

  it('RM-17 is 280 characters at most, and cleaned', () => {
    const meeting = given('live');
    meeting.when(moderator, say('x'.repeat(281))).isRefused('text-too-long');
    meeting.when(moderator, say('\u202E  Wait\n\n for the door ')).withTexts({ [textId(1)]: 'Wait for the door' });
  });
});

describe('an idea of somebody without a phone', () => {
  it('RM-18 is an idea like any other, marked, and makes nobody take part', () => {
    const meeting = given('live').and(officer, scribe('A bench at the bus stop'));
    expect(meeting.board('staff').ideas['idea-1']).toMatchObject({ state: 'waiting', scribe: true });
    expect(meeting.board().ideas).toStrictEqual({});
    meeting.and(moderator, { type: 'idea.publish', ideaId: 'idea-1' }).backed('idea-1', 1);
    for (const audience of ['public', 'screen'] as const) {
      expect(meeting.board(audience).ideas['idea-1']).toMatchObject({ text: 'A bench at the bus stop', scribe: true });
    }
    expect(meeting.board().tally).toMatchObject({ participants: 1, ideas: 1 });
    meeting.published(2, 'A lamp');
    expect(meeting.board().ideas['idea-2']).not.toHaveProperty('scribe');
  });

  it('RM-19 by who may publish it is on the board at once, unless the text check finds something', () => {
    const meeting = given('live').and(moderator, scribe('A bench')).and(moderator, scribe('Write to a@b.example'));
    expect(meeting.board('staff').ideas['idea-1']).toMatchObject({ state: 'published' });
    expect(meeting.board('staff').ideas['idea-2']).toMatchObject({ state: 'waiting' });
    const open = given('live', { moderation: 'post' });
    open.and(officer, scribe('A bench')).and(officer, scribe('Write to a@b.example')).and(commander, scribe('a@b.co'));
    expect(Object.values(open.board('staff').ideas).map(({ state }) => state)).toStrictEqual([
      'published',
      'held',
      'held',
    ]);
  });

  it('RM-20 is held to the same rules, and nobody speaks in its name', () => {
    const meeting = given('live', { zips: ['10453'] });
    meeting.when(officer, scribe('A bench', { category: 'parrots' })).isRefused('unknown-category');
    meeting.when(officer, scribe('A bench', { zip: '00000' })).isRefused('unknown-zip');
    meeting.when(officer, scribe('  ')).isRefused('text-empty');
    meeting.when(officer, scribe('x'.repeat(501))).isRefused('text-too-long');
    meeting.and(officer, scribe('A bench', { category: 'streets', zip: '10453' }));
    meeting.when(resident(1), { type: 'idea.withdraw', ideaId: 'idea-1' }).isRefused('not-yours');
    meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-1', reason: 'unclear' });
    meeting.when(resident(1), { type: 'idea.appeal', ideaId: 'idea-1', text: 'Why?' }).isRefused('not-yours');
    expect(meeting.self(participant(1)).ideas).toStrictEqual({});
  });
});
