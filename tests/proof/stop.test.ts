import { describe, expect, it } from 'vitest';
import { meetingSecret, newDevice, participantOf } from '../../realtime/devices.ts';
import type { Sender } from '../../src/lib/meeting/actors.ts';
import type { Ack } from '../../src/lib/protocol/board.ts';
import { atEnd, call, connect, heard, serve } from '../net/ground.ts';
import { HandClock } from '../support/hand-clock.ts';
import { rngFrom } from '../support/rng.ts';
import { Ledger } from './ledger.ts';
import { scene, sqlitePlace } from './place.ts';
import { freePort, startProcess } from './process.ts';
import { UnrulyStore } from './unruly-store.ts';
import { Wire } from './wire.ts';

const SEATS = 20;
const LANES = 5;
const BEFORE_THE_SIGNAL = 300;

describe('a server that is asked to stop', () => {
  it('PF-50 while a hundred commands are on their way: what is acknowledged is in the log, and what is in the log is acknowledged', async () => {
    const place = await sqlitePlace();
    atEnd(() => place.dispose());
    const store = await place.open('server');
    const { meeting, code } = await scene(store);
    const key = await store.keyring.keyFor(meeting);
    await store.close();
    const server = await startProcess(place, await freePort(rngFrom(5)));
    const ledger = new Ledger();
    const seats = await Promise.all(
      Array.from({ length: SEATS }, async () => {
        const token = meetingSecret(newDevice(), meeting);
        const sender: Sender = `p:${participantOf(key, token)}`;
        return { sender, wire: await Wire.at(server.url, { code, audience: 'public', token }) };
      })
    );
    const first = seats[0]!;
    const ideaId = await submit(first.wire, ledger, first.sender);
    const signal: { exit?: Promise<unknown> } = {};
    const codes = new Set<string>();
    // Everybody goes on until they are cut off.
    const lane = async ({ sender, wire }: (typeof seats)[number], of: number): Promise<void> => {
      for (let n = 0; wire.closed === null; n += 1) {
        const id = `vote-${of}-number-${n}`;
        ledger.send(sender, id);
        const ack = await wire.ask(`["command",${JSON.stringify({ id, type: 'vote.set', ideaId, on: n % 2 === 0 })}]`);
        if (!ack) return;
        ledger.note(sender, id, ack);
        codes.add(ack.ok ? 'ok' : ack.code);
        if (ledger.accepted.size === BEFORE_THE_SIGNAL) signal.exit ??= server.end('SIGTERM');
      }
    };
    await Promise.all(seats.flatMap((seat) => Array.from({ length: LANES }, (_, of) => lane(seat, of))));
    expect(await signal.exit).toBe(0);

    const reader = await place.open();
    const found = ledger.against(await reader.log.read(meeting, 0));
    await reader.close();
    expect(found).toEqual({ lost: [], twice: [], unasked: [], unheard: [] });
    expect(ledger.accepted.size).toBeGreaterThanOrEqual(BEFORE_THE_SIGNAL);
    expect([...codes].filter((code) => !['ok', 'unavailable', 'too-fast'].includes(code))).toEqual([]);
  });

  it('PF-51 is not ready from then on; what is being written is acknowledged, what waited is not, and then it says goodbye', async () => {
    const place = await sqlitePlace();
    atEnd(() => place.dispose());
    const store = new UnrulyStore(await place.open('server'));
    const { meeting, code } = await scene(store);
    const server = await serve({ store });
    expect((await call(server, 'GET', '/api/health/ready')).status).toBe(200);
    const socket = connect(server, { code, audience: 'public', token: meetingSecret(newDevice(), meeting) });
    await heard(socket, 'snapshot');
    const order: string[] = [];
    socket.on('goodbye', ({ reason }: { reason: string }) => order.push(reason));
    socket.on('delta', () => order.push('delta'));
    const send = (id: string): Promise<Ack> =>
      new Promise((resolve) => {
        socket.emit('command', { id, type: 'idea.submit', text: id }, (ack: Ack) => {
          order.push(`${id} ${ack.ok ? 'ok' : ack.code}`);
          resolve(ack);
        });
      });
    store.mood = 'hangs';
    const begun = store.begun;
    const writing = send('is-being-written');
    while (store.begun === begun) await new Promise((resolve) => setImmediate(resolve));
    const waiting = send('has-to-wait');
    await call(server, 'GET', '/api/health/live');
    const stopped = server.stop();
    expect((await call(server, 'GET', '/api/health/ready')).status).toBe(503);
    expect((await call(server, 'GET', '/api/health/live')).status).toBe(200);
    expect(await waiting).toMatchObject({ ok: false, code: 'unavailable' });
    expect(await send('comes-too-late')).toMatchObject({ ok: false, code: 'unavailable' });
    store.release();
    expect(await writing).toMatchObject({ ok: true });
    await stopped;
    expect(order).toEqual([
      'has-to-wait unavailable',
      'comes-too-late unavailable',
      'is-being-written ok',
      'delta',
      'stopping',
    ]);
    const reader = await place.open();
    const events = (await reader.log.read(meeting, 0)).flatMap((batch) => batch.events);
    await reader.close();
    expect(events.at(-1)?.cmd).toBe('is-being-written');
  });

  it('PF-52 stops within eight seconds though its store hangs, and says goodbye before that', async () => {
    const place = await sqlitePlace();
    atEnd(() => place.dispose());
    const store = new UnrulyStore(await place.open('server'));
    const { meeting, code } = await scene(store);
    const clock = new HandClock();
    const server = await serve({ store, clock });
    const socket = connect(server, { code, audience: 'public', token: meetingSecret(newDevice(), meeting) });
    await heard(socket, 'snapshot');
    store.mood = 'hangs';
    const begun = store.begun;
    socket.emit('command', { id: 'is-never-written', type: 'idea.submit', text: 'A lamp' }, () => {});
    while (store.begun === begun) await new Promise((resolve) => setImmediate(resolve));
    const goodbye = heard(socket, 'goodbye');
    const stopped = { yes: false };
    const began = clock.now();
    const stopping = server.stop().then(() => (stopped.yes = true));
    while (!stopped.yes) {
      await new Promise((resolve) => setImmediate(resolve));
      clock.advance(5);
    }
    await stopping;
    expect(clock.now() - began).toBeLessThanOrEqual(8000);
    expect(await goodbye).toMatchObject({ reason: 'stopping' });
    store.release();
  });
});

async function submit(wire: Wire, ledger: Ledger, sender: Sender): Promise<string> {
  ledger.send(sender, 'the-idea');
  const ack = await wire.ask('["command",{"id":"the-idea","type":"idea.submit","text":"More light"}]');
  if (!ack?.ok) throw new Error('an idea is accepted');
  ledger.note(sender, 'the-idea', ack);
  return ack.result.ideaId ?? '';
}
