/** An item of the agenda, or a free note, as it is read, and how long its parts may be. For pages: no Yjs comes with it. */
export interface AgendaItem {
  readonly id: string;
  readonly kind: AgendaKind;
  readonly place: string;
  readonly title: string;
  /** All that is written in it, without its look; paragraphs apart by line breaks. */
  readonly text: string;
  readonly owner: string;
  readonly due: string;
  readonly area: string;
  readonly ideas: readonly string[];
  /** The oldest first. */
  readonly comments: readonly AgendaComment[];
}

/** A note stands between the items: it has a text, and nothing that anybody answers for. */
export type AgendaKind = 'item' | 'note';
export type AgendaField = 'owner' | 'due' | 'area';

/**
 * What a colleague remarked on an item. Who wrote it is what their browser put in: the server sees that nobody writes
 * under another's client, it does not look into what is written. Among commanders, in a document that all may change,
 * that is a courtesy and not a proof; the proof of who changed what is the server's to give.
 */
export interface AgendaComment {
  readonly id: string;
  readonly by: AgendaWriter;
  /** ms since the epoch, by the writer's device */
  readonly at: number;
  readonly text: string;
  /** Who said that it is dealt with; null while it is open. */
  readonly resolved: AgendaWriter | null;
}

export interface AgendaWriter {
  readonly id: string;
  readonly name: string;
}

/** Longest texts that the editor takes, in UTF-16 units, as `maxlength` counts. */
export const LONGEST = { title: 200, owner: 80, area: 80, comment: 1000 } as const;
