/** The ports for what became of meetings: published actions, for lists and searches across meetings, and their pictures. */
import type { JsonObject } from './store.ts';

/** A published action as a projection of its meeting's log, which decides; it can be made again from that at any time. */
export interface ActionRow {
  /** The meeting's id; with `id`, the key. */
  readonly meeting: string;
  readonly id: string;
  /** Up to which version of the log this was made: an older one never takes the place of a newer one. */
  readonly version: number;
  /** Its own, or that of its meeting. */
  readonly area: string;
  readonly category: string | null;
  readonly status: string;
  /** Something is still to be done about it. */
  readonly pending: boolean;
  /** Residents are owed an answer about it. */
  readonly awaiting: boolean;
  /** It was done, residents disputed that, and it is not done again. */
  readonly reopened: boolean;
  /** It is done, and more residents say so than say that it is not. */
  readonly confirmed: boolean;
  /** `2026-12-12`; null if it has no date. */
  readonly due: string | null;
  /** Overdue from then on, ms since the epoch; null if it cannot be. */
  readonly overdueAt: number | null;
  /** When something last became of it, ms since the epoch. */
  readonly movedAt: number;
  /** What a search looks through, folded. */
  readonly words: string;
  /** What a list shows of it; kept as given. */
  readonly shown: JsonObject;
}

/** Where a list goes on: after the action that has this place in it. */
export type ActionPlace = Pick<ActionRow, 'movedAt' | 'meeting' | 'id'>;

export interface ActionFilter {
  /** Of each of these, one has to occur in `words`, as it is written. */
  readonly words?: readonly (readonly string[])[];
  readonly meeting?: string;
  readonly area?: string;
  readonly status?: string;
  readonly category?: string;
  readonly reopened?: true;
  /** Only what is overdue at that moment, ms since the epoch. */
  readonly overdueBy?: number;
}

/** How many actions there are of one area, category and status. */
export interface ActionCount {
  readonly area: string;
  readonly category: string | null;
  readonly status: string;
  readonly count: number;
  readonly reopened: number;
  readonly confirmed: number;
  readonly overdue: number;
}

export interface ActionRows {
  /**
   * Each takes the place of what is there, unless that is of a later version. `erase`: what stood there is to be gone from
   * the files too (SQLite: as a scrub does; copies that upgrades made lose these rows, which can be made again).
   */
  put(rows: readonly ActionRow[], options?: { readonly erase?: boolean }): Promise<void>;
  /** What moved last comes first. */
  search(
    filter: ActionFilter & { readonly limit: number; readonly after?: ActionPlace }
  ): Promise<readonly ActionRow[]>;
  /** Of those that a filter lets through. @param now what is overdue is so at that moment, ms since the epoch */
  count(now: number, filter?: ActionFilter): Promise<readonly ActionCount[]>;
  /**
   * What is still to be done, of all meetings or of these: where residents are owed an answer first, then by date, what has
   * none last.
   */
  pending(limit: number, meetings?: readonly string[]): Promise<readonly ActionRow[]>;
  byMeeting(meeting: string): Promise<readonly ActionRow[]>;
  /** Removes those of a meeting for good (SQLite: out of the files too). Idempotent. */
  drop(meeting: string): Promise<void>;
}

/** What is known of a picture without its content. */
export interface PictureRow {
  readonly id: string;
  readonly meeting: string;
  /** Media type, e.g. `image/jpeg`. */
  readonly type: string;
  readonly width: number;
  readonly height: number;
  /** ms since the epoch */
  readonly at: number;
}

export interface Pictures {
  /** Durable when it resolves. @throws StoreError `taken` if the id is in use */
  put(picture: PictureRow, content: Uint8Array): Promise<void>;
  get(id: string): Promise<{ readonly picture: PictureRow; readonly content: Uint8Array } | null>;
  /** The oldest first. */
  list(meeting: string): Promise<readonly PictureRow[]>;
  /** Removes these of a meeting for good (SQLite: out of the files too). Idempotent. */
  forget(meeting: string, ids: readonly string[]): Promise<void>;
  /** Removes all of a meeting for good. Idempotent. */
  drop(meeting: string): Promise<void>;
}
