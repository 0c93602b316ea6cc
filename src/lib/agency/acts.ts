import { z } from 'zod';
import { STAFF_ROLES } from '../meeting/actors.ts';

/**
 * What is done to the agency itself, outside any meeting: the closed set of what its own log can hold. Only ids and
 * settings' names go in; what people are called is looked up when the log is read. Nothing about a resident ever does.
 *
 * A shape that was written once stays readable for ever: add to this list, never change what is in it.
 */
const id = z.string().min(1).max(64);
const code = z.string().max(12);
const role = z.enum(STAFF_ROLES);
const act = <Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), ...shape });

export const agencyAct = z.discriminatedUnion('type', [
  /** An account was made; `invited`: by a link with which the person sets a password. */
  act('staff.added', { staff: id, role }),
  act('staff.invited', { staff: id, role }),
  act('staff.role-changed', { staff: id, from: role, to: role }),
  /** `everywhere`: in every meeting, or only where assigned. */
  act('staff.reach-changed', { staff: id, everywhere: z.boolean() }),
  /** `role` null: no longer assigned to this meeting. */
  act('staff.assigned', { staff: id, meeting: id, role: z.nullable(role) }),
  act('staff.disabled', { staff: id }),
  act('staff.enabled', { staff: id }),
  act('staff.reset', { staff: id }),
  act('staff.password-set', { staff: id }),
  act('staff.totp-on', { staff: id }),
  act('staff.totp-off', { staff: id }),
  act('staff.recovery-codes-made', { staff: id }),
  act('staff.signed-in-with-recovery-code', { staff: id }),
  /** In place of a code from the app, to take the second factor away, replace it or make new codes. */
  act('staff.recovery-code-used', { staff: id }),
  act('staff.session-ended', { staff: id }),
  /** Names of the settings that changed, not what they were. */
  act('agency.configured', { fields: z.array(z.string().max(60)).max(100) }),
  act('area.changed', { area: id }),
  act('area.removed', { area: id }),
  act('meeting.created', { meeting: id, code }),
  act('meeting.duplicated', { meeting: id, code, from: id }),
  act('meeting.rehearsed', { meeting: id, code, of: id }),
  act('meeting.wiped', { meeting: id, code }),
  /** With the code of the meeting that was rehearsed: of the rehearsal's own nothing is kept. */
  act('rehearsal.wiped', { meeting: id, code }),
  /** Legal hold: nothing of the meeting is done away with until it is released. */
  act('meeting.held', { meeting: id, code, why: z.string().min(1).max(300) }),
  act('meeting.released', { meeting: id, code }),
  /**
   * Retention ended. The log up to `version` was replaced by its remainder: `was` is the hash there before, to which what
   * comes after is tied, and `now` the one of the remainder. The same where it was restored without its key; what was
   * there before cannot be read then, and `was` is `now`.
   */
  act('meeting.anonymised', { meeting: id, code, version: z.int().min(1), was: z.string(), now: z.string() }),
  /** Its record was given out, as `what`. */
  act('records.exported', { meeting: id, code, what: z.enum(['json', 'csv', 'request']) }),
  /** An agenda was kept as a version, made to look like one that was kept, or rid of one. */
  act('agenda.version-kept', { meeting: id, code }),
  act('agenda.version-restored', { meeting: id, code, version: id }),
  act('agenda.version-deleted', { meeting: id, code, version: id }),
]);

export type AgencyAct = z.infer<typeof agencyAct>;
export type AgencyActType = AgencyAct['type'];

/** Who did it: `s:` and an account's id, the server by itself, or somebody at the machine's own command line. */
export type AgencySender = `s:${string}` | 'system' | 'command-line';

/** An act as the log has it. `act` is null if a newer release wrote it; it is kept, and counts in the chain. */
export interface AgencyRecord {
  readonly version: number;
  /** ms since the epoch */
  readonly at: number;
  readonly by: AgencySender;
  readonly type: string;
  readonly act: AgencyAct | null;
}
