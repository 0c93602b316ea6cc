import { z } from 'zod';
import type { AgendaPreview } from '../../src/lib/protocol/agenda-preview.ts';
import type { ApiDeps } from './deps.ts';
import { hallOf } from './meetings.ts';
import { operation, type Operation } from './operation.ts';
import { requireRightIn } from './rights.ts';

const mark = z.object({ kind: z.string(), from: z.number().int(), to: z.number().int() });
const words = z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() }));
const run = z.object({
  text: z.string(),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  href: z.string().optional(),
});
const block = z.object({ kind: z.enum(['paragraph', 'heading', 'item']), runs: z.array(run) });
const item = z.object({
  id: z.string(),
  number: z.number().int(),
  title: z.string(),
  body: z.array(block),
  owner: z.string(),
  due: z.string().nullable(),
  area: z.string(),
  ideas: z.array(z.object({ id: z.string(), text: z.string() })),
  backed: z.number().int(),
  again: z.boolean().describe('it was published before, and taken off since'),
  what: z.array(z.string()),
  changes: z.array(z.object({ field: z.string(), words })),
  marked: z.array(z.object({ part: z.string(), text: z.string(), marks: z.array(mark) })),
});
const preview = z.object({
  previewHash: z.string(),
  number: z.number().int(),
  last: z.object({ number: z.number().int(), at: z.number().int() }).nullable(),
  state: z.enum(['ready', 'same', 'nothing']),
  items: z.array(item),
  dropped: z.array(z.object({ id: z.string(), title: z.string() })),
  left: z.array(z.object({ id: z.string(), title: z.string(), why: z.string() })),
});

/** An agenda as the public would see it. */
export function previewOperations({ store, halls, publishing }: ApiDeps): readonly Operation[] {
  const read = operation(
    {
      method: 'get',
      path: '/api/meetings/:code/agenda/preview',
      summary: 'What publishing the agenda would show the public, and what of it is not as it was published last',
      description:
        'The command `agenda.publish` takes the `previewHash`, and is refused with `agenda-moved` if the agenda has changed since. What should be looked at before anybody reads it (names, numbers, addresses) is in `marked`.',
      right: 'agenda.follow',
      answers: { 200: { description: 'The preview.', schema: z.object({ preview }) } },
      problems: ['unknown-meeting'],
    },
    async ({ c, param, caller }) => {
      const hall = await hallOf(halls, param('code'));
      await requireRightIn(store.directory.assignments, caller.staff, hall.meeting, 'agenda.follow');
      const told: AgendaPreview = await publishing.preview(hall);
      return c.json({ preview: told });
    }
  );
  return [read];
}
