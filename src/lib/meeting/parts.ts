import type { StageCommand } from './commands.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { MeetingEvent } from './events.ts';
import { closingTime } from './lifecycle.ts';
import { allowedIn, PART_MINUTES_LIMIT, type Part } from './plan.ts';
import { refuse } from './refusals.ts';
import type { MeetingState } from './state.ts';
import { EXTEND_LIMIT, TIMER_LIMIT } from './timing.ts';

/** Going through the plan of the evening. Nothing goes on by itself: when its time is up, a part waits for a person. */

/**
 * A part begins, with all of its time; the one that is on already stays as it is. What residents may do follows, and
 * where it takes that, the meeting begins to gather or opens. Leaving the plan leaves them what they may do now.
 * Refuses `unknown-part`.
 */
export function beginPart(state: MeetingState, partId: string | null, { now }: Context): Decision {
  const on = state.stage.part;
  if (partId === (on?.id ?? null)) return accept();
  if (partId === null) return accept({ type: 'stage.parted', partId: null, endsAt: null });
  const part = state.settings.plan.find(({ id }) => id === partId);
  if (!part) return refuse('unknown-part');
  const endsAt = part.minutes === null ? null : now + part.minutes * 60_000;
  const allows = allowedIn(part);
  return accept(...opening(state, part, now), {
    type: 'stage.parted',
    partId,
    endsAt,
    ...(allows && { allows }),
  });
}

/** What has to happen to the meeting for residents to be able to do what the part is for. */
function opening(state: MeetingState, part: Part, now: number): MeetingEvent[] {
  const allows = allowedIn(part);
  const closesAt = closingTime(state, now);
  if (allows?.votes) return state.phase === 'live' ? [] : [{ type: 'meeting.opened', closesAt }];
  if (!allows?.ideas) return [];
  if (state.phase === 'scheduled') return [{ type: 'meeting.gathered', closesAt }];
  return state.phase === 'paused' ? [{ type: 'meeting.opened', closesAt }] : [];
}

/**
 * More or less time for the timer or the part that is on. What is over already is lengthened from now on; nothing ends
 * before now. Refuses `bad-time`: nothing runs, more than an hour at once, or longer than a timer or a part may last.
 */
export function lengthen(
  state: MeetingState,
  { what, seconds }: Extract<StageCommand, { type: 'stage.extend' }>,
  { now }: Context
): Decision {
  if (!Number.isInteger(seconds) || seconds === 0 || Math.abs(seconds) > EXTEND_LIMIT) return refuse('bad-time');
  const { timer, part } = state.stage;
  const running = what === 'timer' ? timer : part;
  if (running === null || running.endsAt === null) return refuse('bad-time');
  const endsAt = Math.max(now, Math.max(now, running.endsAt) + seconds * 1000);
  if (endsAt === running.endsAt) return accept();
  const longest = what === 'timer' ? TIMER_LIMIT : PART_MINUTES_LIMIT * 60;
  if (endsAt - now > longest * 1000) return refuse('bad-time');
  if (timer && what === 'timer') {
    return accept({
      type: 'stage.timed',
      seconds: Math.min(TIMER_LIMIT, Math.max(1, timer.seconds + seconds)),
      endsAt,
    });
  }
  return accept({ type: 'stage.parted', partId: part?.id ?? null, endsAt });
}
