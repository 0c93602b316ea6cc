import type { StaffRole } from '../../src/lib/meeting/actors.ts';
import { MAKERS } from '../../src/lib/protocol/staff.ts';

/**
 * Who may do what over HTTP beyond reading what is public. What happens inside a meeting is decided by the meeting's own
 * table (`src/lib/meeting/authority.ts`), over HTTP as over sockets.
 */
export const RIGHTS = {
  'meetings.create': MAKERS,
  /** The command itself is judged by the meeting. */
  'meeting.configure': ['officer', 'moderator', 'commander', 'admin'],
  /** Boards as screens and staff see them. */
  'board.inside': ['officer', 'moderator', 'commander', 'admin'],
  'meetings.all': ['officer', 'moderator', 'commander', 'admin'],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Right = keyof typeof RIGHTS;

export function hasRight(role: StaffRole, right: Right): boolean {
  const roles: readonly StaffRole[] = RIGHTS[right];
  return roles.includes(role);
}
