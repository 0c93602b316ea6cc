import { describe, expect, it } from 'vitest';
import { draftOf, NEW_MEETING, requestOf, wordRows, type FormSettings } from '../../src/lib/components/staff/draft.ts';
import { attentionOf, grouped } from '../../src/lib/components/staff/meeting-states.ts';
import { emptyRow, moved } from '../../src/lib/components/staff/wordings.ts';
import type { MeetingSummary } from '../../src/lib/protocol/api.ts';
import { newSettings } from '../../src/lib/protocol/settings.ts';

describe('the wordings in the form of a meeting', () => {
  it('ME-05 go as they are put: in their order, in each language, with what a reason suggests', () => {
    const draft = draftOf(NEW_MEETING);
    draft.title = 'Elm Park';
    draft.categories = moved(draft.categories, 1, -1);
    const row = emptyRow(
      'reason',
      draft.reasons.map(({ id }) => id)
    );
    draft.reasons = [{ ...row, text: { en: 'For parks.', es: 'Para parques.' }, suggested: 'parks' }, ...draft.reasons];
    const request = requestOf(draft);
    expect(Object.keys(request)).toEqual(['title', 'categories', 'policy']);
    const parsed = newSettings.parse(request);
    expect(Object.keys(parsed.categories.names).slice(0, 2)).toEqual(['traffic', 'streets']);
    expect(Object.entries(parsed.policy.reasons)[0]).toEqual(['reason-1', 'For parks.']);
    expect(parsed.policy.translations['es']?.reasons['reason-1']).toBe('Para parques.');
    expect(parsed.policy.suggested).toEqual({ 'reason-1': 'parks' });
  });

  it('ME-05 worded in one language only, that wording is read in all', () => {
    const draft = draftOf(NEW_MEETING);
    draft.categories = [{ id: 'category-1', text: { en: ' ', es: 'Parques' }, suggested: '' }];
    expect(requestOf(draft)).toMatchObject({
      categories: { names: { 'category-1': 'Parques' }, translations: { es: { 'category-1': 'Parques' } } },
    });
  });

  it('ME-06 what is not offered any more is not among the rows, and comes back by being put there again', () => {
    const from: FormSettings = { ...NEW_MEETING, retired: { categories: [], reasons: ['hateful'], referrals: [] } };
    const draft = draftOf(from);
    expect(draft.reasons.map(({ id }) => id)).not.toContain('hateful');
    expect(requestOf(draft, from)).toEqual({});
    const [back] = wordRows(from, 'reasons', 'retired');
    expect(back).toMatchObject({ id: 'hateful' });
    if (back) draft.reasons = [...draft.reasons, back];
    expect(requestOf(draft, from)).toHaveProperty('policy.reasons.hateful');
  });

  it('ME-07 times are given in the zone of the meeting; what is no time goes as it was typed', () => {
    const draft = { ...draftOf(NEW_MEETING), timeZone: 'America/Denver', opens: '2030-05-07T18:30', opensItself: true };
    expect(requestOf(draft)).toEqual({
      timeZone: 'America/Denver',
      opensAt: Date.parse('2030-05-08T00:30:00Z'),
      opensItself: true,
    });
    expect(requestOf({ ...draft, opens: '', closes: 'soon' })).toEqual({
      timeZone: 'America/Denver',
      closesAt: 'soon',
    });
  });
});

describe('the list of staff', () => {
  const NOW = 1_000_000;
  const meeting = (code: string, change: Partial<MeetingSummary>): MeetingSummary => ({
    code,
    title: `Meeting ${code}`,
    area: 'Añil Park',
    phase: 'scheduled',
    opensAt: null,
    closesAt: null,
    timeZone: null,
    agendaIdeas: 0,
    rehearsal: null,
    ...change,
  });
  const all = [
    meeting('LATER', { opensAt: NOW + 9 }),
    meeting('SOON', { opensAt: NOW + 1 }),
    meeting('DRAFT', {}),
    meeting('LATE', { opensAt: NOW - 1 }),
    meeting('LIVE', { phase: 'live' }),
    meeting('DONE', { phase: 'closed' }),
    meeting('GOOD', { phase: 'closed', agendaIdeas: 2 }),
    meeting('OLD', { phase: 'archived' }),
  ];

  it('ME-08 has what is on, what needs somebody, what comes (the next first), and the rest', () => {
    const groups = grouped(all, '', NOW);
    const codes = Object.fromEntries(
      Object.entries(groups).map(([name, list]) => [name, list.map(({ code }) => code)])
    );
    expect(codes).toEqual({
      live: ['LIVE'],
      coming: ['SOON', 'LATER'],
      attention: ['DRAFT', 'LATE', 'DONE'],
      earlier: ['GOOD', 'OLD'],
    });
    expect(groups.attention.map((one) => attentionOf(one, NOW))).toEqual(['draft', 'overdue', 'noAgenda']);
  });

  it('ME-09 finds by title, area and code, whatever the case and the accents', () => {
    const found = (typed: string) => Object.values(grouped(all, typed, NOW)).flat().length;
    expect([found('anil'), found('live'), found('meeting DRAFT añil'), found('nothing')]).toEqual([8, 1, 1, 0]);
  });
});
