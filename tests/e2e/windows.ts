import type { Server } from './server.ts';
import { LAPTOP, PROJECTOR, type Visit } from './town.ts';

/** Who looks at a page, and in what. */
export type Who =
  'phone' | 'laptop' | 'screen' | 'moderator' | 'moderator on a phone' | 'commander' | 'commander on a phone' | 'admin';

export function windowOf(who: Who, { staff }: Server): Visit {
  switch (who) {
    case 'phone':
      return {};
    case 'laptop':
      return { viewport: LAPTOP };
    case 'screen':
      return { viewport: PROJECTOR, as: staff.officer };
    case 'moderator':
      return { viewport: LAPTOP, as: staff.moderator };
    case 'moderator on a phone':
      return { as: staff.moderator };
    case 'admin':
      return { viewport: LAPTOP, as: staff.admin };
    case 'commander on a phone':
      return { as: staff.commander };
    case 'commander':
      return { viewport: LAPTOP, as: staff.commander };
  }
}
