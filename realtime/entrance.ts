import type { Store } from '../db/store.ts';
import type { AgencyLog } from './agency-log.ts';
import { SecondFactors } from './factors.ts';
import type { Clock } from './hall/clock.ts';
import { People } from './people.ts';
import { Seal } from './seal.ts';
import type { Sessions } from './sessions.ts';
import { SignInThrottle } from './throttle.ts';

/** What stands between a person and the inside: who has an account, what they prove, how often they may try. */
export interface Entrance {
  readonly throttle: SignInThrottle;
  readonly factors: SecondFactors;
  readonly people: People;
}

const DAY_MS = 24 * 60 * 60_000;

/** Tidies up after tries to sign in, now and whenever a day of the clock begins. @returns stops it */
export function keepTidy(
  throttle: Pick<SignInThrottle, 'tidy'>,
  clock: Clock,
  report: (what: string, error: unknown) => void
): () => void {
  let cancel = (): void => {};
  const tidy = (): void => {
    throttle.tidy().catch((error: unknown) => report('tries to sign in could not be tidied', error));
    cancel = clock.after(DAY_MS - (clock.now() % DAY_MS), tidy);
  };
  tidy();
  return () => cancel();
}

export function createEntrance(
  { directory, keyring }: Pick<Store, 'directory' | 'keyring'>,
  agencyLog: AgencyLog,
  sessions: Sessions,
  clock: Clock
): Entrance {
  return {
    throttle: new SignInThrottle({ ...directory, keyring, now: () => clock.now() }),
    factors: new SecondFactors({ directory, seal: new Seal(keyring), clock }),
    people: new People({ directory, agencyLog, sessions, clock }),
  };
}
