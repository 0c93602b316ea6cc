import { expect, it, vi } from 'vitest';
import { AgencyLog } from '../../realtime/agency-log.ts';
import { call, PASSWORD, serve, type Ground } from './ground.ts';
import { codeAt, outcome, secondFactor, withPassword } from './people-ground.ts';

const actsOf = async (server: Ground) =>
  (await new AgencyLog(server.store.log, { now: Date.now }).read()).map(({ type }) => type);
const ask = (server: Ground, cookie: string, what: 'off' | 'codes', totp?: string) =>
  call(server, 'POST', `/api/account/second-factor/${what}`, { cookie, body: { password: PASSWORD, totp } });

it('SV-420 new recovery codes that cannot be recorded are not made', async () => {
  const server = await serve();
  const { cookie, id } = await withPassword(server, 'officer');
  const { secret } = await secondFactor(server, cookie);
  const recovery = async () => (await server.store.directory.factors.find(id))?.recovery;
  const before = await recovery();
  const failing = vi.spyOn(AgencyLog.prototype, 'record').mockRejectedValue(new Error('the disk is full'));
  const answer = await ask(server, cookie, 'codes', codeAt(secret, Date.now(), 1));
  failing.mockRestore();
  expect(answer.status).toBe(500);
  expect(before).toHaveLength(10);
  expect(await recovery()).toEqual(before);
});

it('PE-81 taking away a second factor that there is not does nothing, and records nothing', async () => {
  const server = await serve();
  const { cookie } = await withPassword(server, 'officer');
  const before = await actsOf(server);
  expect((await ask(server, cookie, 'off')).status).toBe(204);
  expect(await actsOf(server)).toEqual(before);
});

it('PE-82 a recovery code is recorded, whatever it was used for', async () => {
  const server = await serve();
  const { cookie } = await withPassword(server, 'officer');
  const first = await secondFactor(server, cookie);
  const second = await secondFactor(server, cookie, Date.now(), PASSWORD, first.codes[0]);
  expect((await ask(server, cookie, 'codes', second.codes[0])).status).toBe(200);
  expect((await ask(server, cookie, 'off', codeAt(second.secret, Date.now(), 1))).status).toBe(204);
  const third = await secondFactor(server, cookie);
  expect((await ask(server, cookie, 'off', third.codes[0])).status).toBe(204);
  expect(await actsOf(server)).toEqual(
    ['totp-on', 'recovery-code-used', 'totp-on', 'recovery-code-used', 'recovery-codes-made', 'totp-off']
      .concat(['totp-on', 'recovery-code-used', 'totp-off'])
      .map((act) => `staff.${act}`)
  );
});

it('PE-83 guesses at a code behind the right password are slowed down as at the sign-in', async () => {
  const server = await serve();
  const { cookie } = await withPassword(server, 'officer');
  await secondFactor(server, cookie);
  for (let n = 0; n < 5; n += 1) expect(outcome(await ask(server, cookie, 'codes', 'ABCDE-FGHJK'))).toBe('bad-code');
  expect(outcome(await ask(server, cookie, 'codes', 'ABCDE-FGHJK'))).toBe('too-fast');
});
