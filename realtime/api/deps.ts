import type { Store } from '../../db/store.ts';
import type { AgencyLog } from '../agency-log.ts';
import type { Publishing } from '../agenda/publishing/publishing.ts';
import type { Versions } from '../agenda/versions/keep.ts';
import type { Auth } from '../auth.ts';
import type { RoomCodes } from '../board/room-code.ts';
import type { Clock } from '../hall/clock.ts';
import type { Entrance } from '../entrance.ts';
import type { Config } from '../config.ts';
import type { Halls } from '../halls.ts';
import type { Identities } from '../identify.ts';
import type { Log } from '../log.ts';
import type { ExposedMetrics } from '../metrics.ts';
import type { Place } from '../origins.ts';
import type { PublicRecords } from '../public-records.ts';
import type { Retention } from '../records/retention.ts';
import type { Rehearsals } from '../rehearsals.ts';
import type { Sessions } from '../sessions.ts';

/** What the API stands on. */
export interface ApiDeps extends Entrance {
  readonly store: Store;
  readonly halls: Halls;
  readonly versions: Versions;
  readonly publishing: Publishing;
  readonly rehearsals: Rehearsals;
  readonly retention: Retention;
  readonly records: PublicRecords;
  readonly agencyLog: AgencyLog;
  readonly auth: Auth;
  readonly identify: Identities;
  readonly roomCodes: RoomCodes;
  readonly sessions: Sessions;
  readonly metrics: ExposedMetrics;
  readonly log: Log;
  readonly clock: Clock;
  readonly place: Place & Pick<Config, 'host'>;
  /** Cookies are `Secure`: people reach us over https. */
  readonly secure: boolean;
  readonly stopping: () => boolean;
}
