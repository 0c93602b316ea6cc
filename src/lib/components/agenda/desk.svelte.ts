import { tick } from 'svelte';
import { standsFor } from '$lib/agenda/backed.ts';
import type { Found } from '$lib/agenda/finding.ts';
import { numbered, type Hands, type HowMuch } from '$lib/agenda/hands.ts';
import type { AgendaMessages } from '$lib/i18n/agenda.ts';
import type { BoardView } from '$lib/meeting/view.ts';
import type { AgendaItem } from '$lib/protocol/agenda-item.ts';
import { Drag, type Dragged, type Target } from './drag.svelte.ts';

export type Side = 'backed' | 'title';

export interface DeskOptions {
  readonly hands: Hands;
  readonly entries: () => readonly AgendaItem[];
  readonly view: () => BoardView;
  readonly t: AgendaMessages;
}

/** What is done with the agenda on this page: where the focus goes, and what is said of it. */
export class Desk {
  side = $state<Side>('title');
  /** Asked about before it is taken away. */
  removing = $state.raw<AgendaItem | null>(null);
  open = $state<'find' | 'link' | 'versions' | null>(null);
  said = $state('');
  /** Why undo left something as it is; for the eye, too. */
  kept = $state('');
  list = $state.raw<HTMLElement | null>(null);
  readonly drag: Drag;
  readonly #given: DeskOptions;
  #away = false;

  constructor(given: DeskOptions) {
    this.#given = given;
    this.drag = new Drag(
      () => this.list,
      (what, target) => this.#dropped(what, target),
      () => (this.said = given.t.dropCancelled)
    );
  }

  get #entries(): readonly AgendaItem[] {
    return this.#given.entries();
  }
  get #items(): readonly AgendaItem[] {
    return this.#entries.filter(({ kind }) => kind === 'item');
  }

  /** What an item or a note is called here; empty for what is gone. */
  nameOf(id: string | null): string {
    const { t } = this.#given;
    const found = numbered(this.#entries).find(({ entry }) => entry.id === id);
    if (!found) return '';
    return found.entry.kind === 'note' ? t.noteAt(found.number) : t.item(found.number);
  }

  /** Ideas become an item at `index` among all, or at the end; or they go to one that is there. None: an empty item. */
  async add(ideaIds: readonly string[], item: string | null = null, index?: number): Promise<void> {
    const { hands, t, view } = this.#given;
    // Linked, never copied: a redaction of the idea must reach whoever reads the agenda.
    const roots = ideaIds.flatMap((id) => standsFor(view(), id)?.id ?? []);
    const ideas = roots.filter((id, n) => roots.indexOf(id) === n);
    if (item !== null) {
      hands.link(item, ideas, true);
      this.said = t.linked(this.#items.findIndex(({ id }) => id === item) + 1);
      return;
    }
    const id = hands.add({ ideas, ...(index !== undefined && { index }) });
    this.said = t.added(this.#items.findIndex((one) => one.id === id) + 1);
    this.side = 'title';
    await tick();
    document.getElementById(`title-${id}`)?.focus();
  }

  /** A note after that entry, or at the end. */
  async addNote(after?: AgendaItem): Promise<void> {
    const { hands, t } = this.#given;
    const index = after ? this.#indexOf(after.id) + 1 : this.#entries.length;
    const id = hands.add({ kind: 'note', index });
    this.said = t.noteAdded;
    await tick();
    document.querySelector<HTMLElement>(`#text-${CSS.escape(id)} .rich`)?.focus();
  }

  async move(entry: AgendaItem, by: number): Promise<void> {
    const from = document.activeElement;
    this.#moveTo(entry.id, this.#indexOf(entry.id) + by);
    await tick();
    const row = document.getElementById(`item-${entry.id}`);
    row?.scrollIntoView({ block: 'nearest' });
    if (from instanceof HTMLElement && row?.contains(from)) from.focus();
    // At an end the pressed button is off: the other one goes on.
    if (row && !row.contains(document.activeElement)) row.querySelector<HTMLElement>('[data-tool]:enabled')?.focus();
  }

  askToRemove(entry: AgendaItem): void {
    if (entry.title.trim() === '' && entry.text.trim() === '') void this.remove(entry);
    else this.removing = entry;
  }

  async remove(entry: AgendaItem): Promise<void> {
    const { hands, t } = this.#given;
    const index = this.#indexOf(entry.id);
    this.removing = null;
    hands.remove(entry.id);
    this.said = entry.kind === 'note' ? t.noteRemoved : t.removed;
    await this.goOnAt(index);
  }

  /** Where something stood that is gone. */
  async goOnAt(index: number): Promise<void> {
    await tick();
    const next = this.#entries[Math.min(index, this.#entries.length - 1)];
    document.getElementById(next ? `item-${next.id}` : 'add-item')?.focus();
  }

  async go({ kind, id }: Pick<Found, 'kind' | 'id'>): Promise<void> {
    this.open = null;
    this.side = kind === 'idea' ? 'backed' : 'title';
    await tick();
    const row = document.getElementById(`${kind === 'idea' ? 'idea' : 'item'}-${id}`);
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  }

  /** Says where something was taken back, or done again, and shows it. */
  went(id: string | null, how: HowMuch): void {
    const { t } = this.#given;
    this.said = t.undone[how](this.nameOf(id));
    this.kept = how === 'whole' ? '' : this.said;
    if (id !== null) document.getElementById(`item-${id}`)?.scrollIntoView({ block: 'nearest' });
  }

  /** Says that the connection went, and that it is back. */
  lineIs(away: boolean): void {
    const { t } = this.#given;
    if (away !== this.#away) this.said = away ? t.state.away : t.online;
    this.#away = away;
  }

  #indexOf(id: string): number {
    return this.#entries.findIndex((entry) => entry.id === id);
  }

  #moveTo(id: string, index: number): void {
    const { hands, t } = this.#given;
    hands.moveTo(id, index);
    const now = this.#items.findIndex((item) => item.id === id) + 1;
    this.said = now > 0 ? t.moved(now, this.#items.length) : t.noteMoved;
  }

  #dropped(what: Dragged, target: Target): void {
    if (what.kind === 'ideas') {
      void (target.kind === 'onto' ? this.add(what.ids, target.id) : this.add(what.ids, null, target.index));
    } else if (target.kind === 'between') {
      const from = this.#indexOf(what.id);
      this.#moveTo(what.id, target.index > from ? target.index - 1 : target.index);
    }
  }
}
