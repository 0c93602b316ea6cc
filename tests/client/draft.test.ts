import { describe, expect, it } from 'vitest';
import { emptyDraft, fieldOf, requestOf } from '../../src/lib/components/staff/draft.ts';
import { newSettings } from '../../src/lib/protocol/settings.ts';

const wrongFields = (typed: Partial<ReturnType<typeof emptyDraft>>): readonly string[] => {
  const parsed = newSettings.safeParse(requestOf({ ...emptyDraft(), ...typed }));
  return parsed.success
    ? []
    : [...new Set(parsed.error.issues.map((issue) => fieldOf(issue.path.map(String).join('.'))))];
};

describe('the form of a new meeting', () => {
  it('SC-23 a title alone is enough; what is left empty keeps its default', () => {
    expect(requestOf({ ...emptyDraft(), title: 'A title' })).toEqual({ title: 'A title', moderation: 'pre' });
    expect(wrongFields({ title: 'A title' })).toEqual([]);
  });

  it('SC-23 zip codes are taken with commas, blanks or lines between them, each once', () => {
    const { zips } = requestOf({ ...emptyDraft(), title: 'A', zips: '10451, 10452\n10451;10453' });
    expect(zips).toEqual(['10451', '10452', '10453']);
  });

  it('SC-24 what cannot be understood is found wrong at its own field, never read as nothing', () => {
    const typed = { title: ' ', zips: '10451 !!', votes: 'many', closes: 'soon', callUrl: 'nonsense' };
    expect(wrongFields(typed)).toEqual(
      expect.arrayContaining(['title', 'zips', 'votesPerResident', 'closesAt', 'callUrl'])
    );
  });
});
