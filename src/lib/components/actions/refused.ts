import type { AskingMessages } from '$lib/i18n/asking';
import type { RefusalCode } from '$lib/meeting/refusals';

/** An answer that was posted and not taken. */
export interface Refused {
  /** What it was about. */
  readonly action: string;
  readonly why: string;
  readonly note: string;
}

interface Posted {
  readonly action: string;
  readonly code: RefusalCode;
  readonly note: string;
}

interface Words {
  readonly asking: AskingMessages;
  readonly refusals: Readonly<Record<RefusalCode, string>>;
}

/** In words. A form without a script is sent again by nobody but the person, so it does not say otherwise. */
export function refusedIn(posted: Posted | null, { asking, refusals }: Words): Refused | null {
  if (!posted) return null;
  const { action, code, note } = posted;
  const passing = code === 'busy' || code === 'too-fast' || code === 'unavailable';
  return { action, why: passing ? asking.later : refusals[code], note };
}
