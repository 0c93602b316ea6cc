import type { Role } from './actors.ts';
import type { CommandType } from './commands.ts';
import { PHASES, type Phase } from './state.ts';

/** Who may do what, and when. The only place where this is decided; `tests/meeting/authority` spells it out again. */
interface Right {
  readonly roles: readonly Role[];
  readonly phases: readonly Phase[];
}

const MODERATORS: readonly Role[] = ['moderator', 'commander', 'admin'];
const OFFICERS: readonly Role[] = ['officer', ...MODERATORS];
const COMMANDERS: readonly Role[] = ['commander', 'admin'];

const COLLECTING: readonly Phase[] = ['gathering', 'live'];
const RUNNING: readonly Phase[] = ['gathering', 'live', 'paused'];
/** Also when it is over and archived. */
const BEGUN: readonly Phase[] = ['gathering', 'live', 'paused', 'closed', 'archived'];
const OPEN: readonly Phase[] = ['scheduled', ...RUNNING];
const NOT_ARCHIVED: readonly Phase[] = ['scheduled', 'gathering', 'live', 'paused', 'closed'];

/**
 * Whoever runs the room opens and closes ideas and votes, and goes on in the plan, which its hosts made: beginning a part
 * in which there are votes opens the meeting. They also type what people without a phone say.
 */
export const AUTHORITY: Readonly<Record<CommandType, Right>> = {
  'idea.submit': { roles: ['resident'], phases: COLLECTING },
  'idea.withdraw': { roles: ['resident'], phases: RUNNING },
  'idea.flag': { roles: ['resident'], phases: RUNNING },
  // Also when the meeting is over: the verdict may have come last.
  'idea.appeal': { roles: ['resident'], phases: [...RUNNING, 'closed'] },
  'vote.set': { roles: ['resident'], phases: ['live'] },
  'room.enter': { roles: ['resident'], phases: OPEN },

  'idea.scribe': { roles: OFFICERS, phases: RUNNING },

  'meeting.gather': { roles: [...MODERATORS, 'system'], phases: ['scheduled'] },
  'meeting.open': { roles: MODERATORS, phases: ['scheduled', 'gathering', 'paused'] },
  'meeting.pause': { roles: MODERATORS, phases: ['live'] },
  'meeting.close': { roles: [...MODERATORS, 'system'], phases: RUNNING },
  'meeting.reopen': { roles: MODERATORS, phases: ['closed'] },
  'meeting.archive': { roles: COMMANDERS, phases: ['closed'] },
  'meeting.configure': { roles: COMMANDERS, phases: NOT_ARCHIVED },
  'meeting.allow': { roles: OFFICERS, phases: RUNNING },

  'idea.publish': { roles: MODERATORS, phases: NOT_ARCHIVED },
  'idea.hold': { roles: MODERATORS, phases: NOT_ARCHIVED },
  'idea.restore': { roles: MODERATORS, phases: NOT_ARCHIVED },
  'idea.screen': { roles: MODERATORS, phases: NOT_ARCHIVED },
  'idea.merge': { roles: MODERATORS, phases: NOT_ARCHIVED },
  'idea.unmerge': { roles: MODERATORS, phases: NOT_ARCHIVED },
  // Words that name somebody are no less wrong when all is over.
  'idea.redact': { roles: MODERATORS, phases: PHASES },
  'idea.reply': { roles: MODERATORS, phases: NOT_ARCHIVED },
  'idea.translate': { roles: MODERATORS, phases: NOT_ARCHIVED },
  // The agenda is worked on before, during and long after a meeting.
  'agenda.link': { roles: ['system'], phases: PHASES },
  'record.anonymise': { roles: ['system'], phases: ['closed', 'archived'] },
  'agenda.publish': { roles: COMMANDERS, phases: BEGUN },
  'action.update': { roles: COMMANDERS, phases: BEGUN },
  'action.redact': { roles: COMMANDERS, phases: BEGUN },
  // What was promised is done long after the meeting.
  'action.confirm': { roles: ['resident'], phases: BEGUN },

  'stage.spotlight': { roles: OFFICERS, phases: NOT_ARCHIVED },
  'stage.blank': { roles: OFFICERS, phases: NOT_ARCHIVED },
  'stage.timer': { roles: OFFICERS, phases: NOT_ARCHIVED },
  'stage.show': { roles: OFFICERS, phases: NOT_ARCHIVED },
  'stage.part': { roles: OFFICERS, phases: OPEN },
  'stage.extend': { roles: OFFICERS, phases: NOT_ARCHIVED },
  'stage.note': { roles: OFFICERS, phases: NOT_ARCHIVED },
};

/** `role` and `phase` say which half refused. A resident who is too late hears that the meeting is closed. */
export function mayDo(role: Role, command: CommandType, phase: Phase): 'yes' | 'role' | 'phase' {
  const right = AUTHORITY[command];
  if (!right.roles.includes(role)) return 'role';
  return right.phases.includes(phase) ? 'yes' : 'phase';
}
