/**
 * What takes turns on the screen: the pages of a long board (or single ideas, one at a time), and the languages.
 * Times are in ms since the epoch by the server's clock; nothing here reads one.
 */
export interface Turn {
  /** Which page, from 0. */
  readonly page: number;
  /** Since when. */
  readonly since: number;
  /** How often the language has changed; the languages take it in turns. */
  readonly spoken: number;
  readonly spokenSince: number;
  /** Rows are on their way to new ranks until then: nothing turns meanwhile. */
  readonly restlessUntil: number;
}

/** The leading page stays longer: it is what most people look for. */
export const LEADING_MS = 18_000;
export const PAGE_MS = 12_000;
/** Where no page turns, the languages change this often. */
export const LANGUAGE_MS = 20_000;
/** Longer than any glide takes, so that the eye arrives before the page goes. */
export const GLIDE_MS = 1_500;

export function firstTurn(now: number): Turn {
  return { page: 0, since: now, spoken: 0, spokenSince: now, restlessUntil: 0 };
}

export interface Turning {
  readonly now: number;
  readonly pages: number;
  readonly languages: number;
  /** Somebody wants this page to stay; languages go on. */
  readonly held: boolean;
}

/** What is shown at `now`. A page that is not there any more gives way to the last one that is. */
export function turned(turn: Turn, { now, pages, languages, held }: Turning): Turn {
  const page = Math.min(turn.page, Math.max(0, pages - 1));
  const here = page === turn.page ? turn : { ...turn, page };
  if (now < turn.restlessUntil && turn.restlessUntil - now <= GLIDE_MS) return here;
  // A clock that was set back must not hold a page for as long.
  const lasted = (since: number): number => (since > now ? Number.POSITIVE_INFINITY : now - since);
  if (!held && pages > 1 && lasted(turn.since) >= (page === 0 ? LEADING_MS : PAGE_MS)) {
    return turnedBy(here, 1, { now, pages, languages });
  }
  if (languages > 1 && lasted(turn.spokenSince) >= LANGUAGE_MS) {
    return { ...here, spoken: turn.spoken + 1, spokenSince: now };
  }
  return here;
}

/**
 * Some pages on or back, from the last to the first and the other way. The language changes with the page; after a
 * whole round each page comes in another language than before.
 */
export function turnedBy(turn: Turn, by: 1 | -1, { now, pages, languages }: Omit<Turning, 'held'>): Turn {
  if (pages < 2) return turn;
  const page = (turn.page + by + pages) % pages;
  const round = by === 1 ? page === 0 : turn.page === 0;
  const skip = round && pages % Math.max(1, languages) === 0 ? 1 : 0;
  return { ...turn, page, since: now, spoken: turn.spoken + 1 + skip, spokenSince: now };
}

/** Ranks have changed: let them arrive. */
export function stirred(turn: Turn, now: number): Turn {
  return { ...turn, restlessUntil: now + GLIDE_MS };
}
