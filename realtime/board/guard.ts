import type { Server as Engine, Socket as Connection } from 'engine.io';
import { Flow } from './bounds.ts';
import type { Clock } from '../hall/clock.ts';

/**
 * What one connection may send, whatever it is: a little more than a socket's own limit, which is told before it ends the
 * connection. Here nothing is told: this is for what never becomes a socket, or never names an event that we know.
 */
const PACKETS = { burst: 2500, perSecond: 600 };
/**
 * Times that one connection may ask to be let in. A client asks once, and again after a refusal; each time costs a look
 * at who it is, and a whole board if it is let in.
 */
const KNOCKS = 5;
/** Socket.IO's packet type CONNECT, the first character of a message. */
const CONNECT = '0';

/** Ends connections that send more than anybody would. */
export function guard(engine: Engine, clock: Clock): void {
  engine.on('connection', (connection: Connection) => {
    const packets = new Flow(PACKETS.burst, PACKETS.perSecond, clock.now());
    let knocks = 0;
    connection.on('packet', ({ type, data }: { readonly type: string; readonly data?: unknown }) => {
      if (type === 'message' && typeof data === 'string' && data.startsWith(CONNECT)) knocks += 1;
      if (knocks > KNOCKS || !packets.take(clock.now())) connection.close(true);
    });
  });
}
