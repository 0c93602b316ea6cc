import type { Namespace } from 'socket.io';
import type { MeetingId, ParticipantId } from '../../src/lib/meeting/ids.ts';
import { NOBODY, type SelfView } from '../../src/lib/meeting/self.ts';
import type { Audience } from '../../src/lib/meeting/view.ts';
import type { ClientToServer, GoodbyeReason, ServerToClient } from '../../src/lib/protocol/board.ts';
import { Encoded } from './parser.ts';
import type { BoardSocket, SocketData, Visitor } from './visitor.ts';

export type BoardNamespace = Namespace<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

/** Everyone of an audience of a meeting who keeps up: they get each delta. */
export const deltaRoom = (meeting: MeetingId, audience: Audience): string => `${audience}:${meeting}`;
/** All sockets of a meeting. */
export const meetingRoom = (meeting: MeetingId): string => `all:${meeting}`;
/** One person's own sockets in one meeting. */
export const selfRoom = (meeting: MeetingId, participant: ParticipantId): string => `self:${meeting}:${participant}`;

/** The board as this node's viewers hold it now: what came after `since` if that is known, else the whole of it. */
function sendBoard(socket: BoardSocket, visitor: Visitor, since: number | null, self?: SelfView): void {
  const { hall, audience } = visitor;
  const delta = since === null ? null : hall.board.since(audience, since);
  if (delta) {
    socket.emit('delta', delta);
    if (self) socket.emit('self', { version: delta.to, puts: { ...self }, deletes: [] });
    return;
  }
  const rest = { self: self ?? NOBODY, now: Date.now() };
  // The encoder puts the two together; what arrives is a Snapshot.
  socket.emit('snapshot', { board: new Encoded(hall.encoded(audience)), rest } as never);
}

/**
 * The same, with what is private to the visitor as of that very moment; `then` runs in the same step, so that whoever is
 * put into a room there misses no delta. A node that is behind the visitor looks at the log first.
 * @throws Error if the meeting cannot be read now
 */
export async function showBoard(
  socket: BoardSocket,
  visitor: Visitor,
  since: number | null,
  then: () => void = () => {}
): Promise<void> {
  const { hall, participant } = visitor;
  if (since !== null && since > hall.board.version) await hall.catchUpTo(since);
  const tell = (self?: SelfView) => {
    if (!socket.connected) return;
    sendBoard(socket, visitor, since, self);
    then();
  };
  if (participant) await hall.selfNow(participant, tell);
  else tell();
}

export function farewell(socket: BoardSocket, reason: GoodbyeReason): void {
  socket.emit('goodbye', { reason });
}
