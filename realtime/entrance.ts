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
