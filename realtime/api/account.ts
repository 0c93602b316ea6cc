import { z } from 'zod';
import type { AccountView } from '../../src/lib/protocol/people.ts';
import { PASSWORD_MIN, PASSWORD_MIN_WITH_FACTOR } from '../../src/lib/protocol/staff.ts';
import { accountView } from '../account.ts';
import { recordAs } from '../agency-log.ts';
import type { Caller } from '../auth.ts';
import { hashPassword, passwordProblem } from '../passwords.ts';
import { factsOf } from '../session-facts.ts';
import type { ApiDeps } from './deps.ts';
import { operation, type Operation } from './operation.ts';
import { notThis, OwnAccount, passwordField } from './own-account.ts';
import { accountShape } from './people-shapes.ts';
import { Problem } from './problem.ts';

/** One's own account: its sessions, its password. */
export function accountOperations(deps: ApiDeps): readonly Operation[] {
  const { store, auth, sessions, agencyLog, clock } = deps;
  const own = new OwnAccount(deps);

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
      body: z.object({ password: passwordField, next: z.string().max(2000) }),
      answers: { 204: { description: 'Changed.' } },
      problems: ['bad-credentials', 'too-fast'],
    },
    async ({ c, body, caller }) => {
      const { id } = caller.staff;
      const withFactor = (await store.directory.factors.find(id)) !== null;
      const problem = passwordProblem(body.next, withFactor ? PASSWORD_MIN_WITH_FACTOR : PASSWORD_MIN);
      if (problem) throw new Problem('bad-input', { fields: { next: problem } });
      const { passwordHash } = await own.password(c, caller, body.password);
      await own.forgive(c, caller);
      const next = await hashPassword(body.next);
      await recordAs(agencyLog, id, { type: 'staff.password-set', staff: id });
      // Links are void of themselves: they set the password of an account that has none.
      if (!(await store.directory.staff.update(id, { passwordHash: next }, { passwordHash }))) throw notThis();
      await own.endOthers(caller);
      return c.body(null, 204);
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
      await own.endOthers(caller);
      return c.body(null, 204);
    }
  );

  return [view, setPassword, name, endAll, end];
}
