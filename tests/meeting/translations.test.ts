import { describe, expect, it } from 'vitest';
import { idea, moderator, participant, resident, system, textId } from './cast.ts';
import { given } from './given.ts';

const translate = { type: 'idea.translate', ideaId: 'idea-1', lang: 'es', text: ' Una\nfarola ' } as const;

describe('translations', () => {
  it('MT-93 stand beside the text for everybody who sees it', () => {
    const meeting = given('live').published(1, 'A lamp');
    meeting
      .when(moderator, translate)
      .leadsTo({ type: 'idea.translated', ideaId: idea(1), lang: 'es', textId: textId(2) })
      .withTexts({ 'text-2': 'Una farola' });
    meeting.and(moderator, translate);
    for (const audience of ['public', 'screen', 'staff'] as const) {
      expect(meeting.board(audience).ideas['idea-1']?.translations).toStrictEqual({ es: 'Una farola' });
    }
    expect(meeting.self(participant(1)).ideas['idea-1']?.translations).toStrictEqual({ es: 'Una farola' });
    meeting.when(moderator, translate).leadsTo();
  });

  it('MT-94 an empty text takes one away; words that were replaced or taken away are scrubbed', () => {
    const meeting = given('live').published(1, 'A lamp').and(moderator, translate);
    meeting
      .and(moderator, { ...translate, text: 'La farola' })
      .and(moderator, { ...translate, lang: 'en', text: 'A lamp!' });
    expect([...meeting.meeting.state.scrubbed]).toStrictEqual(['text-2']);
    meeting
      .and(moderator, { ...translate, text: ' ' })
      .when(moderator, { ...translate, text: '' })
      .leadsTo();
    expect(meeting.board().ideas['idea-1']?.translations).toStrictEqual({ en: 'A lamp!' });
    expect([...meeting.meeting.state.scrubbed]).toStrictEqual(['text-2', 'text-3']);
  });

  it('MT-94 a redaction takes all of them away: they may say what it removes', () => {
    const meeting = given('live').published(1, 'A lamp').and(moderator, translate);
    meeting.and(moderator, { type: 'idea.redact', ideaId: 'idea-1', text: 'Redacted' });
    expect(meeting.board('staff').ideas['idea-1']).not.toHaveProperty('translations');
    expect([...meeting.meeting.state.scrubbed]).toStrictEqual(['text-1', 'text-2']);
  });

  it('MT-95 are in the languages of the meeting, up to 1,000 characters, also before an idea is public', () => {
    const meeting = given('live', { languages: ['en', 'es', 'ht'] }).and(resident(1), {
      type: 'idea.submit',
      text: 'A lamp',
    });
    for (const lang of ['fr', '__proto__', 'constructor', '']) {
      meeting.when(moderator, { ...translate, lang }).isRefused('unknown-language');
      meeting.when(moderator, { ...translate, lang, text: '' }).leadsTo();
    }
    meeting.when(moderator, { ...translate, text: 'x'.repeat(1001) }).isRefused('text-too-long');
    meeting.when(moderator, { ...translate, ideaId: 'idea-9' }).isRefused('unknown-idea');
    meeting.and(moderator, { ...translate, lang: 'ht', text: 'x'.repeat(1000) });
    meeting.and(resident(1), { type: 'idea.withdraw', ideaId: 'idea-1' });
    meeting.when(moderator, translate).isRefused('wrong-state');
  });
});

describe('ideas that the agenda refers to', () => {
  const link = (...ideaIds: string[]) => ({ type: 'agenda.link', ideaIds }) as const;

  it('MT-96 say so, and no longer when it does not', () => {
    const meeting = given('live').published(1, 'A lamp', 'A bench', 'A tree');
    meeting
      .when(system, link('idea-2', 'idea-1', 'idea-2'))
      .leadsTo({ type: 'agenda.linked', ideaIds: [idea(2), idea(1)] });
    meeting.and(system, link('idea-1', 'idea-2')).and(system, link('idea-3', 'idea-2'));
    const on = Object.values(meeting.board().ideas).filter(({ onAgenda }) => onAgenda);
    expect(on.map(({ id }) => id)).toStrictEqual(['idea-2', 'idea-3']);
    expect(meeting.self(participant(1)).ideas['idea-3']?.onAgenda).toBe(true);
    meeting.and(system, link());
    expect(meeting.board().ideas['idea-2']).not.toHaveProperty('onAgenda');
  });

  it('MT-97 the same set again changes nothing; ids that do not exist are left out; there are 2,000 at most', () => {
    const meeting = given('live').published(1, 'A lamp', 'A bench').and(system, link('idea-1', 'idea-2'));
    meeting.when(system, link('idea-2', 'idea-1', 'idea-9', '__proto__')).leadsTo();
    meeting.when(system, link('idea-9')).leadsTo({ type: 'agenda.linked', ideaIds: [] });
    const many = given('live');
    for (let n = 1; n <= 2001; n += 1) many.and(resident(n), { type: 'idea.submit', text: `Idea ${n}` });
    const all = Array.from({ length: 2001 }, (_, n) => `idea-${n + 1}`);
    many.when(system, link(...all)).isRefused('too-large');
    many.and(system, link(...all.slice(1)));
  });
});
