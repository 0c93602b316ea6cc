import { z } from 'zod';
import { ACTION_STATUSES, CHANGED_PARTS } from '../../src/lib/meeting/actions/action.ts';
import { shownAction, shownRedaction, shownUpdate } from '../../src/lib/progress/shown.ts';

const count = z.number().int();

export const figuresShape = z.object({
  promised: count,
  confirmed: count.describe('done, and most of those who asked for it and answered say so'),
  by: z.object({
    proposed: count,
    planned: count,
    'under-way': count,
    done: count,
    'not-possible': count,
    reopened: count,
    overdue: count,
  }),
});

const run = z.object({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  href: z.string().optional(),
});

export const actionShape = z.looseObject({
  ...shownAction.pick({
    ...({ id: true, number: true, title: true, owner: true, due: true, percent: true, backed: true } as const),
    ...({ confirmed: true, disputed: true, reopened: true, awaiting: true, doneAt: true, publishedAt: true } as const),
  }).shape,
  body: z.array(z.object({ kind: z.enum(['paragraph', 'heading', 'item']), runs: z.array(run) })),
  area: z.string().describe('where it is for; may be empty'),
  category: z.string().nullable(),
  status: z.enum(ACTION_STATUSES),
  why: z.string().optional().describe('why it is not possible'),
  ideas: z.array(z.string()).describe('ids of the ideas that it came from'),
  updates: z.array(shownUpdate).describe('the newest last'),
  redactions: z.array(shownRedaction).optional().describe('what was taken out for good of what had been published'),
  changes: z
    .array(z.object({ number: count, at: count, what: z.array(z.enum([...CHANGED_PARTS, 'added', 'dropped'])) }))
    .describe('what each publication of the agenda changed'),
  dropped: z.literal(true).optional().describe('it is not in the agenda any more'),
});
