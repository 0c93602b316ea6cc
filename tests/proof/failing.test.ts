import { describe, expect, it } from 'vitest';
import type { Store } from '../../db/store.ts';
import { meetingSecret, newDevice, participantOf } from '../../realtime/devices.ts';
import { APPEND_TIMEOUT_MS } from '../../realtime/hall/append.ts';
import { QUEUE_LIMIT } from '../../realtime/hall/bounds.ts';
import type { CommandId } from '../../src/lib/meeting/ids.ts';
import type { Ack } from '../../src/lib/protocol/board.ts';
import { atEnd, call, connect, heard, serve } from '../net/ground.ts';
import { HandClock } from '../support/hand-clock.ts';
import { fold } from './ledger.ts';
import { scene, sqlitePlace } from './place.ts';
import { UnrulyStore } from './unruly-store.ts';

const TRY_AGAIN = { ok: false, code: 'unavailable', retryAfterMs: expect.any(Number) as number };

async function begin(clock?: HandClock) {
  const place = await sqlitePlace();
  atEnd(() => place.dispose());
  const inner: Store = await place.open('server');
  const at = await scene(inner);
  const store = new UnrulyStore(inner);
  const server = await serve({ store, ...(clock && { clock }) });
  const token = meetingSecret(newDevice(), at.meeting);
  const socket = connect(server, { code: at.code, audience: 'public', token });
  const deltas: unknown[] = [];
  await heard(socket, 'snapshot');
  socket.on('delta', (delta) => deltas.push(delta));
  const send = async (id: string, text: string): Promise<Ack> =>
    (await socket.timeout(30_000).emitWithAck('command', { id, type: 'idea.submit', text })) as Ack;
  const texts = async (): Promise<string[]> => {
    const state = fold(await inner.log.read(at.meeting, 0));
    return [...state.ideas.values()].map(({ text }) => text);
  };
  const shown = async (): Promise<string[]> => {
    const { body } = await call(server, 'GET', `/api/meetings/${at.code}/board`);
    return Object.values((body as { view: { ideas: Record<string, { text: string }> } }).view.ideas).map(
      ({ text }) => text
    );
  };
  return { ...at, server, store, inner, token, socket, deltas, send, texts, shown };
}

describe('a store that fails', () => {
  it('PF-40 before it wrote: everybody hears "unavailable", nothing happened, and sending it again does it once', async () => {
    const at = await begin();
    at.store.mood = 'fails-before';
    const acks = await Promise.all(['a', 'b', 'c'].map((name) => at.send(`command-${name}`, name)));
    for (const ack of acks) expect(ack).toMatchObject(TRY_AGAIN);
    expect(await at.texts()).toEqual([]);
    expect(await at.shown()).toEqual([]);
    at.store.mood = 'well';
    const again = await at.send('command-b', 'b');
    expect(again).toMatchObject({ ok: true });
    expect(await at.send('command-b', 'b')).toEqual(again);
    expect(await at.texts()).toEqual(['b']);
    expect(await at.shown()).toEqual(['b']);
    expect(at.deltas).toHaveLength(1);
  });

  it('PF-41 after it wrote: nobody hears "ok", but it is there, and sending it again gets its first result', async () => {
    const at = await begin();
    at.store.mood = 'fails-after';
    expect(await at.send('command-a', 'a')).toMatchObject(TRY_AGAIN);
    at.store.mood = 'well';
    expect(await at.texts()).toEqual(['a']);
    const again = await at.send('command-a', 'a');
    expect(again).toMatchObject({ ok: true });
    const state = fold(await at.inner.log.read(at.meeting, 0));
    expect([...state.ideas.keys()]).toEqual(again.ok ? [again.result.ideaId] : []);
    expect(state.version).toBe(again.ok ? again.version : 0);
    expect(await at.shown()).toEqual(['a']);
  });

  it('PF-42 never answers: "unavailable" after five seconds, and what is written after all is written once', async () => {
    const clock = new HandClock();
    const at = await begin(clock);
    at.store.mood = 'hangs';
    const waiting = at.send('command-a', 'a');
    while (at.store.begun === 0) await turn();
    clock.advance(APPEND_TIMEOUT_MS - 1);
    expect(await Promise.race([waiting, turn().then(() => 'nothing yet')])).toBe('nothing yet');
    clock.advance(1);
    expect(await waiting).toMatchObject(TRY_AGAIN);
    expect(await at.shown()).toEqual([]);
    // Another gets in before the one that hangs: that one finds its place taken.
    at.store.mood = 'well';
    expect(await at.send('command-b', 'b')).toMatchObject({ ok: true });
    at.store.release();
    expect(await at.send('command-a', 'a')).toMatchObject({ ok: true });
    expect(await at.texts()).toEqual(['b', 'a']);
  });

  it('PF-43 and cannot be read either: "unavailable" until it can, and then the meeting goes on', async () => {
    const at = await begin();
    expect(await at.send('command-a', 'a')).toMatchObject({ ok: true });
    at.store.mood = 'fails-after';
    at.store.readable = false;
    expect(await at.send('command-b', 'b')).toMatchObject(TRY_AGAIN);
    at.store.mood = 'well';
    expect(await at.send('command-c', 'c')).toMatchObject(TRY_AGAIN);
    expect(await at.shown()).toEqual(['a']);
    at.store.readable = true;
    expect(await at.send('command-c', 'c')).toMatchObject({ ok: true });
    expect(await at.texts()).toEqual(['a', 'b', 'c']);
  });

  it('PF-44 or is only slow: past 4,000 waiting commands newcomers hear "busy", and none of the others is lost', async () => {
    const at = await begin(new HandClock(Date.now(), 60));
    await at.send('command-a', 'a');
    const ideaId = (await at.inner.log.read(at.meeting, 0)).flatMap(({ events }) => events).at(-1)?.ideaId;
    const hall = (await at.server.halls.byCode(at.code))!;
    const participant = participantOf(await at.inner.keyring.keyFor(at.meeting), at.token);
    const vote = (n: number) => {
      const command = {
        type: 'vote.set',
        ideaId: String(ideaId),
        on: n % 2 === 0,
        id: `vote-number-${n}` as CommandId,
      } as const;
      return hall.submit({ role: 'resident', participant }, command);
    };
    at.store.mood = 'hangs';
    const first = vote(0);
    at.store.mood = 'well';
    const waiting = Array.from({ length: QUEUE_LIMIT }, (_, n) => vote(n + 1));
    const busy = { ok: false, code: 'busy', retryAfterMs: expect.any(Number) as number };
    expect(await vote(QUEUE_LIMIT + 1)).toMatchObject(busy);
    const command = { id: 'by-a-socket', type: 'idea.submit', text: 'x' };
    expect(await at.socket.timeout(30_000).emitWithAck('command', command)).toMatchObject(busy);
    at.store.release();
    const acks = await Promise.all([first, ...waiting]);
    expect(acks.filter((ack) => ack.ok)).toHaveLength(QUEUE_LIMIT + 1);
    const state = fold(await at.inner.log.read(at.meeting, 0));
    expect(state.version).toBe(Math.max(...acks.map((ack) => (ack.ok ? ack.version : 0))));
    expect(state.boardVotes).toBe(1);
  });
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
