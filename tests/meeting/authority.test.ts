import { describe, expect, it } from 'vitest';
import { ROLES, type Actor, type Role } from '../../src/lib/meeting/actors.ts';
import { AUTHORITY, mayDo } from '../../src/lib/meeting/authority.ts';
import type { CommandType } from '../../src/lib/meeting/commands.ts';
import { PHASES, type Phase } from '../../src/lib/meeting/state.ts';
import { admin, commander, moderator, officer, resident, system } from './cast.ts';
import { given } from './given.ts';
import { SAMPLES, TABLE, TYPES } from './rights.ts';

const ANSWERS: Record<string, 'yes' | 'role' | 'phase'> = { '+': 'yes', '-': 'role', '.': 'phase' };
const answer = (type: CommandType, role: Role, phase: Phase) =>
  ANSWERS[TABLE[type][role].charAt(PHASES.indexOf(phase))];

const WHO: Record<Role, Actor> = { resident: resident(1), admin, commander, moderator, officer, system };
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
