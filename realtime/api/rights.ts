import type { Directory } from '../../db/store.ts';
import type { StaffRole } from '../../src/lib/meeting/actors.ts';
import { mayDo } from '../../src/lib/meeting/authority.ts';
import { agendaRight } from '../../src/lib/protocol/agenda.ts';
import { MAKERS, RECORD_KEEPERS } from '../../src/lib/protocol/staff.ts';
import type { StaffMember } from '../../src/lib/server/services.ts';
import { roleIn } from '../roles.ts';
import { Problem } from './problem.ts';

const ROLES: readonly StaffRole[] = ['officer', 'moderator', 'commander', 'admin'];
const EDITORS = ROLES.filter((role) => agendaRight(role) === 'edit');

/**
 * Who may do what over HTTP beyond reading what is public. What happens inside a meeting is decided by the meeting's own
 * table (`src/lib/meeting/authority.ts`), over HTTP as over sockets.
 */
export const RIGHTS = {
  'meetings.create': MAKERS,
  'meeting.rehearse': MAKERS,
  'meeting.hold': RECORD_KEEPERS,
  /** What a court asked for is not given up by those whom it concerns. */
  'meeting.release': ['admin'],
  'areas.read': ROLES,
  'areas.keep': ['admin'],
  'agency.read': ROLES,
  'agency.keep': ['admin'],
  'people.manage': ['admin'],
  /** One's own account. */
  'account.own': ['officer', 'moderator', 'commander', 'admin'],
  'agency.log': ['commander', 'admin'],
  /** The command itself is judged by the meeting. */
  'meeting.configure': ROLES,
  /** Boards as screens and staff see them. */
  'board.inside': ROLES,
  'records.read': RECORD_KEEPERS,
  'agenda.follow': ROLES,
  'agenda.edit': EDITORS,
  /** The update itself is judged by the meeting. */
  'action.report': ROLES.filter((role) => mayDo(role, 'action.update', 'closed') === 'yes'),
} as const satisfies Record<string, readonly StaffRole[]>;

export type Right = keyof typeof RIGHTS;

/**
 * The role that somebody has in a meeting.
 * @throws Problem `unknown-meeting` if it is none of theirs, `not-allowed` if that role has not this right
 */
export async function requireRightIn(
  assignments: Directory['assignments'],
  staff: StaffMember,
  meetingId: string,
  right: Right
): Promise<StaffRole> {
  const role = await roleIn(assignments, staff, meetingId);
  if (!role) throw new Problem('unknown-meeting');
  if (!hasRight(role, right)) throw new Problem('not-allowed');
  return role;
}

/** Rights that do not hang on being everywhere: one's own, and those that are looked at once the meeting is known. */
const WHEREVER: readonly Right[] = [
  'account.own',
  'meeting.configure',
  'meeting.rehearse',
  'meeting.hold',
  'meeting.release',
  'board.inside',
  'records.read',
  'agenda.follow',
  'agenda.edit',
  'action.report',
];

/** Outside of meetings, those who are in some meetings only have no rights. */
export function mayAtAll({ role, everywhere }: StaffMember, right: Right): boolean {
  return WHEREVER.includes(right) || (everywhere && hasRight(role, right));
}

export function hasRight(role: StaffRole, right: Right): boolean {
  const roles: readonly StaffRole[] = RIGHTS[right];
  return roles.includes(role);
}
