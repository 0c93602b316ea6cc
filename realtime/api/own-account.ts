import { z } from 'zod';
import type { Factor, StaffAccount } from '../../db/store.ts';
import { recordAs } from '../agency-log.ts';
import type { Caller } from '../auth.ts';
import { senderAddress } from '../origins.ts';
import type { ApiDeps } from './deps.ts';
import type { ApiContext } from './operation.ts';
import { Problem } from './problem.ts';
import { proven } from './proving.ts';

export const passwordField = z.string().max(2000).describe('the present one');

/** A session alone is not enough for what would outlast it: its owner is asked again. */
export class OwnAccount {
  readonly #deps: ApiDeps;

  constructor(deps: ApiDeps) {
    this.#deps = deps;
  }

  /**
   * Checks the password. Guesses count as they do at the sign-in.
   * @throws Problem `too-fast`, `bad-credentials`
   */
  async password(c: ApiContext, { staff }: Caller, given: string): Promise<StaffAccount> {
    const { auth, throttle } = this.#deps;
    const wait = await throttle.take(staff.email, this.#address(c), true);
    if (wait > 0) throw new Problem('too-fast', { retryAfterMs: wait });
    const account = await auth.check(staff.email, given);
    if (!account) throw notThis();
    return account;
  }

  /**
   * Takes a code of the second factor, where there is one; that it was a recovery code is in the agency's log. Then
   * everything is proved, and guesses are counted afresh.
   * @returns the second factor that there was before the code was looked at, for what follows to hold on to
   * @throws Problem `code-needed`, `bad-code`, `codes-spent`
   */
  async code(c: ApiContext, caller: Caller, given: string | undefined): Promise<Factor | null> {
    const { factors, agencyLog, store } = this.#deps;
    const { id } = caller.staff;
    const factor = await store.directory.factors.find(id);
    if ((await proven(factors, id, given)) === 'recovery')
      await recordAs(agencyLog, id, { type: 'staff.recovery-code-used', staff: id });
    await this.forgive(c, caller);
    return factor;
  }

  /** Everything was proved: guesses are counted afresh. */
  async forgive(c: ApiContext, { staff }: Caller): Promise<void> {
    await this.#deps.throttle.forgive(staff.email, this.#address(c));
  }

  async endOthers({ staff, sessionId }: Caller): Promise<void> {
    const { store, auth, sessions } = this.#deps;
    const all = await store.directory.sessions.getUserSessions(staff.id);
    for (const { id } of all.filter((session) => session.id !== sessionId)) {
      await auth.close(id);
      sessions.ended(id);
    }
  }

  #address(c: ApiContext): string {
    const { incoming } = c.env;
    return senderAddress(incoming.headers, incoming.socket.remoteAddress, this.#deps.place);
  }
}

/** The password is not the present one; or no longer, because a reset or another change overtook what was begun. */
export function notThis(): Problem {
  return new Problem('bad-credentials', { fields: { password: 'This is not it.' } });
}
