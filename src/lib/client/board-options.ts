import type { Audience } from '../meeting/view.ts';
import type { FirstPaint } from '../protocol/api.ts';
import type { AskToken } from './person.ts';
import type { AskBoard } from './rest.ts';
import type { LaneOf } from './sender.ts';
import type { Surroundings } from './surroundings.ts';
import type { OpenWire } from './wire.ts';

/** What a page's board is made from. */
export interface BoardOptions {
  readonly code: string;
  readonly audience: Audience;
  /** What the server rendered the page from. */
  readonly first: FirstPaint;
  readonly around?: Surroundings;
  readonly open?: OpenWire;
  readonly ask?: AskBoard;
  readonly askToken?: AskToken;
  /** See `OutboxOptions`. */
  readonly laneOf?: LaneOf;
  /** A screen that is only looked at in the console. */
  readonly preview?: boolean | undefined;
}
