/** How many of those who asked for an action have to say “not yet” until it is reopened, where the agency says nothing. */
export const REOPEN_AT = 3;
/** The most that an agency may ask for. */
export const REOPEN_AT_LIMIT = 50;
