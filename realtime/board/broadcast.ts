import type { ServerToClient } from '../../src/lib/protocol/board.ts';
import type { BoardNamespace } from './rooms.ts';
import type { BoardSocket } from './visitor.ts';

type Connection = BoardSocket['conn'];

/** First byte of a WebSocket frame: the last of its message, text. */
const FINAL_TEXT = 0x81;

/** What is used of a TCP socket. */
interface Outlet {
  readonly writableLength: number;
  write(bytes: Buffer): boolean;
}

/**
 * Sends one event to all sockets of a room on this node. The packet is encoded once, and so is its WebSocket frame; a
 * connection on which nothing waits gets it in one write, without Socket.IO's and Engine.IO's bookkeeping for each.
 * @returns how many sockets there are
 */
export function broadcast<Event extends keyof ServerToClient>(
  namespace: BoardNamespace,
  room: string,
  event: Event,
  payload: Parameters<ServerToClient[Event]>[0]
): number {
  const ids = namespace.adapter.rooms.get(room);
  if (!ids) return 0;
  const packet = `2${namespace.name},${JSON.stringify([event, payload])}`;
  const frame = frameOf(packet);
  const options = { compress: false, wsPreEncodedFrame: [frame] };
  for (const id of ids) {
    const conn = namespace.sockets.get(id)?.conn;
    if (conn?.readyState !== 'open') continue;
    const outlet = idle(conn);
    if (outlet) outlet.write(frame);
    else conn.write(packet, options);
  }
  return ids.size;
}

/** Engine.IO's `4` (a message) and the packet, as one unmasked text frame (RFC 6455, 5.2). */
function frameOf(packet: string): Buffer {
  const payload = Buffer.from(`4${packet}`);
  const { length } = payload;
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  header[0] = FINAL_TEXT;
  header[1] = header.length === 2 ? length : header.length === 4 ? 126 : 127;
  if (header.length === 4) header.writeUInt16BE(length, 2);
  if (header.length === 10) header.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([header, payload]);
}

/**
 * The TCP socket below a WebSocket on which everything written before has gone out; else null. Whatever waits (packets
 * in Engine.IO's queue, bytes that the system did not take yet) must stay in front, and is what tells a slow reader.
 */
function idle(conn: Connection): Outlet | null {
  const { transport } = conn;
  if (transport.name !== 'websocket' || !transport.writable) return null;
  const waiting: unknown = Reflect.get(conn, 'writeBuffer');
  if (!Array.isArray(waiting) || waiting.length > 0) return null;
  const webSocket: unknown = Reflect.get(transport, 'socket');
  if (typeof webSocket !== 'object' || webSocket === null || Reflect.get(webSocket, 'readyState') !== 1) return null;
  const socket: unknown = Reflect.get(webSocket, '_socket');
  if (typeof socket !== 'object' || socket === null || !('writableLength' in socket)) return null;
  return socket.writableLength === 0 && Reflect.get(socket, 'writable') === true ? (socket as Outlet) : null;
}
