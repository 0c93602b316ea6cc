import * as decoding from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { CLOSE, MESSAGE, SAVED, SAVED_PARAM, SYNC, type AgendaSpot } from '../../protocol/agenda.ts';
import { Tally } from './tally.ts';

/** Why there is no use in trying again by itself. What was written here is still here. */
export type AgendaEnding = 'signed-out' | 'gone' | 'full' | 'too-large' | 'refused';

export interface AgendaWireEvents {
  /** `open`: the document is as the server has it, and live. */
  line(state: 'open' | 'closed'): void;
  unsaved(is: boolean): void;
  /** The server takes no edits from this person. */
  readOnly(): void;
  ended(why: AgendaEnding): void;
  presence(states: ReadonlyMap<number, unknown>, own: number): void;
}

export interface AgendaWire {
  readonly awareness: Awareness;
  /** Says where this person is. */
  at(spot: AgendaSpot | null): void;
  /** Tries again after an ending. */
  again(): void;
  close(): void;
}

export interface AgendaWireOptions {
  readonly doc: Y.Doc;
  /** e.g. `wss://townhall.example/agenda` */
  readonly server: string;
  readonly code: string;
  readonly events: AgendaWireEvents;
  /** The document is kept in this browser, too: what comes from there under this origin was not written just now. */
  readonly kept?: { readonly origin: unknown; readonly unsaved: boolean };
  /** After a failed attempt: is it us that the server refuses? Null if it is only out of reach. */
  readonly askWhy: () => Promise<AgendaEnding | null>;
  readonly Socket?: typeof WebSocket;
}

/** The longest wait between two attempts, in ms. */
const LONGEST_WAIT = 10_000;

/** Connects a document by y-websocket's own provider, and keeps count of what is saved. */
export function openAgendaWire({
  doc,
  server,
  code,
  events,
  kept,
  askWhy,
  Socket = WebSocket,
}: AgendaWireOptions): AgendaWire {
  const tally = new Tally();
  let told = false;
  const tell = (): void => {
    if (tally.unsaved === told) return;
    told = tally.unsaved;
    events.unsaved(told);
  };

  /** Sees what the provider sends: that is what the server counts. */
  class Counted extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      tally.connecting();
    }
    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
      if (data instanceof Uint8Array && data[0] === MESSAGE.sync && data[1] !== SYNC.step1) {
        tally.sent(data[1] === SYNC.step2);
      }
      super.send(data as Uint8Array<ArrayBuffer>);
    }
  }

  const provider = new WebsocketProvider(server, code, doc, {
    connect: false,
    params: { [SAVED_PARAM]: '1' },
    WebSocketPolyfill: Counted,
    maxBackoffTime: LONGEST_WAIT,
    // What another tab passed on would not be counted; each tab has a connection of its own.
    disableBc: true,
    shouldReconnect: ({ code: why }) => endingOf(why) === null,
  });
  provider.messageHandlers[SAVED] = (_encoder, decoder) => {
    tally.kept(decoding.readVarUint(decoder));
    tell();
  };
  provider.messageHandlers[MESSAGE.auth] = () => events.readOnly();

  const changed = (_update: Uint8Array, origin: unknown): void => {
    if (origin === provider || (kept && origin === kept.origin)) return;
    tally.changed();
    tell();
  };
  doc.on('update', changed);
  if (kept?.unsaved) {
    tally.changed();
    tell();
  }
  provider.on('sync', (synced) => {
    if (synced) events.line('open');
  });
  provider.on('status', ({ status }) => {
    if (status === 'disconnected') events.line('closed');
  });
  provider.on('closed', ({ code: why }) => events.ended(endingOf(why) ?? 'refused'));
  // A refused upgrade looks like a broken network; without asking, the provider would go on for ever.
  provider.on('connection-error', () => {
    void askWhy().then((why) => {
      if (why === null || !provider.shouldConnect || provider.wsconnected) return;
      provider.disconnect();
      events.ended(why);
    });
  });
  const presence = (): void => events.presence(provider.awareness.getStates(), doc.clientID);
  provider.awareness.on('change', presence);
  provider.connect();

  return {
    awareness: provider.awareness,
    at: (spot) => provider.awareness.setLocalStateField('at', spot),
    again: () => provider.connect(),
    close() {
      doc.off('update', changed);
      provider.awareness.off('change', presence);
      provider.destroy();
    },
  };
}

function endingOf(code: number): AgendaEnding | null {
  if (code === CLOSE.signedOut) return 'signed-out';
  if (code === CLOSE.full) return 'full';
  if (code === CLOSE.tooLarge) return 'too-large';
  return code >= 4400 && code < 4500 ? 'refused' : null;
}
