import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData } from 'ws';
import { z } from 'zod';
import type { AgendaStore, Directory } from '../db/store.ts';
import { parseMeetingCode, parseMeetingId, type MeetingId } from '../src/lib/meeting/ids.ts';
import { AGENDA_PATH, agendaRight, CLOSE, SAVED_PARAM, UPDATE_LIMIT } from '../src/lib/protocol/agenda.ts';
import { Guest, type Admission, type Line } from './agenda/guest.ts';
import { presenceMessage } from './agenda/messages.ts';
import { personElsewhere } from './agenda/person-elsewhere.ts';
import { NO_NEWS } from './agenda/presence.ts';
import { Room } from './agenda/room.ts';
import type { Identify } from './board/visitor.ts';
import type { Cluster } from './cluster.ts';
import { within, type Clock } from './hall/clock.ts';
import { Neighbours } from './neighbours.ts';
import type { Door, Holder } from './sessions.ts';

/** The provider leaves a connection on which nothing came for 30 s. */
const BEAT_MS = 15_000;
/** Carets move often: other nodes hear of an agenda at most this often, in ms. */
const TELL_EVERY_MS = 100;
/** How long what was typed last may take to be written while we are stopping. */
const LAST_WORD_MS = 1000;
/** How long the other side may take to hang up. */
const FAREWELL_MS = 1000;

export interface AgendaPorts {
  readonly agendas: AgendaStore;
  readonly meetings: Pick<Directory['meetings'], 'byCode'>;
  readonly identify: Pick<Identify, 'staff'>;
  readonly clock: Clock;
  /** Tells a meeting which of its ideas the agenda takes up. */
  readonly link: (meeting: string, ideas: readonly string[]) => Promise<unknown>;
  readonly report: (what: string, error: unknown) => void;
  /** The other nodes, where several share a store: they are told of what was written, and who is here. */
  readonly cluster: Pick<Cluster, 'tellAgenda' | 'onAgenda' | 'share' | 'shared'> | null;
}

export interface Agenda extends Door {
  /** Upgrades under `/agenda/`; that the origin is in order was seen to before. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Resolves when what reached this node of a meeting's agenda is on the disk. */
  readonly settled: (meeting: string) => Promise<void>;
  /** A meeting's agenda was written to by somebody who is not connected here. */
  readonly written: (meeting: string) => Promise<void>;
  /** Resolves when nothing that was deleted from a meeting's agenda is stored any more, or that was reported. */
  readonly tidied: (meeting: MeetingId) => Promise<void>;
  /** Of which meetings agendas are in memory. */
  readonly open: Iterable<string>;
  /** Agendas in memory. */
  readonly size: number;
  /** Ends the connections to the agenda of a meeting that is being wiped; what was on its way to the disk is there. */
  dismiss(meeting: string): Promise<void>;
  /** Writes what is under way, and ends all connections: within two seconds. */
  close(): Promise<void>;
}

/** Whom a meeting that does not exist belongs to is asked all the same: only then it is told who is not signed in. */
const NO_MEETING = 'no-meeting' as MeetingId;

