import type { Actor, StaffRole } from '../../src/lib/meeting/actors.ts';
import type { CommandId, IdeaId, ParticipantId, StaffId, TextId } from '../../src/lib/meeting/ids.ts';

/** Who takes part in the tests, and what ids look like there. */

/** 2030-01-15, 18:00:07.123 UTC: not a whole minute, so that a leaked second shows. */
export const START = Date.UTC(2030, 0, 15, 18, 0, 7, 123);
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

export const idea = (n: number): IdeaId => `idea-${n}` as IdeaId;
export const textId = (n: number): TextId => `text-${n}` as TextId;
export const participant = (n: number): ParticipantId => `participant-${n}` as ParticipantId;
export const commandId = (n: number): CommandId => `command-${n}` as CommandId;

export const resident = (n: number): Actor & { role: 'resident' } => ({
  role: 'resident',
  participant: participant(n),
});
export const staff = (role: StaffRole, n = 1): Actor => ({ role, staff: `${role}-id-${n}` as StaffId });

export const moderator = staff('moderator');
export const commander = staff('commander');
export const officer = staff('officer');
export const admin = staff('admin');
export const system: Actor = { role: 'system' };
