import { z } from 'zod';
import { transparencyOf, type Transparency } from '../../src/lib/meeting/transparency.ts';
import type { Hall } from '../hall/hall.ts';
import type { ApiDeps } from './deps.ts';
import { hallFor } from './meetings.ts';
import { operation, type Operation } from './operation.ts';
import { PackedAnswers } from './packed.ts';

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
    entriesInAll: count.describe('how many entries there are, with those that are not in this answer'),
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

/** Entries in one answer at the most. */
const ENTRIES = 500;

interface Kept {
  readonly version: number;
  readonly record: Transparency;
}

export function moderationOperations(deps: ApiDeps): readonly Operation[] {
  const packed = new PackedAnswers();
  const kept = new WeakMap<Hall, Kept>();

  /** The record of a meeting as it is now, made once for each version. */
  const recordOf = async (hall: Hall): Promise<Kept> => {
    const known = kept.get(hall);
    const now = await hall.read((state) =>
      state.version === known?.version ? known : { version: state.version, record: transparencyOf(state) }
    );
    kept.set(hall, now);
    return now;
  };

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
      const { version, record } = await recordOf(hall);
      const json = () => {
        const entries = record.entries.slice(skip, skip + ENTRIES);
        return JSON.stringify({ moderation: { ...record, entries, entriesInAll: record.entries.length } });
      };
      return packed.answer(c, hall, { key: `moderation-${skip}`, version, json });
    }
  );
  return [moderation];
}
