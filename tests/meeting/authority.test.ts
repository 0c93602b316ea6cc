import { describe, expect, it } from 'vitest';
import { ROLES, type Actor, type Role } from '../../src/lib/meeting/actors.ts';
import { AUTHORITY, mayDo } from '../../src/lib/meeting/authority.ts';
import type { CommandBody, CommandType } from '../../src/lib/meeting/commands.ts';
import { PHASES, type Phase } from '../../src/lib/meeting/state.ts';
import { admin, commander, moderator, officer, resident, system } from './cast.ts';
import { given } from './given.ts';

/**
 * Who may do what, and when, spelled out a second time: `+` yes, `.` not in this phase, `-` not this role.
 * Columns: scheduled, gathering, live, paused, closed, archived.
 */
const TABLE: Record<CommandType, Record<Role, string>> = {
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
  'idea.redact': row('------', '+++++.', '+++++.', '+++++.', '------', '------'),
  'idea.reply': row('------', '+++++.', '+++++.', '+++++.', '------', '------'),
  'idea.translate': row('------', '+++++.', '+++++.', '+++++.', '------', '------'),
  'agenda.link': row('------', '------', '------', '------', '------', '++++++'),
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

const TYPES = Object.keys(TABLE) as CommandType[];
const ANSWERS: Record<string, 'yes' | 'role' | 'phase'> = { '+': 'yes', '-': 'role', '.': 'phase' };
const answer = (type: CommandType, role: Role, phase: Phase) =>
  ANSWERS[TABLE[type][role].charAt(PHASES.indexOf(phase))];

const WHO: Record<Role, Actor> = { resident: resident(1), admin, commander, moderator, officer, system };
const BODIES: Record<CommandType, CommandBody> = Object.fromEntries(
  TYPES.map((type) => [type, { type } as CommandBody])
) as Record<CommandType, CommandBody>;
const SAMPLES: Record<CommandType, CommandBody> = {
  ...BODIES,
  'idea.submit': { type: 'idea.submit', text: 'A lamp' },
  'idea.withdraw': { type: 'idea.withdraw', ideaId: 'idea-1' },
  'idea.flag': { type: 'idea.flag', ideaId: 'idea-1', reason: 'other' },
  'idea.appeal': { type: 'idea.appeal', ideaId: 'idea-1', text: 'Please look again' },
  'room.enter': { type: 'room.enter', code: '123456' },
  'vote.set': { type: 'vote.set', ideaId: 'idea-1', on: true },
  'meeting.configure': { type: 'meeting.configure', settings: { title: 'Elm Park' } },
  'idea.screen': { type: 'idea.screen', ideaId: 'idea-1', reason: 'unclear' },
  'idea.merge': { type: 'idea.merge', ideaId: 'idea-1', into: 'idea-2' },
  'idea.redact': { type: 'idea.redact', ideaId: 'idea-1', text: 'A lamp' },
  'idea.reply': { type: 'idea.reply', ideaId: 'idea-1', text: 'Yes.' },
  'idea.translate': { type: 'idea.translate', ideaId: 'idea-1', lang: 'es', text: 'Una farola' },
  'agenda.link': { type: 'agenda.link', ideaIds: ['idea-1'] },
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

describe('who may do what, and when', () => {
  it('AU-01 the table is the one that is spelled out here, whole', () => {
    expect(Object.keys(AUTHORITY).sort()).toStrictEqual([...TYPES].sort());
    const spelled: Record<string, unknown> = {};
    const real: Record<string, unknown> = {};
    for (const type of TYPES) {
      for (const role of ROLES) {
        for (const phase of PHASES) {
          spelled[`${role} ${type} ${phase}`] = answer(type, role, phase);
          real[`${role} ${type} ${phase}`] = mayDo(role, type, phase);
        }
      }
    }
    expect(real).toStrictEqual(spelled);
    expect(Object.keys(real)).toHaveLength(TYPES.length * 6 * 6);
  });

  it.each(PHASES)('AU-02 every command by every role is answered by that table: %s', (phase) => {
    const meeting = given(phase);
    for (const type of TYPES) {
      for (const role of ROLES) {
        const decision = meeting.when(WHO[role], SAMPLES[type]).decision;
        const code = decision.ok ? null : decision.code;
        const byTable = code === 'not-allowed' ? 'role' : code === 'wrong-phase' || code === 'closed' ? 'phase' : 'yes';
        expect([role, type, phase, byTable]).toStrictEqual([role, type, phase, answer(type, role, phase)]);
      }
    }
  });

  it('AU-03 a resident who comes too late hears that the meeting is closed; one too early, that it is not the time', () => {
    const codes = PHASES.map((phase) => {
      const { decision } = given(phase).when(resident(1), SAMPLES['vote.set']);
      return decision.ok ? null : decision.code;
    });
    expect(codes).toStrictEqual(['wrong-phase', 'wrong-phase', 'unknown-idea', 'wrong-phase', 'closed', 'closed']);
  });

  it('AU-04 the right comes before everything else: nobody learns from a refusal whether an idea exists', () => {
    const meeting = given('live').and(resident(2), { type: 'idea.submit', text: 'A lamp' });
    for (const ideaId of ['idea-1', 'idea-9']) {
      meeting.when(resident(1), { type: 'idea.publish', ideaId }).isRefused('not-allowed');
      meeting.when(officer, { type: 'idea.redact', ideaId, text: '' }).isRefused('not-allowed');
      meeting.when(resident(1), { type: 'vote.set', ideaId, on: true }).isRefused('unknown-idea');
    }
  });
});
