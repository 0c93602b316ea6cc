import type { Directory } from '../db/store.ts';
import type { StaffRole } from '../src/lib/meeting/actors.ts';
import { mayDo } from '../src/lib/meeting/authority.ts';
import type { StaffMember } from '../src/lib/server/services.ts';
import { rehearsedIn } from './rehearsal-ids.ts';

/** Roles of staff in meetings: the agency's, unless an assignment says another for that meeting. */

type Assignments = Pick<Directory['assignments'], 'find' | 'list'>;
type Member = Pick<StaffMember, 'id' | 'role' | 'everywhere'>;

/**
 * Null: the meeting is none of theirs; to them it is as if there were none. An admin is one everywhere. In a rehearsal
 * everybody is what they are in the meeting itself.
 */
export async function roleIn(assignments: Assignments, member: Member, meetingId: string): Promise<StaffRole | null> {
  if (member.role === 'admin') return 'admin';
  const assigned = await assignments.find(rehearsedIn(meetingId) ?? meetingId, member.id);
  if (assigned) return assigned.role;
  return member.everywhere ? member.role : null;
}

/** Which meetings are theirs; null: all are. */
export async function assignedTo(assignments: Assignments, member: Member): Promise<readonly string[] | null> {
  if (member.role === 'admin' || member.everywhere) return null;
  return (await assignments.list(member.id)).map(({ meetingId }) => meetingId);
}

/** Whether a meeting is one of theirs; for lists, with one look at the store. */
export async function meetingsOf(assignments: Assignments, member: Member): Promise<(meetingId: string) => boolean> {
  const assigned = await assignedTo(assignments, member);
  if (!assigned) return () => true;
  const those = new Set(assigned);
  return (meetingId) => those.has(meetingId);
}

/** Whoever may decide about the ideas of a meeting, as far as their account is in use. */
export async function moderatorsOf(
  { staff, assignments }: Pick<Directory, 'staff' | 'assignments'>,
  meetingId: string
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const active = (await staff.list()).filter(({ disabled }) => !disabled);
  const roles = await Promise.all(active.map((member) => roleIn(assignments, member, meetingId)));
  return active
    .filter((_member, n) => roles[n] && mayDo(roles[n], 'idea.publish', 'live') === 'yes')
    .map(({ id, name }) => ({ id, name }));
}
