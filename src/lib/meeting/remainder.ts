import type { LoggedEvent, MeetingEvent } from './events.ts';
import { minuteOf } from './timing.ts';

/**
 * What is left of an event of the log once retention has ended. Staff and the server did what they did. Of what a resident
 * wrote the words stay, and nothing says who; of what a resident did besides, that something of the kind was done in that
 * minute. One event for one, so that versions stay what they were.
 */
export function remainderOf(event: LoggedEvent): LoggedEvent {
  // By the server, and yet at the very moment at which somebody answered.
  if (event.type === 'action.reopened') return { ...event, at: minuteOf(event.at) };
  if (!event.by.startsWith('p:')) return event;
  const { cmd: _cmd, result: _result, ...rest } = event;
  const stamp = { at: minuteOf(event.at), by: 'resident' } as const;
  if (KEPT.has(event.type)) return { ...rest, ...stamp };
  return { type: 'act.forgotten', was: event.type, ...stamp };
}

/** Of residents' own: what put words on the board or took them off it. Moderation by the text check comes with it. */
const KEPT: ReadonlySet<MeetingEvent['type']> = new Set<MeetingEvent['type']>([
  'idea.submitted',
  'idea.published',
  'idea.held',
  'idea.withdrawn',
  'idea.appealed',
]);
