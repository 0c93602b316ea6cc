import type { ActionView } from '../../src/lib/meeting/actions/view.ts';
import { shownOf, type OfMeeting } from '../../src/lib/progress/project.ts';

export const ABOUT: OfMeeting = {
  code: 'ELM204',
  title: 'What should we work on first?',
  area: 'Elm Park',
  timeZone: 'America/New_York',
  categories: { streets: 'Streets and lighting' },
  policy: { reasons: {}, referrals: {} },
  translations: { es: { categories: { streets: 'Calles y alumbrado' }, reasons: {}, referrals: {} } },
};

export const MINUTE = 60_000;

export function action(change: Partial<ActionView> = {}): ActionView {
  return {
    id: 'underpass',
    number: 1,
    title: 'Light the Alder underpass',
    body: [{ kind: 'paragraph', runs: [{ text: 'Towers by Friday.' }] }],
    owner: 'Sector North',
    due: '2026-12-12',
    area: 'Alder and 9th',
    category: 'streets',
    status: 'under-way',
    percent: 40,
    ideas: ['idea-1'],
    backed: 87,
    updates: [],
    confirmed: 0,
    disputed: 0,
    reopened: null,
    awaiting: false,
    doneAt: null,
    publishedAt: 10 * MINUTE,
    changes: [{ number: 1, at: 10 * MINUTE, what: ['added'] }],
    ...change,
  };
}

export const shown = (change: Partial<ActionView> = {}) => shownOf(action(change), ABOUT);
