import type { Socket } from 'socket.io-client';
import { describe, expect, it } from 'vitest';
import type { StaffRole } from '../../src/lib/meeting/actors.ts';
import { act, call, codeOf, connect, heard, meeting, serve, staff, type Ground } from './ground.ts';

/** Follows what a console is told of who looks at what. */
class Console {
  told: unknown = null;
  #waiting: (() => void)[] = [];

  constructor(
    readonly socket: Socket,
    readonly id: string
  ) {
    socket.on('lookers', (told: unknown) => {
      this.told = told;
      for (const look of this.#waiting.splice(0)) look();
    });
  }

  look(ideaId: unknown): void {
    this.socket.emit('looking', { ideaId });
  }

  async sees(expected: object): Promise<void> {
    for (;;) {
      if (JSON.stringify(this.told) === JSON.stringify(expected)) return;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}

async function consoleOf(server: Ground, code: string, role: StaffRole = 'moderator'): Promise<Console> {
  const { id, cookie } = await staff(server.store, role);
  const socket = connect(server, { code, audience: 'staff' }, { extraHeaders: { cookie } });
  const made = new Console(socket, id);
  await heard(socket, 'lookers');
  return made;
}

describe('who looks at what', () => {
  it('SV-260 an idea in front of a moderator says so to the others, by name, until they look elsewhere', async () => {
    const server = await serve();
    const code = await codeOf(await meeting(server));
    const [one, other] = [await consoleOf(server, code), await consoleOf(server, code, 'commander')];
    expect(one.told).toEqual({});
    one.look('idea-1');
    await other.sees({ 'idea-1': [{ id: one.id, name: 'moderator' }] });
    other.look('idea-1');
    await one.sees({
      'idea-1': [
        { id: one.id, name: 'moderator' },
        { id: other.id, name: 'commander' },
      ],
    });
    one.look(null);
    await other.sees({ 'idea-1': [{ id: other.id, name: 'commander' }] });
  });

  it('SV-261 it is gone with the connection, and nothing of it is stored', async () => {
    const server = await serve();
    const hall = await meeting(server);
    const code = await codeOf(hall);
    const [one, other] = [await consoleOf(server, code), await consoleOf(server, code)];
    const before = server.stored();
    one.look('idea-1');
    await other.sees({ 'idea-1': [{ id: one.id, name: 'moderator' }] });
    expect(server.stored()).toBe(before);
    one.socket.disconnect();
    await other.sees({});
  });

  it('SV-262 who does not moderate is told and not shown; residents and screens neither say nor hear it', async () => {
    const server = await serve();
    const code = await codeOf(await meeting(server));
    const [moderator, officer] = [await consoleOf(server, code), await consoleOf(server, code, 'officer')];
    const { told } = await call(server, 'POST', `/api/meetings/${code}/join`);
    const resident = connect(server, { code, audience: 'public', token: told.token });
    const heardThere: unknown[] = [];
    resident.on('lookers', (lookers: unknown) => heardThere.push(lookers));
    await heard(resident, 'snapshot');
    resident.emit('looking', { ideaId: 'idea-9' });
    officer.look('idea-8');
    for (const nonsense of [undefined, 7, { ideaId: 'x'.repeat(65) }, { ideaId: {} }]) moderator.look(nonsense);
    moderator.look('idea-1');
    await officer.sees({ 'idea-1': [{ id: moderator.id, name: 'moderator' }] });
    expect(heardThere).toEqual([]);
  });
});

describe('how many a merge would unite', () => {
  const ask = (socket: Socket, raw: unknown): Promise<unknown> => socket.timeout(20_000).emitWithAck('united', raw);

  it('SV-263 is told as figures to who may merge, and to nobody else', async () => {
    const server = await serve();
    const hall = await meeting(server, { moderation: 'post' });
    await act(hall, { type: 'meeting.open' });
    const code = await codeOf(hall);
    const ideas: string[] = [];
    for (const text of ['Light', 'Lamps']) {
      const { told } = await call(server, 'POST', `/api/meetings/${code}/join`);
      const writer = connect(server, { code, audience: 'public', token: told.token });
      await heard(writer, 'snapshot');
      const answer: unknown = await writer.timeout(20_000).emitWithAck('command', {
        id: `submit-${text}-1`,
        type: 'idea.submit',
        text,
      });
      const { result } = answer as { result: { ideaId: string } };
      ideas.push(result.ideaId);
      for (const ideaId of ideas) {
        await writer
          .timeout(20_000)
          .emitWithAck('command', { id: `vote-${text}-${ideaId}`, type: 'vote.set', ideaId, on: true });
      }
      expect(await Promise.race([ask(writer, { ideaIds: ideas }), afterwards(writer)])).toBe('no answer');
    }
    const [first = '', second = ''] = ideas;
    const moderator = await consoleOf(server, code);
    expect(await ask(moderator.socket, { ideaIds: ideas })).toEqual({
      ok: true,
      people: 2,
      each: { [first]: 2, [second]: 1 },
    });
    expect(await ask(moderator.socket, { ideaIds: ['nothing'] })).toMatchObject({ ok: false, code: 'unknown-idea' });
    for (const raw of [
      null,
      {},
      { ideaIds: [] },
      { ideaIds: [7] },
      { ideaIds: Array.from({ length: 21 }, () => first) },
    ])
      expect(await ask(moderator.socket, raw)).toMatchObject({ ok: false, code: 'bad-input' });
    const officer = await consoleOf(server, code, 'officer');
    expect(await ask(officer.socket, { ideaIds: ideas })).toMatchObject({ ok: false, code: 'not-allowed' });
  });

  it('SV-264 who asks faster than a person compares is told to wait', async () => {
    const server = await serve();
    const code = await codeOf(await meeting(server));
    const { socket } = await consoleOf(server, code);
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask(socket, { ideaIds: ['idea-1'] })));
    expect(answers.at(-1)).toMatchObject({ ok: false, code: 'too-fast', retryAfterMs: 1000 });
  });
});

/** The server answers what it knows, in order: once it has, whatever was asked before had no answer. */
async function afterwards(socket: Socket): Promise<unknown> {
  await socket
    .timeout(20_000)
    .emitWithAck('command', { id: 'later-command', type: 'vote.set', ideaId: 'none', on: true });
  return 'no answer';
}
