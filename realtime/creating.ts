import type { Sender } from '../src/lib/meeting/actors.ts';
import type { MeetingCode, MeetingId } from '../src/lib/meeting/ids.ts';

/** How a meeting comes to be, besides its settings. */
export interface Creating {
  readonly by: Sender;
  /** Given: this one or none. */
  readonly code?: MeetingCode;
  readonly rehearsalOf?: MeetingId;
  /** Resolves before anything of it is written: an act that cannot be recorded must not happen. */
  readonly before?: (meeting: MeetingId, code: MeetingCode) => Promise<void>;
}
