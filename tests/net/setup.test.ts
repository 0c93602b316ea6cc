import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../db/memory.ts';
import { emptyData } from '../../db/memory/data.ts';
import { useLink } from '../../realtime/accounts.ts';
import { issueLink, LINK_HOURS } from '../../realtime/links.ts';
import { TooBusy, withHash } from '../../realtime/passwords.ts';
import { call, PASSWORD, serve, staff, type Ground } from './ground.ts';

const secretOf = (path: string | null) => path?.split('/').at(-1) ?? 'no secret';
const admin = { email: 'Chief@Station.example', name: ' The  chief ', password: PASSWORD };

const setUp = (server: Ground, body: Record<string, unknown>) => call(server, 'POST', '/api/setup', { body });

const unrecorded = (): Promise<void> => Promise.resolve();

describe('the first admin', () => {
  it('SV-20 a server on which nobody has an account offers a link, and no other does', async () => {
    const data = emptyData();
    const first = await serve({ store: createMemoryStore(data) });
    expect(first.setupPath).toMatch(/^\/staff\/setup\/setup-[A-Za-z0-9_-]{32}$/);
    const again = await serve({ store: createMemoryStore(data) });
    expect(again.setupPath).not.toBe(first.setupPath);
    await staff(first.store, 'admin');
    expect((await serve({ store: createMemoryStore(data) })).setupPath).toBeNull();
  });

  it('SV-20 the link makes one admin, who is signed in', async () => {
    const server = await serve();
    const answer = await setUp(server, { ...admin, secret: secretOf(server.setupPath) });
    expect(answer.status).toBe(201);
    expect(answer.told.staff).toMatchObject({ email: 'chief@station.example', name: 'The chief', role: 'admin' });
    const made = await call(server, 'POST', '/api/meetings', { body: { title: 'First' }, cookie: answer.cookies[0] });
    expect(made.status).toBe(201);
    const signedIn = await call(server, 'POST', '/api/session', { body: admin });
    expect(signedIn.status).toBe(200);
  });

  it('SV-21 of many who use the link at the same moment one becomes admin', async () => {
    const server = await serve();
    const secret = secretOf(server.setupPath);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => setUp(server, { ...admin, email: `person-${n}@station.example`, secret }))
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410, 410, 410, 410, 410, 410, 410]);
    expect(await server.store.directory.staff.list()).toHaveLength(1);
  });

  it('SV-21 links of two starts still make one admin', async () => {
    const data = emptyData();
    const one = await serve({ store: createMemoryStore(data) });
    const two = await serve({ store: createMemoryStore(data) });
    const answers = await Promise.all([
      setUp(one, { ...admin, secret: secretOf(one.setupPath) }),
      setUp(two, { ...admin, email: 'other@station.example', secret: secretOf(two.setupPath) }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
    expect(await one.store.directory.staff.list()).toHaveLength(1);
  });

  it.each([
    ['a short password', { ...admin, password: 'fourteen chars' }, 'password'],
    ['a password without end', { ...admin, password: 'x'.repeat(300) }, 'password'],
    ['no e-mail', { ...admin, email: undefined }, 'email'],
    ['what is no e-mail', { ...admin, email: 'chief' }, 'email'],
    ['no name', { ...admin, name: undefined }, 'name'],
    ['an empty name', { ...admin, name: '  ' }, 'name'],
  ])('SV-22 %s is told at its field, and does not use the link up', async (_what, body, field) => {
    const server = await serve();
    const secret = secretOf(server.setupPath);
    const answer = await setUp(server, { ...body, secret });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.told.error.fields)).toEqual([field]);
    expect((await setUp(server, { ...admin, secret })).status).toBe(201);
  });

  it.each(['', 'setup-', 'setup-guess', `setup-${'x'.repeat(32)}`, '../../etc', 'x'.repeat(101)])(
    'SV-23 a made-up secret %j opens nothing',
    async (secret) => {
      const server = await serve();
      const answer = await setUp(server, { ...admin, secret });
      expect([400, 410]).toContain(answer.status);
      expect(await server.store.directory.staff.list()).toEqual([]);
    }
  );

  it('SV-23 a link is good for a day and the store keeps only its hash', async () => {
    const data = emptyData();
    const { directory } = createMemoryStore(data);
    const secret = secretOf(await issueLink(directory, 'setup', null, 0));
    expect(JSON.stringify([...data.links])).not.toContain(secret);
    const late = LINK_HOURS * 3_600_000 + 1;
    expect(await useLink(directory, { ...admin, secret }, late, unrecorded)).toBe('used');
  });
});

