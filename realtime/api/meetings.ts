import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { parseCommandId, parseStaffId } from '../../src/lib/meeting/ids.ts';
import { projectMeeting } from '../../src/lib/meeting/view.ts';
import { newSettings, settingsChange } from '../../src/lib/protocol/settings.ts';
import type { StaffMember } from '../../src/lib/server/services.ts';
import { meetingSummaries } from '../listing.ts';
import type { Hall } from '../hall/hall.ts';
import type { Halls } from '../halls.ts';
import type { ApiDeps } from './deps.ts';
import { operation, type Operation } from './operation.ts';
import { Problem, refused } from './problem.ts';
import { requireRightIn } from './rights.ts';
import { meetingShape, summaryShape } from './shapes.ts';

const oneMeeting = z.object({ meeting: meetingShape });

/** @throws Problem `unknown-meeting` */
export async function hallOf(halls: Halls, code: string): Promise<Hall> {
  const hall = await halls.byCode(code);
  if (!hall) throw new Problem('unknown-meeting');
  return hall;
}

export function meetingOperations({ store, halls, clock }: ApiDeps): readonly Operation[] {
  const list = operation(
    {
      method: 'get',
      path: '/api/meetings',
      summary: 'The meetings: what is public now; for staff, all that are theirs',
      answers: { 200: { description: 'Newest first.', schema: z.object({ meetings: z.array(summaryShape) }) } },
    },
    async ({ c, caller }) => {
      return c.json({ meetings: await meetingSummaries(store.directory, caller?.staff ?? null, clock.now()) });
    }
  );

  const create = operation(
    {
      method: 'post',
      path: '/api/meetings',
      summary: 'Make a meeting',
      description: 'It begins as `scheduled`. What is not given has its default.',
      right: 'meetings.create',
      body: newSettings,
      answers: { 201: { description: 'Made; its code is free of letters that are misread.', schema: oneMeeting } },
    },
    async ({ c, body, caller }) => {
      if (body.closesAt !== null && body.closesAt <= clock.now()) {
        throw new Problem('bad-time', {
          message: 'That time has passed already.',
          fields: { closesAt: 'That time has passed already.' },
        });
      }
      const hall = await halls.create(body, { by: `s:${caller.staff.id}` });
      return c.json({ meeting: await hall.read(projectMeeting) }, 201);
    }
  );

  const read = operation(
    {
      method: 'get',
      path: '/api/meetings/:code',
      summary: 'One meeting: its title, phase, policy and rules',
      answers: { 200: { description: 'The meeting.', schema: oneMeeting } },
      problems: ['unknown-meeting'],
    },
    async ({ c, param }) => {
      const hall = await hallOf(halls, param('code'));
      return c.json({ meeting: await hall.read(projectMeeting) });
    }
  );

  const configure = operation(
    {
      method: 'patch',
      path: '/api/meetings/:code',
      summary: 'Change the settings of a meeting',
      description:
        'The command `meeting.configure`: what is named changes, the rest stays. The meeting decides who may, and when.',
      right: 'meeting.configure',
      body: settingsChange,
      answers: { 200: { description: 'Changed.', schema: oneMeeting } },
      problems: ['unknown-meeting'],
    },
    async ({ c, param, body, caller }) => {
      const hall = await hallOf(halls, param('code'));
      const role = await requireRightIn(store.directory.assignments, caller.staff, hall.meeting, 'meeting.configure');
      await configureAs(hall, { ...caller.staff, role }, body);
      return c.json({ meeting: await hall.read(projectMeeting) });
    }
  );

  return [list, create, read, configure];
}

async function configureAs(
  hall: Hall,
  staff: StaffMember,
  settings: z.core.output<typeof settingsChange>
): Promise<void> {
  const id = parseCommandId(`http-${randomBytes(12).toString('base64url')}`);
  const by = parseStaffId(staff.id);
  if (!id || !by) throw new Error('ids that this server makes are ids');
  const ack = await hall.submit({ role: staff.role, staff: by }, { type: 'meeting.configure', id, settings });
  if (!ack.ok) throw refused(ack);
}
