/** Commands waiting at most: past that, newcomers hear `busy`. At 10,000 votes/s this is under half a second's worth. */
export const QUEUE_LIMIT = 4000;
/** Commands in one append at most, so that a batch stays within some two megabytes (ideas of 500 characters). */
export const BATCH_LIMIT = 1000;
/** Races lost in a row before the commands are told to come back. */
export const RACES = 30;
/** When those who could not be served may try again. */
export const BUSY_RETRY_MS = 1000;
