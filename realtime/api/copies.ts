import { z } from 'zod';
import type { MeetingCode, MeetingId } from '../../src/lib/meeting/ids.ts';
import { pristine } from '../../src/lib/meeting/retiring.ts';
import { projectMeeting } from '../../src/lib/meeting/view.ts';
import { settingsFields } from '../../src/lib/protocol/settings.ts';
import type { ApiDeps } from './deps.ts';
import { hallFor, staffIdOf } from './meetings.ts';
import { operation, type Operation } from './operation.ts';
import { Problem, refused } from './problem.ts';
import { requireRightIn } from './rights.ts';
import { meetingShape } from './shapes.ts';

const oneMeeting = z.object({ meeting: meetingShape });
const rehearsalShape = oneMeeting.extend({
  link: z.string().describe('path with the secret that lets guests in; staff need none'),
});

/** What is made from a meeting that there is: another one like it, and a rehearsal of it. */
export function copyOperations(deps: ApiDeps): readonly Operation[] {
  const { store, halls, identify, rehearsals, agencyLog } = deps;
  const { assignments } = store.directory;

  const duplicate = operation(
    {
      method: 'post',
      path: '/api/meetings/:code/duplicate',
      summary: 'Make a meeting like this one',
      description: 'With all its settings, and without its times, its ideas and its agenda. It begins as `scheduled`.',
      right: 'meetings.create',
      body: z.object({ title: z.optional(settingsFields.title) }),
      answers: { 201: { description: 'Made.', schema: oneMeeting } },
      problems: ['unknown-meeting'],
    },
    async ({ c, param, body, caller }) => {
      const from = await hallFor(deps, c, param('code'));
      await requireRightIn(assignments, caller.staff, from.meeting, 'board.inside');
      const settings = pristine(await from.read((state) => state.settings));
      const title = body.title ?? settings.title;
      const timeless = { ...settings, title, opensAt: null, opensItself: false, closesAt: null };
      const before = (meeting: MeetingId, code: MeetingCode) =>
        agencyLog.record({ type: 'meeting.duplicated', meeting, code, from: from.meeting }, staffIdOf(caller.staff));
      const hall = await halls.create(timeless, { by: `s:${caller.staff.id}`, before });
      return c.json({ meeting: await hall.read(projectMeeting) }, 201);
    }
  );

  const rehearse = operation(
    {
      method: 'post',
      path: '/api/meetings/:code/rehearsal',
      summary: 'Begin a rehearsal of this meeting',
      description:
        'A meeting of its own with the same settings, which only staff and those who have its link may enter. It is wiped on request, and by itself when the meeting opens. If there is one already, that is the answer.',
      right: 'meeting.rehearse',
      answers: { 201: { description: 'It can be entered.', schema: rehearsalShape } },
      problems: ['unknown-meeting'],
    },
    async ({ c, param, caller }) => {
      const hall = await hallFor(deps, c, param('code'));
      await requireRightIn(assignments, caller.staff, hall.meeting, 'meeting.rehearse');
      const begun = await rehearsals.begin(hall, staffIdOf(caller.staff));
      if ('ok' in begun) throw refused(begun);
      const meeting = await begun.read(projectMeeting);
      const link = `/m/${meeting.code}?key=${await identify.rehearsalKey(begun.meeting)}`;
      return c.json({ meeting, link }, 201);
    }
  );

  const wipe = operation(
    {
      method: 'delete',
      path: '/api/meetings/:code/rehearsal',
      summary: 'Wipe the rehearsal of this meeting',
      description:
        'Its ideas, votes, agenda and key. Everybody in it is sent out. If not all of it could be removed yet, the answer is `unavailable`, and the server tries again by itself.',
      right: 'meeting.rehearse',
      answers: { 204: { description: 'Nothing of it is left.' } },
      problems: ['unknown-meeting', 'not-found', 'unavailable', 'on-hold'],
    },
    async ({ c, param, caller }) => {
      const hall = await hallFor(deps, c, param('code'));
      await requireRightIn(assignments, caller.staff, hall.meeting, 'meeting.rehearse');
      const ended = await rehearsals.end(hall.meeting, staffIdOf(caller.staff));
      if (ended === 'none') throw new Problem('not-found');
      if (ended === 'held') throw new Problem('on-hold');
      if (ended === 'later') throw new Problem('unavailable');
      return c.body(null, 204);
    }
  );

  return [duplicate, rehearse, wipe];
}
