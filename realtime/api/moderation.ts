import { z } from 'zod';
import { transparencyOf } from '../../src/lib/meeting/transparency.ts';
import type { ApiDeps } from './deps.ts';
import { hallFor } from './meetings.ts';
import { operation, type Operation } from './operation.ts';

const count = z.number().int();
const counts = z.record(z.string(), count);

export const moderationShape = z.object({
  moderation: z.object({
    submitted: count.describe('ideas that came in'),
    published: count.describe('of these, how many were ever on the board'),
    waiting: count,
    merged: count,
    referred: count,
    referredTo: counts.describe('destination → how many'),
    declined: count,
    declinedFor: counts.describe('reason → how many'),
    redacted: count,
    withdrawn: count.describe('by their authors'),
    reports: count.describe('how often an idea on the board was reported'),
    appeals: z.object({ made: count, granted: count, upheld: count, waiting: count }),
    entries: z.array(
      z.object({
        at: count.describe('minute, ms since the epoch'),
        kind: z.enum([
          ...(['declined', 'referred', 'held', 'merged', 'unmerged', 'redacted', 'withdrawn', 'returned'] as const),
          ...(['reply', 'translation'] as const),
        ]),
        order: count.nullable().describe('number of the idea on the board; null if it was never there'),
        ideaId: z.string().nullable().describe('only of what anyone can read now'),
        along: count.describe('how many ideas that were merged into it went, or came back, with it'),
        wasShown: z.boolean().describe('it was on the board until then'),
        reason: z.string().nullable().describe('id of a reason of the policy'),
        referredTo: z.string().nullable(),
        into: count.nullable().describe('number of the idea that it was merged into'),
      })
    ),
  }),
});

export function moderationOperations(deps: ApiDeps): readonly Operation[] {
  const moderation = operation(
    {
      method: 'get',
      path: '/api/meetings/:code/moderation',
      summary: 'How a meeting was moderated: figures, and an entry for everything that left the board',
      description: 'For anyone. No words of what was declined or removed, and nobody is named. The newest entry first.',
      answers: { 200: { description: 'The public record.', schema: moderationShape } },
      problems: ['unknown-meeting'],
    },
    async ({ c, param }) => {
      const hall = await hallFor(deps, c, param('code'));
      return c.json({ moderation: await hall.read(transparencyOf) });
    }
  );
  return [moderation];
}
