import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import type { WebSocket } from 'ws';
import { createMemoryStore } from '../../db/memory.ts';
import { attachBoard } from '../../realtime/board.ts';
import { RoomCodes, roomCodeOf } from '../../realtime/board/room-code.ts';
import type { Hall } from '../../realtime/hall/hall.ts';
import { Halls } from '../../realtime/halls.ts';
import { NO_METRICS } from '../../realtime/metrics.ts';
import { parseParticipantId, parseStaffId, type CommandId } from '../../src/lib/meeting/ids.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/lib/meeting/settings.ts';
import { atEnd } from '../net/ground.ts';
import { HandClock } from '../support/hand-clock.ts';

/** Broadcasts are 50 ms apart, queues are looked at every second: what may wait before a reader is found to be slow. */
export const BROADCASTS_A_SECOND = 20;
export const PACKETS_WAITING = 32;

const OFFICER = {
  staff: {
    id: 'officer',
    name: 'An officer',
    email: 'officer@example.org',
    role: 'officer',
    everywhere: true,
  },
  sessionId: 'a session',
} as const;

export interface Ground {
  readonly url: string;
  readonly clock: HandClock;
  readonly hall: Hall;
  readonly slow: string[];
  /** Something large changes, and is broadcast. */
  stir(): Promise<void>;
  /** What the server holds back for each of its sockets now: packets, and bytes of the connection itself. */
  queues(): { readonly packets: number; readonly bytes: number }[];
  sockets(): number;
  /** What screens should show now. */
  code(): string;
}

/** A board on the wire, with a clock that the test moves on. */
export async function ground(settings: Partial<Settings> = {}): Promise<Ground> {
  const clock = new HandClock();
  const failures: unknown[] = [];
  const report = (what: string, error: unknown): void => void failures.push(what, error);
  const halls = new Halls({ store: createMemoryStore(), clock, report });
  const slow: string[] = [];
  const board = attachBoard({
    halls,
    clock,
    report,
    originAllowed: () => true,
    publishing: { publish: () => Promise.reject(new Error('nobody publishes here')) },
    pictures: { list: () => Promise.reject(new Error('nobody brings pictures here')) },
    roomCodes: new RoomCodes({ keyOf: async () => 'a key', clock }),
    metrics: { ...NO_METRICS, slowReader: (outcome) => slow.push(outcome) },
    identify: {
      resident: async ({ token }) => parseParticipantId(token),
      admits: async () => true,
      staff: async (cookie) => (cookie === 'staff' ? OFFICER : null),
    },
  });
  const http = createServer((request, response) => board.engine.handleRequest(request as never, response));
  http.on('upgrade', (request, socket, head) => board.engine.handleUpgrade(request, socket, head));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  atEnd(async () => {
    for (const { conn } of board.io.of('/board').sockets.values()) conn.close(true);
    const closing = board.close('stopping');
    clock.advance(10_000);
    await closing;
    await halls.close();
    await new Promise((done) => http.close(done));
    expect(failures).toEqual([]);
  });
  const hall = await halls.create(
    { ...DEFAULT_SETTINGS, title: 'Slow', moderation: 'post', ...settings },
    { by: 'system', code: 'SLOW22' as never }
  );
  const staff = parseStaffId('somebody');
  if (!staff) throw new Error('that is an id');
  let stirs = 0;
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    clock,
    hall,
    slow,
    async stir() {
      stirs += 1;
      const reasons = Object.fromEntries(
        Array.from({ length: 40 }, (_, n) => [`reason-${n}`, `${stirs} `.padEnd(300, 'x')])
      );
      const policy = { reasons, referrals: reasons, translations: { es: { reasons, referrals: reasons } } };
      const id = `stir-number-${stirs}` as CommandId;
      const ack = await hall.submit({ role: 'admin', staff }, { type: 'meeting.configure', settings: { policy }, id });
      if (!ack.ok) throw new Error(ack.code);
      clock.advance(1000 / BROADCASTS_A_SECOND);
    },
    queues: () =>
      [...board.io.of('/board').sockets.values()].map(({ conn }) => {
        const { writeBuffer, transport } = conn as unknown as {
          writeBuffer: unknown[];
          transport: { socket: WebSocket };
        };
        return { packets: writeBuffer.length, bytes: transport.socket.bufferedAmount };
      }),
    code: () => roomCodeOf('a key', Math.floor(clock.now() / 60_000)),
    sockets: () => board.io.of('/board').sockets.size,
  };
}

/** Stirs until the server has noticed that somebody does not read. */
export async function untilNoticed(at: Ground): Promise<void> {
  for (let stirs = 0; at.slow.length === 0; stirs += 1) {
    if (stirs > 2000) throw new Error('nobody was found to be slow');
    await at.stir();
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Lets sockets work and the clock go on until something holds. */
export async function until(at: Ground, holds: () => boolean): Promise<void> {
  while (!holds()) {
    await turn();
    at.clock.advance(50);
  }
}
