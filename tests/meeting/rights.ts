import type { Role } from '../../src/lib/meeting/actors.ts';
import type { CommandBody, CommandType } from '../../src/lib/meeting/commands.ts';
import type { Phase } from '../../src/lib/meeting/state.ts';

/**
 * Who may do what, and when, spelled out a second time: `+` yes, `.` not in this phase, `-` not this role.
 * Columns: scheduled, gathering, live, paused, closed, archived.
 */
export const TABLE: Record<CommandType, Record<Role, string>> = {
  'idea.submit': row('.++...', '------', '------', '------', '------', '------'),
  'idea.withdraw': row('.+++..', '------', '------', '------', '------', '------'),
  'idea.flag': row('.+++..', '------', '------', '------', '------', '------'),
  'idea.appeal': row('.++++.', '------', '------', '------', '------', '------'),
  'room.enter': row('++++..', '------', '------', '------', '------', '------'),
  'vote.set': row('..+...', '------', '------', '------', '------', '------'),
  'meeting.gather': row('------', '+.....', '+.....', '+.....', '------', '+.....'),
  'meeting.open': row('------', '++.+..', '++.+..', '++.+..', '------', '------'),
  'meeting.pause': row('------', '..+...', '..+...', '..+...', '------', '------'),
  'meeting.close': row('------', '.+++..', '.+++..', '.+++..', '------', '.+++..'),
  'meeting.reopen': row('------', '....+.', '....+.', '....+.', '------', '------'),
  'meeting.archive': row('------', '....+.', '....+.', '------', '------', '------'),
  'meeting.configure': row('------', '+++++.', '+++++.', '------', '------', '------'),
  'meeting.allow': row('------', '.+++..', '.+++..', '.+++..', '.+++..', '------'),
  'idea.scribe': row('------', '.+++..', '.+++..', '.+++..', '.+++..', '------'),
  'idea.publish': row('------', '+++++.', '+++++.', '+++++.', '------', '------'),
  'idea.hold': row('------', '+++++.', '+++++.', '+++++.', '------', '------'),
  'idea.restore': row('------', '+++++.', '+++++.', '+++++.', '------', '------'),
  'idea.screen': row('------', '+++++.', '+++++.', '+++++.', '------', '------'),
  'idea.merge': row('------', '+++++.', '+++++.', '+++++.', '------', '------'),
  'idea.unmerge': row('------', '+++++.', '+++++.', '+++++.', '------', '------'),
  'idea.redact': row('------', '++++++', '++++++', '++++++', '------', '------'),
  'idea.reply': row('------', '+++++.', '+++++.', '+++++.', '------', '------'),
  'idea.translate': row('------', '+++++.', '+++++.', '+++++.', '------', '------'),
  'agenda.link': row('------', '------', '------', '------', '------', '++++++'),
  'record.anonymise': row('------', '------', '------', '------', '------', '....++'),
  'agenda.publish': row('------', '.+++++', '.+++++', '------', '------', '------'),
  'action.update': row('------', '.+++++', '.+++++', '------', '------', '------'),
  'action.redact': row('------', '.+++++', '.+++++', '------', '------', '------'),
  'action.confirm': row('.+++++', '------', '------', '------', '------', '------'),
  'stage.spotlight': row('------', '+++++.', '+++++.', '+++++.', '+++++.', '------'),
  'stage.blank': row('------', '+++++.', '+++++.', '+++++.', '+++++.', '------'),
  'stage.timer': row('------', '+++++.', '+++++.', '+++++.', '+++++.', '------'),
  'stage.show': row('------', '+++++.', '+++++.', '+++++.', '+++++.', '------'),
  'stage.part': row('------', '++++..', '++++..', '++++..', '++++..', '------'),
  'stage.extend': row('------', '+++++.', '+++++.', '+++++.', '+++++.', '------'),
  'stage.note': row('------', '+++++.', '+++++.', '+++++.', '+++++.', '------'),
};

function row(...cells: [string, string, string, string, string, string]): Record<Role, string> {
  const [residents, admins, commanders, moderators, officers, clock] = cells;
  return {
    resident: residents,
    admin: admins,
    commander: commanders,
    moderator: moderators,
    officer: officers,
    system: clock,
  };
}

export const TYPES = Object.keys(TABLE) as CommandType[];

const BODIES: Record<CommandType, CommandBody> = Object.fromEntries(
  TYPES.map((type) => [type, { type } as CommandBody])
) as Record<CommandType, CommandBody>;
/** One of each, in order as far as its shape goes. */
export const SAMPLES: Record<CommandType, CommandBody> = {
  ...BODIES,
  'idea.submit': { type: 'idea.submit', text: 'A lamp' },
  'idea.withdraw': { type: 'idea.withdraw', ideaId: 'idea-1' },
  'idea.flag': { type: 'idea.flag', ideaId: 'idea-1', reason: 'other' },
  'idea.appeal': { type: 'idea.appeal', ideaId: 'idea-1', text: 'Please look again' },
  'room.enter': { type: 'room.enter', code: '123456' },
  'vote.set': { type: 'vote.set', ideaId: 'idea-1', on: true },
  'meeting.configure': { type: 'meeting.configure', settings: { title: 'Elm Park' } },
  'idea.publish': { type: 'idea.publish', ideaId: 'idea-1' },
  'idea.hold': { type: 'idea.hold', ideaId: 'idea-1' },
  'idea.restore': { type: 'idea.restore', ideaId: 'idea-1' },
  'idea.unmerge': { type: 'idea.unmerge', ideaId: 'idea-1' },
  'idea.screen': { type: 'idea.screen', ideaId: 'idea-1', reason: 'unclear' },
  'idea.merge': { type: 'idea.merge', ideaId: 'idea-1', into: 'idea-2' },
  'idea.redact': { type: 'idea.redact', ideaId: 'idea-1', text: 'A lamp' },
  'idea.reply': { type: 'idea.reply', ideaId: 'idea-1', text: 'Yes.' },
  'idea.translate': { type: 'idea.translate', ideaId: 'idea-1', lang: 'es', text: 'Una farola' },
  'agenda.link': { type: 'agenda.link', ideaIds: ['idea-1'] },
  'agenda.publish': { type: 'agenda.publish', previewHash: 'a-hash' },
  'action.update': { type: 'action.update', actionId: 'action-1', text: 'It is ordered.' },
  'action.redact': { type: 'action.redact', actionId: 'action-1', reason: 'personal-data' },
  'action.confirm': { type: 'action.confirm', actionId: 'action-1', solved: true },
  'stage.spotlight': { type: 'stage.spotlight', ideaId: null },
  'stage.blank': { type: 'stage.blank', on: true },
  'stage.timer': { type: 'stage.timer', seconds: 60 },
  'stage.show': { type: 'stage.show', mode: 'split' },
  'meeting.allow': { type: 'meeting.allow', votes: false },
  'idea.scribe': { type: 'idea.scribe', text: 'A lamp' },
  'stage.part': { type: 'stage.part', partId: null },
  'stage.extend': { type: 'stage.extend', what: 'timer', seconds: 60 },
  'stage.note': { type: 'stage.note', text: 'Wait for the door' },
};

/** How a meeting gets into a phase. */
export const STEPS: Readonly<Record<Phase, readonly CommandType[]>> = {
  scheduled: [],
  gathering: ['meeting.gather'],
  live: ['meeting.open'],
  paused: ['meeting.open', 'meeting.pause'],
  closed: ['meeting.open', 'meeting.close'],
  archived: ['meeting.open', 'meeting.close', 'meeting.archive'],
};
