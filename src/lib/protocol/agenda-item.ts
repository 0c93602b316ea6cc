/** An item of the agenda as it is read, and how long its parts may be. For pages: nothing of Yjs comes with it. */
export interface AgendaItem {
  readonly id: string;
  readonly place: string;
  readonly title: string;
  readonly text: string;
  readonly owner: string;
  readonly due: string;
  readonly ideas: readonly string[];
}

export type AgendaText = 'title' | 'text';
export type AgendaField = 'owner' | 'due';

/** Longest texts that the editor takes, in UTF-16 units, as `maxlength` counts. */
export const LONGEST = { title: 200, text: 8000, owner: 80 } as const;
