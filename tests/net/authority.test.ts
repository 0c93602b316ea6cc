import { describe, expect, it } from 'vitest';
import type { Socket } from 'socket.io-client';
import { z } from 'zod';
import type { Hall } from '../../realtime/hall/hall.ts';
import type { Role, StaffRole } from '../../src/lib/meeting/actors.ts';
import type { CommandBody, CommandType } from '../../src/lib/meeting/commands.ts';
import { PHASES, type Phase } from '../../src/lib/meeting/state.ts';
import { SAMPLES, STEPS, TABLE, TYPES } from '../meeting/rights.ts';
import { act, call, codeOf, command, connect, heard, meeting, serve, staff, type Ground } from './ground.ts';

/** What a server really answers, held against the table that is spelled out in `tests/meeting/rights.ts`. */

/** After these, other commands would be answered otherwise: each gets a meeting to itself. */
const MOVING: readonly CommandType[] = TYPES.filter((type) => type.startsWith('meeting.') || type === 'stage.part');

async function meetingIn(server: Ground, phase: Phase): Promise<{ readonly hall: Hall; readonly code: string }> {
  const hall = await meeting(server, { ballot: 'room' });
  for (const type of STEPS[phase]) await act(hall, { type } as CommandBody);
  return { hall, code: await codeOf(hall) };
}

const ackShape = z.looseObject({ ok: z.boolean(), code: z.string().optional() });

/** Nothing was found out: the message did not get as far as the table. */
const UNSEEN = ['bad-input', 'unknown-command', 'too-large', 'too-fast', 'busy', 'unavailable'];

/** `+` it was looked at, `.` not in this phase, `-` not by this role. */
async function answerTo(socket: Socket, type: CommandType): Promise<string> {
  const ack = ackShape.parse(await command(socket, { ...SAMPLES[type] }));
  if (UNSEEN.includes(ack.code ?? '')) throw new Error(`${type} was not looked at: ${ack.code}`);
  if (ack.code === 'not-allowed') return '-';
  return ack.code === 'wrong-phase' || ack.code === 'closed' ? '.' : '+';
}

interface Seat {
  readonly role: Exclude<Role, 'system'>;
  readonly what: string;
  /** What it connects with. */
  readonly enter: (hall: Hall, code: string) => Promise<Socket>;
}

async function seats(server: Ground): Promise<Seat[]> {
  const entered = async (auth: Record<string, unknown>, cookie?: string): Promise<Socket> => {
    const socket = connect(server, auth, cookie === undefined ? {} : { extraHeaders: { cookie } });
    await heard(socket, 'snapshot');
    return socket;
  };
  const seat = (role: StaffRole, what: string, audience: string, cookie: string): Seat => ({
    role,
    what,
    enter: (_hall, code) => entered({ code, audience }, cookie),
  });
  const roles: readonly StaffRole[] = ['admin', 'commander', 'moderator', 'officer'];
  const agency = await Promise.all(
    roles.map(async (role) => seat(role, 'everywhere', 'staff', (await staff(server.store, role)).cookie))
  );
  const officer = await staff(server.store, 'officer');
  const moderator = await staff(server.store, 'moderator');
  const commander = await staff(server.store, 'commander');
  const only = await staff(server.store, 'commander', false);
  const assigned = (who: { id: string; cookie: string }, role: Exclude<StaffRole, 'admin'>, what: string): Seat => ({
    role,
    what,
    async enter({ meeting: meetingId }, code) {
      await server.store.directory.assignments.put({ meetingId, staffId: who.id, role });
      return entered({ code, audience: 'staff' }, who.cookie);
    },
  });
  return [
    ...agency,
    seat('officer', 'at a screen', 'screen', officer.cookie),
    assigned(moderator, 'commander', 'assigned as more than in the agency'),
    assigned(commander, 'officer', 'assigned as less than in the agency'),
    assigned(only, 'moderator', 'in this meeting only'),
    {
      role: 'resident',
      what: 'with a token',
      async enter(_hall, code) {
        const { told } = await call(server, 'POST', `/api/meetings/${code}/join`);
        return entered({ code, audience: 'public', token: told.token });
      },
    },
    {
      role: 'resident',
      what: 'who is signed in as staff besides',
      async enter(_hall, code) {
        const { cookie } = agency[0] ? await staff(server.store, 'admin') : { cookie: '' };
        const { told } = await call(server, 'POST', `/api/meetings/${code}/join`);
        return entered({ code, audience: 'public', token: told.token }, cookie);
      },
    },
  ];
}

