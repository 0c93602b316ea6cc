import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Socket } from 'socket.io-client';
import type { LoggedBatch } from '../../db/store.ts';
import { meetingSecret, newDevice, participantOf } from '../../realtime/devices.ts';
import { systemClock, type Clock } from '../../realtime/hall/clock.ts';
import type { Running } from '../../realtime/server.ts';
import type { CommandId } from '../../src/lib/meeting/ids.ts';
import type { Ack } from '../../src/lib/protocol/board.ts';
import { connect, heard, serve } from '../net/ground.ts';
import { HandClock } from '../support/hand-clock.ts';
import { fold } from './ledger.ts';
import { KINDS, PLACES, scene, type Place, type Scene } from './place.ts';

const VOTES = 1000;

describe.each(KINDS)('once and only once, on %s', (kind) => {
  let place: Place;
  beforeAll(async () => {
    place = await PLACES[kind]();
  });
  afterAll(() => place.dispose());

  async function begin(clock: Clock = systemClock) {
    const store = await place.open('server');
    const at = await scene(store);
    const server = await serve({ store, clock });
    const token = meetingSecret(newDevice(), at.meeting);
    const participant = participantOf(await store.keyring.keyFor(at.meeting), token);
    return { store, server, token, participant, ...at };
  }

  /** Somebody's idea to vote on. */
  async function idea(server: Running, { code, meeting }: Scene): Promise<string> {
    const [socket] = await sockets(server, code, meetingSecret(newDevice(), meeting), 1);
    const ack = await send(socket!, { id: 'the-idea', type: 'idea.submit', text: 'More light' });
    return (ack.ok && ack.result.ideaId) || '';
  }

  it('PF-10 the same command ten times at once has one effect and one result', async () => {
    const { server, store, token, code, meeting } = await begin();
    const seats = await sockets(server, code, token, 10);
    const submit = { id: 'one-command', type: 'idea.submit', text: 'More light' };
    const acks = await Promise.all(seats.map((seat) => send(seat, submit)));
    expect(acks[0]).toMatchObject({ ok: true, result: { ideaId: expect.any(String) as string } });
    for (const ack of acks) expect(ack).toEqual(acks[0]);
    const again = await Promise.all(Array.from({ length: 10 }, () => send(seats[0]!, submit)));
    for (const ack of again) expect(ack).toEqual(acks[0]);
    const state = fold(await store.log.read(meeting, 0));
    expect(state.ideas.size).toBe(1);
    expect(carrying(await store.log.read(meeting, 0), 'one-command')).toBe(1);
  });

  it('PF-11 a thousand votes of one participant at once, from ten sockets, count one', async () => {
    // Time flies, so that no limit keeps any of them from being counted.
    const { server, store, token, ...at } = await begin(new HandClock(Date.now(), 60));
    const ideaId = await idea(server, at);
    const seats = await sockets(server, at.code, token, 10);
    const acks = await Promise.all(Array.from({ length: VOTES }, (_, n) => send(seats[n % 10]!, vote(n, ideaId))));
    expect(acks.filter((ack) => ack.ok)).toHaveLength(VOTES);
    const state = fold(await store.log.read(at.meeting, 0));
    expect([...state.ideas.values()][0]?.supporters.size).toBe(1);
    expect(state.boardVotes).toBe(1);
  });

  it('PF-11 the same at the pace of the clock on the wall: what is too fast is told so, and the count is one', async () => {
    const { server, store, token, ...at } = await begin();
    const ideaId = await idea(server, at);
    const seats = await sockets(server, at.code, token, 10);
    const acks = await Promise.all(Array.from({ length: VOTES }, (_, n) => send(seats[n % 10]!, vote(n, ideaId))));
    const counted = acks.filter((ack) => ack.ok).length;
    expect(counted).toBeGreaterThanOrEqual(60);
    for (const ack of acks) {
      if (!ack.ok) expect(ack).toMatchObject({ code: 'too-fast', retryAfterMs: expect.any(Number) as number });
    }
    const batches = await store.log.read(at.meeting, 0);
    expect(fold(batches).boardVotes).toBe(1);
    expect(batches.flatMap(({ events }) => events).filter(({ type }) => type === 'vote.cast')).toHaveLength(1);
  });

  it('PF-12 a thousand votes of one participant in one batch count one', async () => {
    const { server, store, participant, ...at } = await begin(new HandClock(Date.now(), 60));
    const ideaId = await idea(server, at);
    const hall = await server.halls.byCode(at.code);
    const actor = { role: 'resident', participant } as const;
    // The first is on its way to the disk alone; all the others are the next batch.
    const first = hall!.submit(actor, { type: 'vote.set', ideaId, on: false, id: 'the-first' as CommandId });
    const votes = Array.from({ length: VOTES }, (_, n) => hall!.submit(actor, vote(n, ideaId)));
    const acks = await Promise.all([first, ...votes]);
    expect(acks.filter((ack) => ack.ok)).toHaveLength(VOTES + 1);
    const batches = await store.log.read(at.meeting, 0);
    expect(batches.at(-1)?.events).toHaveLength(VOTES);
    expect(fold(batches).boardVotes).toBe(1);
    expect(hall!.snapshot('public').view.votes).toEqual({ [ideaId]: 1 });
  });

  it('PF-13 the same command ten times in one batch, and again in the next, is in the log once', async () => {
    const { server, store, participant, ...at } = await begin();
    const ideaId = await idea(server, at);
    const hall = await server.halls.byCode(at.code);
    const actor = { role: 'resident', participant } as const;
    const acks = await Promise.all(Array.from({ length: 10 }, () => hall!.submit(actor, vote(1, ideaId))));
    acks.push(await hall!.submit(actor, vote(1, ideaId)));
    for (const ack of acks) expect(ack).toEqual(acks[0]);
    expect(acks[0]?.ok).toBe(true);
    expect(carrying(await store.log.read(at.meeting, 0), vote(1, ideaId).id)).toBe(1);
  });
});

function vote(n: number, ideaId: string) {
  return { id: `vote-number-${n}` as CommandId, type: 'vote.set', ideaId, on: true } as const;
}

/** That many sockets of one resident. */
async function sockets(server: Running, code: string, token: string, count: number): Promise<Socket[]> {
  const made = Array.from({ length: count }, () => connect(server, { code, audience: 'public', token }));
  await Promise.all(made.map((socket) => heard(socket, 'snapshot')));
  return made;
}

async function send(socket: Socket, command: Readonly<Record<string, unknown>>): Promise<Ack> {
  return (await socket.timeout(30_000).emitWithAck('command', command)) as Ack;
}

/** How many events carry this command's id. */
function carrying(batches: readonly LoggedBatch[], cmd: string): number {
  return batches.flatMap(({ events }) => events).filter((event) => event.cmd === cmd).length;
}
