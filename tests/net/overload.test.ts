import type { RequestListener } from 'node:http';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Admission } from '../../realtime/overload/admission.ts';
import { Lateness } from '../../realtime/overload/lateness.ts';
import { newDevice } from '../../realtime/devices.ts';
import { steadyClock } from '../../realtime/hall/clock.ts';
import { Regulars } from '../../realtime/overload/regulars.ts';
import { HandClock } from '../support/hand-clock.ts';
import { act, call, codeOf, command, connect, heard, meeting, serve, staff, type Ground } from './ground.ts';

const pages: RequestListener = (_message, response) => void response.end('a page');

/** How late each look at the event loop is, in ms. */
let late = 0;
let clock: HandClock;

beforeEach(() => {
  late = 0;
  clock = new HandClock();
});

function admission(fraction = (): number => 0.5): Admission {
  return new Admission({ clock, fraction, late: () => late });
}

describe('whether a server keeps up', () => {
  it('SV-92 being late once is nothing, being late all the time is an overload, and the next is seen sooner', () => {
    const lateness = new Lateness({ lateMs: 200, patienceMs: 2000 });
    let now = 1_000_000;
    const looks = (times: number, by: number): boolean => {
      for (let look = 0; look < times; look += 1) lateness.look((now += 100), by);
      return lateness.overloaded(now);
    };
    expect(looks(1, 60_000)).toBe(false);
    for (let burst = 0; burst < 50; burst += 1) {
      expect(looks(19, 1500)).toBe(false);
      expect(looks(1, 199)).toBe(false);
    }
    expect(looks(20, 200)).toBe(false);
    expect(looks(1, 200)).toBe(true);
    expect(looks(29, 0)).toBe(true);
    expect(looks(1, 0)).toBe(false);
    expect(looks(5, 200)).toBe(false);
    expect(looks(1, 200)).toBe(true);
    expect(looks(600, 0)).toBe(false);
    expect(looks(20, 200)).toBe(false);
  });

  it('SV-92 is not asked of the time of day, which somebody may set', () => {
    const wall = vi.spyOn(Date, 'now').mockReturnValue(0);
    const before = steadyClock.now();
    expect(before).toBeGreaterThan(0);
    wall.mockReturnValue(-3_600_000);
    expect(steadyClock.now()).toBeGreaterThanOrEqual(before);
    wall.mockRestore();
  });

  it('SV-108 remembers who was in by what they show, and looks up few sessions at once', async () => {
    let [asked, answer] = [0, (_: boolean): void => {}];
    const staff = new Promise<boolean>((resolve) => (answer = resolve));
    const regulars = new Regulars(() => ((asked += 1), staff));
    const [token, other] = [newDevice(), newDevice()];
    expect(regulars.comerOf({ cookieHeader: undefined, token })).toBe('new');
    regulars.note({ cookieHeader: undefined, token });
    expect(regulars.comerOf({ cookieHeader: `of_device=${token}` })).toBe('back');
    expect(await regulars.proved({ cookieHeader: `of_device=${other}` })).toBe('new');
    expect(asked).toBe(0);
    const shown = { cookieHeader: `of_session=${other}` };
    const proofs = Array.from({ length: 21 }, () => regulars.proved(shown));
    expect(await proofs[20]).toBe('new');
    expect(asked).toBe(20);
    answer(true);
    expect(await proofs[0]).toBe('back');
    expect(regulars.comerOf(shown)).toBe('back');
  });

  it('SV-93 newcomers are told different times, and later ones the more there are', () => {
    let fraction = 0;
    const door = admission(() => fraction);
    expect(door.wait('new')).toBe(0);
    late = 300;
    clock.advance(2500);
    const first = door.wait('new');
    fraction = 0.999;
    const second = door.wait('new');
    expect(first).toBeGreaterThanOrEqual(2500);
    expect(second).toBeGreaterThan(2.9 * first);
    fraction = 0.5;
    for (let other = 0; other < 1000; other += 1) door.wait('new');
    expect(door.wait('new')).toBeGreaterThan(10_000);
    for (let other = 0; other < 100_000; other += 1) door.wait('new');
    expect(door.wait('new')).toBe(30_000);
    late = 0;
    clock.advance(5000);
    expect(door.wait('new')).toBe(0);
    late = 300;
    clock.advance(2500);
    expect(door.wait('new')).toBeLessThan(6000);
    door.stop();
  });

  it('SV-94 who was in comes in again, unless it is far worse', () => {
    const door = admission();
    late = 1000;
    clock.advance(60_000);
    expect(door.wait('back')).toBe(0);
    late = 2000;
    clock.advance(4900);
    expect(door.wait('back')).toBe(0);
    clock.advance(300);
    expect(door.wait('back')).toBeGreaterThan(0);
    door.stop();
  });

  it('SV-96 a thousand newcomers are looked up at once, and those who come back beside them', () => {
    const door = admission();
    const over = Array.from({ length: 1000 }, () => {
      expect(door.wait('new')).toBe(0);
      return door.knock('new');
    });
    for (let back = 0; back < 1000; back += 1) door.knock('back');
    expect(door.wait('new')).toBeGreaterThan(0);
    expect(door.wait('back')).toBe(0);
    for (let back = 1000; back < 4000; back += 1) door.knock('back');
    expect(door.wait('back')).toBeGreaterThan(0);
    over[0]?.();
    expect(door.wait('new')).toBe(0);
    door.stop();
  });
});

