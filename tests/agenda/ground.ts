import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as decoding from 'lib0/decoding';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createMemoryStore } from '../../db/memory.ts';
import { emptyData } from '../../db/memory/data.ts';
import { openStore } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { presenceMessage, syncMessage } from '../../realtime/agenda/messages.ts';
import type { Running } from '../../realtime/server.ts';
import { MESSAGE, SAVED, SYNC } from '../../src/lib/protocol/agenda.ts';
import { addItem, readAgenda, titleOf, writtenBody } from '../../src/lib/protocol/agenda-document.ts';
import { atEnd } from '../net/ground.ts';

/** Agendas as clients see them: y-websocket's own provider, and sockets that send what no provider would. */

export type Polyfill = typeof globalThis.WebSocket;

/** Node's sockets with a cookie, as a browser would send it. */
export function sockets(cookie: string | undefined, headers: Record<string, string> = {}): Polyfill {
  class WithCookie extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { ...(cookie && { cookie }), ...headers } });
    }
  }
  return WithCookie as unknown as Polyfill;
}

export const agendaUrl = (server: Pick<Running, 'url'>): string => `${server.url.replace('http', 'ws')}/agenda`;

export interface Editor {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  synced(): Promise<void>;
  /** Until the document is as `holds` wants it. */
  until(holds: (doc: Y.Doc) => boolean): Promise<void>;
}

/** The unmodified provider, on a document of its own. */
export function editor(
  server: Pick<Running, 'url'>,
  code: string,
  cookie: string | undefined,
  doc = new Y.Doc()
): Editor {
  const provider = new WebsocketProvider(agendaUrl(server), code, doc, {
    WebSocketPolyfill: sockets(cookie),
    disableBc: true,
    maxBackoffTime: 100,
  });
  atEnd(() => provider.destroy());
  return {
    doc,
    provider,
    synced: () =>
      new Promise((done) => {
        if (provider.synced) return done();
        provider.once('sync', () => done());
      }),
    until: (holds) =>
      new Promise((done) => {
        const look = () => {
          if (!holds(doc)) return;
          doc.off('update', look);
          done();
        };
        doc.on('update', look);
        look();
      }),
  };
}

export interface RawLine {
  readonly socket: WebSocket;
  readonly frames: Uint8Array[];
  send(...frames: Uint8Array[]): void;
  /** The first frame, come or to come, that fits. */
  frame(fits: (bytes: Uint8Array) => boolean): Promise<Uint8Array>;
  /** The code with which the server closes it. */
  closed(): Promise<number>;
  /** Until the server has dealt with everything sent so far. */
  heard(): Promise<void>;
}

/** A socket for hand-made frames. */
export async function rawLine(server: Running, code: string, cookie: string | undefined, query = ''): Promise<RawLine> {
  const socket = new WebSocket(`${agendaUrl(server)}/${code}${query}`, { headers: cookie ? { cookie } : {} });
  socket.binaryType = 'nodebuffer';
  const frames: Uint8Array[] = [];
  const closed = new Promise<number>((done) => socket.on('close', (why) => done(why)));
  socket.on('message', (data) => frames.push(new Uint8Array(data as Buffer)));
  socket.on('error', () => {});
  atEnd(() => socket.terminate());
  await new Promise((done, fail) => {
    socket.once('open', done);
    socket.once('error', fail);
  });
  const line: RawLine = {
    socket,
    frames,
    send: (...sent) => sent.forEach((frame) => socket.send(frame)),
    async frame(fits) {
      for (let n = 0; ; n += 1) {
        while (n >= frames.length) await once(socket, 'message');
        const frame = frames[n];
        if (frame && fits(frame)) return frame;
      }
    },
    closed: () => closed,
    async heard() {
      // Answers keep the order of the questions.
      const before = frames.filter(isStep2).length;
      line.send(step1());
      let answered = 0;
      await line.frame((frame) => isStep2(frame) && (answered += 1) > before);
    },
  };
  return line;
}

/** The status with which an upgrade is refused; 101 if it is not. */
export async function upgradeStatus(
  server: Running,
  path: string,
  headers: Record<string, string> = {}
): Promise<number> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}${path}`, { headers });
  atEnd(() => socket.terminate());
  return new Promise((done) => {
    socket.on('open', () => done(101));
    socket.on('unexpected-response', (_request, response) => done(response.statusCode ?? 0));
    socket.on('error', () => {});
  });
}

export const step1 = (stateVector = Y.encodeStateVector(new Y.Doc())): Uint8Array => syncMessage('step1', stateVector);
export const edit = (update: Uint8Array): Uint8Array => syncMessage('update', update);
export const step2 = (update: Uint8Array): Uint8Array => syncMessage('step2', update);
export const presence = presenceMessage;

export const isStep2 = (frame: Uint8Array): boolean => frame[0] === MESSAGE.sync && frame[1] === SYNC.step2;
export const isEdit = (frame: Uint8Array): boolean => frame[0] === MESSAGE.sync && frame[1] === SYNC.update;
/** Says that so many edits of this connection are kept. */
export const saves =
  (count: number) =>
  (frame: Uint8Array): boolean => {
    const decoder = decoding.createDecoder(frame);
    return decoding.readVarUint(decoder) === SAVED && decoding.readVarUint(decoder) >= count;
  };

/** What a fresh document with one item looks like as an update. */
export function updateWith(title: string, client?: number): Uint8Array {
  const doc = new Y.Doc();
  if (client !== undefined) doc.clientID = client;
  addItem(doc, { id: title.replace(/\W/g, ''), title });
  return Y.encodeStateAsUpdate(doc);
}

export const titles = (doc: Y.Doc): readonly string[] => readAgenda(doc).map(({ title }) => title);

/** What is stored, as a document. */
export async function stored(store: Pick<Store, 'agendas'>, meeting: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (const { update } of await store.agendas.load(meeting)) Y.applyUpdate(doc, update);
  return doc;
}

export function type(doc: Y.Doc, id: string, at: number, insert: string): void {
  const title = titleOf(doc, id);
  if (!title) throw new Error(`no title in ${id}`);
  title.insert(at, insert);
}

/** Writes a paragraph at the end of an item's text. */
export function write(doc: Y.Doc, id: string, words: string): void {
  const body = writtenBody(doc, id);
  if (!body) throw new Error(`no text in ${id}`);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  body.push([paragraph]);
}

export interface Shelf {
  /** The same data each time: as after a restart. */
  open(): Promise<Store>;
}

export const SHELVES: Readonly<Record<'memory' | 'SQLite', () => Promise<Shelf>>> = {
  async memory() {
    const data = emptyData();
    return { open: async () => createMemoryStore(data) };
  },
  async SQLite() {
    const dataFolder = await mkdtemp(join(tmpdir(), 'openfloor-agenda-'));
    atEnd(() => rm(dataFolder, { recursive: true, force: true }));
    return { open: () => openStore({ dataFolder }) };
  },
};
