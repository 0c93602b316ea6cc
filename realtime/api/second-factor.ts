import { z } from 'zod';
import type { CodesAnswer } from '../../src/lib/protocol/people.ts';
import { recordAs } from '../agency-log.ts';
import { passwordProblem } from '../passwords.ts';
import { secondFactorRequired } from '../staff-rules.ts';
import type { ApiDeps } from './deps.ts';
import { operation, type Operation } from './operation.ts';
import { notThis, OwnAccount, passwordField } from './own-account.ts';
import { codesShape, offerShape } from './people-shapes.ts';
import { Problem } from './problem.ts';
import { PROOF_PROBLEMS } from './proving.ts';

const totp = z
  .string()
  .max(40)
  .optional()
  .describe('where there is a second factor: a code from the app, or a recovery code');

/** The second factor of one's own account. */
export function secondFactorOperations(deps: ApiDeps): readonly Operation[] {
  const { store, factors, agencyLog, place } = deps;
  const own = new OwnAccount(deps);

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
      body: z.object({ pending: z.string().max(400), code: z.string().max(20), password: passwordField, totp }),
      answers: { 200: { description: 'Set up.', schema: codesShape } },
      problems: [...PROOF_PROBLEMS, 'link-used', 'bad-credentials', 'too-fast'],
    },
    async ({ c, body, caller }) => {
      const { id } = caller.staff;
      const { passwordHash } = await own.password(c, caller, body.password);
      const codes = await factors.accept(
        id,
        body.pending,
        body.code,
        async () => {
          await own.code(c, caller, body.totp);
          await recordAs(agencyLog, id, { type: 'staff.totp-on', staff: id });
        },
        async () => (await store.directory.staff.byId(id))?.passwordHash === passwordHash
      );
      if (codes === 'wrong') throw new Problem('bad-code');
      if (codes === 'too-old') throw new Problem('link-used', { message: 'That took too long. Begin again.' });
      if (codes === 'overtaken') throw notThis();
      await own.endOthers(caller);
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
      body: z.object({ password: passwordField, totp }),
      answers: { 204: { description: 'Done.' } },
      problems: [...PROOF_PROBLEMS, 'bad-credentials', 'second-factor-needed', 'too-fast'],
    },
    async ({ c, body, caller }) => {
      const { id } = caller.staff;
      if (await secondFactorRequired(store.directory.agency)) throw new Problem('second-factor-needed');
      await own.password(c, caller, body.password);
      const problem = passwordProblem(body.password);
      if (problem) throw new Problem('bad-input', { fields: { password: problem } });
      const factor = await own.code(c, caller, body.totp);
      if (!factor) return c.body(null, 204);
      await recordAs(agencyLog, id, { type: 'staff.totp-off', staff: id });
      if (!(await store.directory.factors.remove(id, factor.sealed))) throw notThis();
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
      body: z.object({ password: passwordField, totp }),
      answers: { 200: { description: 'Made.', schema: codesShape } },
      problems: [...PROOF_PROBLEMS, 'bad-credentials', 'second-factor-first', 'too-fast'],
    },
    async ({ c, body, caller }) => {
      const { id } = caller.staff;
      await own.password(c, caller, body.password);
      const factor = await own.code(c, caller, body.totp);
      if (!factor) throw new Problem('second-factor-first');
      await recordAs(agencyLog, id, { type: 'staff.recovery-codes-made', staff: id });
      const codes = await factors.renewCodes(factor);
      if (!codes) throw notThis();
      return c.json({ codes } satisfies CodesAnswer);
    }
  );

  return [offer, turnOn, turnOff, renew];
}

/** How an app names this server in its list. */
export function issuerOf(origin: string | null): string {
  return origin === null ? 'Openfloor' : `Openfloor ${new URL(origin).host}`;
}
