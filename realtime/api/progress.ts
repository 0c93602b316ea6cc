import { z } from 'zod';
import { CHOICES, TEXT_LIMIT } from '../../src/lib/progress/query.ts';
import { shownAction } from '../../src/lib/progress/shown.ts';
import { overview, search } from '../progress/lists.ts';
import { progressServices } from '../progress/services.ts';
import type { ApiDeps } from './deps.ts';
import { operation, type Operation } from './operation.ts';
import { Problem } from './problem.ts';
import { actionShape, figuresShape } from './progress-shapes.ts';

const USUAL = 50;
const MOST = 200;

const asked = z.string().trim().min(1).max(TEXT_LIMIT).optional();

export function progressOperations(deps: ApiDeps): readonly Operation[] {
  const { store, clock } = deps;
  const { actions, meetings } = store.directory;
  const services = progressServices(deps);

  const list = operation(
    {
      method: 'get',
      path: '/api/progress',
      summary: 'What came of it: every published action, of every meeting',
      description:
        'For anyone. What moved last comes first. `figures` are of everything asked for, whatever the status.',
      query: z.object({
        q: asked.describe('words that have to occur; English and Spanish find each other'),
        area: asked.describe('that of the meeting, or where it has none the place that the action names'),
        category: asked,
        status: z.enum(CHOICES).optional(),
        meeting: asked.describe('code of a meeting'),
        limit: z.coerce.number().int().min(1).max(MOST).default(USUAL),
        after: asked.describe('`next` of the answer before'),
      }),
      answers: {
        200: {
          description: 'The actions.',
          schema: z.object({
            actions: z.array(shownAction),
            next: z.string().nullable().describe('where the list goes on; null: that was all'),
            figures: figuresShape,
          }),
        },
      },
      problems: ['unknown-meeting'],
    },
    async ({ c, query }) => {
      const now = clock.now();
      const { q = '', area = null, category = null, status = null, after = null, limit } = query;
      const meeting = query.meeting === undefined ? null : await idOf(query.meeting);
      const wanted = { text: q, area, category, status, after };
      const [found, { figures }] = await Promise.all([
        search(actions, wanted, limit, now, meeting),
        overview(actions, wanted, now, meeting),
      ]);
      return c.json({ ...found, figures });
    }
  );

  /** Of a rehearsal nothing is in these lists, so nobody hears from them whether there is one. */
  async function idOf(typed: string): Promise<string> {
    const row = await meetings.byCode(typed.toUpperCase().replace(/[\s-]/g, ''));
    if (!row || row.rehearsalOf !== null || row.wipedAt !== null) throw new Problem('unknown-meeting');
    return row.id;
  }

  const one = operation(
    {
      method: 'get',
      path: '/api/progress/:code/:action',
      summary: 'One action with everything that is public about it',
      answers: { 200: { description: 'The action.', schema: z.object({ action: actionShape }) } },
      problems: ['unknown-action'],
    },
    async ({ c, param }) => {
      const found = await services.actionOf(param('code'), param('action'), c.req.header('cookie'));
      if (!found) throw new Problem('unknown-action');
      return c.json({ action: found.action });
    }
  );
  return [list, one];
}
