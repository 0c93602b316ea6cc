import { once } from 'node:events';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { MESSAGE, SAVED, SYNC } from '../../src/lib/protocol/agenda.ts';

/** Where an agenda is written: Hocuspocus puts the document's name before each message, and wants a token first. */
export interface Desk {
  readonly kind: 'openfloor' | 'y-websocket' | 'hocuspocus';
  readonly port: number;
  readonly document: string;
  readonly cookie?: string;
}

/** A line to a document, with as little work in it as can be: what is measured is the server. */
export class Editor {
  /** Told of every update that comes. */
  heard: (update: Uint8Array) => void = () => {};
  /** Edits of this one that the server said are kept; ours alone says so. */
  kept = 0;
  sent = 0;
  /** Whether the server says what it kept. */
  readonly saves: boolean;
  readonly doc = new Y.Doc();
  readonly #desk: Desk;
  readonly #socket: WebSocket;
  readonly #prefix: Uint8Array;
  #loaded: (whole: Uint8Array) => void = () => {};

  private constructor(desk: Desk) {
    this.#desk = desk;
    this.saves = desk.kind === 'openfloor';
    const { port, document, cookie } = desk;
    const path = desk.kind === 'openfloor' ? `agenda/${document}?saved=1` : document;
    this.#socket = new WebSocket(`ws://127.0.0.1:${port}/${path}`, {
      perMessageDeflate: false,
      headers: cookie ? { cookie } : {},
    });
    this.#prefix = encoding.encode((encoder) => {
      if (desk.kind === 'hocuspocus') encoding.writeVarString(encoder, document);
    });
    this.#socket.on('message', (data: Buffer) => this.#hear(data));
    this.doc.on('update', (update: Uint8Array) => this.send(update));
  }

  /** Resolves when it has the document. */
  static async open(desk: Desk): Promise<Editor> {
    const editor = new Editor(desk);
    await once(editor.#socket, 'open');
    if (desk.kind === 'hocuspocus') {
      editor.#write((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE.auth);
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarString(encoder, 'a token');
      });
    }
    await editor.load();
    return editor;
  }

  /** Asks for the whole document. @returns it, as the server encoded it */
  async load(): Promise<Uint8Array> {
    const loaded = new Promise<Uint8Array>((done) => (this.#loaded = done));
    this.#sync(SYNC.step1, Uint8Array.of(0));
    return loaded;
  }

  send(update: Uint8Array): void {
    this.sent += 1;
    this.#sync(SYNC.update, update);
  }

  close(): Promise<unknown> {
    const closed = once(this.#socket, 'close');
    this.#socket.close();
    return closed;
  }

  #sync(step: number, content: Uint8Array): void {
    this.#write((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.sync);
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, content);
    });
  }

  #write(put: (encoder: encoding.Encoder) => void): void {
    const message = encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, this.#prefix);
      put(encoder);
    });
    this.#socket.send(message);
  }

  #hear(data: Buffer): void {
    const decoder = decoding.createDecoder(data.subarray(this.#prefix.byteLength));
    const kind = decoding.readVarUint(decoder);
    if (kind === SAVED && this.#desk.kind === 'openfloor') this.kept = decoding.readVarUint(decoder);
    // Hocuspocus answers under a number of its own.
    if (kind !== MESSAGE.sync && !(kind === 4 && this.#desk.kind === 'hocuspocus')) return;
    const step = decoding.readVarUint(decoder);
    if (step === SYNC.step1) return;
    const content = decoding.readVarUint8Array(decoder);
    if (step === SYNC.step2) this.#loaded(content);
    else this.heard(content);
  }
}