/** A server with a meeting that somebody is in, and that is overloaded from now on. */
async function overloaded(): Promise<{ readonly server: Ground; readonly code: string; readonly cookie: string }> {
  const server = await serve({ clock, late: () => late, pages });
  const hall = await meeting(server, { moderation: 'post' });
  await act(hall, { type: 'meeting.open' });
  const code = await codeOf(hall);
  const { cookies } = await call(server, 'POST', `/api/meetings/${code}/join`);
  return { server, code, cookie: cookies[0] ?? '' };
}

function overload(): void {
  late = 500;
  clock.advance(2500);
}

describe('an overloaded server', () => {
  it('SV-93 says busy, and when to come again, to newcomers on sockets', async () => {
    const { server, code } = await overloaded();
    overload();
    const refused = (await heard(connect(server, { code, audience: 'public' }), 'connect_error')) as {
      readonly data: { readonly retryAfterMs: number };
    };
    expect(refused.data).toMatchObject({ code: 'busy', message: expect.stringContaining('try again') as string });
    expect(refused.data.retryAfterMs).toBeGreaterThanOrEqual(2500);
    expect((await call(server, 'GET', '/api/metrics')).text).toContain('of_turned_away_total{comer="new"} 1');
    late = 0;
    clock.advance(5000);
    await heard(connect(server, { code, audience: 'public' }), 'snapshot');
  });

  it('SV-93 answers 503 with Retry-After to newcomers who ask for a page, or to join', async () => {
    const { server, code } = await overloaded();
    overload();
    for (const path of ['/', `/m/${code}`, `/m/${code}/screen`, '/progress']) {
      const { status, headers } = await call(server, 'GET', path);
      expect([path, status]).toEqual([path, 503]);
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(3);
    }
    const join = await call(server, 'POST', `/api/meetings/${code}/join`);
    expect([join.status, join.told.error.code]).toEqual([503, 'busy']);
    expect(Number(join.headers.get('retry-after'))).toBeGreaterThanOrEqual(3);
    expect(join.setCookie).toEqual([]);
  });

  it('SV-94 acknowledges those who are in, and lets in those who were', async () => {
    const { server, code, cookie } = await overloaded();
    const extraHeaders = { cookie };
    const socket = connect(server, { code, audience: 'public' }, { extraHeaders });
    await heard(socket, 'snapshot');
    overload();
    expect(await command(socket, { type: 'idea.submit', text: 'A light at the crossing.' })).toMatchObject({
      ok: true,
    });
    await heard(connect(server, { code, audience: 'public', since: 1 }, { extraHeaders }), 'delta');
    expect((await call(server, 'GET', `/m/${code}`, { cookie })).status).toBe(200);
    expect((await call(server, 'POST', `/api/meetings/${code}/join`, { cookie })).status).toBe(200);
  });

  it('SV-108 takes nobody’s word for having been here: a made-up cookie, token, version or session is a newcomer’s', async () => {
    const { server, code, cookie: joinedOnly } = await overloaded();
    overload();
    const made = `of_device=${newDevice()}; of_session=${newDevice()}`;
    for (const cookie of [made, joinedOnly]) {
      expect((await call(server, 'GET', `/m/${code}`, { cookie })).status).toBe(503);
      expect((await call(server, 'POST', `/api/meetings/${code}/join`, { cookie })).status).toBe(503);
      for (const auth of [
        { code, audience: 'public', since: 0, token: newDevice() },
        { code, audience: 'public', since: 3 },
        { code, audience: 'staff' },
        { code, audience: 'screen', since: 1 },
      ]) {
        const refused = await heard(connect(server, auth, { extraHeaders: { cookie } }), 'connect_error');
        expect(refused).toMatchObject({ data: { code: 'busy' } });
      }
    }
  });

  it('SV-94 holds up neither staff nor health nor files nor what scripts read', async () => {
    const { server, code } = await overloaded();
    const { cookie } = await staff(server.store, 'officer');
    overload();
    const free = [
      '/api/health/live',
      '/api/health/ready',
      '/api/metrics',
      `/api/meetings/${code}/board`,
      '/api/meetings',
    ];
    for (const path of [...free, '/_app/immutable/a.js', '/favicon.svg', '/staff', '/staff/sign-in']) {
      expect([path, (await call(server, 'GET', path)).status]).toEqual([path, 200]);
    }
    expect((await call(server, 'GET', `/m/${code}/screen`, { cookie })).status).toBe(200);
    await heard(connect(server, { code, audience: 'screen' }, { extraHeaders: { cookie } }), 'snapshot');
  });

  it('SV-95 shows newcomers a page in their language that comes again by itself', async () => {
    const { server, code } = await overloaded();
    overload();
    const { text, headers } = await call(server, 'GET', `/m/${code}`, { headers: { 'accept-language': 'es-MX' } });
    expect(text).toContain('<html lang="es"');
    expect(text).toContain('Muchas personas');
    expect(text).toContain(`<meta http-equiv="refresh" content="${headers.get('retry-after')}">`);
    expect(text).not.toMatch(/src=|href=|<script/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await call(server, 'GET', `/m/${code}`)).text).toContain('Many people are joining');
  });
});
