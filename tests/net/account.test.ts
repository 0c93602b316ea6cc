import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createMemoryStore } from '../../db/memory.ts';
import { emptyData } from '../../db/memory/data.ts';
import { issueLink } from '../../realtime/links.ts';
import { PLACE_MS, SignInThrottle } from '../../realtime/throttle.ts';
import { keepTidy } from '../../realtime/entrance.ts';
import { call, codeOf, connect, heard, meeting, PASSWORD, serve, type Ground } from './ground.ts';
import { withPassword } from './people-ground.ts';

const PHONE = 'Mozilla/5.0 (Linux; Android 9; SM-J530F) AppleWebKit/537.36 Mobile Safari/537.36';
const account = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      startedAt: z.number(),
      seenAt: z.number(),
      device: z.string(),
      name: z.string().nullable(),
      here: z.boolean(),
    })
  ),
});
const sessionsOf = async (server: Ground, cookie: string | undefined) =>
  account.parse((await call(server, 'GET', '/api/account', { cookie })).body).sessions;

/** Signed in a second time, from a phone. */
async function twice(server: Ground) {
  const person = await withPassword(server, 'moderator');
  const body = { email: person.email, password: PASSWORD };
  const [phone = ''] = (await call(server, 'POST', '/api/session', { body, headers: { 'user-agent': PHONE } })).cookies;
  return { ...person, phone };
}

describe('one’s own account', () => {
  it('PE-30 lists where one is signed in: since when, the hour of the last use, and what kind of device', async () => {
    const server = await serve();
    const { cookie, phone } = await twice(server);
    const sessions = await sessionsOf(server, phone);
    expect(sessions.map(({ device, here }) => [device, here])).toEqual([
      ['phone', true],
      ['unknown', false],
    ]);
    for (const { startedAt, seenAt } of sessions) {
      expect(startedAt).toBeLessThanOrEqual(Date.now());
      expect(seenAt % 3_600_000).toBe(0);
      expect(seenAt).toBeGreaterThan(0);
    }
    expect((await sessionsOf(server, cookie)).find(({ here }) => here)?.device).toBe('unknown');
  });

  it('PE-31 of a browser no more is kept than that, and nothing of an address', async () => {
    const server = await serve();
    await twice(server);
    expect(server.stored()).not.toMatch(/Mozilla|Android|SM-J530F|127\.0\.0\.1/);
    expect(server.lines.join('')).not.toMatch(/Mozilla|Android|SM-J530F/);
  });

  it('PE-32 a session gets a name from its owner', async () => {
    const server = await serve();
    const { phone } = await twice(server);
    const [own] = await sessionsOf(server, phone);
    const path = `/api/account/sessions/${own?.id ?? ''}`;
    expect((await call(server, 'PATCH', path, { cookie: phone, body: { name: ' The tablet ' } })).status).toBe(204);
    expect((await sessionsOf(server, phone))[0]).toMatchObject({ name: 'The tablet', device: 'phone' });
    await call(server, 'PATCH', path, { cookie: phone, body: { name: '' } });
    expect((await sessionsOf(server, phone))[0]?.name).toBeNull();
    expect((await call(server, 'PATCH', path, { cookie: phone, body: { name: 'x'.repeat(41) } })).status).toBe(400);
  });

  it.each(['one', 'all others'])('PE-33 ending %s closes its sockets at once, and no other', async (which) => {
    const server = await serve();
    const { cookie, phone } = await twice(server);
    const code = await codeOf(await meeting(server));
    const open = async (of: string) => {
      const socket = connect(server, { code, audience: 'staff' }, { extraHeaders: { cookie: of } });
      await heard(socket, 'snapshot');
      return socket;
    };
    const [lost, kept] = [await open(phone), await open(cookie)];
    const goodbye = heard(lost, 'goodbye');
    const other = (await sessionsOf(server, cookie)).find(({ here }) => !here);
    const path = which === 'one' ? `/api/account/sessions/${other?.id ?? ''}` : '/api/account/sessions';
    expect((await call(server, 'DELETE', path, { cookie })).status).toBe(204);
    expect(await goodbye).toEqual({ reason: 'signed-out' });
    expect((await call(server, 'GET', '/api/account', { cookie: phone })).status).toBe(401);
    expect(kept.connected).toBe(true);
    expect(await sessionsOf(server, cookie)).toHaveLength(1);
  });

  it('PE-34 nobody ends or names a session of somebody else', async () => {
    const server = await serve();
    const { cookie } = await twice(server);
    const stranger = await withPassword(server, 'admin');
    const [own] = await sessionsOf(server, cookie);
    for (const [method, body] of [
      ['DELETE', undefined],
      ['PATCH', { name: 'x' }],
    ] as const) {
      const answer = await call(server, method, `/api/account/sessions/${own?.id ?? ''}`, {
        cookie: stranger.cookie,
        body,
      });
      expect([answer.status, answer.told.error.code]).toEqual([404, 'unknown-session']);
    }
    expect(await sessionsOf(server, cookie)).toHaveLength(2);
  });

  it('PE-35 changing the password voids the links that would set one', async () => {
    const server = await serve();
    const { cookie, id } = await withPassword(server, 'moderator');
    const path = await issueLink(server.store.directory, 'reset', id, Date.now());
    const body = { password: PASSWORD, next: `another ${PASSWORD}` };
    expect((await call(server, 'PUT', '/api/account/password', { cookie, body })).status).toBe(204);
    const secret = path.split('/').at(-1) ?? '';
    expect((await call(server, 'POST', '/api/setup', { body: { secret, password: PASSWORD } })).status).toBe(410);
  });

  it('PE-35 changing the password needs the present one, and ends the other sessions', async () => {
    const server = await serve();
    const { cookie, phone, email } = await twice(server);
    const change = (password: string) =>
      call(server, 'PUT', '/api/account/password', { cookie, body: { password, next: `another ${PASSWORD}` } });
    expect((await change('not the password at all')).told.error.code).toBe('bad-credentials');
    expect((await change(PASSWORD)).status).toBe(204);
    expect((await call(server, 'GET', '/api/account', { cookie: phone })).status).toBe(401);
    expect((await call(server, 'GET', '/api/account', { cookie })).status).toBe(200);
    const signIn = { email, password: `another ${PASSWORD}` };
    expect((await call(server, 'POST', '/api/session', { body: signIn })).status).toBe(200);
  });
});

