import type { XmlFragment } from 'yjs';
import type { HowMuch } from '../agenda/hands.ts';
import { peopleHere, type PersonHere } from '../agenda/people.ts';
import type { SharedText } from '../agenda/sharing.ts';
import type { AgendaSpot } from '../protocol/agenda.ts';
import type { AgendaField, AgendaItem, AgendaKind, AgendaWriter } from '../protocol/agenda-item.ts';
import type { RichOptions } from './agenda/rich.ts';
import { clearShelf, clearShelves, noteShelf, shelfName } from './agenda/shelves.ts';
import { Standing } from './agenda/standing.svelte.ts';
import { takenAway, type Taken } from './agenda/taken.ts';
import { askWhy } from './agenda/why.ts';
import { Working, type Parts } from './agenda/working.ts';
import type { AgendaEnding } from './agenda/wire.ts';
import { browserSurroundings, type Surroundings } from './surroundings.ts';

export type { AgendaEnding, AgendaItem, PersonHere };

export interface AgendaOptions {
  readonly code: string;
  /** Who is signed in here. */
  readonly me: AgendaWriter;
  readonly mayEdit: boolean;
  readonly around?: Surroundings;
}

/** The agenda in a browser. Yjs and the editor are fetched when it connects, on the page that has it alone. */
export class Agenda {
  readonly code: string;
  readonly me: AgendaWriter;
  items: readonly AgendaItem[] = $state.raw([]);
  others: readonly PersonHere[] = $state.raw([]);
  /** The document is here, from the server or from this browser: what is shown is the agenda, not an empty page. */
  opened = $state(false);
  /** What is written here outlasts this page: the browser keeps it. */
  kept = $state(false);
  ending = $state<AgendaEnding | null>(null);
  mayEdit = $state(false);
  can = $state.raw({ undo: false, redo: false });
  /** The editor itself could not be fetched. */
  broken = $state(false);
  /** What was not saved before this person's role was changed, in plain words; it cannot be saved any more. */
  leftover = $state('');
  taken = $state.raw<Taken | null>(null);
  /** Told when something was taken back or done again, or could not be. */
  went: (item: string | null, how: HowMuch) => void = () => {};

  readonly #around: Surroundings;
  #parts: Parts | null = null;
  #working = $state.raw<Working | null>(null);
  readonly #standing: Standing;
  #gone = false;
  #spot: AgendaSpot | null = null;

  constructor({ code, me, mayEdit, around = browserSurroundings() }: AgendaOptions) {
    this.code = code;
    this.mayEdit = mayEdit;
    this.me = me;
    this.#around = around;
    this.#standing = new Standing(around);
  }

  get line(): Standing['line'] {
    return this.#standing.line;
  }

  get state(): Standing['state'] {
    return this.#standing.state;
  }

  /** Something written here may be lost with this page. */
  get unsaved(): boolean {
    return this.#standing.unsaved && !this.kept;
  }

