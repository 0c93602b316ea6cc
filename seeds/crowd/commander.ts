/** Writes on the agenda as a person does: goes somewhere, types a sentence, reads for a while. No more than a few dozen. */
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { AGENDA_PATH } from '../../src/lib/protocol/agenda.ts';
import { writtenBody } from '../../src/lib/protocol/agenda-document.ts';
import type { Room } from './room.ts';

export interface Sentence {
  /** The item or note at whose end it goes. */
  readonly at: string;
  readonly text: string;
}

/** Mean seconds: between two sentences, and between two strokes. */
const READING = 14;
const STROKE = 0.16;
const LETTERS = 2;

export class Commander {
  readonly #doc = new Y.Doc();
  readonly #provider: WebsocketProvider;
  readonly #left: Sentence[];

  /** @param cookie `name=value` of a commander's session */
  constructor(
    private readonly room: Room,
    cookie: string,
    sentences: readonly Sentence[]
  ) {
    this.#left = [...sentences];
    this.#provider = new WebsocketProvider(room.url.replace(/^http/, 'ws') + AGENDA_PATH, room.code, this.#doc, {
      WebSocketPolyfill: withCookie(cookie),
      disableBc: true,
      shouldReconnect: ({ code }) => code < 4400 || code >= 4500,
    });
    this.#read();
  }

  get doc(): Y.Doc {
    return this.#doc;
  }

  leave(): void {
    this.#provider.destroy();
    this.#doc.destroy();
  }

  #read(): void {
    this.room.after(2 + this.room.dice.wait(READING), () => {
      const next = this.#left[0];
      if (!next) return this.#go(null);
      // Who visits has an item to themselves.
      if (!this.#provider.synced || this.#isTaken(next.at)) return this.#read();
      this.#left.shift();
      this.#write(next.at, next.text);
    });
  }

  #write(id: string, text: string): void {
    const words = this.#doc.isDestroyed ? null : lastWords(writtenBody(this.#doc, id));
    if (!words) return this.#read();
    words.insert(words.length, text.slice(0, LETTERS));
    this.#go(id, words);
    const rest = text.slice(LETTERS);
    if (rest === '') this.#read();
    else this.room.after(0.05 + this.room.dice.wait(STROKE), () => this.#write(id, rest));
  }

  #isTaken(id: string): boolean {
    for (const [client, state] of this.#provider.awareness.getStates()) {
      const at: unknown = state.at;
      const item = typeof at === 'object' && at !== null && 'item' in at ? at.item : null;
      if (client !== this.#doc.clientID && item === id) return true;
    }
    return false;
  }

  #go(item: string | null, words?: Y.XmlText): void {
    const { awareness } = this.#provider;
    const caret = words ? Y.createRelativePositionFromTypeIndex(words, words.length) : null;
    awareness.setLocalStateField('at', item === null ? null : { item, field: 'text' });
    awareness.setLocalStateField('cursor', caret && { anchor: caret, head: caret });
  }
}

/** The last text in it, which may be in a list; null if there is none. */
function lastWords(parent: Y.XmlFragment | null): Y.XmlText | null {
  const last: unknown = parent?.toArray().at(-1);
  if (last instanceof Y.XmlText) return last;
  return last instanceof Y.XmlElement ? lastWords(last) : null;
}

/** Node's sockets with a cookie, as a browser would send it. */
function withCookie(cookie: string): typeof globalThis.WebSocket {
  class WithCookie extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie } });
    }
  }
  return WithCookie as unknown as typeof globalThis.WebSocket;
}