describe('tries to sign in', () => {
  const EMAIL = 'desk@station.example';
  const DAY = 24 * 60 * 60_000;

  async function throttled(start = DAY * 20_000) {
    const data = emptyData();
    const clock = { at: start };
    const open = () => {
      const { directory, keyring } = createMemoryStore(data);
      return new SignInThrottle({ ...directory, keyring, now: () => clock.at });
    };
    const throttle = open();
    for (let n = 0; n < 5; n += 1) expect(await throttle.take(EMAIL, '198.51.100.7', true)).toBe(0);
    return { data, clock, open, throttle };
  }

  it('PE-40 are counted across a restart, and on every node', async () => {
    const { open, clock } = await throttled();
    const again = open();
    expect(await again.take(EMAIL, '198.51.100.7', true)).toBeGreaterThan(0);
    expect(await again.take(EMAIL, 'the station', true)).toBe(0);
    clock.at += 60_000;
    expect(await again.take(EMAIL, '198.51.100.7', true)).toBe(0);
  });

  it('PE-41 are kept as hashes under a key of the day, for a minute; yesterday’s key is destroyed', async () => {
    const { data, clock, throttle, open } = await throttled();
    expect(JSON.stringify([...data.tries])).not.toMatch(/198|station/);
    expect([...data.keys.keys()]).toEqual(['throttle/20000', 'throttle/places']);
    clock.at += 60_000;
    await throttle.take('other@station.example', 'elsewhere', true);
    await Promise.resolve();
    expect([...data.tries.values()].every(({ until }) => until > clock.at)).toBe(true);
    clock.at += 3 * DAY;
    await open().tidy();
    expect([...data.keys.keys()]).toEqual(['throttle/places', 'throttle/20003']);
    expect(data.tries.size).toBe(0);
  });

  it('PE-41 tidying comes with the start of a server, and with every day of the clock', () => {
    const later: { ms: number; run: () => void }[] = [];
    const clock = { now: () => DAY / 4, after: (ms: number, run: () => void) => (later.push({ ms, run }), () => {}) };
    let tidied = 0;
    keepTidy({ tidy: () => Promise.resolve(void (tidied += 1)) }, clock, () => {});
    expect([tidied, later[0]?.ms]).toEqual([1, (DAY * 3) / 4]);
    later[0]?.run();
    expect([tidied, later.length]).toEqual([2, 2]);
  });

  it('PE-43 where an account signed in, guesses from everywhere keep nobody out for two weeks', async () => {
    const { clock, throttle, data } = await throttled();
    await throttle.forgive(EMAIL, 'the station');
    expect(JSON.stringify([...data.tries])).not.toMatch(/station/);
    const flood = async () => {
      for (let n = 0; n < 100; n += 1) await throttle.take(EMAIL, `place ${n}`, true);
    };
    await flood();
    expect(await throttle.take(EMAIL, 'elsewhere', true)).toBeGreaterThan(0);
    const waits = [];
    for (let n = 0; n < 6; n += 1) waits.push((await throttle.take(EMAIL, 'the station', true)) === 0);
    expect(waits).toEqual([true, true, true, true, true, false]);
    clock.at += PLACE_MS;
    await flood();
    expect(await throttle.take(EMAIL, 'the station', true)).toBeGreaterThan(0);
  });

  it('PE-44 of a thousand guesses from everywhere in one moment no more pass than one after the other', async () => {
    const throttle = (await throttled()).open();
    const all = Array.from({ length: 1000 }, (_, n) => throttle.take(EMAIL, `place ${n}`, true));
    expect((await Promise.all(all)).filter((wait) => wait === 0)).toHaveLength(35);
  });

  it('PE-42 cost the store the same whether the e-mail has an account or not, and leave one row if not', async () => {
    const data = emptyData();
    const { directory, keyring } = createMemoryStore(data);
    const asked: string[] = [];
    const tries = new Proxy(directory.tries, {
      get(target, name, receiver) {
        asked.push(String(name));
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
    const throttle = new SignInThrottle({ ...directory, tries, keyring, now: () => 1 });
    await throttle.take(EMAIL, 'here', true);
    const costs = [];
    for (const known of [true, false]) {
      asked.length = 0;
      for (let n = 0; n < 8; n += 1) await throttle.take(`${String(known)}@station.example`, 'here', known);
      costs.push([...asked]);
    }
    expect(costs[0]).toEqual(costs[1]);
    for (let n = 0; n < 100; n += 1) await throttle.take(`guess-${n}@station.example`, 'here', false);
    expect(data.tries.size).toBe(5);
  });
});
