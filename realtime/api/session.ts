import { z } from 'zod';
import type { Factor, StaffAccount } from '../../db/store.ts';
import { emailField, nameField, useLink } from '../accounts.ts';
import { recordAs } from '../agency-log.ts';
import { senderAddress } from '../origins.ts';
import { deviceOf } from '../session-facts.ts';
import type { SignedIn } from '../../src/lib/protocol/api.ts';
import type { ApiDeps } from './deps.ts';
import { operation, type ApiContext, type Operation } from './operation.ts';
import { Problem } from './problem.ts';
import { proven } from './proving.ts';
import { staffShape } from './shapes.ts';

const credentials = z.object({
  email: z.string().max(200),
  password: z.string().max(2000),
  totp: z
    .string()
    .max(40)
    .optional()
    .describe(
      'the code from an app, or a recovery code; asked for with `code-needed` where the account has a second factor'
    ),
});

const setUp = z.object({
  secret: z.string().max(100).describe('the last part of the link’s address'),
  email: emailField.optional().describe('of the first admin; a link for an existing account needs none'),
  name: nameField.optional(),
  password: z.string().max(2000),
});

export function sessionOperations(deps: ApiDeps): readonly Operation[] {
  const { auth, throttle, sessions, store, clock, factors, agencyLog } = deps;

  const signedIn = async (
    c: ApiContext,
    account: StaffAccount,
    factor: Factor | null,
    status: 200 | 201,
    overtaken: 'bad-credentials' | 'link-used'
  ) => {
    const cookie = await auth.openFor(account, factor, deviceOf(c.req.header('user-agent')));
    if (cookie === null) throw new Problem(overtaken);
    c.header('Set-Cookie', cookie, { append: true });
    const { id, name, email, role } = account;
    return c.json({ staff: { id, name, email, role } } satisfies SignedIn, status);
  };

  const signIn = operation(
    {
      method: 'post',
      path: '/api/session',
      summary: 'Sign in as staff',
      body: credentials,
      answers: { 200: { description: 'Signed in; the session cookie is set.', schema: staffShape } },
      problems: ['bad-credentials', 'code-needed', 'bad-code', 'codes-spent', 'too-fast'],
    },
    async ({ c, body }) => {
      const email = body.email.trim().toLowerCase();
      const { incoming } = c.env;
      const address = senderAddress(incoming.headers, incoming.socket.remoteAddress, deps.place);
      const known = (await store.directory.staff.byEmail(email)) !== null;
      const wait = await throttle.take(email, address, known);
      if (wait > 0) throw new Problem('too-fast', { retryAfterMs: wait });
      const check = known || (await throttle.worthChecking(address));
      const account = check ? await auth.check(email, body.password) : await auth.pretend();
      if (!account) throw new Problem('bad-credentials');
      const factor = await store.directory.factors.find(account.id);
      if ((await proven(factors, account.id, body.totp)) === 'recovery') {
        await recordAs(agencyLog, account.id, { type: 'staff.signed-in-with-recovery-code', staff: account.id });
      }
      await throttle.forgive(email, address);
      return signedIn(c, account, factor, 200, 'bad-credentials');
    }
  );

  const signOut = operation(
    {
      method: 'delete',
      path: '/api/session',
      summary: 'Sign out',
      description: 'Ends the session and closes its sockets. In order also for those who are signed out already.',
      beforeSecondFactor: true,
      answers: { 204: { description: 'Signed out; the cookie is taken away.' } },
    },
    async ({ c, caller }) => {
      if (caller) {
        await auth.close(caller.sessionId);
        sessions.ended(caller.sessionId);
      }
      // Replaces the cookie of a session that was renewed by this very request.
      c.header('Set-Cookie', auth.blankCookie);
      return c.body(null, 204);
    }
  );

  const setup = operation(
    {
      method: 'post',
      path: '/api/setup',
      summary: 'Use a single-use link: become the first admin, or set a password',
      description:
        'Secrets that begin with `setup-` make the first admin and need `email` and `name`; those that begin with `invite-` or `reset-` set the password of the account that they were made for. Who has a second factor is not signed in by this: it is asked for at the sign-in.',
      body: setUp,
      answers: {
        200: { description: 'Done; sign in with it now.', schema: staffShape },
        201: { description: 'Done, and signed in.', schema: staffShape },
      },
      problems: ['link-used'],
    },
    async ({ c, body }) => {
      const used = await useLink(store.directory, body, clock.now(), (id, act) => recordAs(agencyLog, id, act));
      if (used === 'used') throw new Problem('link-used');
      if ('missing' in used) {
        throw new Problem('bad-input', {
          fields: Object.fromEntries(used.missing.map((field) => [field, 'This is needed.'])),
        });
      }
      if ('weak' in used) throw new Problem('bad-input', { fields: { password: used.weak } });
      sessions.endedAllOf(used.id);
      if (await store.directory.factors.find(used.id)) {
        const { id, name, email: address, role } = used;
        return c.json({ staff: { id, name, email: address, role } } satisfies SignedIn, 200);
      }
      return signedIn(c, used, null, 201, 'link-used');
    }
  );

  return [signIn, signOut, setup];
}
