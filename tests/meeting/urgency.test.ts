import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf } from '../../src/lib/meeting/marks.ts';
import { urgencyOf, urgentPassage } from '../../src/lib/meeting/urgency.ts';
import { runs } from './arbitrary.ts';
import { CALM } from './calm-texts.ts';
import { resident } from './cast.ts';
import { given } from './given.ts';
import { EMERGENCIES, TIPS } from './urgent-texts.ts';

/** As people write on phones: shouting, or without accents. */
const asTyped = (text: string): readonly string[] => [
  text,
  text.toUpperCase(),
  text.normalize('NFD').replace(/[\u0300-\u036f]/gu, ''),
];

describe.each(['en', 'es'] as const)('what cannot wait on a board, in %s', (language) => {
  it.each(EMERGENCIES[language])('MT-78 an emergency: %s', (text) => {
    for (const typed of asTyped(text)) expect([typed, urgencyOf(typed)]).toStrictEqual([typed, 'emergency']);
  });

  it.each(TIPS[language])('MT-79 a tip: %s', (text) => {
    for (const typed of asTyped(text)) expect([typed, urgencyOf(typed)]).toStrictEqual([typed, 'crime']);
  });

  it.each(CALM[language])('MT-80 what a town hall is for: %s', (text) => {
    for (const typed of asTyped(text)) expect([typed, urgencyOf(typed)]).toStrictEqual([typed, null]);
  });

  it('MT-80 the texts are many', () => {
    expect(EMERGENCIES[language].length + TIPS[language].length).toBeGreaterThanOrEqual(60);
    expect(CALM[language].length).toBeGreaterThanOrEqual(50);
  });
});

describe('urgent passages', () => {
  it('MT-81 are marked for staff exactly where they stand, beside what else is found', () => {
    const text = 'It’s José’s shop. There is a fire in the kitchen! Call 212-555-0123';
    const shown = marksOf(text).map(({ kind, from, to }) => [kind, text.slice(from, to)]);
    expect(shown).toStrictEqual([
      ['urgent', 'There is a fire'],
      ['phone', '212-555-0123'],
    ]);
  });

  it('MT-81 an emergency comes before a tip, wherever it stands', () => {
    expect(urgencyOf('My neighbor sells drugs. There is a fire in his kitchen!')).toBe('emergency');
  });

  it('MT-81 in post-moderation an urgent text is held', () => {
    const meeting = given('live', { moderation: 'post' });
    meeting.and(resident(1), { type: 'idea.submit', text: 'Someone is breaking into my apartment' });
    expect(meeting.board('staff').ideas['idea-1']).toMatchObject({ state: 'held', marks: [{ kind: 'urgent' }] });
    expect(meeting.board().ideas).toStrictEqual({});
  });

  it('MT-82 are within the text, whatever it is, and found without delay', () => {
    const words = [...EMERGENCIES.en, ...TIPS.es, ...CALM.en].flatMap((text) => text.split(' '));
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.constantFrom(...words, 'İ', '\n', '!', '’'), { maxLength: 90 }).map((some) => some.join(' '))
    );
    fc.assert(
      fc.property(texts, (text) => {
        const found = urgentPassage(text);
        if (!found) return;
        expect(found.from).toBeGreaterThanOrEqual(0);
        expect(found.to).toBeLessThanOrEqual(text.length);
        expect(found.from).toBeLessThan(found.to);
      }),
      runs(2000)
    );
  });
});
