import { afterEach, describe, expect, it, vi } from 'vitest';
import { addAccount } from '../../realtime/accounts.ts';
import { KEYS_AT_MOST, SignInThrottle } from '../../realtime/throttle.ts';
import { createMemoryStore } from '../../db/memory.ts';
import type { StaffRole, Store } from '../../db/store.ts';
import { call, PASSWORD, serve, type Ground } from './ground.ts';

const EMAIL = 'desk@station.example';

async function withAccount(server: Ground, role: StaffRole = 'moderator', email = EMAIL) {
  return addAccount(server.store.directory, { email, name: 'Desk', role, password: PASSWORD }, 1);
}

const signIn = (server: Ground, email: string, password: string) =>
  call(server, 'POST', '/api/session', { body: { email, password } });

/** On a store of its own, or on one that others have too. */
function throttleOn({ directory, keyring }: Store = createMemoryStore(), now: () => number = Date.now): SignInThrottle {
  return new SignInThrottle({ ...directory, keyring, now });
}

/** What only staff sees: all meetings. */
async function isSignedIn(server: Ground, cookie: string | undefined): Promise<boolean> {
  return (await call(server, 'PATCH', '/api/meetings/NOSUCH', { body: {}, cookie })).status === 404;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('sessions of staff', () => {
  it('SV-13 the right password opens a session, signing out ends it', async () => {
    const server = await serve();
    const { id } = await withAccount(server);
    const answer = await signIn(server, ' Desk@Station.Example ', PASSWORD);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ staff: { id, name: 'Desk', email: EMAIL, role: 'moderator' } });
    const [cookie] = answer.cookies;
    expect(cookie).toMatch(/^of_session=.{40,}/);
    expect(await isSignedIn(server, cookie)).toBe(true);
    const out = await call(server, 'DELETE', '/api/session', { cookie });
    expect(out.status).toBe(204);
    expect(out.setCookie[0]).toMatch(/^of_session=;.*Max-Age=0/);
    expect(await isSignedIn(server, cookie)).toBe(false);
  });

  it('SV-13 signing out twice, or without a session, is in order', async () => {
    const server = await serve();
    expect((await call(server, 'DELETE', '/api/session', { cookie: 'of_session=made-up' })).status).toBe(204);
  });

  it('SV-10 the session cookie is HttpOnly and Lax, and Secure exactly when people come over https', async () => {
    const plain = await serve();
    await withAccount(plain);
    const [open] = (await signIn(plain, EMAIL, PASSWORD)).setCookie;
    expect(open).toMatch(/HttpOnly/);
    expect(open).toMatch(/SameSite=Lax/);
    expect(open).not.toMatch(/Secure/);
    const https = await serve({ config: { origin: 'https://townhall.example' } });
    await withAccount(https);
    expect((await signIn(https, EMAIL, PASSWORD)).setCookie[0]).toMatch(/Secure/);
  });

  it('SV-14 a wrong password, an unknown e-mail and a disabled account are answered alike', async () => {
    const server = await serve();
    const { id } = await withAccount(server);
    const wrong = await signIn(server, EMAIL, 'not the password at all');
    expect(wrong.status).toBe(401);
    expect(wrong.told.error.code).toBe('bad-credentials');
    expect(wrong.setCookie).toEqual([]);
    const unknown = await signIn(server, 'nobody@station.example', PASSWORD);
    await server.store.directory.staff.update(id, { disabled: true });
    const disabled = await signIn(server, EMAIL, PASSWORD);
    await server.store.directory.staff.update(id, { disabled: false, passwordHash: null });
    const waiting = await signIn(server, EMAIL, PASSWORD);
    for (const answer of [unknown, disabled, waiting]) {
      expect(answer.status).toBe(401);
      expect(answer.text).toBe(wrong.text);
    }
  });

  it('SV-15 guessing at one account is slowed down after five tries, others sign in meanwhile', async () => {
    const server = await serve();
    await withAccount(server);
    await withAccount(server, 'officer', 'bob@station.example');
    for (let n = 0; n < 5; n += 1) expect((await signIn(server, EMAIL, `guess number ${n} of many`)).status).toBe(401);
    const sixth = await signIn(server, EMAIL, PASSWORD);
    expect(sixth.status).toBe(429);
    expect(sixth.told.error.code).toBe('too-fast');
    const wait = Number(sixth.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await signIn(server, 'bob@station.example', PASSWORD)).status).toBe(200);
  });

  it('SV-15 nobody is locked out for longer than a minute, wherever the guesses come from', async () => {
    vi.useFakeTimers();
    const throttle = throttleOn();
    const waits = [];
    for (let n = 0; n < 500; n += 1) waits.push(await throttle.take(EMAIL, `198.51.100.${n % 250}`, true));
    expect(waits.some((wait) => wait > 0)).toBe(true);
    expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
    vi.advanceTimersByTime(60_000);
    expect(await throttle.take(EMAIL, '198.51.100.1', true)).toBe(0);
  });

  it('SV-15 guessing from one place leaves the account open from another', async () => {
    const throttle = throttleOn();
    for (let n = 0; n < 300; n += 1) await throttle.take(EMAIL, 'the cafe across the street', true);
    expect(await throttle.take(EMAIL, 'the station', true)).toBe(0);
  });

  it('SV-15 a station is one address: forty people who sign in at once do', async () => {
    const throttle = throttleOn();
    const waits = await Promise.all(
      Array.from({ length: 40 }, (_, n) => throttle.take(`person-${n}@station.example`, 'the station', true))
    );
    expect(waits.every((wait) => wait === 0)).toBe(true);
  });

  it('SV-15 whoever tries many e-mails from a hall keeps nobody there out who has an account', async () => {
    const throttle = throttleOn();
    const tries: boolean[] = [];
    for (let n = 0; n < 200; n += 1) {
      expect(await throttle.take(`guess-${n}@station.example`, 'the hall', false)).toBe(0);
      tries.push(await throttle.worthChecking('the hall'));
    }
    expect(tries.filter((worth) => worth)).toHaveLength(120);
    expect(await throttle.take(EMAIL, 'the hall', true)).toBe(0);
    expect(await throttle.worthChecking('elsewhere')).toBe(true);
  });

  it('SV-15 no number of tries fills the memory, or makes room for more guesses at an account', async () => {
    const throttle = throttleOn();
    for (let n = 0; n < 5; n += 1) await throttle.take(EMAIL, 'the hall', true);
    for (let n = 0; n < 3 * KEYS_AT_MOST; n += 1) {
      await throttle.take(`guess-${n}@station.example`, 'the hall', false);
      await throttle.worthChecking(`place ${n}`);
    }
    expect(throttle.size).toBeLessThanOrEqual(3 * KEYS_AT_MOST + 2);
    const before = throttle.size;
    for (let n = 0; n < 100; n += 1) expect(await throttle.take(EMAIL, 'the hall', true)).toBeGreaterThan(0);
    expect(throttle.size).toBe(before);
  });

  it('SV-14 an e-mail without an account that is not even checked is answered like one that is', async () => {
    const server = await serve();
    await withAccount(server);
    const wrong = await signIn(server, EMAIL, 'not the password at all');
    const spent = vi.spyOn(SignInThrottle.prototype, 'worthChecking').mockResolvedValue(false);
    const unknown = await signIn(server, 'nobody@station.example', PASSWORD);
    expect([unknown.status, unknown.text]).toEqual([wrong.status, wrong.text]);
    expect((await signIn(server, EMAIL, PASSWORD)).status).toBe(200);
    spent.mockRestore();
  });

  it.each([
    ['reset', { passwordHash: null }],
    ['disabled', { disabled: true }],
  ])('SV-64 an account that is %s while its password is being checked is not signed in', async (_what, change) => {
    const server = await serve();
    const { id } = await withAccount(server);
    const { sessions, staff: accounts } = server.store.directory;
    const setSession = sessions.setSession.bind(sessions);
    const opening = vi.spyOn(sessions, 'setSession').mockImplementation(async (session) => {
      // The whole of the other process's work, between the check and the session.
      await accounts.update(id, change);
      await sessions.deleteUserSessions(id);
      await setSession(session);
    });
    const answer = await signIn(server, EMAIL, PASSWORD);
    opening.mockRestore();
    expect(answer.status).toBe(401);
    expect(answer.setCookie).toEqual([]);
    expect(await sessions.getUserSessions(id)).toEqual([]);
  });

  it('SV-15 guesses that come all at once are counted one by one', async () => {
    const throttle = throttleOn();
    const waits = await Promise.all(Array.from({ length: 30 }, () => throttle.take(EMAIL, 'here', true)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  });

  it('SV-15 signing in forgives the typing errors before', async () => {
    const throttle = throttleOn();
    for (let n = 0; n < 5; n += 1) await throttle.take(EMAIL, 'here', true);
    expect(await throttle.take(EMAIL, 'here', true)).toBeGreaterThan(0);
    await throttle.forgive(EMAIL, 'here');
    expect(await throttle.take(EMAIL, 'here', true)).toBe(0);
  });

  it('SV-16 the store holds neither passwords nor what the cookie holds', async () => {
    const server = await serve();
    await withAccount(server);
    const [cookie] = (await signIn(server, EMAIL, PASSWORD)).cookies;
    const stored = server.stored();
    expect(stored).toContain('$argon2id$');
    expect(stored).not.toContain(PASSWORD);
    expect(stored).not.toContain(cookie?.split('=')[1]);
  });
});