const REASONS = {
  401: 'Unauthorized',
  404: 'Not Found',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const;

/** The agendas on the wire: Yjs by the protocol of y-websocket, a room per meeting, for staff alone. */
export function attachAgenda(ports: AgendaPorts): Agenda {
  const { clock, report, cluster } = ports;
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: UPDATE_LIMIT,
  });
  const rooms = new Map<string, Room>();
  /** Forgotten rooms whose last connections are still closing. */
  const doors = new Map<Guest, Room>();
  /** Wiped since this process began. */
  const gone = new Set<string>();
  const neighbours = new Neighbours({
    cluster,
    clock,
    about: 'agenda',
    said: z.array(personElsewhere),
    everyMs: TELL_EVERY_MS,
    mine: (meeting) => rooms.get(meeting)?.attendance.people ?? null,
    heard: (meeting, node, people) => rooms.get(meeting)?.attendance.hearNode(node, people ?? []),
  });
  cluster?.onAgenda((meeting) => void rooms.get(meeting)?.look());
  let closing = false;
  let cancelBeat = beatLater();

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    admit(request)
      .then((admitted) => {
        if (closing) return refuse(socket, 503);
        // It may have been wiped while we asked who this is.
        if (typeof admitted !== 'number' && gone.has(admitted.meeting)) return refuse(socket, 404);
        if (typeof admitted === 'number') return refuse(socket, admitted);
        if (socket.destroyed) return;
        server.handleUpgrade(request, socket, head, (webSocket) =>
          seat({ socket: webSocket, bytes: socket }, admitted)
        );
      })
      .catch((error: unknown) => {
        report('an agenda could not be opened', error);
        refuse(socket, 500);
      });
  }

  /** Knows nothing of the request, which would be kept for as long as its connection. */
  function seat(line: Line, admitted: Admission): void {
    const { socket } = line;
    const guest = new Guest(line, admitted, clock.now());
    const room = roomOf(admitted.meeting);
    doors.set(guest, room);
    socket.on('message', (data: RawData, binary: boolean) => {
      if (binary) room.hear(guest, bytesOf(data));
      else guest.close(CLOSE.malformed);
    });
    socket.on('pong', () => (guest.alive = true));
    // Broken frames and the like: the connection ends, which is all there is to say.
    socket.on('error', () => {});
    socket.on('close', () => {
      doors.delete(guest);
      room.leave(guest);
    });
    room.enter(guest);
  }

  /** Who comes to which agenda, or the status of the refusal. */
  async function admit(request: IncomingMessage): Promise<Admission | 401 | 404> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://agenda');
    const code = parseMeetingCode(pathname.slice(AGENDA_PATH.length + 1));
    const row = code && (await ports.meetings.byCode(code));
    const meetingId = row && parseMeetingId(row.id);
    // Who is not signed in learns nothing of which meetings there are.
    const session = await ports.identify.staff(request.headers.cookie, meetingId ?? NO_MEETING);
    if (!session) return 401;
    if (!row || !meetingId || row.wipedAt !== null || session === 'elsewhere') return 404;
    const { id, name, role } = session.staff;
    const hearsSaved = searchParams.get(SAVED_PARAM) === '1';
    return {
      meeting: meetingId,
      person: { id, name, role },
      sessionId: session.sessionId,
      right: agendaRight(role),
      hearsSaved,
    };
  }

  function roomOf(meeting: MeetingId): Room {
    const known = rooms.get(meeting);
    if (known) return known;
    const over = (room: Room) => {
      if (rooms.get(meeting) === room) rooms.delete(meeting);
    };
    const link = (ideas: readonly string[]) => ports.link(meeting, ideas);
    const room = new Room({
      meeting,
      agendas: ports.agendas,
      clock,
      report,
      link,
      over,
      wrote: () => cluster?.tellAgenda(meeting),
      moved: () => neighbours.changed(meeting),
    });
    rooms.set(meeting, room);
    neighbours.ask(meeting);
    return room;
  }

  function beatLater(): () => void {
    return clock.after(BEAT_MS, () => {
      for (const guest of doors.keys()) {
        if (!guest.alive) guest.terminate();
        guest.ping();
        guest.send(presenceMessage(NO_NEWS));
      }
      // A hint may be missed.
      if (cluster) for (const room of rooms.values()) void room.look();
      cancelBeat = beatLater();
    });
  }

  return {
    upgrade,
    settled: async (meeting) => rooms.get(meeting)?.settled(),
    async written(meeting) {
      cluster?.tellAgenda(meeting);
      await rooms.get(meeting)?.look();
    },
    async tidied(meeting) {
      // One that nobody has open is opened for this, and ends by itself.
      if (!closing && !gone.has(meeting)) await roomOf(meeting).tidied();
    },
    get open() {
      return rooms.keys();
    },
    get size() {
      return rooms.size;
    },
    holders: () => [...doors.keys()].map(holderOf),
    signOut(matches) {
      for (const [guest, room] of doors) {
        if (!matches(holderOf(guest))) continue;
        // At once, whatever the other side does: what it sends from now on is not heard any more.
        guest.close(CLOSE.signedOut);
        room.leave(guest);
      }
    },
    async dismiss(meeting) {
      gone.add(meeting);
      const room = rooms.get(meeting);
      rooms.delete(meeting);
      await room?.dismiss();
    },
    async close() {
      closing = true;
      cancelBeat();
      neighbours.stop();
      const written = [...rooms.values()].map((room) => room.close(CLOSE.stopping));
      await within(clock, LAST_WORD_MS, Promise.all(written));
      for (const guest of doors.keys()) guest.close(CLOSE.stopping);
      const cancel = clock.after(FAREWELL_MS, () => {
        for (const guest of doors.keys()) guest.terminate();
      });
      await Promise.all([...doors.keys()].map((guest) => guest.gone())).finally(cancel);
    },
  };
}

function holderOf({ sessionId, person, meeting }: Guest): Holder {
  return { sessionId, staffId: person.id, meeting, role: person.role };
}

function refuse(socket: Duplex, status: keyof typeof REASONS): void {
  socket.end(`HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
