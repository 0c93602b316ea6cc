import type { ParticipantId, StaffId } from './ids.ts';

/** Who asks. A resident is known only as a participant of this meeting; `system` is the server itself: clock, agenda. */
export type StaffRole = 'admin' | 'commander' | 'moderator' | 'officer';
export const STAFF_ROLES: readonly StaffRole[] = ['admin', 'commander', 'moderator', 'officer'];
export type Role = 'resident' | StaffRole | 'system';
export const ROLES: readonly Role[] = ['resident', ...STAFF_ROLES, 'system'];

export type Actor =
  | {
      readonly role: 'resident';
      readonly participant: ParticipantId;
      /** Came with the code that is on the screen in the room now. Found out outside: a meeting knows no secret. */
      readonly sawRoomCode?: boolean;
    }
  | { readonly role: StaffRole; readonly staff: StaffId }
  | { readonly role: 'system' };

/**
 * How the log names an actor: the scope of command ids, and the "who" of the audit trail. `resident`: somebody of whom
 * nothing else is known any more, since retention ended; nobody acts under it.
 */
export type Sender = `p:${string}` | `s:${string}` | 'system' | 'resident';

export function senderOf(actor: Actor): Sender {
  if (actor.role === 'resident') return `p:${actor.participant}`;
  if (actor.role === 'system') return 'system';
  return `s:${actor.staff}`;
}

/** The member of staff behind a sender, or null for residents and the system. */
export function staffOf(sender: Sender): StaffId | null {
  return sender.startsWith('s:') ? (sender.slice(2) as StaffId) : null;
}

/** The participant behind a sender, or null for staff and the system. */
export function participantOf(sender: Sender): ParticipantId | null {
  return sender.startsWith('p:') ? (sender.slice(2) as ParticipantId) : null;
}
