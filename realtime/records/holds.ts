import type { AgencyRecord } from '../../src/lib/agency/acts.ts';

/** Nothing of a meeting may be done away with: somebody has asked for it to be kept, a court perhaps. */
export interface Hold {
  /** `s:` and an account's id, or `command-line`. */
  readonly by: string;
  /** ms since the epoch */
  readonly at: number;
  readonly why: string;
}

/** Which meetings are held, by id: the log of the agency says so. */
export function holdsIn(records: readonly AgencyRecord[]): ReadonlyMap<string, Hold> {
  const holds = new Map<string, Hold>();
  for (const { act, at, by } of records) {
    if (act?.type === 'meeting.held') holds.set(act.meeting, { by, at, why: act.why });
    if (act?.type === 'meeting.released') holds.delete(act.meeting);
  }
  return holds;
}

/** Where a log was replaced by its remainder. */
export interface Joint {
  /** The last version that was replaced. */
  readonly version: number;
  /** The hash there before, which what follows is tied to, and the hash there now. */
  readonly was: string;
  readonly now: string;
}

/** The joint of each log that has one, by the meeting's id. */
export function jointsIn(records: readonly AgencyRecord[]): ReadonlyMap<string, Joint> {
  const joints = new Map<string, Joint>();
  for (const { act } of records) {
    if (act?.type !== 'meeting.anonymised') continue;
    const { meeting, version, was, now } = act;
    joints.set(meeting, { version, was, now });
  }
  return joints;
}
