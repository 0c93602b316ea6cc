import { expect, it } from 'vitest';
import { AgencyLog } from '../../realtime/agency-log.ts';
import { lookAtLink } from '../../realtime/accounts.ts';
import { People } from '../../realtime/people.ts';
import { call, PASSWORD, serve, type Ground } from './ground.ts';
import { codeAt, offered, secondFactor, setUp, withPassword } from './people-ground.ts';
import { Meanwhile, stoppingStore } from './stopping-store.ts';

type Person = Awaited<ReturnType<typeof withPassword>>;
type Attack = () => Promise<number>;

const secretOf = (reset: Awaited<ReturnType<People['reset']>>): string =>
  (typeof reset === 'object' ? reset.path.split('/').at(-1) : null) ?? expect.fail('there is no link');

async function turnOn(server: Ground, cookie: string, totp?: string): Promise<Attack> {
  const { secret, pending } = await offered(server, cookie);
  const body = { pending, code: codeAt(secret, Date.now()), password: PASSWORD, totp };
  return async () => (await call(server, 'PUT', '/api/account/second-factor', { cookie, body })).status;
}

/** What somebody who knows the password, or an earlier link, begins; it gets ready first. */
const ATTACKS: Readonly<Record<string, (server: Ground, person: Person, people: People) => Promise<Attack>>> = {
  'another password': async (server, { cookie }) => {
    const body = { password: PASSWORD, next: `another ${PASSWORD}` };
    return async () => (await call(server, 'PUT', '/api/account/password', { cookie, body })).status;
  },
  'a first second factor': async (server, { cookie }) => {
    return turnOn(server, cookie);
  },
  'another second factor': async (server, { cookie }) => {
    const { codes } = await secondFactor(server, cookie);
    return turnOn(server, cookie, codes[0]);
  },
  'an earlier link': async (server, { id }, people) => {
    const secret = secretOf(await people.reset(id, true, 'command-line'));
    return async () => (await setUp(server, secret)).status;
  },
};

async function ground() {
  const meanwhile = new Meanwhile();
  const server = await serve({ store: stoppingStore(meanwhile) });
  const { directory, log } = server.store;
  const clock = { now: Date.now };
  const people = new People({ directory, agencyLog: new AgencyLog(log, clock), sessions: null, clock });
  /** What the reset left: nothing to get in with but its own link. */
  const held = async (id: string, secret: string) => {
    expect(await directory.staff.byId(id)).toMatchObject({ passwordHash: null });
    expect(await directory.factors.find(id)).toBeNull();
    expect(await directory.sessions.getUserSessions(id)).toEqual([]);
    expect(await lookAtLink(directory, secret, Date.now())).toMatchObject({ account: { id }, secondFactor: false });
  };
  return { meanwhile, server, people, held };
}

it.each(Object.entries(ATTACKS))('PE-80 a reset holds at whichever moment of it comes: %s', async (_what, attack) => {
  const { meanwhile, server, people, held } = await ground();
  for (let before = 0; ; before += 1) {
    const person = await withPassword(server, 'officer');
    const go = await attack(server, person, people);
    let secret = '';
    meanwhile.plan(before, async () => {
      secret = secretOf(await people.reset(person.id, true, 'command-line'));
    });
    const status = await go();
    if (!meanwhile.done) {
      // Left alone it succeeds, so there was something to hold against.
      expect([200, 201, 204]).toContain(status);
      expect(before).toBeGreaterThan(5);
      return;
    }
    await held(person.id, secret);
  }
});

it.each(Object.entries(ATTACKS))('PE-80 nor does it matter at which moment of the reset: %s', async (_what, attack) => {
  const { meanwhile, server, people, held } = await ground();
  for (let before = 0; ; before += 1) {
    const person = await withPassword(server, 'officer');
    const go = await attack(server, person, people);
    meanwhile.plan(before, go);
    const secret = secretOf(await people.reset(person.id, true, 'command-line'));
    await held(person.id, secret);
    if (meanwhile.done) continue;
    expect(before).toBeGreaterThan(5);
    return;
  }
});
