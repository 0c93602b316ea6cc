import { TOTP } from 'otpauth';
import { z } from 'zod';
import type { StaffRole } from '../../db/store.ts';
import { hashPassword } from '../../realtime/passwords.ts';
import { call, PASSWORD, staff, type Answer, type Ground } from './ground.ts';

/** Accounts as admins and their owners meet them. */

let hashed: Promise<string> | null = null;

/** An account with the usual password, and a session of it. */
export async function withPassword(server: Ground, role: StaffRole): Promise<Awaited<ReturnType<typeof staff>>> {
  const person = await staff(server.store, role);
  hashed ??= hashPassword(PASSWORD);
  await server.store.directory.staff.update(person.id, { passwordHash: await hashed });
  return person;
}

const link = z.object({ link: z.object({ url: z.string(), hours: z.number() }) });
export const linkOf = (answer: Answer) => link.parse(answer.body).link;

const people = z.object({
  people: z.array(
    z.looseObject({ id: z.string(), email: z.string(), meetings: z.array(z.looseObject({ role: z.string() })) })
  ),
});

export async function peopleOf(server: Ground, cookie: string) {
  return people.parse((await call(server, 'GET', '/api/people', { cookie })).body).people;
}

/** `in`, or the code of the refusal. */
export const outcome = ({ status, told }: Awaited<ReturnType<typeof call>>) =>
  status === 200 ? 'in' : told.error.code;

export const setUp = (server: Ground, secret: string, password = PASSWORD) =>
  call(server, 'POST', '/api/setup', { body: { secret, password } });

const offer = z.object({ secret: z.string(), pending: z.string() });
const codes = z.object({ codes: z.array(z.string()) });

/** The code that an app shows, so many steps from `now` (ms). */
export function codeAt(secret: string, now: number, steps = 0): string {
  return new TOTP({ secret }).generate({ timestamp: now + steps * 30_000 });
}

/** Begins to set a second factor up. */
export async function offered(server: Ground, cookie: string) {
  return offer.parse((await call(server, 'POST', '/api/account/second-factor/offer', { cookie, body: {} })).body);
}

/** Sets a second factor up. */
export async function secondFactor(
  server: Ground,
  cookie: string,
  now = Date.now(),
  password = PASSWORD,
  totp?: string
) {
  const { secret, pending } = await offered(server, cookie);
  const body = { pending, code: codeAt(secret, now), password, totp };
  const answer = await call(server, 'PUT', '/api/account/second-factor', { cookie, body });
  return { secret, pending, answer, codes: codes.safeParse(answer.body).data?.codes ?? [] };
}
