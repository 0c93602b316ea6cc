import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../db/memory.ts';
import { emptyData } from '../../db/memory/data.ts';
import { SecondFactors } from '../../realtime/factors.ts';
import { Seal } from '../../realtime/seal.ts';
import { call, codeOf, connect, heard, meeting, PASSWORD, serve, type Ground } from './ground.ts';
import { codeAt, outcome, secondFactor, withPassword } from './people-ground.ts';

const signIn = (server: Ground, email: string, totp?: string, password = PASSWORD) =>
  call(server, 'POST', '/api/session', { body: { email, password, ...(totp !== undefined && { totp }) } });

/** Second factors on a clock that the test sets. */
async function factorsAt(start: number) {
  const store = createMemoryStore(emptyData());
  const clock = { now: () => clock.at, at: start };
  const factors = new SecondFactors({ directory: store.directory, seal: new Seal(store.keyring), clock });
  const offer = await factors.offer({ id: 'ada', email: 'ada@station.example' }, 'Openfloor');
  return { store, clock, factors, offer };
}
const listed = (codes: readonly string[] | string) => (typeof codes === 'string' ? [] : codes);
const NOON = 1_800_000_000_000;

describe('the second factor', () => {
  it('PE-20 once set up it is asked for, after the password and not before', async () => {
    const server = await serve();
    const { cookie, email } = await withPassword(server, 'moderator');
    const { answer, codes, secret } = await secondFactor(server, cookie);
    expect(answer.status).toBe(200);
    expect(codes).toHaveLength(10);
    expect(outcome(await signIn(server, email))).toBe('code-needed');
    expect(outcome(await signIn(server, email, '000000', 'not the password at all'))).toBe('bad-credentials');
    expect(outcome(await signIn(server, email, codeAt(secret, Date.now(), 1)))).toBe('in');
  });

  it('PE-21 a code is taken in its own time step, the one before and the one after, and once', async () => {
    const { clock, factors, offer } = await factorsAt(NOON);
    expect(await factors.accept('ada', offer.pending, codeAt(offer.secret, NOON))).toHaveLength(10);
    expect(await factors.prove('ada', codeAt(offer.secret, NOON))).toBe('wrong');
    clock.at += 5 * 30_000;
    for (const [steps, proof] of [
      [-2, 'wrong'],
      [2, 'wrong'],
      [-1, 'code'],
      [-1, 'wrong'],
      [1, 'code'],
      [0, 'wrong'],
    ] as const) {
      expect([steps, await factors.prove('ada', codeAt(offer.secret, clock.at, steps))]).toEqual([steps, proof]);
    }
  });

  it('PE-21 of many who bring the same code at once one is let in', async () => {
    const { clock, factors, offer } = await factorsAt(NOON);
    await factors.accept('ada', offer.pending, codeAt(offer.secret, NOON));
    clock.at += 60_000;
    const code = codeAt(offer.secret, clock.at);
    const proofs = await Promise.all([1, 2, 3, 4, 5].map(() => factors.prove('ada', code)));
    expect(proofs.filter((proof) => proof === 'code')).toHaveLength(1);
  });

  it('PE-22 each recovery code opens once, however it is typed; new ones void the old', async () => {
    const server = await serve();
    const { cookie, email, id } = await withPassword(server, 'moderator');
    const { codes } = await secondFactor(server, cookie);
    const [first = '', second = '', third = ''] = codes;
    expect(outcome(await signIn(server, email, ` ${first.toLowerCase().replace('-', ' ')} `))).toBe('in');
    expect(outcome(await signIn(server, email, first))).toBe('bad-code');
    const renewed = await call(server, 'POST', '/api/account/second-factor/codes', {
      cookie,
      body: { password: PASSWORD, totp: third },
    });
    expect(renewed.status).toBe(200);
    expect(outcome(await signIn(server, email, second))).toBe('bad-code');
    expect((await server.store.directory.factors.find(id))?.recovery).toHaveLength(10);
  });

  it('PE-23 the store holds neither the secret nor a code in the clear, and another keyring opens nothing', async () => {
    const { store, factors, offer, clock } = await factorsAt(NOON);
    const codes = listed(await factors.accept('ada', offer.pending, codeAt(offer.secret, NOON)));
    expect(codes).toHaveLength(10);
    const kept = JSON.stringify(await store.directory.factors.list());
    for (const text of [offer.secret, ...codes, ...codes.map((code) => code.replace('-', ''))]) {
      expect(kept).not.toContain(text);
    }
    await store.keyring.destroy('staff/second-factor');
    clock.at += 60_000;
    await expect(factors.prove('ada', codeAt(offer.secret, clock.at))).rejects.toThrow('keyring');
    expect(await factors.prove('ada', codes[0])).toBe('wrong');
  });

  it('PE-24 an offer is for its own account, for half an hour', async () => {
    const { factors, offer, clock } = await factorsAt(NOON);
    expect(await factors.accept('bob', offer.pending, codeAt(offer.secret, NOON))).toBe('too-old');
    expect(await factors.accept('ada', `${offer.pending}x`.slice(1), codeAt(offer.secret, NOON))).toBe('too-old');
    expect(await factors.accept('ada', offer.pending, '12345')).toBe('wrong');
    clock.at += 30 * 60_000;
    expect(await factors.accept('ada', offer.pending, codeAt(offer.secret, clock.at))).toBe('too-old');
  });

  it('PE-25 after fifty wrong codes in a day only a recovery code opens', async () => {
    const { factors, offer, clock } = await factorsAt(NOON);
    const codes = listed(await factors.accept('ada', offer.pending, codeAt(offer.secret, NOON)));
    clock.at += 60_000;
    const wrong = codeAt(offer.secret, clock.at, 50);
    for (let n = 0; n < 50; n += 1) expect(await factors.prove('ada', wrong)).toBe('wrong');
    expect(await factors.prove('ada', codeAt(offer.secret, clock.at))).toBe('spent');
    expect(await factors.prove('ada', codes[0])).toBe('recovery');
    clock.at += 24 * 60 * 60_000;
    expect(await factors.prove('ada', codeAt(offer.secret, clock.at))).toBe('code');
  });

  it('PE-84 of wrong codes that come all at once no more are looked at than fifty', async () => {
    const { factors, offer, clock } = await factorsAt(NOON);
    await factors.accept('ada', offer.pending, codeAt(offer.secret, NOON));
    clock.at += 60_000;
    const wrong = codeAt(offer.secret, clock.at, 50);
    const proofs = await Promise.all(Array.from({ length: 60 }, () => factors.prove('ada', wrong)));
    expect(proofs.filter((proof) => proof === 'wrong')).toHaveLength(50);
    expect(proofs.filter((proof) => proof === 'spent')).toHaveLength(10);
    expect(await factors.prove('ada', codeAt(offer.secret, clock.at))).toBe('spent');
  });

  it('PE-26 where everybody needs one, who has none is let in to set it up, and to nothing else', async () => {
    const server = await serve();
    const admin = await withPassword(server, 'admin');
    const person = await withPassword(server, 'moderator');
    const code = await codeOf(await meeting(server));
    const socket = connect(server, { code, audience: 'staff' }, { extraHeaders: { cookie: person.cookie } });
    await heard(socket, 'snapshot');
    const require = (required: boolean) =>
      call(server, 'PUT', '/api/people/second-factor', { cookie: admin.cookie, body: { required } });
    expect(outcome(await require(true))).toBe('second-factor-first');
    await secondFactor(server, admin.cookie);
    const goodbye = heard(socket, 'goodbye');
    expect((await require(true)).status).toBe(204);
    expect(await goodbye).toEqual({ reason: 'signed-out' });
    const again = connect(server, { code, audience: 'staff' }, { extraHeaders: { cookie: person.cookie } });
    expect(await heard(again, 'connect_error')).toMatchObject({ data: { code: 'not-signed-in' } });
    const cookie = (await signIn(server, person.email)).cookies[0] ?? '';
    const made = await call(server, 'POST', '/api/meetings', { cookie, body: { title: 'T' } });
    expect([made.status, made.told.error.code]).toEqual([403, 'second-factor-first']);
    expect((await call(server, 'GET', '/api/account', { cookie })).status).toBe(200);
    expect((await secondFactor(server, cookie)).answer.status).toBe(200);
    expect((await call(server, 'POST', '/api/meetings', { cookie, body: { title: 'T' } })).status).toBe(201);
    const off = await call(server, 'POST', '/api/account/second-factor/off', { cookie, body: { password: PASSWORD } });
    expect(outcome(off)).toBe('second-factor-needed');
  });

  it('PE-27 setting one up, and taking it away or another in its place, ends what a password alone began', async () => {
    const server = await serve();
    const { cookie, email, id } = await withPassword(server, 'commander');
    const other = (await signIn(server, email)).cookies[0];
    const { codes } = await secondFactor(server, cookie);
    expect((await call(server, 'GET', '/api/account', { cookie: other })).status).toBe(401);
    expect(outcome((await secondFactor(server, cookie, Date.now(), 'not the password')).answer)).toBe(
      'bad-credentials'
    );
    const another = await secondFactor(server, cookie, Date.now(), PASSWORD, codes[0]);
    expect(another.answer.status).toBe(200);
    const off = (password: string) =>
      call(server, 'POST', '/api/account/second-factor/off', { cookie, body: { password, totp: another.codes[0] } });
    expect(outcome(await off('not the password at all'))).toBe('bad-credentials');
    expect((await off(PASSWORD)).status).toBe(204);
    expect(await server.store.directory.factors.find(id)).toBeNull();
  });

  it('PE-27 a session alone sets none up, for it would outlast the session', async () => {
    const server = await serve();
    const { cookie, id } = await withPassword(server, 'officer');
    const { answer } = await secondFactor(server, cookie, Date.now(), 'not the password at all');
    expect(outcome(answer)).toBe('bad-credentials');
    expect(await server.store.directory.factors.find(id)).toBeNull();
  });

  it('PE-27 a sign-in by the password alone that is under way when one is set up opens nothing', async () => {
    const server = await serve();
    const { id, email } = await withPassword(server, 'officer');
    const { factors, sessions } = server.store.directory;
    const before = (await sessions.getUserSessions(id)).length;
    const setSession = sessions.setSession.bind(sessions);
    const opening = vi.spyOn(sessions, 'setSession').mockImplementation(async (session) => {
      await factors.put({ staffId: id, sealed: 'x', lastStep: 1, recovery: [], since: 1 });
      await setSession(session);
    });
    const answer = await signIn(server, email);
    opening.mockRestore();
    expect(outcome(answer)).toBe('bad-credentials');
    expect(await sessions.getUserSessions(id)).toHaveLength(before);
  });

  it('PE-22 making new codes lets no code be used again and brings back nothing that was taken away', async () => {
    const { clock, store, factors, offer } = await factorsAt(NOON);
    await factors.accept('ada', offer.pending, codeAt(offer.secret, NOON));
    clock.at += 60_000;
    const code = codeAt(offer.secret, clock.at);
    const { keyring, directory } = store;
    const factor = (await directory.factors.find('ada')) ?? expect.fail('it was set up');
    const keyFor = keyring.keyFor.bind(keyring);
    // Somebody else's whole work, while the codes are being made.
    const meanwhile = (work: () => Promise<unknown>) =>
      vi.spyOn(keyring, 'keyFor').mockImplementationOnce(async (scope) => {
        await work();
        return keyFor(scope);
      });
    meanwhile(() => factors.prove('ada', code));
    expect(await factors.renewCodes(factor)).toHaveLength(10);
    expect(await factors.prove('ada', code)).toBe('wrong');
    meanwhile(() => directory.factors.remove('ada'));
    expect(await factors.renewCodes(factor)).toBeNull();
    expect(await directory.factors.find('ada')).toBeNull();
  });

  it('PE-28 beside it a password of 8 characters does, and goes with it only if it has 15', async () => {
    const server = await serve();
    const { cookie } = await withPassword(server, 'officer');
    const change = (next: string, password = PASSWORD) =>
      call(server, 'PUT', '/api/account/password', { cookie, body: { password, next } });
    const short = await change('eight ch');
    expect([short.status, Object.keys(short.told.error.fields)]).toEqual([400, ['next']]);
    await secondFactor(server, cookie);
    expect((await change('seven c')).status).toBe(400);
    expect((await change('eight ch')).status).toBe(204);
    const off = await call(server, 'POST', '/api/account/second-factor/off', {
      cookie,
      body: { password: 'eight ch' },
    });
    expect([off.status, Object.keys(off.told.error.fields)]).toEqual([400, ['password']]);
  });
});
