import { describe, expect, it } from 'vitest';
import { RoomCodes, roomCodeOf } from '../../realtime/board/room-code.ts';
import { refuse } from '../../src/lib/meeting/refusals.ts';
import type { RoomCode } from '../../src/lib/protocol/board.ts';
import { HandClock } from '../support/hand-clock.ts';
import { act, call, codeOf, command, connect, heard, meeting, serve, staff, type Ground } from './ground.ts';

const MINUTE = 60_000;
/** Ten seconds into a minute: nothing in these tests takes that long. */
const NOON = Date.UTC(2030, 0, 15, 12, 0, 10);

async function ground(ballot: 'open' | 'room' = 'room') {
  const clock = new HandClock(NOON);
  const server = await serve({ clock });
  const hall = await meeting(server, { ballot });
  await act(hall, { type: 'meeting.open' });
  return { clock, server, hall, code: await codeOf(hall) };
}

async function console_(server: Ground, code: string, audience: 'staff' | 'screen' = 'screen') {
  const { cookie } = await staff(server.store, 'officer');
  return connect(server, { code, audience }, { extraHeaders: { cookie } });
}

async function resident(server: Ground, code: string) {
  const { told } = await call(server, 'POST', `/api/meetings/${code}/join`);
  const socket = connect(server, { code, audience: 'public', token: told.token });
  await heard(socket, 'snapshot');
  return { socket, token: told.token };
}

/** Six digits that are neither the code nor the last one. */
const wrong = (right: string, n = 1) => String((Number(right) + 7919 * n) % 1_000_000).padStart(6, '0');

