import { AGENDA_PATH, type AgendaSpot } from '../protocol/agenda.ts';
import type { AgendaField, AgendaItem, AgendaText } from '../protocol/agenda-item.ts';
import type { SharedText } from '../agenda/sharing.ts';
import { peopleHere, type PersonHere } from '../agenda/people.ts';
import type { AgendaEnding, AgendaWire } from './agenda/wire.ts';
import { browserSurroundings, type Surroundings } from './surroundings.ts';
import type { Doc, Text } from 'yjs';

export type { AgendaEnding, AgendaItem, PersonHere };
type Parts = typeof import('./agenda/open.ts');

/** A line that is away for less than this is nobody's business. */
const CALM_MS = 5000;
/** “Saved” comes back after a moment without anything unsaved, so that it does not flicker while somebody types. */
const SETTLE_MS = 600;

export interface AgendaOptions {
  readonly code: string;
  /** Who is signed in here. */
  readonly me: string;
  readonly mayEdit: boolean;
  readonly around?: Surroundings;
}

/** The agenda in a browser. Yjs and the provider are fetched when it connects, on the page that has it alone. */
export class Agenda {
  readonly code: string;
  items: readonly AgendaItem[] = $state.raw([]);
  others: readonly PersonHere[] = $state.raw([]);
  /** The document has been here once: what is shown is the agenda, not an empty page. */
  opened = $state(false);
  /** `away` only after the line has been broken for five seconds. */
  line = $state<'opening' | 'live' | 'away'>('opening');
  /** `saved`: everything written here is on the server's disk. */
  state = $state<'saved' | 'unsaved'>('saved');
  ending = $state<AgendaEnding | null>(null);
  mayEdit = $state(false);
  /** The editor itself could not be fetched. */
  broken = $state(false);

  readonly #around: Surroundings;
  readonly #me: string;
  #parts: Parts | null = null;
  #doc: Doc | null = null;
  #wire: AgendaWire | null = null;
  #unsaved = false;
  #cancelCalm = (): void => {};
  #cancelSettle = (): void => {};
  readonly #texts = new WeakMap<Text, SharedText>();

  constructor({ code, me, mayEdit, around = browserSurroundings() }: AgendaOptions) {
    this.code = code;
    this.mayEdit = mayEdit;
    this.#me = me;
    this.#around = around;
  }

  /** Something written here may be lost with this page. */
  get unsaved(): boolean {
    return this.#unsaved;
  }

  /** Goes live, until the returned function is called. In a browser only. */
  connect(): () => void {
    let gone = false;
    this.#later();
    import('./agenda/open.ts').then(
      (parts) => {
        if (!gone) this.#open(parts);
      },
      () => {
        this.broken = true;
      }
    );
    return () => {
      gone = true;
      this.#cancelCalm();
      this.#cancelSettle();
      this.#wire?.close();
      this.#doc?.destroy();
    };
  }

  /** Tries again after an ending, with what was written here. */
  again(): void {
    this.ending = null;
    this.#later();
    this.#wire?.again();
  }

  /** @returns the id of the new item, at the end of the agenda, without a word yet */
  add(ideas: readonly string[]): string {
    const id = this.#around.newId();
    this.#change((doc, { content }) => content.addItem(doc, { id, ideas }));
    return id;
  }

  remove(id: string): void {
    this.#change((doc, { content }) => content.removeItem(doc, id));
  }

  /** Moves an item by so many places, as far as there are places. */
  move(id: string, by: number): void {
    const from = this.items.findIndex((item) => item.id === id);
    const to = Math.max(0, Math.min(this.items.length - 1, from + by));
    if (from < 0 || to === from) return;
    this.#change((doc, { content }) => content.moveItem(doc, id, to));
  }

  set(id: string, field: AgendaField, value: string): void {
    this.#change((doc, { content }) => content.setField(doc, id, field, value));
  }

  link(id: string, idea: string, on: boolean): void {
    this.#change((doc, { content }) => content.linkIdea(doc, id, idea, on));
  }

  /** The text that a field is bound to; the same one for the same item. Null once the item is gone. */
  text(id: string, name: AgendaText): SharedText | null {
    if (!this.#doc || !this.#parts) return null;
    const text = this.#parts.content.textOf(this.#doc, id, name);
    if (!text) return null;
    const known = this.#texts.get(text) ?? this.#parts.sharedText(text);
    this.#texts.set(text, known);
    return known;
  }

  /** This person is here in the agenda now; null: nowhere in particular. */
  at(spot: AgendaSpot | null): void {
    this.#wire?.at(spot);
  }

  #change(change: (doc: Doc, parts: Parts) => void): void {
    const { mayEdit } = this;
    if (this.#doc && this.#parts && mayEdit) {
      const parts = this.#parts;
      this.#doc.transact(() => change(this.#doc as Doc, parts));
    }
  }

  #open(parts: Parts): void {
    const doc = new parts.Doc();
    this.#parts = parts;
    this.#doc = doc;
    parts.content.agendaItems(doc).observeDeep(() => this.#read());
    const { protocol, host } = location;
    this.#wire = parts.openAgendaWire({
      doc,
      server: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${AGENDA_PATH}`,
      code: this.code,
      askWhy: () => this.#askWhy(),
      events: {
        line: (state) => (state === 'open' ? this.#live() : this.#later()),
        unsaved: (is) => this.#keep(is),
        readOnly: () => (this.mayEdit = false),
        ended: (why) => (this.ending = why),
        presence: (states, own) => (this.others = peopleHere(states, own, this.#me)),
      },
    });
  }

  #read(): void {
    if (this.#doc && this.#parts) this.items = this.#parts.content.readAgenda(this.#doc);
  }

  #live(): void {
    this.#cancelCalm();
    this.opened = true;
    this.line = 'live';
  }

  #later(): void {
    this.#cancelCalm();
    this.#cancelCalm = this.#around.after(CALM_MS, () => (this.line = 'away'));
  }

  #keep(unsaved: boolean): void {
    this.#unsaved = unsaved;
    this.#cancelSettle();
    if (unsaved) this.state = 'unsaved';
    else this.#cancelSettle = this.#around.after(SETTLE_MS, () => (this.state = 'saved'));
  }

  /** A refused connection looks like a broken one to a browser; the board over HTTP tells them apart. */
  async #askWhy(): Promise<AgendaEnding | null> {
    try {
      const url = `/api/meetings/${this.code}/board?audience=staff`;
      const { status } = await fetch(url, { method: 'HEAD', cache: 'no-store' });
      if (status === 401 || status === 403) return 'signed-out';
      return status === 404 ? 'gone' : null;
    } catch {
      return null;
    }
  }
}
