import type { Server as Engine, Socket as Connection } from 'engine.io';

/** The TCP socket below a WebSocket, as far as this is concerned. */
interface Corkable {
  cork(): void;
  uncork(): void;
}

/**
 * Messages that leave a connection together go to the system in one call instead of one each. After a batch was stored,
 * a phone's acknowledgements, its own changes and the delta leave in the same moment; the calls were the largest part
 * of what they cost. Long polling does this by itself.
 */
export function corkTogether(engine: Engine): void {
  let corked: Corkable | null = null;
  // Engine.IO says `flush` right before it hands over what waits for a connection, and `drain` right after.
  engine.on('flush', (connection: Connection, packets: readonly unknown[]) => {
    if (packets.length < 2) return;
    corked = below(connection);
    corked?.cork();
  });
  engine.on('drain', () => {
    corked?.uncork();
    corked = null;
  });
}

/** `ws` does not name it in its public types; where it is not there, nothing is corked. */
function below(connection: Connection): Corkable | null {
  const webSocket: unknown = Reflect.get(connection.transport, 'socket');
  if (typeof webSocket !== 'object' || webSocket === null) return null;
  const socket: unknown = Reflect.get(webSocket, '_socket');
  return typeof socket === 'object' && socket !== null && 'cork' in socket ? (socket as Corkable) : null;
}
