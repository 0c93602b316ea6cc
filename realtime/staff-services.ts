import type { Services } from '../src/lib/server/services.ts';
import { accountView } from './account.ts';
import { lookAtLink } from './accounts.ts';
import { issuerOf } from './api/second-factor.ts';
import type { ServicePorts } from './services.ts';
import { secondFactorRequired } from './staff-rules.ts';

type StaffServices = Pick<Services, 'entrant' | 'account' | 'offer' | 'people' | 'link'>;

/** What the pages of staff's own accounts ask of this server. */
export function staffServices({ store, auth, factors, people, clock, place }: ServicePorts): StaffServices {
  const { directory } = store;
  return {
    async entrant(cookie) {
      const caller = await auth.anyBySecret(cookie);
      return caller && { staff: caller.staff, mustSetUp: caller.mustSetUp };
    },
    async account(cookie) {
      const caller = await auth.anyBySecret(cookie);
      return caller && accountView(directory, caller, clock.now());
    },
    async offer(cookie) {
      const caller = await auth.anyBySecret(cookie);
      return caller && factors.offer(caller.staff, issuerOf(place.origin));
    },
    async people() {
      const required = await secondFactorRequired(directory.agency);
      return { people: await people.list(), secondFactorRequired: required };
    },
    async link(secret) {
      const look = await lookAtLink(directory, secret, clock.now());
      if (!look) return null;
      const { account, ...rest } = look;
      return { ...rest, account: account && { name: account.name, email: account.email } };
    },
  };
}
