import { z } from 'zod';
import { ACTION_LIMITS, ACTION_STATUSES } from '../../src/lib/meeting/actions/action.ts';

const commandId = z.string().min(8).max(64).describe('of the command: 8 to 64 of A-Z a-z 0-9 _ -');

/** What an update says; at least one of them. Limits of texts are the meeting's own. */
export const updateShape = z.object({
  id: commandId,
  status: z.enum(ACTION_STATUSES).optional(),
  percent: z.number().int().min(0).max(100).optional(),
  text: z.string().optional(),
  result: z
    .object({ label: z.string(), before: z.number(), after: z.number(), unit: z.string().optional() })
    .optional()
    .describe('figures before and after'),
  pictures: z
    .array(z.object({ id: z.string(), alt: z.string().describe('what is to be seen in it') }))
    .max(ACTION_LIMITS.pictures)
    .optional(),
});

/** What is taken out for good, and why. */
export const redactionShape = z.object({
  id: commandId,
  reason: z.string().describe('one of the policy of the meeting'),
  updateId: z
    .string()
    .optional()
    .describe('without it: what was published before, and of an action that is off the agenda all that it says now'),
  pictureId: z.string().optional().describe('nothing but this picture of the update'),
  noteId: z.string().optional().describe('nothing but this note of a resident, without an update'),
});
