import { describe, expect, it } from 'vitest';
import { ground, until, untilNoticed } from './slow-ground.ts';
import { Wire } from './wire.ts';

describe('a screen that stalls', () => {
  it('SV-101 it hears the room’s code again when it reads again, also if it was the only screen and a minute went by', async () => {
    const at = await ground({ ballot: 'room' });
    const screen = await Wire.open(at.url, 'staff');
    const codes: string[] = [];
    screen.ws.on('message', (data: Buffer) => {
      const [, code] = /^42\/board,\["room",\{"code":"(\d+)"/.exec(data.toString()) ?? [];
      if (code) codes.push(code);
    });
    await screen.handshake('{"code":"SLOW22","audience":"screen"}');
    await until(at, () => codes.length > 0);
    // Near the end of a minute: who stalls for half of one is let go.
    at.clock.advance((105_000 - (at.clock.now() % 60_000)) % 60_000);
    screen.ws.pause();
    await untilNoticed(at);
    expect(at.clock.now() % 60_000).toBeGreaterThan(45_000);
    at.clock.advance(60_000 - (at.clock.now() % 60_000));
    expect(at.slow).toEqual(['coalesced']);
    expect(codes.at(-1)).not.toBe(at.code());
    screen.ws.resume();
    await until(at, () => codes.at(-1) === at.code());
    at.clock.advance(60_000);
    expect(codes.at(-1)).not.toBe(at.code());
    await until(at, () => codes.at(-1) === at.code());
    screen.close();
  });
});
