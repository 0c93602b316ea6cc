import { z } from 'zod';
import { ACTION_STATUSES, CHANGED_PARTS } from '../../src/lib/meeting/actions/action.ts';
import { shownAction, shownRedaction, shownReopening, shownUpdate } from '../../src/lib/progress/shown.ts';

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
    dropped: count.describe('taken off the agenda, whatever became of them before'),
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

const blocks = z.array(z.object({ kind: z.enum(['paragraph', 'heading', 'item']), runs: z.array(run) }));

const change = z.object({
  number: count,
  at: count,
  what: z.array(z.enum([...CHANGED_PARTS, 'added', 'dropped'])),
  again: z.literal(true).optional().describe('it had been dropped, and came back'),
  before: z
    .object({
      title: z.string().optional(),
      body: blocks.optional(),
      owner: z.string().optional().describe('may be empty'),
      due: z.string().nullable().optional(),
      area: z.string().optional().describe('may be empty'),
    })
    .optional()
    .describe('what stood in the parts that changed, as far as it was not taken out since'),
});

const round = z.object({ doneAt: count, until: count, confirmed: count, disputed: count });

export const actionShape = z.looseObject({
  ...shownAction.pick({
    ...({ id: true, number: true, title: true, owner: true, due: true, percent: true, backed: true } as const),
    ...({ confirmed: true, disputed: true, reopened: true, awaiting: true, doneAt: true, publishedAt: true } as const),
  }).shape,
  body: blocks,
  area: z.string().describe('where it is for; may be empty'),
  category: z.string().nullable(),
  status: z.enum(ACTION_STATUSES),
  why: z.string().optional().describe('why it is not possible'),
  ideas: z.array(z.string()).describe('ids of the ideas that it came from'),
  updates: z.array(shownUpdate).describe('the newest last'),
  redactions: z.array(shownRedaction).optional().describe('what was taken out for good of what had been published'),
  changes: z.array(change).describe('what each publication of the agenda changed'),
  reopenings: z.array(shownReopening).optional().describe('every time that it was reopened, the oldest first'),
  rounds: z
    .array(round)
    .optional()
    .describe('earlier times that it was said to be done, and the answers of then; the oldest first'),
  dropped: z.literal(true).optional().describe('it is not in the agenda any more'),
});
