import type { Doc, Text, XmlFragment } from 'yjs';
import type { HowMuch } from '../../agenda/hands.ts';
import type { SharedText } from '../../agenda/sharing.ts';
import { AGENDA_PATH, type AgendaSpot } from '../../protocol/agenda.ts';
import type { AgendaItem } from '../../protocol/agenda-item.ts';
import type { AgendaEnding, AgendaWire } from './wire.ts';
import type { OwnUndo } from './undo.ts';
import type { Shelf } from './offline.ts';
import type { RichOptions } from './rich.ts';

export type Parts = typeof import('./open.ts');

export interface WorkingEvents {
  /** `here`: by what was done in this tab. */
  items(items: readonly AgendaItem[], here: boolean): void;
  line(state: 'open' | 'closed'): void;
  unsaved(is: boolean): void;
  readOnly(): void;
  ended(why: AgendaEnding): void;
  presence(states: ReadonlyMap<number, unknown>, own: number): void;
  can(undo: boolean, redo: boolean): void;
  /** Something was taken back, or done again, in this item, or could not be. */
  went(item: string | null, how: HowMuch): void;
}

export interface WorkingOptions {
  readonly code: string;
  /** Under which name this browser keeps it; null: it keeps nothing. */
  readonly shelf: string | null;
  readonly tab: string;
  readonly askWhy: () => Promise<AgendaEnding | null>;
  readonly events: WorkingEvents;
}

/** A document that is open: its connection, what this browser keeps of it, and what can be taken back. */
export class Working {
  readonly #texts = new WeakMap<Text, SharedText>();

  private constructor(
    readonly doc: Doc,
    private readonly parts: Parts,
    private readonly wire: AgendaWire,
    private readonly shelf: Shelf | null,
    private readonly own: OwnUndo,
    private readonly stop: () => void
  ) {}

  /** Resolves when what this browser keeps of it is there; the connection comes by and by. */
  static async open(parts: Parts, { code, shelf: name, tab, askWhy, events }: WorkingOptions): Promise<Working> {
    const doc = new parts.Doc();
    const shelf = name === null ? null : await parts.openShelf(name, doc, tab);
    const stop = parts.followItems(doc, (items, here) => events.items(items, here));
    const own = parts.ownUndo(doc, events);
    const { protocol, host } = location;
    const wire = parts.openAgendaWire({
      doc,
      server: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${AGENDA_PATH}`,
      code,
      askWhy,
      ...(shelf && { kept: shelf }),
      events: {
        ...events,
        unsaved(is) {
          shelf?.note(is);
          events.unsaved(is);
        },
      },
    });
    return new Working(doc, parts, wire, shelf, own, stop);
  }

  /** What is written here outlasts the page. */
  get kept(): boolean {
    return this.shelf !== null;
  }

  /** Changes something, as one step that can be taken back. */
  change(change: (doc: Doc, content: Parts['content']) => void): void {
    this.own.pause();
    this.doc.transact(() => change(this.doc, this.parts.content), this.parts.LOCAL);
    this.own.pause();
  }

  /** Changes something that is typed, letter by letter: letters go together into one step. */
  type(change: (doc: Doc, content: Parts['content']) => void): void {
    this.doc.transact(() => change(this.doc, this.parts.content), this.parts.LOCAL);
  }

  title(id: string): SharedText | null {
    const text = this.parts.content.titleOf(this.doc, id);
    if (!text) return null;
    const known = this.#texts.get(text) ?? this.parts.sharedText(text);
    this.#texts.set(text, known);
    return known;
  }

  body(id: string): XmlFragment | null {
    const body = this.parts.content.writtenBody(this.doc, id);
    return body && this.parts.isShowable(body) ? body : null;
  }

  /** Sees to it that plain text becomes rich text. */
  enrich(id: string): void {
    this.parts.bodyForWriting(this.doc, id);
  }

  rich(fragment: XmlFragment, options: Omit<RichOptions, 'fragment' | 'awareness' | 'undo' | 'redo'>): () => void {
    const { awareness } = this.wire;
    const undo = (): void => this.undo();
    const redo = (): void => this.redo();
    return this.parts.richText({ ...options, fragment, awareness, undo, redo }).close;
  }

  undo(): void {
    this.own.undo();
  }

  redo(): void {
    this.own.redo();
  }

  /** What is done next is a step of its own. */
  pause(): void {
    this.own.pause();
  }

  at(spot: AgendaSpot | null): void {
    this.wire.at(spot);
  }

  again(): void {
    this.wire.again();
  }

  close(): void {
    this.stop();
    this.own.close();
    this.wire.close();
    this.shelf?.close();
    this.doc.destroy();
  }
}
