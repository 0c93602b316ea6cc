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
    const snapshot = packet.type === PacketType.EVENT ? snapshotOf(packet.data) : null;
    if (!snapshot) return super.encode(packet);
    const { board, rest } = snapshot;
    const body = `${board.json.slice(0, -1)},${JSON.stringify(rest).slice(1)}`;
    const namespace = packet.nsp === '/' ? '' : `${packet.nsp},`;
    return [`${PacketType.EVENT}${namespace}["snapshot",${body}]`];
  }
}

function snapshotOf(data: unknown): EncodedSnapshot | null {
  if (!Array.isArray(data) || data[0] !== 'snapshot') return null;
  const body: unknown = data[1];
  if (typeof body !== 'object' || body === null || !('board' in body && 'rest' in body)) return null;
  return body.board instanceof Encoded ? (body as EncodedSnapshot) : null;
}

export const boardParser = { Encoder: BoardEncoder, Decoder };
