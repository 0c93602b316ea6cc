import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openMongoStore } from '../../db/mongo/store.ts';
import { apply, type Delta } from '../../src/lib/meeting/delta.ts';
import { view, type BoardView } from '../../src/lib/meeting/view.ts';
import type { Socket } from 'socket.io-client';
import { TestMongo } from '../contract/ground-mongo.ts';
import { act, call, codeOf, command, connect, heard, meeting, serve, staff, type Ground } from '../net/ground.ts';
import { startRedis, type TestRedis } from './redis.ts';

/** Everything happens in time, or the test fails. */
const IN_TIME = { timeout: 30_000, interval: 20 };

let redis: TestRedis;
let mongo: TestMongo;
beforeAll(async () => {
  [redis, mongo] = await Promise.all([startRedis(), TestMongo.start()]);
});
afterAll(async () => {
  await Promise.all([redis.kill(), mongo.stop()]);
});

/** Two servers, as on two machines: one database, one Redis. */
async function twoNodes(): Promise<readonly [Ground, Ground]> {
  const url = mongo.freshUrl();
  const node = async () => serve({ store: await openMongoStore(url), config: { redisUrl: redis.url } });
  return [await node(), await node()];
}

interface Watched {
  readonly socket: Socket;
  readonly board: () => BoardView;
  /** Resolves as soon as what is shown satisfies `wanted`. */
  until(wanted: (board: BoardView) => boolean): Promise<void>;
}

const snapshotShape = z.object({
  version: z.number(),
  view: z.custom<BoardView>((value) => typeof value === 'object'),
});

async function watch(node: Ground, code: string, token?: string): Promise<Watched> {
  const socket = connect(node, { code, audience: 'public', token });
  const waiting = new Set<() => void>();
  let { view: shown } = snapshotShape.parse(await heard(socket, 'snapshot'));
  socket.on('delta', (delta: Delta) => {
    shown = apply(shown, delta);
    for (const look of waiting) look();
  });
  return {
    socket,
    board: () => shown,
    until: (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          if (!wanted(shown)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

const votesOn = (board: BoardView) => Object.values(board.votes).reduce((sum, count) => sum + count, 0);

describe('two nodes on one MongoDB and one Redis', () => {
  it('CT-01 what is done on one shows on the other, and both end with what is in the log', async () => {
    const [here, there] = await twoNodes();
    const hall = await meeting(here, { moderation: 'post' });
    await act(hall, { type: 'meeting.open' });
    const code = await codeOf(hall);
    const people = await Promise.all(
      [here, there, here, there].map(async (node) => {
        const { token } = (await call(node, 'POST', `/api/meetings/${code}/join`)).told;
        return watch(node, code, token);
      })
    );
    await Promise.all(
      people.map(({ socket }, n) => command(socket, { type: 'idea.submit', text: `light lamp ${'abcd'[n]}` }))
    );
    await Promise.all(people.map(({ until }) => until((board) => board.tally.ideas === 4)));
    const ideas = Object.keys(people[0]?.board().ideas ?? {});
    // Everybody backs everything at the same time, on both nodes: each append of one is a lost race of the other.
    const votes = people.flatMap(({ socket }) =>
      ideas.map((ideaId) => command(socket, { type: 'vote.set', ideaId, on: true }))
    );
    expect(await Promise.all(votes)).toEqual(votes.map(() => expect.objectContaining({ ok: true }) as unknown));
    await Promise.all(people.map(({ until }) => until((board) => votesOn(board) === 16)));
    const truth = await hall.read((state) => view(state, 'public'));
    for (const { board } of people) expect(board()).toEqual(truth);
  });

  it('CT-02 a retry that reaches the other node is recognised there', async () => {
    const [here, there] = await twoNodes();
    const hall = await meeting(here);
    await act(hall, { type: 'meeting.open' });
    const code = await codeOf(hall);
    const { token } = (await call(here, 'POST', `/api/meetings/${code}/join`)).told;
    const [one, two] = [await watch(here, code, token), await watch(there, code, token)];
    const idea = { id: 'the-same-command', type: 'idea.submit', text: 'light the underpass' };
    const first: unknown = await one.socket.emitWithAck('command', idea);
    expect(await two.socket.emitWithAck('command', idea)).toEqual(first);
  });

  it('CT-09 who has an idea in front of them at one node is named at the other, also to who comes there later', async () => {
    const [here, there] = await twoNodes();
    const code = await codeOf(await meeting(here));
    const one = await staff(here.store, 'moderator');
    const console = (node: Ground, cookie: string) =>
      connect(node, { code, audience: 'staff' }, { extraHeaders: { cookie } });
    const near = console(here, one.cookie);
    await heard(near, 'lookers');
    near.emit('looking', { ideaId: 'idea-1' });
    const far = console(there, (await staff(here.store, 'commander')).cookie);
    const told: unknown[] = [];
    far.on('lookers', (lookers: unknown) => told.push(lookers));
    await vi.waitFor(() => expect(told.at(-1)).toEqual({ 'idea-1': [{ id: one.id, name: 'moderator' }] }), IN_TIME);
    near.disconnect();
    await vi.waitFor(() => expect(told.at(-1)).toEqual({}), IN_TIME);
  });

  it('CT-03 without Redis a node finds out by looking', async () => {
    const [here, there] = await twoNodes();
    const hall = await meeting(here);
    const code = await codeOf(hall);
    const far = await watch(there, code);
    await redis.kill();
    await act(hall, { type: 'meeting.open' });
    await far.until((board) => board.meeting.phase === 'live');
    await redis.start();
    await act(hall, { type: 'meeting.pause' });
    await far.until((board) => board.meeting.phase === 'paused');
    expect(far.board().meeting.phase).toBe('paused');
  });
});
