import { expect, it } from 'vitest';
import { call, PASSWORD, serve, type Ground } from './ground.ts';
import { codeAt, outcome, secondFactor, withPassword } from './people-ground.ts';

/** What takes a second factor away, replaces it or makes new recovery codes. */
const WAYS = {
  off: (server: Ground, cookie: string, totp?: string) =>
    call(server, 'POST', '/api/account/second-factor/off', { cookie, body: { password: PASSWORD, totp } }),
  codes: (server: Ground, cookie: string, totp?: string) =>
    call(server, 'POST', '/api/account/second-factor/codes', { cookie, body: { password: PASSWORD, totp } }),
  another: async (server: Ground, cookie: string, totp?: string) =>
    (await secondFactor(server, cookie, Date.now(), PASSWORD, totp)).answer,
};

it.each(Object.entries(WAYS))('SV-400 the password alone is not enough for a second factor: %s', async (_name, ask) => {
  const server = await serve();
  const { cookie, id } = await withPassword(server, 'commander');
  const { secret, codes } = await secondFactor(server, cookie);
  const kept = await server.store.directory.factors.find(id);
  const acts = async () =>
    (await server.store.log.read('agency', 0)).flatMap(({ events }) => events.map(({ type }) => type));
  const before = await acts();
  expect(outcome(await ask(server, cookie))).toBe('code-needed');
  expect(outcome(await ask(server, cookie, ''))).toBe('code-needed');
  expect(outcome(await ask(server, cookie, codeAt(secret, Date.now(), 40)))).toBe('bad-code');
  expect(outcome(await ask(server, cookie, 'ABCDE-FGHJK'))).toBe('bad-code');
  expect(await server.store.directory.factors.find(id)).toEqual(kept);
  expect(await acts()).toEqual(before);
  expect((await ask(server, cookie, codes[0])).status).toBeLessThan(300);
  expect(await server.store.directory.factors.find(id)).not.toEqual(kept);
});

it('SV-401 a new second factor that is not shown to work takes no code of the old one', async () => {
  const server = await serve();
  const { cookie, id } = await withPassword(server, 'officer');
  const { codes } = await secondFactor(server, cookie);
  const late = await secondFactor(server, cookie, Date.now() - 600_000, PASSWORD, codes[0]);
  expect(outcome(late.answer)).toBe('bad-code');
  expect((await server.store.directory.factors.find(id))?.recovery).toHaveLength(10);
});
