import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { openAgendaWire, type AgendaWire } from '../../src/lib/client/agenda/wire.ts';
import { paragraphs } from '../../src/lib/protocol/agenda-body.ts';
import { addItem, readAgenda, removeItem, titleOf, writtenBody } from '../../src/lib/protocol/agenda-document.ts';
import { sockets } from '../agenda/ground.ts';
import type { Rng } from '../support/rng.ts';
import type { Moments } from './moments.ts';

/** An item's title as its writer left it; null: taken out. */
type Own = Map<string, string | null>;

/** A commander who writes by the unmodified provider, and notes what was marked as saved when. */
export class Writer {
  readonly doc = new Y.Doc();
  /** How often the editor said "saved". */
  marks = 0;
  endings: string[] = [];
  open = false;
  unsaved = false;
  /** Times that this one was connected. */
  connections = 0;
  readonly #own: Own = new Map();
  #saved: Own = new Map();
  readonly #wire: AgendaWire;
  readonly #sockets = new Set<WebSocket>();
  #items = 0;

  constructor(
    readonly name: string,
    at: { readonly url: string; readonly code: string; readonly cookie: string },
    moments: Moments
  ) {
    const open = this.#sockets;
    const Socket = sockets(at.cookie) as unknown as typeof WebSocket;
    class Cuttable extends Socket {
      constructor(...given: ConstructorParameters<typeof WebSocket>) {
        super(...given);
        open.add(this);
        this.on('close', () => open.delete(this));
      }
    }
    this.#wire = openAgendaWire({
      doc: this.doc,
      server: `${at.url.replace('http', 'ws')}/agenda`,
      code: at.code,
      Socket: Cuttable as unknown as typeof globalThis.WebSocket,
      askWhy: async () => null,
      events: {
        line: (state) => {
          this.open = state === 'open';
          if (this.open) this.connections += 1;
          moments.changed();
        },
        unsaved: (is) => {
          this.unsaved = is;
          if (!is) {
            this.marks += 1;
            this.#saved = new Map(this.#own);
          }
          moments.changed();
        },
        readOnly: () => this.endings.push('read-only'),
        ended: (why) => this.endings.push(why),
        presence: () => {},
      },
    });
    this.doc.on('update', moments.changed);
  }

  /** Adds, words, or takes out an item of its own; or writes among the others, in an item of anybody's. */
  write(rng: Rng): void {
    const mine = [...this.#own].flatMap(([id, title]) => (title === null ? [] : [{ id, title }]));
    const what =
      mine.length < 3 ? 'add' : rng.weighted({ add: 1, word: 5, together: 3, remove: mine.length > 12 ? 3 : 1 });
    if (what === 'add') {
      const id = `${this.name}-${(this.#items += 1)}`;
      addItem(this.doc, { id, title: this.name }, () => rng.next());
      this.#own.set(id, this.name);
    } else if (what === 'word') {
      const { id, title } = rng.pick(mine);
      const letters = rng.letters(1 + rng.int(3));
      titleOf(this.doc, id)?.insert(title.length, letters);
      this.#own.set(id, title + letters);
    } else if (what === 'remove') {
      const { id } = rng.pick(mine);
      removeItem(this.doc, id);
      this.#own.set(id, null);
    } else {
      const text = wordsIn(writtenBody(this.doc, rng.pick(readAgenda(this.doc)).id));
      const at = text ? rng.int(text.length + 1) : 0;
      if (text && at > 2 && rng.chance(0.3)) text.delete(at - 2, 2);
      else text?.insert(at, rng.letters(2));
    }
  }

  /** The network is gone, from one moment to the next. */
  cut(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  /** What it was told is saved and a document does not hold: words that are missing, deletions that were undone. */
  lostIn(stored: Y.Doc): readonly string[] {
    const titles = new Map(readAgenda(stored).map(({ id, title }) => [id, title]));
    return [...this.#saved].flatMap(([id, saved]) => {
      const there = titles.get(id);
      if (saved === null) return there === undefined ? [] : [`${id} is back`];
      // Taken out since, and nobody said yet that this is saved.
      if (this.#own.get(id) === null) return [];
      return there?.startsWith(saved) ? [] : [`${id} was “${saved}” and is “${there}”`];
    });
  }

  leave(): void {
    this.#wire.close();
  }
}

/** The first words of a rich text, as an editor would go on writing them. */
function wordsIn(body: Y.XmlFragment | null): Y.XmlText | null {
  if (body?.length === 0) body.insert(0, paragraphs('…'));
  const first: unknown = body?.get(0);
  const words: unknown = first instanceof Y.XmlElement ? first.get(0) : null;
  return words instanceof Y.XmlText ? words : null;
}
