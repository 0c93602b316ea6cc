import { describe, expect, it } from 'vitest';
import type { Delta } from '../../src/lib/meeting/delta.ts';
import { parseParticipantId } from '../../src/lib/meeting/ids.ts';
import { BROADCASTS_A_SECOND, ground, PACKETS_WAITING, until, untilNoticed, type Ground } from './slow-ground.ts';
import { Wire } from './wire.ts';

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
