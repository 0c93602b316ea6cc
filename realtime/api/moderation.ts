import { z } from 'zod';
import type { ApiDeps } from './deps.ts';
import { hallFor } from './meetings.ts';
import { operation, type Operation } from './operation.ts';
import { PackedAnswers } from './packed.ts';

const count = z.number().int();
const counts = z.record(z.string(), count);

export const transparencyShape = z.object({
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
});

export const moderationShape = z.object({
  moderation: transparencyShape.extend({
    entriesInAll: count.describe('how many entries there are, with those that are not in this answer'),
  }),
});

/** Entries in one answer at the most. */
const ENTRIES = 500;

export function moderationOperations(deps: ApiDeps): readonly Operation[] {
  // Apart, so that nobody who leafs through the older ones pushes out what nearly everybody asks for.
  const newest = new PackedAnswers();
  const older = new PackedAnswers();

  const moderation = operation(
    {
      method: 'get',
      path: '/api/meetings/:code/moderation',
      summary: 'How a meeting was moderated: figures, and an entry for everything that left the board',
      description: `For anyone. No words of what was declined or removed, and nobody is named. The newest entry first, ${ENTRIES} at the most; \`skip\` leads to older ones.`,
      query: z.object({ skip: z.coerce.number().int().min(0).max(1_000_000).default(0) }),
      answers: {
        200: { description: 'The public record, with an ETag.', schema: moderationShape },
        304: { description: 'Nothing changed since the ETag in If-None-Match.' },
      },
      problems: ['unknown-meeting'],
    },
    async ({ c, param, query: { skip } }) => {
      const hall = await hallFor(deps, c, param('code'));
      const { version, record } = await deps.records.of(hall);
      const from = Math.min(skip, record.entries.length);
      const json = () => {
        const entries = record.entries.slice(from, from + ENTRIES);
        return JSON.stringify({ moderation: { ...record, entries, entriesInAll: record.entries.length } });
      };
      return (from === 0 ? newest : older).answer(c, hall, { key: `moderation-${from}`, version, json });
    }
  );
  return [moderation];
}