describe('a link for an account', () => {
  it('SV-24 sets the password once, and ends the sessions that there were', async () => {
    const server = await serve();
    const person = await staff(server.store, 'moderator');
    const secret = secretOf(await issueLink(server.store.directory, 'reset', person.id, Date.now()));
    expect(secret).toMatch(/^reset-/);
    const answer = await setUp(server, { secret, password: PASSWORD });
    expect(answer.status).toBe(201);
    expect(answer.told.staff).toMatchObject({ id: person.id, role: 'moderator' });
    const before = await call(server, 'POST', '/api/meetings', { body: { title: 'x' }, cookie: person.cookie });
    expect(before.status).toBe(401);
    const signedIn = await call(server, 'POST', '/api/session', { body: { email: person.email, password: PASSWORD } });
    expect(signedIn.status).toBe(200);
    expect((await setUp(server, { secret, password: PASSWORD })).status).toBe(410);
  });

  it('SV-24 is recorded before the password is set, and nothing is set that could not be', async () => {
    const { directory } = createMemoryStore(emptyData());
    const first = secretOf(await issueLink(directory, 'setup', null, 0));
    const refuse = (): Promise<void> => Promise.reject(new Error('no room'));
    await expect(useLink(directory, { ...admin, secret: first }, 1, refuse)).rejects.toThrow('no room');
    expect(await directory.staff.list()).toEqual([]);
    const second = secretOf(await issueLink(directory, 'setup', null, 0));
    const acts: unknown[] = [];
    await useLink(directory, { ...admin, secret: second }, 1, async (by, act) => {
      acts.push([by, act, (await directory.staff.list()).length]);
    });
    expect(acts).toEqual([['first-admin', { type: 'staff.added', staff: 'first-admin', role: 'admin' }, 0]]);
    await directory.staff.update('first-admin', { passwordHash: null });
    const reset = secretOf(await issueLink(directory, 'reset', 'first-admin', 0));
    const before = await directory.staff.byId('first-admin');
    const other = { secret: reset, password: `another ${PASSWORD}` };
    await expect(useLink(directory, other, 1, refuse)).rejects.toThrow('no room');
    expect(await directory.staff.byId('first-admin')).toEqual(before);
  });

  it('SV-64 a second link makes the first one useless', async () => {
    const server = await serve();
    const person = await staff(server.store, 'moderator');
    const [earlier, later] = [
      secretOf(await issueLink(server.store.directory, 'reset', person.id, Date.now())),
      secretOf(await issueLink(server.store.directory, 'reset', person.id, Date.now())),
    ];
    expect((await setUp(server, { secret: earlier, password: PASSWORD })).status).toBe(410);
    expect((await setUp(server, { secret: later, password: PASSWORD })).status).toBe(201);
  });

  it('SV-65 a server that is too busy to take a password leaves the link as it is', async () => {
    const { directory } = createMemoryStore(emptyData());
    await directory.staff.add({
      id: 'a',
      ...admin,
      role: 'admin',
      everywhere: true,
      passwordHash: null,
      disabled: false,
      createdAt: 1,
    });
    const secret = secretOf(await issueLink(directory, 'reset', 'a', 0));
    let letGo = (): void => {};
    const busy = new Promise<void>((done) => (letGo = done));
    const others = Array.from({ length: 52 }, () => withHash(() => busy));
    await expect(useLink(directory, { secret, password: PASSWORD }, 1, unrecorded)).rejects.toThrow(TooBusy);
    letGo();
    await Promise.all(others);
    expect(await useLink(directory, { secret, password: PASSWORD }, 1, unrecorded)).toMatchObject({ id: 'a' });
  });

  it('SV-24 a setup link cannot pass for one of an account, nor the other way round', async () => {
    const server = await serve();
    const person = await staff(server.store, 'officer');
    const reset = secretOf(await issueLink(server.store.directory, 'reset', person.id, Date.now()));
    const turned = await setUp(server, { ...admin, secret: reset.replace('reset-', 'setup-') });
    expect(turned.status).toBe(410);
    expect((await setUp(server, { secret: reset, password: PASSWORD })).status).toBe(201);
  });

  it('SV-24 the account of a link may be disabled: the link does not sign it in', async () => {
    const server = await serve();
    const person = await staff(server.store, 'officer');
    const secret = secretOf(await issueLink(server.store.directory, 'reset', person.id, Date.now()));
    await server.store.directory.staff.update(person.id, { disabled: true });
    const answer = await setUp(server, { secret, password: PASSWORD });
    expect(answer.status).toBe(410);
    expect(answer.setCookie).toEqual([]);
  });
});
