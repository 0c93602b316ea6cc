/** What is left of a time, for counting down on a wall. */
export interface Countdown {
  /** Whole seconds left, never below 0. */
  readonly seconds: number;
  /** `34:10`, from an hour on `1:02:05`. */
  readonly text: string;
  /** The last sixty seconds, before it is over. */
  readonly lastMinute: boolean;
  readonly over: boolean;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** @param endsAt and @param now in ms since the epoch, by the server's clock. A started second is shown until it has gone. */
export function countdown(endsAt: number, now: number): Countdown {
  const seconds = Math.max(0, Math.ceil((endsAt - now) / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const text = hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  return { seconds, text, lastMinute: seconds > 0 && seconds <= 60, over: seconds === 0 };
}

/** How long "time is up" stays on a wall: until whoever speaks has seen it. */
const OVER_FOR = 30_000;

/** Whether a timer is still worth showing; @param endsAt and @param now as above. */
export const isTimerShown = (endsAt: number, now: number): boolean => now < endsAt + OVER_FOR;

/** Longer than this before it closes, a countdown says nothing to a room: the time of day does. */
export const COUNTDOWN_FROM = 3 * 3600 * 1000;
