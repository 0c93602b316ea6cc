import { expect, it } from 'vitest';
import { transparencyOf } from '../../src/lib/meeting/transparency.ts';
import { commander, moderator } from './cast.ts';
import { given } from './given.ts';

const redact = { type: 'idea.redact', ideaId: 'idea-1', text: 'A lamp' } as const;

it('RC-44 words are removed for a reason of the policy, which is public and stays readable; no other reason is taken', () => {
  const meeting = given('live').published(1, 'A lamp for John Miller');
  for (const reason of ['because', 'toString', '']) {
    meeting.when(moderator, { ...redact, reason }).isRefused('unknown-reason');
  }
  meeting.and(moderator, { ...redact, reason: 'personal-data' });
  expect(transparencyOf(meeting.meeting.state).entries[0]).toMatchObject({
    kind: 'redacted',
    ideaId: 'idea-1',
    reason: 'personal-data',
  });
  // Taken out of the policy, it is not offered any more, and can still be read.
  const { policy } = meeting.meeting.state.settings;
  const { 'personal-data': wording, ...reasons } = policy.reasons;
  meeting.and(commander, { type: 'meeting.configure', settings: { policy: { ...policy, reasons } } });
  expect(meeting.board().meeting.policy.reasons['personal-data']).toBe(wording);
  meeting.when(moderator, { ...redact, text: 'A light', reason: 'personal-data' }).isRefused('unknown-reason');
  meeting.and(moderator, { ...redact, text: 'A light' });
  expect(transparencyOf(meeting.meeting.state).entries[0]).toMatchObject({ kind: 'redacted', reason: null });
});
