import { Server as Engine } from 'engine.io';
import type { IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import type { MeetingId } from '../src/lib/meeting/ids.ts';
import { refuse } from '../src/lib/meeting/refusals.ts';
import {
  BOARD_NAMESPACE,
  BUSY_MESSAGE,
  MESSAGE_LIMIT,
  type Ack,
  type ClientToServer,
  type GoodbyeReason,
  type ServerToClient,
} from '../src/lib/protocol/board.ts';
import { parseCommand } from '../src/lib/protocol/commands.ts';
import { askBeside, type BesidePorts } from './board/beside.ts';
import { Flow, tooDeep } from './board/bounds.ts';
import { broadcast } from './board/broadcast.ts';
import { corkTogether } from './board/corked.ts';
import { guard } from './board/guard.ts';
import { closeConnections } from './board/leave.ts';
import { boardParser } from './board/parser.ts';
import { Headcount } from './board/headcount.ts';
import { deltaRoom, farewell, meetingRoom, selfRoom, showBoard, type BoardNamespace } from './board/rooms.ts';
import { RoomTeller } from './board/room-teller.ts';
import { sinkOf } from './board/sink.ts';
import { StaffDesk } from './board/staff-desk.ts';
import { SlowReaders } from './board/slow.ts';
import {
  admit,
  Refused,
  shownBy,
  holderOf,
  type BoardSocket,
  type Identify,
  type SocketData,
  type Visitor,
} from './board/visitor.ts';
import type { Cluster } from './cluster.ts';
import { systemClock, type Clock } from './hall/clock.ts';
import type { Halls } from './halls.ts';
import type { Metrics } from './metrics.ts';
import { OPEN_DOOR, type Door } from './overload/admission.ts';
import { NO_REGULARS, type Regulars } from './overload/regulars.ts';
import type { Door as SessionDoor } from './sessions.ts';

/**
 * Messages one socket may send: bursts of 2,000 and 500 a second. Far above any person, and far below what hurts; past
 * it the socket is closed, and nothing is held against the place that it came from.
 */
const MESSAGES = { burst: 2000, perSecond: 500 };
/** Asking for the whole board again costs the server most: three at once, then one every two seconds. */
const RESYNCS = { burst: 3, perSecond: 0.5 };
/** When those whose handshake failed through no fault of theirs may try again, before the jitter of half of it. */
const AGAIN_MS = 5000;
/** A connection that asks for no board within this is closed: much, because a server that is late sees the timer first. */
const CONNECT_MS = 45_000;
/** A broken connection is noticed after at most 45 s, on either side. */
const PING = { pingInterval: 25_000, pingTimeout: 20_000 };

export interface BoardPorts extends BesidePorts {
  readonly halls: Halls;
  readonly identify: Identify;
  readonly originAllowed: (request: IncomingMessage) => boolean;
  readonly metrics: Metrics;
  readonly clock?: Clock;
  /** Who is let in while the server does not keep up; absent: everybody. */
  readonly admission?: Door;
  /** Who was here before; absent: nobody. */
  readonly regulars?: Regulars;
  /** Other nodes on the same store; null or absent: there are none. */
  readonly cluster?: Cluster | null;
}

export interface Board extends SessionDoor {
  /** Requests and upgrades under `/socket.io/` go to it. */
  readonly engine: Engine;
  readonly io: Server;
  /** Sends everybody out of a meeting that is being wiped. */
  dismiss(meeting: MeetingId): void;
  close(reason: GoodbyeReason): Promise<void>;
}

/** Puts the Halls on the wire: Socket.IO, namespace `/board`. */
export function attachBoard(ports: BoardPorts): Board {
  const { halls, identify, metrics, report, cluster, admission = OPEN_DOOR, regulars = NO_REGULARS } = ports;
  const clock = ports.clock ?? systemClock;
  const engine = new Engine({
    ...PING,
    maxHttpBufferSize: MESSAGE_LIMIT,
    allowRequest: (request, decide) => decide(null, ports.originAllowed(request)),
  });
  const io = new Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>({
    serveClient: false,
    parser: boardParser,
    connectTimeout: CONNECT_MS,
    ...(cluster && { adapter: cluster.adapter }),
  });
  corkTogether(engine);
  guard(engine, clock);
  io.bind(engine);
  // Nobody has business in the default namespace.
  io.use((_socket, next) => next(new Error('connect to /board')));
  const namespace: BoardNamespace = io.of(BOARD_NAMESPACE);
  const tellHere = (meeting: MeetingId, count: number) => broadcast(namespace, meetingRoom(meeting), 'here', { count });
  const headcount = new Headcount(clock, tellHere, cluster);
  const desk = new StaffDesk(namespace, clock, cluster ?? null, report);
  cluster?.join(namespace, (meeting, version) => halls.hint(meeting, version));
  const rooms = new RoomTeller(namespace, ports.roomCodes, clock, report);
  const slow = new SlowReaders(namespace, clock, metrics, report, tellRoomCode);
  halls.attach((meeting) => sinkOf(namespace, meeting, headcount, rooms, metrics));

  namespace.use((socket, next) => {
    letIn(socket)
      .then((admitted) => {
        const now = clock.now();
        const messages = new Flow(MESSAGES.burst, MESSAGES.perSecond, now);
        const resyncs = new Flow(RESYNCS.burst, RESYNCS.perSecond, now);
        socket.data.visitor = { ...admitted, cameAt: now, messages, resyncs, lagging: null };
        next();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Refused)) report('a handshake failed', error);
        next(error instanceof Refused ? error : new Refused('busy', BUSY_MESSAGE, AGAIN_MS * (0.5 + Math.random())));
      });
  });

  /** @throws Refused also with `busy` */
  async function letIn(socket: BoardSocket): ReturnType<typeof admit> {
    const shown = shownBy(socket);
    const comer = admission.holdsUp('new') ? await regulars.proved(shown) : regulars.comerOf(shown);
    const wait = admission.wait(comer);
    if (wait > 0) throw new Refused('busy', BUSY_MESSAGE, wait);
    return admit(socket, halls, identify).finally(admission.knock(comer));
  }

  namespace.on('connection', (socket) => {
    const { visitor } = socket.data;
    if (!visitor) return;
    // Who only watches shows nothing to be known by.
    if (visitor.actor) regulars.note(shownBy(socket));
    metrics.socketOpened(visitor.audience);
    if (visitor.participant) headcount.enter(visitor.hall.meeting, visitor.participant);
    socket.on('disconnect', () => {
      metrics.socketClosed(visitor.audience);
      if (visitor.participant) headcount.leave(visitor.hall.meeting, visitor.participant);
    });
    // The acknowledgement comes last, after whatever was sent: also after nothing, or after too much.
    socket.on('command', (...said) => onCommand(socket, visitor, said[0], said.at(-1)));
    socket.on('resync', (raw) => onResync(socket, visitor, raw));
    show(socket, visitor);
  });

  /** The first thing a visitor hears, and membership in the rooms, in one step: no delta falls between them. */
  function show(socket: BoardSocket, visitor: Visitor): void {
    const { hall, audience, participant } = visitor;
    const own = [deltaRoom(hall.meeting, audience), meetingRoom(hall.meeting)];
    const enter = () => {
      void socket.join(own);
      socket.emit('here', { count: headcount.count(hall.meeting) });
      tellRoomCode(socket, visitor);
      desk.enter(socket, visitor);
    };
    if (participant) own.push(selfRoom(hall.meeting, participant));
    showBoard(socket, visitor, visitor.since, enter).catch((error: unknown) => {
      report('a board could not be shown', error);
      socket.disconnect(true);
    });
  }

  function tellRoomCode(socket: BoardSocket, { hall, audience }: Visitor): void {
    if (audience !== 'public') rooms.enter(hall, (code) => socket.emit('room', code));
  }

  function onCommand(socket: BoardSocket, visitor: Visitor, raw: unknown, ack: unknown): void {
    const answer = isAcknowledgement(ack) ? ack : () => {};
    if (!visitor.messages.take(clock.now())) return dismiss(socket);
    if (tooDeep(raw)) return answer(refuse('too-large'));
    const parsed = parseCommand(raw);
    if (!parsed.ok) return answer(parsed);
    const { hall, actor } = visitor;
    if (!actor) return answer(refuse('not-allowed'));
    const { command } = parsed;
    const reply = (told: Ack) => {
      metrics.commandDone(command.type, told.ok ? 'ok' : told.code);
      answer(told);
    };
    if (command.type === 'vote.set' || !askBeside(ports, visitor, actor, command, reply))
      hall.ask(actor, command, reply);
  }

  function onResync(socket: BoardSocket, visitor: Visitor, raw: unknown): void {
    if (!visitor.messages.take(clock.now())) return dismiss(socket);
    if (visitor.lagging || !visitor.resyncs.take(clock.now())) return;
    const since: unknown = typeof raw === 'object' && raw !== null && 'since' in raw ? raw.since : null;
    const known = typeof since === 'number' && Number.isSafeInteger(since) ? since : null;
    showBoard(socket, visitor, known).catch((error: unknown) => report('a board could not be shown again', error));
  }

  function dismiss(socket: BoardSocket): void {
    farewell(socket, 'abuse');
    socket.disconnect(true);
  }

  return {
    engine,
    io,
    signOut(matches) {
      for (const socket of namespace.sockets.values()) {
        const holder = holderOf(socket);
        if (!holder || !matches(holder)) continue;
        farewell(socket, 'signed-out');
        socket.disconnect(true);
      }
    },
    holders: () => [...namespace.sockets.values()].flatMap((socket) => holderOf(socket) ?? []),
    dismiss(meeting) {
      for (const socket of namespace.sockets.values()) {
        if (socket.data.visitor?.hall.meeting !== meeting) continue;
        farewell(socket, 'meeting-gone');
        socket.disconnect(true);
      }
    },
    async close(reason) {
      for (const socket of namespace.sockets.values()) farewell(socket, reason);
      slow.stop();
      headcount.stop();
      desk.stop();
      rooms.stop();
      await closeConnections(namespace, clock);
      await io.close();
      engine.close();
      cluster?.close();
    },
  };
}

/** A client may leave the acknowledgement out, or send something else in its place. */
function isAcknowledgement(value: unknown): value is (reply: Ack) => void {
  return typeof value === 'function';
}