describe('who may do what, over sockets', () => {
  it.each(PHASES)('AT-40 every command by every role is answered as the table spells it out: %s', async (phase) => {
    const server = await serve();
    const column = PHASES.indexOf(phase);
    const shared = await meetingIn(server, phase);
    const expected: Record<string, string> = {};
    const real: Record<string, string> = {};
    for (const { role, what, enter } of await seats(server)) {
      const socket = await enter(shared.hall, shared.code);
      for (const type of TYPES) {
        const name = `${role} ${what}: ${type}`;
        expected[name] = TABLE[type][role].charAt(column);
        const moves = expected[name] === '+' && MOVING.includes(type);
        const own = moves ? await meetingIn(server, phase) : shared;
        const seat = moves ? await enter(own.hall, own.code) : socket;
        real[name] = await answerTo(seat, type);
        if (moves) seat.disconnect();
      }
      socket.disconnect();
    }
    expect(real).toEqual(expected);
    expect(Object.keys(real)).toHaveLength(10 * TYPES.length);
    expect(await shared.hall.read((state) => state.phase)).toBe(phase);
  });

  it('AT-41 nobody gets in as staff without a session, into a meeting that is not theirs, or after it was revoked', async () => {
    const server = await serve();
    const { code, hall } = await meetingIn(server, 'live');
    const only = await staff(server.store, 'commander', false);
    const disabled = await staff(server.store, 'admin');
    const signedOut = await staff(server.store, 'admin');
    const unassigned = await staff(server.store, 'moderator', false);
    const assignment = { meetingId: hall.meeting, staffId: unassigned.id };
    await server.store.directory.assignments.put({ ...assignment, role: 'moderator' });
    const enter = async (audience: string, cookie: string, since?: number) => {
      const socket = connect(
        server,
        { code, audience, ...(since !== undefined && { since }) },
        { extraHeaders: { cookie } }
      );
      return Promise.race([
        heard(socket, 'snapshot').then(
          () => 'entered',
          (error: unknown) => z.object({ data: z.object({ code: z.string() }) }).parse(error).data.code
        ),
        heard(socket, 'delta').then(
          () => 'entered',
          () => 'refused'
        ),
      ]);
    };
    expect(await enter('staff', unassigned.cookie)).toBe('entered');
    await server.store.directory.staff.update(disabled.id, { disabled: true });
    await call(server, 'DELETE', '/api/session', { cookie: signedOut.cookie });
    await server.store.directory.assignments.remove(assignment.meetingId, assignment.staffId);
    const answers: Record<string, string> = {};
    for (const audience of ['staff', 'screen']) {
      answers[`${audience} nobody`] = await enter(audience, 'openfloor_session=made-up');
      answers[`${audience} only elsewhere`] = await enter(audience, only.cookie);
      answers[`${audience} disabled`] = await enter(audience, disabled.cookie);
      answers[`${audience} signed out, coming back`] = await enter(audience, signedOut.cookie, 1);
      answers[`${audience} unassigned, coming back`] = await enter(audience, unassigned.cookie, 1);
    }
    expect(answers).toEqual({
      'staff nobody': 'not-signed-in',
      'staff only elsewhere': 'unknown-meeting',
      'staff disabled': 'not-signed-in',
      'staff signed out, coming back': 'not-signed-in',
      'staff unassigned, coming back': 'unknown-meeting',
      'screen nobody': 'not-signed-in',
      'screen only elsewhere': 'unknown-meeting',
      'screen disabled': 'not-signed-in',
      'screen signed out, coming back': 'not-signed-in',
      'screen unassigned, coming back': 'unknown-meeting',
    });
  });
});
