import { describe, expect, it } from 'vitest';
import { pristine } from '../../src/lib/meeting/retiring.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/lib/meeting/settings.ts';
import { commander, moderator, resident } from './cast.ts';
import { given, type Given } from './given.ts';

const policy = {
  reasons: { other: 'For another agency.', rude: 'It insults people.', spare: 'Never used.' },
  referrals: { parks: 'Parks', water: 'Water board' },
  translations: {
    es: {
      reasons: { other: 'Para otra agencia.', rude: 'Insulta.', spare: 'Nunca.' },
      referrals: { parks: 'Parques', water: 'Agua' },
    },
  },
};
const categories = {
  names: { lamps: 'Lamps', dogs: 'Dogs' },
  translations: { es: { lamps: 'Faroles', dogs: 'Perros' } },
};

/** One declined as rude, one referred to the water board, filed under dogs. */
function decided(): Given {
  const meeting = given('live', { policy, categories });
  meeting.and(resident(1), { type: 'idea.submit', text: 'A tap in the park', category: 'dogs' });
  meeting.and(resident(1), { type: 'idea.submit', text: 'You fools' });
  meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-1', reason: 'other', referTo: 'water' });
  return meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-2', reason: 'rude' });
}

const configure = (settings: Partial<Settings>) => ({ type: 'meeting.configure', settings }) as const;
const without = {
  policy: {
    reasons: { other: 'For another agency.' },
    referrals: { parks: 'Parks' },
    translations: { es: { reasons: { other: 'Para otra agencia.' }, referrals: { parks: 'Parques' } } },
  },
  categories: { names: { lamps: 'Lamps' }, translations: { es: { lamps: 'Faroles' } } },
};

describe('reasons, destinations and categories that are taken away', () => {
  it('MT-204 what something was decided under stays readable in every language; what was never used goes', () => {
    const { meeting } = decided().and(commander, configure(without)).board();
    expect(meeting.policy).toStrictEqual({
      reasons: { other: 'For another agency.', rude: 'It insults people.' },
      referrals: { parks: 'Parks', water: 'Water board' },
    });
    expect(meeting.translations['es']).toStrictEqual({
      reasons: { rude: 'Insulta.', other: 'Para otra agencia.' },
      referrals: { water: 'Agua', parks: 'Parques' },
      categories: { dogs: 'Perros', lamps: 'Faroles' },
    });
    expect(meeting.categories).toStrictEqual({ lamps: 'Lamps', dogs: 'Dogs' });
    expect(meeting.retired).toStrictEqual({ categories: ['dogs'], reasons: ['rude'], referrals: ['water'] });
  });

  it('MT-204 so does a reason that was used and taken back since', () => {
    const meeting = decided().and(moderator, { type: 'idea.restore', ideaId: 'idea-2' });
    meeting.and(commander, configure(without));
    expect(meeting.board().meeting.retired.reasons).toStrictEqual(['rude']);
  });

  it('MT-205 nothing new is decided under them, or filed', () => {
    const meeting = decided().and(commander, configure(without));
    meeting.when(moderator, { type: 'idea.screen', ideaId: 'idea-1', reason: 'rude' }).isRefused('unknown-reason');
    meeting.when(resident(2), { type: 'idea.submit', text: 'A leash', category: 'dogs' }).isRefused('unknown-category');
    expect(meeting.board('staff').ideas['idea-2']).toMatchObject({ state: 'declined', reason: 'rude' });
  });

  it('MT-205 until they are offered again', () => {
    const meeting = decided().and(commander, configure(without)).and(commander, configure({ policy, categories }));
    expect(meeting.board().meeting.retired).toStrictEqual({ categories: [], reasons: [], referrals: [] });
    meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-1', reason: 'rude' });
  });

  it('MT-206 a reason may suggest a destination, as long as both are offered', () => {
    const suggested = { other: 'parks', rude: 'water', spare: 'nowhere' };
    const meeting = given('scheduled', { policy, categories });
    meeting.and(commander, configure({ policy: { ...policy, suggested } }));
    expect(meeting.board().meeting.suggested).toStrictEqual({ other: 'parks', rude: 'water' });
    expect(meeting.board().meeting.retired.reasons).toStrictEqual([]);
  });

  it('MT-207 a copy takes over what is offered, and nothing else', () => {
    const { meeting } = decided().and(commander, configure(without));
    expect(pristine(meeting.state.settings)).toStrictEqual({ ...DEFAULT_SETTINGS, title: 'Test', ...without });
  });
});
