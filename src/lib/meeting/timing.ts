/** Longest timer, in seconds: two hours. */
export const TIMER_LIMIT = 7200;
/** Most that is added to a time, or taken from it, at once, in seconds: an hour. */
export const EXTEND_LIMIT = 3600;

const MINUTE = 60_000;

/** The minute in which something was, ms since the epoch: nothing finer is shown of who did what. */
export const minuteOf = (time: number): number => Math.floor(time / MINUTE) * MINUTE;
