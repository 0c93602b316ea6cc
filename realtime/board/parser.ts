import { Decoder, Encoder, PacketType, type Packet } from 'socket.io-parser';

/**
 * Socket.IO's own parser, except that a value which is JSON already is put into the packet as it is. A board of ten
 * thousand ideas is encoded once per broadcast, not once per person who joins. Clients need nothing special.
 */
export class Encoded {
  constructor(readonly json: string) {}
}

/** `encoded` stands in for an object `{ version, view }`: the other fields are added to it. */
export interface EncodedSnapshot {
  /** JSON of an object that is not empty */
  readonly board: Encoded;
  readonly rest: Readonly<Record<string, unknown>>;
}

class BoardEncoder extends Encoder {
  override encode(packet: Packet): unknown[] {
    const { type, nsp, id } = packet;
    const data: unknown = packet.data;
    if (type !== PacketType.EVENT && type !== PacketType.ACK) return super.encode(packet);
    // Nothing that a board sends is binary, so it need not be searched for that.
    const head = `${type}${nsp === '/' ? '' : `${nsp},`}${id ?? ''}`;
    const snapshot = type === PacketType.EVENT ? snapshotOf(data) : null;
    if (!snapshot) return [head + JSON.stringify(data)];
    const { board, rest } = snapshot;
    return [`${head}["snapshot",${board.json.slice(0, -1)},${JSON.stringify(rest).slice(1)}]`];
  }
}

function snapshotOf(data: unknown): EncodedSnapshot | null {
  if (!Array.isArray(data) || data[0] !== 'snapshot') return null;
  const body: unknown = data[1];
  if (typeof body !== 'object' || body === null || !('board' in body && 'rest' in body)) return null;
  return body.board instanceof Encoded ? (body as EncodedSnapshot) : null;
}

export const boardParser = { Encoder: BoardEncoder, Decoder };
