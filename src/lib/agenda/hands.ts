import type { XmlFragment } from 'yjs';
import type { AgendaField, AgendaKind } from '../protocol/agenda-item.ts';
import type { RichText } from './rich.ts';
import type { SharedText } from './sharing.ts';

/** `part`: one's own words alone; `none`: others have written on in it. */
export type HowMuch = 'whole' | 'part' | 'none';

/** What the parts of the page may do with the agenda; they know nothing of how it gets anywhere. */
export interface Hands {
  title(id: string): SharedText | null;
  body(id: string): XmlFragment | null;
  enrich(id: string): void;
  /** Puts an editor on a rich text into an element. @returns what takes it away */
  rich(
    fragment: XmlFragment,
    options: {
      readonly element: HTMLElement;
      readonly editable: boolean;
      readonly label: () => string;
      readonly active: (text: RichText, state: 'on' | 'off') => void;
      readonly filled: (is: boolean) => void;
    }
  ): () => void;
  add(made: { readonly kind?: AgendaKind; readonly ideas?: readonly string[]; readonly index?: number }): string;
  remove(id: string): void;
  moveTo(id: string, index: number): void;
  set(id: string, field: AgendaField, value: string): void;
  link(id: string, ideas: readonly string[], on: boolean): void;
  comment(item: string, text: string): void;
  resolve(item: string, comment: string, done: boolean): void;
  removeComment(item: string, comment: string): void;
}

/** An entry in the order, with the number that an item has, or that the last item before a note has. */
export interface Numbered<Entry> {
  readonly entry: Entry;
  readonly number: number;
}

export function numbered<Entry extends { readonly kind: AgendaKind }>(
  entries: readonly Entry[]
): readonly Numbered<Entry>[] {
  let number = 0;
  return entries.map((entry) => ({ entry, number: entry.kind === 'note' ? number : (number += 1) }));
}
