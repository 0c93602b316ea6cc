import type { Appended, EventLog } from '../../db/store.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';
import type { Sink } from './broadcaster.ts';
import type { Chance, Clock } from './clock.ts';

/** What a Hall needs of the world around it. */
export interface HallPorts {
  readonly log: EventLog;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly sink: Sink;
  /** Other nodes append to the same log. */
  readonly shared?: boolean;
  /** After the state moved on, with the state as committed; must not throw and not keep it. `events`: how many are ours. */
  readonly committed?: (state: MeetingState, events: number) => void;
  /** How an append ended, and how long it took, in seconds. */
  readonly appended?: (outcome: Appended | 'unknown', seconds: number) => void;
  /** A bug or broken I/O, to be logged. */
  readonly report: (what: string, error: unknown) => void;
}
