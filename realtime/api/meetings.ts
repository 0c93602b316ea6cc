import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  parseCommandId,
  parseStaffId,
  type MeetingCode,
  type MeetingId,
  type StaffId,
} from '../../src/lib/meeting/ids.ts';
import { impossibleTime } from '../../src/lib/meeting/schedule.ts';
import { projectMeeting } from '../../src/lib/meeting/view.ts';
import { newSettings, settingsChange } from '../../src/lib/protocol/settings.ts';
import type { StaffMember } from '../../src/lib/server/services.ts';
import { meetingSummaries } from '../listing.ts';
import type { Hall } from '../hall/hall.ts';
import type { Halls } from '../halls.ts';
import type { ApiDeps } from './deps.ts';
import { operation, type ApiContext, type Operation } from './operation.ts';
import { Problem, refused } from './problem.ts';
import { requireRightIn } from './rights.ts';
import { meetingShape, summaryShape } from './shapes.ts';

const oneMeeting = z.object({ meeting: meetingShape });

/** For who has a role in it, which is asked next. @throws Problem `unknown-meeting` */
export async function hallOf(halls: Halls, code: string): Promise<Hall> {
  const hall = await halls.byCode(code);
  if (!hall) throw new Problem('unknown-meeting');
  return hall;
}

/** For anybody. @throws Problem `unknown-meeting`, also if it is a rehearsal that the one who asks may not enter */
export async function hallFor(
  { halls, identify }: Pick<ApiDeps, 'halls' | 'identify'>,
  c: ApiContext,
  code: string
): Promise<Hall> {
  const hall = await hallOf(halls, code);
  if (!(await identify.admits(hall.meeting, c.req.header('cookie')))) throw new Problem('unknown-meeting');
  return hall;
}

const PASSED = 'That time has passed already.';
const TIME_WRONG = { opensAt: PASSED, closesAt: 'That time has passed already, or lies before the opening.' } as const;

/** @throws Problem `bad-time`, which says of which */
export function refuseTimes(...given: Parameters<typeof impossibleTime>): void {
  const wrong = impossibleTime(...given);
  if (wrong) throw new Problem('bad-time', { message: PASSED, fields: { [wrong]: TIME_WRONG[wrong] } });
}

export function meetingOperations(deps: ApiDeps): readonly Operation[] {
  const { store, halls, clock, agencyLog } = deps;
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
      refuseTimes({ phase: 'scheduled', settings: body }, body, clock.now());
      const before = (meeting: MeetingId, code: MeetingCode) =>
        agencyLog.record({ type: 'meeting.created', meeting, code }, staffIdOf(caller.staff));
      const hall = await halls.create(body, { by: `s:${caller.staff.id}`, before });
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
      const hall = await hallFor(deps, c, param('code'));
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
      const hall = await hallFor(deps, c, param('code'));
      const role = await requireRightIn(store.directory.assignments, caller.staff, hall.meeting, 'meeting.configure');
      // The meeting judges by itself; this only says which of the times it was.
      await hall.read((state) => refuseTimes(state, body, clock.now()));
      await configureAs(hall, { ...caller.staff, role }, body);
      return c.json({ meeting: await hall.read(projectMeeting) });
    }
  );

  return [list, create, read, configure];
}

/** @throws Error never, for somebody with an account */
export function staffIdOf(staff: StaffMember): StaffId {
  const id = parseStaffId(staff.id);
  if (!id) throw new Error('ids that this server makes are ids');
  return id;
}

async function configureAs(
  hall: Hall,
  staff: StaffMember,
  settings: z.core.output<typeof settingsChange>
): Promise<void> {
  const id = parseCommandId(`http-${randomBytes(12).toString('base64url')}`);
  if (!id) throw new Error('ids that this server makes are ids');
  const by = staffIdOf(staff);
  const ack = await hall.submit({ role: staff.role, staff: by }, { type: 'meeting.configure', id, settings });
  if (!ack.ok) throw refused(ack);
}
