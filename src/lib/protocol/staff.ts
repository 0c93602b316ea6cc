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
