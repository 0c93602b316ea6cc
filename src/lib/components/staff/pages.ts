import { STAFF_ROLES, type StaffRole } from '$lib/meeting/actors.ts';
import type { StaffMessages } from '$lib/i18n/staff.ts';

/** The pages of staff that stand in their bar, and who may open them; each page asks by itself as well. */
interface StaffPage {
  readonly to: string;
  readonly name: Exclude<keyof StaffMessages['nav'], 'label'>;
  readonly roles: readonly StaffRole[];
  /** Only for those who are in all meetings. */
  readonly everywhere?: true;
}

export const STAFF_PAGES: readonly StaffPage[] = [
  { to: '/staff', name: 'meetings', roles: STAFF_ROLES },
  { to: '/staff/people', name: 'people', roles: ['admin'] },
  { to: '/staff/areas', name: 'areas', roles: ['admin'] },
  { to: '/staff/log', name: 'log', roles: ['commander', 'admin'], everywhere: true },
  { to: '/staff/account', name: 'account', roles: STAFF_ROLES },
];
