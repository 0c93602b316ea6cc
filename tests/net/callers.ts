import type { StaffRole } from '../../db/store.ts';
import { MEETING_ROLES, type MeetingRole } from '../../src/lib/protocol/people.ts';
import type { Hall } from '../../realtime/hall/hall.ts';
import { call, codeOf, staff, type Ground } from './ground.ts';

/**
 * Everybody who can knock at a server, in the order of the columns of the tables of rights over HTTP and of pages:
 *
 *     nr omca omc omc lg ed
 *     || |||| ||| ||| || |+ whose account is disabled
 *     || |||| ||| ||| || +  whose session ended
 *     || |||| ||| ||| |+ an officer of the agency who is commander in this meeting
 *     || |||| ||| ||| +  a commander of the agency who is officer in this meeting
 *     || |||| ||| +++ officer, moderator, commander of another meeting only
 *     || |||| +++ officer, moderator, commander of this meeting only
 *     || ++++ officer, moderator, commander, admin of the agency
 *     |+ a resident of this meeting
 *     +  nobody
 */
export interface Caller {
  readonly who: string;
  readonly cookie: string | undefined;
}

/** One of each, all new: whatever they do, it concerns nobody else. */
export async function callers(server: Ground, here: Hall, elsewhere: Hall): Promise<readonly Caller[]> {
  const { directory } = server.store;
  const agency = async (role: StaffRole): Promise<Caller> => ({
    who: role,
    cookie: (await staff(server.store, role)).cookie,
  });
  const assigned = async (role: MeetingRole, hall: Hall, agencyRole: StaffRole, everywhere: boolean) => {
    const { id, cookie } = await staff(server.store, agencyRole, everywhere);
    await directory.assignments.put({ meetingId: hall.meeting, staffId: id, role });
    return cookie;
  };
  const only = async (role: MeetingRole, hall: Hall, where: string): Promise<Caller> => ({
    who: `${role} ${where} only`,
    // As in the agency an admin would be one everywhere, the role there is the same.
    cookie: await assigned(role, hall, role, false),
  });
  const roles = MEETING_ROLES.toReversed();
  const joined = await call(server, 'POST', `/api/meetings/${await codeOf(here)}/join`);
  const ended = await staff(server.store, 'admin');
  await call(server, 'DELETE', '/api/session', { cookie: ended.cookie });
  const disabled = await staff(server.store, 'admin');
  await directory.staff.update(disabled.id, { disabled: true });
  return [
    { who: 'nobody', cookie: undefined },
    { who: 'resident', cookie: joined.cookies[0] },
    ...(await Promise.all([...roles, 'admin' as const].map(agency))),
    ...(await Promise.all(roles.map((role) => only(role, here, 'here')))),
    ...(await Promise.all(roles.map((role) => only(role, elsewhere, 'elsewhere')))),
    { who: 'commander, but officer here', cookie: await assigned('officer', here, 'commander', true) },
    { who: 'officer, but commander here', cookie: await assigned('commander', here, 'officer', true) },
    { who: 'signed out', cookie: ended.cookie },
    { who: 'disabled', cookie: disabled.cookie },
  ];
}

/** A row of a table, spaces left out, as one entry for each caller. */
export function spelled(name: string, row: string, all: readonly Caller[]): Record<string, string> {
  const cells = row.replaceAll(' ', '');
  if (cells.length !== all.length) throw new Error(`${name}: ${cells.length} cells for ${all.length} callers`);
  return Object.fromEntries(all.map(({ who }, column) => [`${name}, ${who}`, cells.charAt(column)]));
}
