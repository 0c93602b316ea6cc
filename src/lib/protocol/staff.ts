import type { MeetingView } from '../meeting/view.ts';
import type { StaffRole } from '../meeting/actors.ts';

/** What the server holds staff to, and pages show beforehand. */

/** Fewest characters (Unicode code points) of a password. */
export const PASSWORD_MIN = 15;
/** The same beside a second factor. */
export const PASSWORD_MIN_WITH_FACTOR = 8;

/** Who may make a meeting. */
export const MAKERS = ['moderator', 'commander', 'admin'] as const satisfies readonly StaffRole[];

export function mayMake(role: StaffRole): boolean {
  const roles: readonly StaffRole[] = MAKERS;
  return roles.includes(role);
}

/** Who gives a meeting's records out, and keeps them: what is in them beyond what anyone may have is read by nobody else. */
export const RECORD_KEEPERS = ['commander', 'admin'] as const satisfies readonly StaffRole[];

export function keepsRecords(role: StaffRole): boolean {
  const roles: readonly StaffRole[] = RECORD_KEEPERS;
  return roles.includes(role);
}

/** Whether there is something to prepare for somebody with that role in it: to rehearse it, to print. Not in a rehearsal. */
export function mayPrepare(role: StaffRole, { phase, rehearsal }: Pick<MeetingView, 'phase' | 'rehearsal'>): boolean {
  return mayMake(role) && phase !== 'archived' && !rehearsal;
}
