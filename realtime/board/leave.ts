import { within, type Clock } from '../hall/clock.ts';
import type { BoardNamespace } from './rooms.ts';

/** How long a farewell may take to go out; who reads slower than that finds a closed connection. */
const FAREWELL_MS = 1000;

/**
 * Closes every connection once what was written to it (acknowledgements, the farewell) has gone out. Not by
 * `disconnect`: clients take that as final, and these are to come back when the server does.
 */
export async function closeConnections(namespace: BoardNamespace, clock: Clock): Promise<void> {
  const gone = [...namespace.sockets.values()].map(
    ({ conn }) =>
      new Promise<void>((done) => {
        conn.once('close', () => done());
        conn.close();
      })
  );
  await within(clock, FAREWELL_MS, Promise.all(gone));
}
