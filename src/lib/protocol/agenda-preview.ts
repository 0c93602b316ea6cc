import type { ChangedPart } from '../meeting/actions/action.ts';
import type { Block } from '../meeting/actions/blocks.ts';
import type { Mark } from '../meeting/textcheck.ts';
import type { FieldChange } from './agenda-versions.ts';

/**
 * What `agenda.publish` would put before the public, as staff read it at `GET /api/meetings/<code>/agenda/preview`. The
 * command takes its `previewHash`, and is refused with `agenda-moved` once the document says something else.
 */
export interface AgendaPreview {
  readonly previewHash: string;
  /** Of the publication that this would be, from 1. */
  readonly number: number;
  /** The one before, and the minute of it, ms since the epoch; null: it was never published. */
  readonly last: { readonly number: number; readonly at: number } | null;
  /** `nothing`: there is nothing in it. `same`: it is public as it is. */
  readonly state: 'ready' | 'same' | 'nothing';
  /** In the order in which the public reads them. */
  readonly items: readonly PreviewItem[];
  /** Published before, and not in the agenda any more. */
  readonly dropped: readonly { readonly id: string; readonly title: string }[];
  /** What stays out, and why. */
  readonly left: readonly PreviewLeft[];
}

export interface PreviewItem {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly body: readonly Block[];
  readonly owner: string;
  /** `YYYY-MM-DD` */
  readonly due: string | null;
  readonly area: string;
  /** Those that anyone can read. */
  readonly ideas: readonly { readonly id: string; readonly text: string }[];
  /** How many different people back those now. */
  readonly backed: number;
  /** It was published before, and taken off since. */
  readonly again: boolean;
  /** What is not as it was published last; empty: nothing. */
  readonly what: readonly ChangedPart[];
  /** The same in words, where there was something before. */
  readonly changes: readonly FieldChange[];
  /** What should be looked at before anybody reads it. */
  readonly marked: readonly PreviewMarked[];
}

export interface PreviewMarked {
  /** `link`: where a link of the body leads. */
  readonly part: 'title' | 'body' | 'owner' | 'area' | 'link';
  readonly text: string;
  readonly marks: readonly Mark[];
}

export interface PreviewLeft {
  readonly id: string;
  /** The beginning of what it says; may be empty. */
  readonly title: string;
  readonly why: 'no-title' | 'too-long' | 'too-many' | 'unusable';
}
