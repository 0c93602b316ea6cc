import { z } from 'zod';
import type { AccountView, CodesAnswer } from '../../src/lib/protocol/people.ts';
import { PASSWORD_MIN, PASSWORD_MIN_WITH_FACTOR } from '../../src/lib/protocol/staff.ts';
import { accountView } from '../account.ts';
import { recordAs } from '../agency-log.ts';
import type { Caller } from '../auth.ts';
import { hashPassword, passwordProblem } from '../passwords.ts';
import { senderAddress } from '../origins.ts';
import { factsOf } from '../session-facts.ts';
import { secondFactorRequired } from '../staff-rules.ts';
import type { ApiDeps } from './deps.ts';
import { operation, type ApiContext, type Operation } from './operation.ts';
import { accountShape, codesShape, offerShape } from './people-shapes.ts';
import { Problem } from './problem.ts';
import { proven, PROOF_PROBLEMS } from './proving.ts';

const password = z.string().max(2000).describe('the present one');
const totp = z
  .string()
  .max(40)
  .optional()
  .describe('where there is a second factor: a code from the app, or a recovery code');

/** One's own account: its sessions, its second factor, its password. */
export function accountOperations(deps: ApiDeps): readonly Operation[] {
  const { store, auth, factors, sessions, throttle, agencyLog, clock, place } = deps;

  /** A session alone is not enough for what would outlast it. Guesses count as they do at the sign-in. */
  const confirm = async (c: ApiContext, { staff }: Caller, given: string): Promise<void> => {
    const { incoming } = c.env;
    const address = senderAddress(incoming.headers, incoming.socket.remoteAddress, place);
    const wait = await throttle.take(staff.email, address, true);
    if (wait > 0) throw new Problem('too-fast', { retryAfterMs: wait });
    if (!(await auth.check(staff.email, given)))
      throw new Problem('bad-credentials', { fields: { password: 'This is not it.' } });
    await throttle.forgive(staff.email, address);
  };
  const endOthers = async ({ staff, sessionId }: Caller): Promise<number> => {
    const others = (await store.directory.sessions.getUserSessions(staff.id)).filter(({ id }) => id !== sessionId);
    for (const { id } of others) {
      await auth.close(id);
      sessions.ended(id);
    }
    return others.length;
  };

  const view = operation(
    {
      method: 'get',
      path: '/api/account',
      summary: 'One’s own account and where it is signed in',
      right: 'account.own',
      beforeSecondFactor: true,
      answers: { 200: { description: 'The account.', schema: accountShape } },
    },
    async ({ c, caller }) => c.json((await accountView(store.directory, caller, clock.now())) satisfies AccountView)
  );

  const setPassword = operation(
    {
      method: 'put',
      path: '/api/account/password',
      summary: 'Choose another password',
      description:
        'At least 15 characters, or 8 beside a second factor. All other sessions end, and links that set one are void.',
      right: 'account.own',
      body: z.object({ password, next: z.string().max(2000) }),
      answers: { 204: { description: 'Changed.' } },
      problems: ['bad-credentials', 'too-fast'],
    },
    async ({ c, body, caller }) => {
      const { id } = caller.staff;
      const withFactor = (await store.directory.factors.find(id)) !== null;
      const problem = passwordProblem(body.next, withFactor ? PASSWORD_MIN_WITH_FACTOR : PASSWORD_MIN);
      if (problem) throw new Problem('bad-input', { fields: { next: problem } });
      await confirm(c, caller, body.password);
      await recordAs(agencyLog, id, { type: 'staff.password-set', staff: id });
      await store.directory.staff.update(id, { passwordHash: await hashPassword(body.next) });
      await store.directory.links.drop(id);
      await endOthers(caller);
      return c.body(null, 204);
    }
  );

  const offer = operation(
    {
      method: 'post',
      path: '/api/account/second-factor/offer',
      summary: 'Begin to set up a second factor',
      description: 'Nothing is kept until the first code shows that the app has it.',
      right: 'account.own',
      beforeSecondFactor: true,
      answers: { 200: { description: 'What the app needs.', schema: offerShape } },
    },
    async ({ c, caller }) => c.json(await factors.offer(caller.staff, issuerOf(place.origin)))
  );

  const turnOn = operation(
    {
      method: 'put',
      path: '/api/account/second-factor',
      summary: 'Set up a second factor, or another one in place of the first',
      description:
        'Needs the password, for it outlasts the session, and a code of the one that it replaces. All other sessions end.',
      right: 'account.own',
      beforeSecondFactor: true,
      body: z.object({ pending: z.string().max(400), code: z.string().max(20), password, totp }),
      answers: { 200: { description: 'Set up.', schema: codesShape } },
      problems: [...PROOF_PROBLEMS, 'link-used', 'bad-credentials', 'too-fast'],
    },
    async ({ c, body, caller }) => {
      const { id } = caller.staff;
      await confirm(c, caller, body.password);
      const codes = await factors.accept(id, body.pending, body.code, async () => {
        await proven(factors, id, body.totp);
        await recordAs(agencyLog, id, { type: 'staff.totp-on', staff: id });
      });
      if (codes === 'wrong') throw new Problem('bad-code');
      if (codes === 'too-old') throw new Problem('link-used', { message: 'That took too long. Begin again.' });
      await endOthers(caller);
      return c.json({ codes } satisfies CodesAnswer);
    }
  );

  const turnOff = operation(
    {
      method: 'post',
      path: '/api/account/second-factor/off',
      summary: 'Do without a second factor',
      description:
        'Needs a code of it, and the password, which then has to have at least 15 characters. Refused where everybody needs one.',
      right: 'account.own',
      body: z.object({ password, totp }),
      answers: { 204: { description: 'Done.' } },
      problems: [...PROOF_PROBLEMS, 'bad-credentials', 'second-factor-needed', 'too-fast'],
    },
    async ({ c, body, caller }) => {
      const { id } = caller.staff;
      if (await secondFactorRequired(store.directory.agency)) throw new Problem('second-factor-needed');
      await confirm(c, caller, body.password);
      const problem = passwordProblem(body.password);
      if (problem) throw new Problem('bad-input', { fields: { password: problem } });
      await proven(factors, id, body.totp);
      await recordAs(agencyLog, id, { type: 'staff.totp-off', staff: id });
      await store.directory.factors.remove(id);
      return c.body(null, 204);
    }
  );

  const renew = operation(
    {
      method: 'post',
      path: '/api/account/second-factor/codes',
      summary: 'Make new recovery codes',
      description: 'The old ones are void. Needs the password, and a code of the second factor or one of the old ones.',
      right: 'account.own',
      body: z.object({ password, totp }),
      answers: { 200: { description: 'Made.', schema: codesShape } },
      problems: [...PROOF_PROBLEMS, 'bad-credentials', 'second-factor-first', 'too-fast'],
    },
    async ({ c, body, caller }) => {
      const { id } = caller.staff;
      await confirm(c, caller, body.password);
      await proven(factors, id, body.totp);
      const codes = await factors.renewCodes(id);
      if (!codes) throw new Problem('second-factor-first');
      await recordAs(agencyLog, id, { type: 'staff.recovery-codes-made', staff: id });
      return c.json({ codes } satisfies CodesAnswer);
    }
  );

  const sessionOf = async ({ staff }: Caller, id: string) => {
    const found = (await store.directory.sessions.getUserSessions(staff.id)).find((session) => session.id === id);
    if (!found) throw new Problem('unknown-session');
    return found;
  };

  const name = operation(
    {
      method: 'patch',
      path: '/api/account/sessions/:id',
      summary: 'Give one of one’s sessions a name',
      right: 'account.own',
      body: z.object({ name: z.string().trim().max(40) }),
      answers: { 204: { description: 'Done; an empty name takes it away.' } },
      problems: ['unknown-session'],
    },
    async ({ c, param, body, caller }) => {
      const { id, attributes } = await sessionOf(caller, param('id'));
      const { startedAt, seenAt, device } = factsOf(attributes);
      const named = { startedAt, seenAt, device, ...(body.name !== '' && { name: body.name }) };
      await store.directory.sessions.updateSessionAttributes(id, named);
      return c.body(null, 204);
    }
  );

  const end = operation(
    {
      method: 'delete',
      path: '/api/account/sessions/:id',
      summary: 'End one of one’s sessions',
      description: 'Its sockets close too.',
      right: 'account.own',
      answers: { 204: { description: 'Ended.' } },
      problems: ['unknown-session'],
    },
    async ({ c, param, caller }) => {
      const { id } = await sessionOf(caller, param('id'));
      await recordAs(agencyLog, caller.staff.id, { type: 'staff.session-ended', staff: caller.staff.id });
      await auth.close(id);
      sessions.ended(id);
      return c.body(null, 204);
    }
  );

  const endAll = operation(
    {
      method: 'delete',
      path: '/api/account/sessions',
      summary: 'End all of one’s other sessions',
      right: 'account.own',
      answers: { 204: { description: 'Ended; the one that asks goes on.' } },
    },
    async ({ c, caller }) => {
      await recordAs(agencyLog, caller.staff.id, { type: 'staff.session-ended', staff: caller.staff.id });
      await endOthers(caller);
      return c.body(null, 204);
    }
  );

  return [view, setPassword, offer, turnOn, turnOff, renew, name, endAll, end];
}

/** How an app names this server in its list. */
export function issuerOf(origin: string | null): string {
  return origin === null ? 'Openfloor' : `Openfloor ${new URL(origin).host}`;
}