describe('the code for the room', () => {
  it('SV-100 is six digits, another one each minute, the same on every node that has the meeting’s key', async () => {
    const codes = Array.from({ length: 200 }, (_, minute) => roomCodeOf('key', minute));
    for (const code of codes) expect(code).toMatch(/^\d{6}$/);
    expect(new Set(codes).size).toBeGreaterThan(195);
    expect(roomCodeOf('another key', 7)).not.toBe(roomCodeOf('key', 7));
    const nodes = [1, 2].map(() => new RoomCodes({ keyOf: async () => 'key', clock: new HandClock(NOON) }));
    const [one, other] = await Promise.all(nodes.map((node) => node.current('meeting-1' as never)));
    expect(one).toStrictEqual(other);
    expect(one?.until).toBe(NOON - 10_000 + MINUTE);
  });

  it.each(['screen', 'staff'] as const)('SV-101 is told to the %s when it comes and each minute', async (audience) => {
    const { clock, server, code } = await ground();
    const socket = await console_(server, code, audience);
    const first = (await heard(socket, 'room')) as RoomCode;
    expect(first).toStrictEqual({ code: expect.stringMatching(/^\d{6}$/) as string, until: NOON + 50_000 });
    const next = heard(socket, 'room');
    clock.advance(50_000);
    const second = (await next) as RoomCode;
    expect(second.until).toBe(NOON + 50_000 + MINUTE);
    expect(second.code).not.toBe(first.code);
  });

  it('SV-101 is told as soon as the ballot becomes that of the room, and never to the public', async () => {
    const { clock, server, hall, code } = await ground('open');
    const screen = await console_(server, code);
    await heard(screen, 'snapshot');
    const { socket: phone } = await resident(server, code);
    const heardByPhone: string[] = [];
    phone.onAny((event: string) => heardByPhone.push(event));
    const told = heard(screen, 'room');
    // Long enough after the last broadcast for the next one to go out at once.
    clock.advance(1000);
    const changed = heard(phone, 'delta');
    await act(hall, { type: 'meeting.configure', settings: { ballot: 'room' } });
    expect(await told).toMatchObject({ code: expect.stringMatching(/^\d{6}$/) as string });
    await changed;
    await command(phone, { type: 'vote.set', ideaId: 'no-such-idea', on: true });
    expect(heardByPhone).not.toContain('room');
    const { code: shown } = (await told) as RoomCode;
    expect(JSON.stringify(await server.store.log.read(hall.meeting, 0))).not.toContain(shown);
  });

  it('SV-102 lets in whoever enters it, during its minute and the one after, not later', async () => {
    const { clock, server, hall, code } = await ground();
    const { code: shown } = (await heard(await console_(server, code), 'room')) as RoomCode;
    const [one, two, three] = [
      await resident(server, code),
      await resident(server, code),
      await resident(server, code),
    ];
    const told = heard(one.socket, 'self');
    clock.advance(1000);
    expect(
      await command(one.socket, { type: 'room.enter', code: `${shown.slice(0, 3)} ${shown.slice(3)}` })
    ).toMatchObject({
      ok: true,
    });
    expect(await told).toMatchObject({ puts: { inRoom: true } });
    clock.advance(MINUTE);
    expect(await command(two.socket, { type: 'room.enter', code: shown })).toMatchObject({ ok: true });
    clock.advance(MINUTE);
    const late = { id: 'enter-late', type: 'room.enter', code: shown };
    expect(await command(three.socket, late)).toMatchObject({ ok: false, code: 'wrong-room-code' });
    expect(await hall.read(({ participants }) => [...participants.values()].filter((one) => one.inRoom).length)).toBe(
      2
    );
  });

  it('SV-102 a command that was taken is taken when it comes again, however old its code is then', async () => {
    const { clock, server, code } = await ground();
    const { code: shown } = (await heard(await console_(server, code), 'room')) as RoomCode;
    const { socket } = await resident(server, code);
    const enter = { id: 'enter-once-1', type: 'room.enter', code: shown };
    const first = await command(socket, enter);
    clock.advance(10 * MINUTE);
    expect(await command(socket, enter)).toStrictEqual(first);
  });

  it('SV-103 after five wrong codes in a minute none of that person is looked at; others enter as before', async () => {
    const { clock, server, code } = await ground();
    const { code: shown } = (await heard(await console_(server, code), 'room')) as RoomCode;
    const { socket } = await resident(server, code);
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((n) => command(socket, { type: 'room.enter', code: wrong(shown, n) }))
    );
    expect(answers.map((answer) => (answer as { code: string }).code)).toStrictEqual([
      ...Array<string>(5).fill('wrong-room-code'),
      'too-fast',
    ]);
    const right = { type: 'room.enter', code: shown };
    expect(await command(socket, right)).toMatchObject({ ok: false, code: 'too-fast', retryAfterMs: MINUTE });
    expect(await command((await resident(server, code)).socket, right)).toMatchObject({ ok: true });
    clock.advance(MINUTE);
    expect(await command(socket, right)).toMatchObject({ ok: true });
  });

  it('SV-107 while somebody guesses, whoever has been here for ten seconds enters, and all others wait no longer than that', async () => {
    const clock = new HandClock(NOON);
    const codes = new RoomCodes({ keyOf: async () => 'key', clock });
    const hall: Parameters<typeof codes.ask>[0] = {
      meeting: 'meeting-1' as never,
      submit: async (actor) =>
        'sawRoomCode' in actor && actor.sawRoomCode ? { ok: true, version: 1, result: {} } : refuse('wrong-room-code'),
    };
    const { code: shown } = await codes.current(hall.meeting);
    const ask = (who: string, code: string, since: number | null) =>
      codes.ask(hall, who as never, { type: 'room.enter', id: `enter-${who}` as never, code }, since);
    const came = clock.now();
    for (let n = 0; n < 300; n += 1) {
      const guesser = codes.enter(hall, `guesser-${n}` as never, wrong(shown, n + 1));
      expect(await guesser).toMatchObject({ code: 'wrong-room-code' });
    }
    const waits = { code: 'too-fast', retryAfterMs: 10_000 };
    expect(await codes.enter(hall, 'by-qr-code' as never, shown)).toMatchObject(waits);
    expect(await ask('just-came', shown, came)).toMatchObject(waits);
    clock.advance(4000);
    expect(await ask('just-came', shown, came)).toMatchObject({ code: 'too-fast', retryAfterMs: 6000 });
    clock.advance(6000);
    expect(await ask('just-came', shown, came)).toMatchObject({ ok: true });
    expect(await ask('mistypes', wrong(shown), came)).toMatchObject({ code: 'wrong-room-code' });
    expect(await ask('mistypes', shown, came)).toMatchObject(waits);
    clock.advance(10_000);
    expect(await ask('mistypes', shown, came)).toMatchObject({ ok: true });
    clock.advance(MINUTE);
    const { code: next } = await codes.current(hall.meeting);
    expect(await codes.enter(hall, 'later' as never, next)).toMatchObject({ ok: true });
  });

  it('SV-102 takes the code of a node whose clock is up to ten seconds ahead', async () => {
    const { clock, server, hall, code } = await ground();
    const key = await server.store.keyring.keyFor(hall.meeting);
    const next = roomCodeOf(key, Math.floor(NOON / MINUTE) + 1);
    const { socket } = await resident(server, code);
    clock.advance(39_000);
    expect(await command(socket, { type: 'room.enter', code: next })).toMatchObject({ code: 'wrong-room-code' });
    clock.advance(1000);
    expect(await command(socket, { type: 'room.enter', code: next })).toMatchObject({ ok: true });
  });

  it('SV-104 comes along when somebody joins by the screen’s QR code; an old one does not keep them out', async () => {
    const { clock, server, code } = await ground();
    const { code: shown } = (await heard(await console_(server, code), 'room')) as RoomCode;
    const path = `/api/meetings/${code}/join`;
    const inside = await call(server, 'POST', path, { body: { room: shown } });
    expect([inside.status, inside.body]).toMatchObject([200, { inRoom: true }]);
    const again = await call(server, 'POST', path, { body: { token: inside.told.token } });
    expect(again.body).toMatchObject({ inRoom: true });
    clock.advance(2 * MINUTE);
    const late = await call(server, 'POST', path, { body: { room: shown } });
    expect([late.status, late.body]).toMatchObject([200, { inRoom: false }]);
    expect((await call(server, 'POST', path, { body: { room: 'x'.repeat(17) } })).status).toBe(400);
  });

  it.each(['', '12345', '1234567', '١٢٣٤٥٦', 'abcdef', '\u0000'.repeat(16)])(
    'SV-105 what is no code is wrong: %j',
    async (typed) => {
      const { server, code } = await ground();
      const { socket } = await resident(server, code);
      expect(await command(socket, { type: 'room.enter', code: typed })).toMatchObject({ code: 'wrong-room-code' });
    }
  );

  it('SV-105 where the ballot is open no code is right, and nobody is told one', async () => {
    const { clock, server, hall, code } = await ground('open');
    const screen = await console_(server, code);
    const heardByScreen: string[] = [];
    screen.onAny((event: string) => heardByScreen.push(event));
    await heard(screen, 'snapshot');
    clock.advance(3 * MINUTE);
    const key = await server.store.keyring.keyFor(hall.meeting);
    const { socket } = await resident(server, code);
    const right = roomCodeOf(key, Math.floor(clock.now() / MINUTE));
    expect(await command(socket, { type: 'room.enter', code: right })).toMatchObject({ code: 'wrong-room-code' });
    expect(heardByScreen).not.toContain('room');
  });
});
