import { describe, expect, it } from 'vitest';
import { meetingSecret, newDevice } from '../../realtime/devices.ts';
import { BROUGHT_A_MINUTE, Guesses, Marks, WRONG_A_MINUTE } from '../../realtime/guesses.ts';
import { parseReceipt } from '../../realtime/receipts.ts';
import { NOBODY } from '../../src/lib/meeting/self.ts';
import { services } from '../../src/lib/server/services.ts';
import { HandClock } from '../support/hand-clock.ts';
import { act, call, codeOf, command, connect, heard, meeting, raw, serve, type Ground } from './ground.ts';

const from = (mark: string) => ({ mark, cookies: null });
const NOWHERE = from('');

/** A token that is wrong in one place. */
function near(token: string, n: number): string {
  const at = n % token.length;
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const other = letters.charAt((letters.indexOf(token.charAt(at)) + 1 + (n % 62)) % letters.length);
  return token.slice(0, at) + other + token.slice(at + 1);
}

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
  return { hall, code, token: told.token, device, socket };
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
    const opened = await services().receipt(`${code.toLowerCase()}.${token}`, NOWHERE);
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
      const opened = await services().receipt(`${one.code}.${token}`, NOWHERE);
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
      expect(await services().receipt(receipt, NOWHERE), receipt.slice(0, 60)).toEqual({ outcome: 'unknown' });
    }
    expect(parseReceipt(`elm-204.${token}`)).toEqual({ code: 'ELM204', token });
  });

  it('RS-23 guesses from one place are slowed down, other places are not, and one that opens something never waits', async () => {
    const clock = new HandClock();
    const server = await serve({ clock });
    const { code, token } = await takingPart(server);
    const { here } = WRONG_A_MINUTE;
    // A hall full of people who mistype stays below it.
    expect(here).toBeGreaterThanOrEqual(300);
    for (let n = 0; n < here; n += 1) expect((await services().receipt('guess', from('one'))).outcome).toBe('unknown');
    const later = await services().receipt(`${code}.${newDevice()}`, from('one'));
    expect(later.outcome).toBe('later');
    expect(later.outcome === 'later' && later.retryAfterMs).toBeLessThanOrEqual(60_000);
    expect((await services().receipt(`${code}.${token}`, from('one'))).outcome).toBe('found');
    expect((await services().receipt('guess', from('another'))).outcome).toBe('unknown');
    expect((await services().receipt(`NOSUCH.${token}`, from('one'))).outcome).toBe('later');
    clock.advance(60_000);
    expect((await services().receipt('guess', from('one'))).outcome).toBe('unknown');
  });

  it('TW-40 a right receipt opens while somebody guesses, also of a meeting that is not in memory', async () => {
    const clock = new HandClock();
    const server = await serve({ clock });
    const one = await takingPart(server);
    const two = await takingPart(server);
    const right = ({ code, token }: typeof one) => services().receipt(`${code}.${token}`, from('one'));
    for (const { socket } of [one, two]) socket.disconnect();
    const isThere = (): boolean => {
      clock.advance(11 * 60_000);
      return server.halls.size > 0;
    };
    await expect.poll(isThere, { timeout: 20_000 }).toBe(false);
    for (let n = 0; n < WRONG_A_MINUTE.here; n += 1) await services().receipt('guess', from('one'));
    // Codes that no meeting has use up nothing of what is left for meetings.
    for (let n = 0; n < 2 * BROUGHT_A_MINUTE; n += 1)
      expect((await services().receipt(`NOSUCH.${newDevice()}`, from('one'))).outcome).toBe('later');
    expect((await services().receipt(`${one.code}.${newDevice()}`, from('one'))).outcome).toBe('later');
    expect((await right(one)).outcome).toBe('found');
    expect((await right(two)).outcome).toBe('found');
  });

  it('TW-40 few meetings a minute are brought into memory beyond the limit', () => {
    let now = 0;
    const guesses = new Guesses(() => now);
    for (let n = 0; n < BROUGHT_A_MINUTE; n += 1) expect(guesses.bring()).toBe(true);
    expect(guesses.bring()).toBe(false);
    now += 60_000;
    expect(guesses.bring()).toBe(true);
  });

  it('RS-23 many places together are slowed down too', () => {
    let now = 0;
    const guesses = new Guesses(() => now);
    const { here, all } = WRONG_A_MINUTE;
    for (let n = 0; n < all; n += 1) expect(guesses.count(`place ${Math.floor(n / here)}`)).toBe(0);
    expect(guesses.wait('a new place')).toBe(60_000);
    now += 59_999;
    expect([guesses.wait('a new place'), guesses.count('a new place')]).toEqual([1, 1]);
    now += 1;
    expect(guesses.wait('a new place')).toBe(0);
  });

  it('RS-23 a place is known by a mark that says nothing of its address, and is another one on another day and in another process', () => {
    let now = Date.parse('2026-11-22T10:00:00Z');
    const marks = new Marks(() => now);
    const mark = marks.of('203.0.113.9');
    expect([marks.of('203.0.113.9'), mark.includes('203')]).toEqual([mark, false]);
    expect(marks.of('203.0.113.10')).not.toBe(mark);
    expect(new Marks(() => now).of('203.0.113.9')).not.toBe(mark);
    now += 24 * 60 * 60_000;
    expect(marks.of('203.0.113.9')).not.toBe(mark);
  });

  it('RS-27 100,000 guesses at a meeting open nothing of anybody, however patiently they come', async () => {
    const clock = new HandClock();
    const server = await serve({ clock });
    const { code, token } = await takingPart(server);
    const nothing = JSON.stringify(NOBODY);
    let opened = 0;
    for (let n = 0; n < 100_000; n += 1) {
      // Every so often a minute passes, and it begins anew, from another place.
      if (n % 5000 === 0) clock.advance(60_000);
      const guess = `${code}.${n % 2 === 0 ? newDevice() : near(token, n)}`;
      const answer = await services().receipt(guess, from(`place ${n % 5000}`));
      if (answer.outcome === 'found' && JSON.stringify(answer.self) !== nothing) opened += 1;
    }
    expect(opened).toBe(0);
    expect((await services().receipt(`${code}.${token}`, from('their own'))).outcome).toBe('found');
  }, 120_000);

  it('RS-24 no line of the log and nothing stored holds a receipt', async () => {
    const server = await serve({ config: { logLevel: 'trace' } });
    const { code, token, device } = await takingPart(server);
    await services().receipt(`${code}.${token}`, NOWHERE);
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
