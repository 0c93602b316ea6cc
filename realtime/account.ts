import type { Directory } from '../db/store.ts';
import type { AccountView } from '../src/lib/protocol/people.ts';
import type { Caller } from './auth.ts';
import { factsOf } from './session-facts.ts';
import { secondFactorRequired } from './staff-rules.ts';

/** What somebody sees of their own account. Sessions are named by the store's own ids, with which nobody signs in. */
export async function accountView(
  directory: Directory,
  { staff, sessionId }: Caller,
  now: number
): Promise<AccountView> {
  const [factor, required, sessions] = await Promise.all([
    directory.factors.find(staff.id),
    secondFactorRequired(directory.agency),
    directory.sessions.getUserSessions(staff.id),
  ]);
  const { name, email, role } = staff;
  return {
    name,
    email,
    role,
    secondFactor: factor && { since: factor.since, codesLeft: factor.recovery.length },
    secondFactorRequired: required,
    sessions: sessions
      .filter(({ expiresAt }) => expiresAt.getTime() > now)
      .map(({ id, attributes }) => {
        const { startedAt, seenAt, device, name: label } = factsOf(attributes);
        return { id, startedAt, seenAt, device, name: label ?? null, here: id === sessionId };
      })
      .sort((a, b) => Number(b.here) - Number(a.here) || b.startedAt - a.startedAt),
  };
}
