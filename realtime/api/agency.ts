import { z } from 'zod';
import { reopenAt, reopenAtField, setReopenAt } from '../reopening.ts';
import type { ApiDeps } from './deps.ts';
import { staffIdOf } from './meetings.ts';
import { operation, type Operation } from './operation.ts';

const agencyShape = z.object({ reopenAt: reopenAtField });

/** What the agency promises everywhere, in all of its meetings. */
export function agencyOperations({ store, agencyLog }: ApiDeps): readonly Operation[] {
  const { agency } = store.directory;

  const read = operation(
    {
      method: 'get',
      path: '/api/agency',
      summary: 'Settings of the agency',
      description:
        '`reopenAt`: so many of those who asked for an action say that it is not solved, and it is reopened.',
      right: 'agency.read',
      answers: { 200: { description: 'As they are now.', schema: agencyShape } },
    },
    async ({ c }) => c.json({ reopenAt: await reopenAt(agency) })
  );

  const change = operation(
    {
      method: 'patch',
      path: '/api/agency',
      summary: 'Change settings of the agency',
      description:
        'Agendas that are published keep the `reopenAt` that they were published with until they are published again.',
      right: 'agency.keep',
      body: agencyShape,
      answers: { 200: { description: 'Changed.', schema: agencyShape } },
    },
    async ({ c, body, caller }) => {
      await setReopenAt({ agency, agencyLog }, body.reopenAt, staffIdOf(caller.staff));
      return c.json(body);
    }
  );

  return [read, change];
}