  /** Goes live, until the returned function is called. In a browser only. */
  connect(): () => void {
    this.#standing.later();
    import('./agenda/open.ts').then(
      (parts) => {
        this.#parts = parts;
        if (!this.#gone) void this.#begin(parts);
      },
      () => {
        this.broken = true;
      }
    );
    return () => {
      this.#gone = true;
      this.#standing.stop();
      this.#working?.close();
    };
  }

  /** Tries again after an ending, with what was written here. */
  again(): void {
    this.ending = null;
    this.#standing.later();
    this.#working?.again();
  }

  /** @returns the id of the new item or note, without a word yet */
  add(made: { readonly kind?: AgendaKind; readonly ideas?: readonly string[]; readonly index?: number } = {}): string {
    const id = this.#around.newId();
    this.#change((doc, content) => content.addItem(doc, { ...made, id }));
    return id;
  }

  remove(id: string): void {
    this.#change((doc, content) => content.removeItem(doc, id));
  }

  /** Moves an item or note so that it stands at `index` among all, as far as there are places. */
  moveTo(id: string, index: number): void {
    const from = this.items.findIndex((item) => item.id === id);
    const to = Math.max(0, Math.min(this.items.length - 1, index));
    if (from >= 0 && to !== from) this.#change((doc, content) => content.moveItem(doc, id, to));
  }

  set(id: string, field: AgendaField, value: string): void {
    if (this.mayEdit) this.#working?.type((doc, content) => content.setField(doc, id, field, value));
  }

  link(id: string, ideas: readonly string[], on: boolean): void {
    this.#change((doc, content) => {
      for (const idea of ideas) content.linkIdea(doc, id, idea, on);
    });
  }

  comment(item: string, text: string): void {
    const said = { id: this.#around.newId(), by: this.me, at: this.#around.now(), text, resolved: null };
    this.#change((doc, content) => content.addComment(doc, item, said));
  }

  resolve(item: string, comment: string, done: boolean): void {
    this.#change((doc, content) => content.resolveComment(doc, item, comment, done ? this.me : null));
  }

  removeComment(item: string, comment: string): void {
    this.#change((doc, content) => content.removeComment(doc, item, comment));
  }

  /** The title that a field is bound to; the same one for the same item. Null once the item is gone. */
  title(id: string): SharedText | null {
    return this.#working?.title(id) ?? null;
  }

  /** The rich text of an item; null while it is plain, or holds what this editor cannot show. */
  body(id: string): XmlFragment | null {
    return this.#working?.body(id) ?? null;
  }

  /** Makes rich text of a plain one, for whoever is about to write in it. */
  enrich(id: string): void {
    if (this.mayEdit) this.#working?.enrich(id);
  }

  rich(fragment: XmlFragment, options: Omit<RichOptions, 'fragment' | 'awareness' | 'undo' | 'redo'>): () => void {
    return this.#working?.rich(fragment, options) ?? (() => {});
  }

  undo(): void {
    if (this.mayEdit) this.#working?.undo();
  }

  redo(): void {
    if (this.mayEdit) this.#working?.redo();
  }

  /** This person is here in the agenda now; null: nowhere in particular. */
  at(spot: AgendaSpot | null): void {
    this.#spot = spot;
    this.#working?.pause();
    this.#working?.at(spot);
  }

  #change(change: Parameters<Working['change']>[0]): void {
    if (this.mayEdit) this.#working?.change(change);
  }

  async #begin(parts: Parts): Promise<void> {
    const { storage } = this.#around;
    const name = shelfName(this.me.id, this.code);
    // What others kept here before, on a machine that is shared, is not for this person to have.
    void clearShelves(storage, this.me.id);
    const shelf = this.mayEdit ? name : null;
    if (shelf === null) await this.#giveUp(parts, name);
    else noteShelf(storage, shelf);
    const working = await Working.open(parts, {
      code: this.code,
      shelf,
      tab: this.#around.newId(),
      askWhy: () => askWhy(this.code),
      events: {
        items: (items, here) => this.#show(items, here),
        line: (state) => {
          this.opened ||= state === 'open';
          this.#standing[state === 'open' ? 'live' : 'later']();
        },
        unsaved: (is) => this.#standing.note(is),
        readOnly: () => void this.#readOnly(),
        ended: (why) => (this.ending = why),
        // A field that leaves the page gives up its caret while the page is drawn.
        presence: (states, own) => queueMicrotask(() => (this.others = peopleHere(states, own, this.me.id))),
        can: (undo, redo) => (this.can = { undo, redo }),
        went: (item, how) => this.went(item, how),
      },
    });
    if (this.#gone) return working.close();
    this.#working = working;
    this.kept = working.kept;
  }

  #show(items: readonly AgendaItem[], here: boolean): void {
    if (!here && this.mayEdit) this.taken = takenAway(this.items, items, this.#spot?.item) ?? this.taken;
    this.items = items;
    if (items.length > 0) this.opened = true;
  }

  /** What this person may not save any more is told, and kept here until they say that it can go. */
  async #giveUp(parts: Parts, name: string): Promise<void> {
    if (this.#around.storage.get(name) === null) return;
    const doc = new parts.Doc();
    const shelf = await parts.openShelf(name, doc, this.#around.newId());
    if (shelf?.unsaved) this.leftover = parts.asText(parts.content.readAgenda(doc));
    shelf?.close();
    doc.destroy();
    if (this.leftover === '') this.discard();
  }

  /** Takes away what could not be saved before this person's role was changed. */
  discard(): void {
    this.leftover = '';
    void clearShelf(this.#around.storage, shelfName(this.me.id, this.code));
  }

  /** The server takes no more edits from this person: what is here that it does not have, nobody else will see. */
  async #readOnly(): Promise<void> {
    const parts = this.#parts;
    if (!this.mayEdit || !parts) return;
    this.mayEdit = false;
    if (this.unsaved) this.leftover = parts.asText(this.items);
    this.#working?.close();
    this.#working = null;
    this.#standing.note(false);
    this.items = [];
    this.kept = false;
    if (!this.#gone) await this.#begin(parts);
  }
}
