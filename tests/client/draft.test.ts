import { describe, expect, it } from 'vitest';
import {
  draftOf,
  fieldOf,
  NEW_MEETING,
  requestOf,
  type FormSettings,
  type MeetingDraft,
} from '../../src/lib/components/staff/draft.ts';
import { newSettings } from '../../src/lib/protocol/settings.ts';

const wrongFields = (typed: Partial<MeetingDraft>): readonly string[] => {
  const parsed = newSettings.safeParse(requestOf({ ...draftOf(NEW_MEETING), ...typed }));
  return parsed.success
    ? []
    : [...new Set(parsed.error.issues.map((issue) => fieldOf(issue.path.map(String).join('.'))))];
};

describe('the form of a new meeting', () => {
  it('SC-23 a title alone is enough; what is left empty keeps its default', () => {
    expect(requestOf({ ...draftOf(NEW_MEETING), title: 'A title' })).toEqual({ title: 'A title' });
    expect(wrongFields({ title: 'A title' })).toEqual([]);
  });

  it('SC-23 zip codes are taken with commas, blanks or lines between them, each once', () => {
    const { zips } = requestOf({ ...draftOf(NEW_MEETING), title: 'A', zips: '10451, 10452\n10451;10453' });
    expect(zips).toEqual(['10451', '10452', '10453']);
  });

  it('SC-24 what cannot be understood is found wrong at its own field, never read as nothing', () => {
    const typed = { title: ' ', zips: '10451 !!', votes: 'many', closes: 'soon', callUrl: 'nonsense' };
    expect(wrongFields(typed)).toEqual(
      expect.arrayContaining(['title', 'zips', 'votesPerResident', 'closesAt', 'callUrl'])
    );
  });

  it('SC-52 a change names what was changed and nothing else, also what was emptied', () => {
    const meeting: FormSettings = {
      ...NEW_MEETING,
      title: 'A title',
      votesPerResident: 3,
      closesAt: new Date('2030-05-01T18:30').getTime(),
      zips: ['10451'],
      contacts: { emergency: '911', nonEmergency: '311', tips: null },
    };
    const draft = draftOf(meeting);
    expect(requestOf(draft, meeting)).toEqual({});
    expect(requestOf({ ...draft, votes: '', closes: '', ballot: 'room' }, meeting)).toEqual({
      votesPerResident: null,
      closesAt: null,
      ballot: 'room',
    });
    expect(requestOf({ ...draft, nonEmergency: ' ', tips: '555-0100', languages: ['es'] }, meeting)).toEqual({
      contacts: { emergency: '911', nonEmergency: null, tips: '555-0100' },
      languages: ['es'],
    });
    expect(wrongFields({ title: 'A', emergency: '', languages: [], guidelines: 'x'.repeat(3000) })).toEqual(
      expect.arrayContaining(['contacts', 'languages', 'guidelines'])
    );
  });
});
