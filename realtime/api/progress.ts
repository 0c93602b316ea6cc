import { z } from 'zod';
import { operation, type Operation } from './operation.ts';

export function progressOperations(): readonly Operation[] {
  const progress = operation(
    {
      method: 'get',
      path: '/api/progress',
      summary: 'What came of it: every published action, of every meeting',
      description: 'Actions come from published agendas. This version publishes none yet, so the list is empty.',
      answers: {
        200: {
          description: 'The actions.',
          schema: z.object({ actions: z.array(z.record(z.string(), z.unknown())) }),
        },
      },
    },
    ({ c }) => c.json({ actions: [] })
  );
  return [progress];
}
