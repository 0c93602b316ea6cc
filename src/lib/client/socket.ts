import { io } from 'socket.io-client';
import { BOARD_NAMESPACE } from '../protocol/board.ts';
import type { OpenWire } from './wire.ts';

/** How long an attempt to connect may take, in ms. */
const CONNECT_TIMEOUT = 10_000;

/** A wire over Socket.IO. When to connect again is `line.ts`'s business, so Socket.IO's own reconnection is off. */
export const openSocket: OpenWire = (options, events) => {
  const { code, audience, token, preview } = options;
  let attempts = 0;
  const socket = io(BOARD_NAMESPACE, {
    autoConnect: false,
    reconnection: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    timeout: CONNECT_TIMEOUT,
    auth: (give) => {
      const attempt = (attempts += 1);
      // Another connection may have begun meanwhile: a second greeting on it would be a second visitor.
      void token().then((token) => {
        if (attempt === attempts) give({ code, audience, token, since: options.since(), preview });
      });
    },
  });
  socket.on('connect', () => events.connected());
  socket.on('disconnect', () => events.disconnected());
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    const { data } = error;
    if (typeof data !== 'object' || data === null || !('code' in data) || typeof data.code !== 'string') {
      return events.disconnected();
    }
    const wait = 'retryAfterMs' in data ? Number(data.retryAfterMs) : Number.NaN;
    events.refused(data.code, wait > 0 ? wait : undefined);
  });
  socket.onAny((event: string, payload: unknown) => events.message(event, payload));
  return {
    get connected() {
      return socket.connected;
    },
    connect: () => void socket.connect(),
    disconnect: () => void socket.disconnect(),
    send: (command, answer) => void socket.emit('command', command, answer),
    resync: (since) => void socket.emit('resync', { since }),
    say: (...said) => void socket.emit(...said),
  };
};
