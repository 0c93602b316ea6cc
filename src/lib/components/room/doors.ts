import type { StaffRole } from '$lib/meeting/actors.ts';
import { mayDo } from '$lib/meeting/authority.ts';
import type { CommandBody } from '$lib/meeting/commands.ts';
import type { MeetingView } from '$lib/meeting/view.ts';

/** Whether residents may do something now, and how that is changed. */
export interface Door {
  readonly open: boolean;
  /** What opens or closes it; null: this person cannot, or not now. */
  readonly turn: CommandBody | null;
}

/** Where votes are closed because the meeting is not open, opening the meeting opens them. */
export function votesDoor({ phase, allows }: MeetingView, role: StaffRole): Door {
  if (phase === 'live') return turned(allows.votes, role, phase, { type: 'meeting.allow', votes: !allows.votes });
  return turned(false, role, phase, { type: 'meeting.open' });
}

export function ideasDoor({ phase, allows }: MeetingView, role: StaffRole): Door {
  if (phase === 'live' || phase === 'gathering') {
    return turned(allows.ideas, role, phase, { type: 'meeting.allow', ideas: !allows.ideas });
  }
  return turned(false, role, phase, { type: 'meeting.gather' });
}

/** Whether a door is turned beside the meeting's own steps: not where that is one of these steps itself. */
export const isTurnedBesideSteps = ({ turn }: Door): boolean => turn?.type === 'meeting.allow';

function turned(open: boolean, role: StaffRole, phase: MeetingView['phase'], turn: CommandBody): Door {
  return { open, turn: mayDo(role, turn.type, phase) === 'yes' ? turn : null };
}
