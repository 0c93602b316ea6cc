import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { createMemoryStore } from '../../db/memory.ts';
import { attachBoard } from '../../realtime/board.ts';
import { RoomCodes } from '../../realtime/board/room-code.ts';
import type { Hall } from '../../realtime/hall/hall.ts';
import { Halls } from '../../realtime/halls.ts';
import { NO_METRICS } from '../../realtime/metrics.ts';
import { parseParticipantId, parseStaffId, type CommandId } from '../../src/lib/meeting/ids.ts';
import { DEFAULT_SETTINGS } from '../../src/lib/meeting/settings.ts';
import type { Delta } from '../../src/lib/meeting/delta.ts';
import { atEnd } from '../net/ground.ts';
import { HandClock } from '../support/hand-clock.ts';
import { Wire } from './wire.ts';

/** Broadcasts are 50 ms apart, queues are looked at every second: what may wait before a reader is found to be slow. */
const BROADCASTS_A_SECOND = 20;
const PACKETS_WAITING = 32;

interface Ground {
  readonly url: string;
  readonly clock: HandClock;
  readonly hall: Hall;
  readonly slow: string[];
  /** Something large changes, and is broadcast. */
  stir(): Promise<void>;
  /** What the server holds back for each of its sockets now: packets, and bytes of the connection itself. */
  queues(): { readonly packets: number; readonly bytes: number }[];
  sockets(): number;
}

async function ground(): Promise<Ground> {
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
    roomCodes: new RoomCodes({ keyOf: async () => 'a key', clock }),
    metrics: { ...NO_METRICS, slowReader: (outcome) => slow.push(outcome) },
    identify: { resident: async ({ token }) => parseParticipantId(token), staff: async () => null },
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
    { ...DEFAULT_SETTINGS, title: 'Slow', moderation: 'post' },
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
    sockets: () => board.io.of('/board').sockets.size,
  };
}

/** Stirs until the server has noticed that somebody does not read. */
async function untilNoticed(at: Ground): Promise<void> {
  for (let stirs = 0; at.slow.length === 0; stirs += 1) {
    if (stirs > 2000) throw new Error('nobody was found to be slow');
    await at.stir();
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Lets sockets work and the clock go on until something holds. */
async function until(at: Ground, holds: () => boolean): Promise<void> {
  while (!holds()) {
    await turn();
    at.clock.advance(50);
  }
}

describe('whoever does not read', () => {
  it('PF-30 is not written to without limit, and gets all that it missed as one delta when it reads again', async () => {
    const at = await ground();
    const reader = await Wire.open(at.url);
    const deltas: Delta[] = [];
    let version = -1;
    reader.ws.on('message', (data: Buffer) => {
      const [, name, json = ''] = /^42\/board,\["(snapshot|delta)",(.*)\]$/s.exec(data.toString()) ?? [];
      if (name === 'snapshot') version = (JSON.parse(json) as { version: number }).version;
      if (name === 'delta') deltas.push(JSON.parse(json) as Delta);
    });
    await reader.handshake('{"code":"SLOW22","audience":"public"}');
    await until(at, () => version > 0);
    reader.ws.pause();
    await untilNoticed(at);
    expect(at.slow).toEqual(['coalesced']);
    const held = at.queues()[0]!;
    expect(held.packets).toBeLessThanOrEqual(PACKETS_WAITING + 2 * BROADCASTS_A_SECOND);
    const missedFrom = at.hall.board.version;
    for (let stirs = 0; stirs < 100; stirs += 1) await at.stir();
    // Not one more packet waits than when it was noticed, though a hundred were broadcast.
    expect(at.queues()[0]?.packets).toBeLessThanOrEqual(held.packets);
    expect(at.queues()[0]?.bytes).toBeLessThanOrEqual(held.bytes);

    reader.ws.resume();
    await until(at, () => deltas.at(-1)?.to === at.hall.board.version);
    for (const delta of deltas) {
      expect(delta.from).toBe(version);
      version = delta.to;
    }
    expect(deltas.at(-1)).toMatchObject({ from: missedFrom, to: missedFrom + 100 });
    await at.stir();
    await until(at, () => deltas.at(-1)?.to === missedFrom + 101);
    expect(deltas.at(-1)?.from).toBe(missedFrom + 100);
    reader.close();
  });

  it('PF-31 is let go after 30 s, and those who do read notice nothing', async () => {
    const at = await ground();
    const reader = await Wire.at(at.url, { code: 'SLOW22', audience: 'public' });
    const other = await Wire.at(at.url, { code: 'SLOW22', audience: 'public' });
    let heard = 0;
    other.ws.on('message', (data: Buffer) => {
      if (data.toString().startsWith('42/board,["delta"')) heard += 1;
    });
    reader.ws.pause();
    let stirs = 0;
    while (at.slow.length === 0) {
      await at.stir();
      stirs += 1;
      // The other one keeps up: each has arrived before the next is sent.
      await until(at, () => heard === stirs);
    }
    at.clock.advance(29_000);
    expect(at.sockets()).toBe(2);
    at.clock.advance(3000);
    expect(at.slow).toEqual(['coalesced', 'closed']);
    await until(at, () => at.sockets() === 1);
    await at.stir();
    await until(at, () => heard === stirs + 1);
    expect(other.closed).toBeNull();
    reader.close();
    other.close();
  });

  it('PF-32 and asks for the whole board over and over gets it three times, then once in two seconds', async () => {
    const at = await ground();
    const asker = await Wire.open(at.url);
    let boards = 0;
    asker.ws.on('message', (data: Buffer) => {
      if (/^42\/board,\["(snapshot|delta)"/.test(data.toString())) boards += 1;
    });
    await asker.handshake('{"code":"SLOW22","audience":"public","token":"participant"}');
    await settled(at, asker);
    expect(boards).toBe(1);
    const insist = async (): Promise<void> => {
      for (let times = 0; times < 300; times += 1) asker.say('42/board,["resync",{"since":null}]');
      await asker.heard();
    };
    const began = at.clock.now();
    await insist();
    await settled(at, asker);
    expect(at.clock.now()).toBe(began);
    expect(boards).toBe(1 + 3);
    at.clock.advance(2000);
    await insist();
    await settled(at, asker);
    expect(boards).toBe(1 + 3 + 1);
    asker.close();
  });

  it('PF-33 and sends thousands of messages at once is closed, alone', async () => {
    const at = await ground();
    const flooder = await Wire.at(at.url, { code: 'SLOW22', audience: 'public', token: 'participant' });
    const other = await Wire.at(at.url, { code: 'SLOW22', audience: 'public', token: 'participant' });
    let farewell = '';
    flooder.ws.on('message', (data: Buffer) => {
      if (data.toString().includes('goodbye')) farewell = data.toString();
    });
    const answers = Array.from({ length: 2100 }, () => flooder.ask('["command",null]'));
    const answered = (await Promise.all(answers)).filter((ack) => ack !== null);
    expect(answered).toHaveLength(2000);
    expect(farewell).toBe('42/board,["goodbye",{"reason":"abuse"}]');
    expect(flooder.closed).not.toBeNull();
    expect(await other.heard()).toBe(true);
    other.close();
  });
});

/** Whatever the server had to say by now has arrived: it answers in order. */
async function settled(at: Ground, wire: Wire): Promise<void> {
  // What is private is read between two batches, and so a moment later than the question.
  await at.hall.self(parseParticipantId('participant')!);
  await wire.heard();
}
