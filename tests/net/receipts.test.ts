import { describe, expect, it } from 'vitest';
import { meetingSecret, newDevice } from '../../realtime/devices.ts';
import { Misses } from '../../realtime/misses.ts';
import { MISSES_A_MINUTE, parseReceipt } from '../../realtime/receipts.ts';
import { services } from '../../src/lib/server/services.ts';
import { HandClock } from '../support/hand-clock.ts';
import { act, call, codeOf, command, connect, heard, meeting, raw, serve, type Ground } from './ground.ts';

/** Somebody who joined a running meeting, and what they hold. */
async function takingPart(server: Ground) {
  const hall = await meeting(server);
  await act(hall, { type: 'meeting.open' });
  const code = await codeOf(hall);
  const { told, cookies } = await call(server, 'POST', `/api/meetings/${code}/join`);
  const device = cookies[0]?.split('=')[1] ?? '';
  const socket = connect(server, { code, audience: 'public', token: told.token });
  await heard(socket, 'snapshot');
  await command(socket, { type: 'idea.submit', text: 'A lamp for the stairs' });
  return { hall, code, token: told.token, device };
}

describe('receipts', () => {
  it('RS-20 a receipt opens what its holder did in that meeting, without a cookie, and nothing else', async () => {
    const server = await serve();
    const { code, token, device, hall } = await takingPart(server);
    const receiptOf = (device: string | null, token: string | null = null) =>
      services().receiptOf(code, { token, device });
    expect(await receiptOf(device)).toBe(`${code}.${token}`);
    for (const other of [null, newDevice()]) expect(await receiptOf(other, token)).toBe(`${code}.${token}`);
    expect(await receiptOf(device, 'no token'), 'who it is for is said').toBeNull();
    expect(meetingSecret(device, hall.meeting)).toBe(token);
    const opened = await services().receipt(`${code.toLowerCase()}.${token}`);
    expect(opened).toMatchObject({ outcome: 'found', code, receipt: `${code}.${token}` });
    const ideas = opened.outcome === 'found' ? Object.values(opened.self.ideas) : [];
    expect(ideas).toMatchObject([{ text: 'A lamp for the stairs', state: 'waiting' }]);
    // What others may not see yet is not in what everybody sees.
    expect(opened.outcome === 'found' && opened.view.ideas).toEqual({});
  });

  it('RS-21 the token of another meeting, and one that nobody used, open nothing of anybody', async () => {
    const server = await serve();
    const [one, two] = [await takingPart(server), await takingPart(server)];
    for (const token of [two.token, newDevice()]) {
      const opened = await services().receipt(`${one.code}.${token}`);
      expect(opened).toMatchObject({ outcome: 'found', self: { ideas: {}, votes: {}, flags: [] } });
    }
    expect(await services().receiptOf(one.code, { token: null, device: null })).toBeNull();
    expect(await services().receiptOf(one.code, { token: null, device: 'made-up' })).toBeNull();
    expect(await services().receiptOf('NOSUCH', { token: null, device: one.device })).toBeNull();
  });

  it('RS-22 what cannot be a receipt, and one of no meeting, are told alike that there is none', async () => {
    const server = await serve();
    const { code, token } = await takingPart(server);
    const odd = [
      '',
      '.',
      code,
      `${code}.`,
      `.${token}`,
      `${code}.${token}x`,
      `${code}.${token.slice(1)}`,
      `NOSUCH.${token}`,
    ];
    for (const receipt of [...odd, `${code}.${token.slice(0, -1)}!`, '\u0000', 'x'.repeat(100_000)]) {
      expect(await services().receipt(receipt), receipt.slice(0, 60)).toEqual({ outcome: 'unknown' });
    }
    expect(parseReceipt(`elm-204.${token}`)).toEqual({ code: 'ELM204', token });
  });

  it('RS-23 guesses are slowed down all together, and one that opens something never waits', async () => {
    const clock = new HandClock();
    const server = await serve({ clock });
    const { code, token } = await takingPart(server);
    const misses = new Misses(() => clock.now(), MISSES_A_MINUTE);
    let free = 0;
    while (misses.count() === 0) free += 1;
    // A hall full of people who mistype stays below it.
    expect(free).toBeGreaterThanOrEqual(500);
    for (let n = 0; n < free; n += 1) expect((await services().receipt('guess')).outcome).toBe('unknown');
    const later = await services().receipt(`${code}.${newDevice()}`);
    expect(later.outcome).toBe('later');
    expect(later.outcome === 'later' && later.retryAfterMs).toBeLessThanOrEqual(60_000);
    expect((await services().receipt(`${code}.${token}`)).outcome).toBe('found');
    // Nothing is asked of the store from here on, be there such a meeting or not.
    await server.halls.close();
    expect((await services().receipt(`${code}.${token}`)).outcome).toBe('later');
    expect((await services().receipt(`NOSUCH.${token}`)).outcome).toBe('later');
    clock.advance(60_000);
    expect((await services().receipt('guess')).outcome).toBe('unknown');
  });

  it('RS-24 no line of the log and nothing stored holds a receipt', async () => {
    const server = await serve({ config: { logLevel: 'trace' } });
    const { code, token, device } = await takingPart(server);
    await services().receipt(`${code}.${token}`);
    for (const path of [`/r/${code}.${token}`, `/r/${code}.${token}/?x=${token}`, `/m/${code}/receipt`])
      await raw(server, path);
    const requests = server.lines.filter((line) => line.includes('/r/'));
    expect(requests.some((line) => line.includes('"/r/:receipt"'))).toBe(true);
    for (const secret of [token, device]) {
      expect(server.lines.join('\n')).not.toContain(secret);
      expect(server.stored()).not.toContain(secret);
    }
  });
});
