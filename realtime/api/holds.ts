import { z } from 'zod';
import type { ApiDeps } from './deps.ts';
import { hallFor, staffIdOf } from './meetings.ts';
import { operation, type ApiContext, type Operation } from './operation.ts';
import { Problem } from './problem.ts';
import { requireRightIn, type Right } from './rights.ts';
import type { Caller } from '../auth.ts';

/** Legal hold: by admins and the commanders of a meeting, with a reason; released by admins alone. The agency's log has both. */
export function holdOperations(deps: ApiDeps): readonly Operation[] {
  const { store, retention, rehearsals } = deps;
  const meetingOf = async (right: Right, c: ApiContext, code: string, { staff }: Caller) => {
    const hall = await hallFor(deps, c, code);
    await requireRightIn(store.directory.assignments, staff, hall.meeting, right);
    return { id: hall.meeting, code: await hall.read((state) => state.code) };
  };

  const begin = operation(
    {
      method: 'put',
      path: '/api/meetings/:code/hold',
      summary: 'Put a meeting on legal hold: nothing of it is done away with',
      description:
        'Neither by the end of retention nor by the wiping of its rehearsal; versions of its agenda and pictures that no update shows stay as well. Words and pictures that name somebody can still be removed.',
      right: 'meeting.hold',
      body: z.object({ why: z.string().trim().min(1).max(300) }),
      answers: { 204: { description: 'It is on hold.' } },
      problems: ['unknown-meeting', 'on-hold', 'unavailable'],
    },
    async ({ c, param, body, caller }) => {
      const { id, code } = await meetingOf('meeting.hold', c, param('code'), caller);
      const held = await retention.hold(id, code, body.why, staffIdOf(caller.staff));
      if (held === 'ending') throw new Problem('unavailable');
      if (held === 'on-hold') throw new Problem('on-hold');
      return c.body(null, 204);
    }
  );

  const release = operation(
    {
      method: 'delete',
      path: '/api/meetings/:code/hold',
      summary: 'Release the legal hold on a meeting',
      right: 'meeting.release',
      answers: { 204: { description: 'It is not on hold any more.' } },
      problems: ['unknown-meeting', 'not-on-hold'],
    },
    async ({ c, param, caller }) => {
      const { id, code } = await meetingOf('meeting.release', c, param('code'), caller);
      if (!(await retention.release(id, code, staffIdOf(caller.staff)))) throw new Problem('not-on-hold');
      // What waited for this is done now.
      await rehearsals.finish();
      return c.body(null, 204);
    }
  );

  return [begin, release];
}
