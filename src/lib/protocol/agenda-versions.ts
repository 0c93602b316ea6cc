/**
 * Named versions of an agenda, as they cross the wire under `/api/meetings/<code>/agenda/versions`. Staff read them;
 * commanders and admins keep and restore them.
 *
 *     GET    …/versions                      → { versions: AgendaVersion[] }        newest first
 *     POST   …/versions { name }             → 201 { version: AgendaVersion }
 *     GET    …/versions/compare?from=&to=    → { comparison: AgendaComparison }     `to` may be `now`
 *     GET    …/versions/<id>                 → { version, items: AgendaLine[] }
 *     POST   …/versions/<id>/restore         → { before: AgendaVersion | null }
 *     DELETE …/versions/<id>                 → 204, for good
 *
 * Refused with `unknown-version` (404), `too-many-versions` (409), and `too-large` (413) where the document has no room for
 * what restoring would change. Restoring is a change like any other, made within
 * the live document: nobody has to reload. What was there is kept as a version first (`before`), unless it was the same;
 * so a restore is undone by restoring that one.
 */

/** Names of versions are at most so long, in UTF-16 units. */
export const VERSION_NAME_LIMIT = 80;
/** An agenda has at most so many versions that people named. */
export const VERSIONS_LIMIT = 100;

export interface AgendaVersion {
  readonly id: string;
  readonly name: string;
  /** `before-restore`: kept by itself when the version of that `name` was brought back. */
  readonly kind: 'named' | 'before-restore';
  readonly by: { readonly id: string; readonly name: string };
  /** ms since the epoch */
  readonly at: number;
}

/** In the place of a version: the agenda as it is now. */
export const NOW = 'now';

/** A stretch of text of the old one (`removed`), the new one (`added`), or both. */
export interface WordPiece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * One part of an item or of the document: `title`, `body`, `owner`, `due`, `area`, `ideas`, … as the document calls it.
 * `words` is empty where it changed in a way that no text shows (the look of a word, a comment's state).
 */
export interface FieldChange {
  readonly field: string;
  readonly words: readonly WordPiece[];
}

/** An item, or a free note, as it is called in a list. */
export interface AgendaLine {
  readonly id: string;
  /** What the document says it is; an item if it says nothing. */
  readonly kind: string;
  /** Its title, else the beginning of its text; may be empty. */
  readonly title: string;
  /** All its text, paragraphs apart by line breaks. */
  readonly text: string;
}

export interface AgendaComparison {
  readonly added: readonly AgendaLine[];
  readonly removed: readonly AgendaLine[];
  /** As few as explain the new order; places count from 0 among what both have. */
  readonly moved: readonly (AgendaLine & { readonly from: number; readonly to: number })[];
  readonly reworded: readonly (AgendaLine & { readonly changes: readonly FieldChange[] })[];
  /** What stands outside the items. */
  readonly elsewhere: readonly FieldChange[];
  readonly same: boolean;
}
