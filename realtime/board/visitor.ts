import type { Socket } from 'socket.io';
import { z } from 'zod';
import type { Actor } from '../../src/lib/meeting/actors.ts';
import type { MeetingId, ParticipantId } from '../../src/lib/meeting/ids.ts';
import { parseStaffId } from '../../src/lib/meeting/ids.ts';
import { AUDIENCES, type Audience } from '../../src/lib/meeting/view.ts';
import type {
  ClientToServer,
  HandshakeRefusal,
  HandshakeRefused,
  ServerToClient,
} from '../../src/lib/protocol/board.ts';
import type { StaffMember } from '../../src/lib/server/services.ts';
import type { Hall } from '../hall/hall.ts';
import type { Halls } from '../halls.ts';
import type { Shown } from '../overload/regulars.ts';
import { isRehearsal } from '../rehearsal-ids.ts';
import type { Holder } from '../sessions.ts';
import type { Flow } from './bounds.ts';

/** Who came, and to which meeting. Nothing of a resident but the participant: no address, no device. */
export interface Visitor {
  readonly hall: Hall;
  readonly audience: Audience;
  /** Null for staff and for those who only watch. */
  readonly participant: ParticipantId | null;
  readonly staff: StaffMember | null;
  /** In whose name its commands are; null for those who only watch. */
  readonly actor: Actor | null;
  readonly sessionId: string | null;
  /** The version it asked to resume from, until it was answered. */
  readonly since: number | null;
  /** ms since the epoch */
  readonly cameAt: number;
  readonly messages: Flow;
  readonly resyncs: Flow;
  /** A screen that is only looked at in the console. */
  readonly preview: boolean;
  /** It reads too slowly: since when (ms), and the version that it will hold once its queue has drained. */
  lagging: { readonly since: number; readonly version: number } | null;
}

/** Socket.IO types its per-socket data loosely; this says what is in it. */
export interface SocketData {
  visitor?: Visitor;
}
export type BoardSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

export interface Identify {
  /** Whether somebody may come to a meeting at all: to a rehearsal only staff, and who has its link. */
  admits(meetingId: MeetingId, cookieHeader: string | null | undefined): Promise<boolean>;
  /** Null: no cookie and no token; such a visitor watches only. */
  resident(handshake: {
    readonly cookieHeader: string | undefined;
    readonly token?: string;
    readonly meetingId: MeetingId;
  }): Promise<ParticipantId | null>;
  /**
   * Who is signed in, with the role that they have in this meeting; null: nobody. `elsewhere`: somebody whose meeting
   * this is not; to them it is as if there were none.
   */
  staff(cookieHeader: string | undefined, meetingId: MeetingId): Promise<StaffInMeeting | 'elsewhere' | null>;
}

export interface StaffInMeeting {
  /** Their role is the one in the meeting. */
  readonly staff: StaffMember;
  readonly sessionId: string;
}

const handshakeSchema = z.object({
  code: z.string().max(40),
  audience: z.enum(AUDIENCES),
  token: z.string().max(200).optional(),
  since: z.number().int().min(0).optional(),
  preview: z.boolean().optional(),
});

export class Refused extends Error {
  readonly data: HandshakeRefused;

  constructor(code: HandshakeRefusal, message: string, retryAfterMs?: number) {
    super(message);
    this.data = { code, message, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
}

const unknownMeeting = (): Refused => new Refused('unknown-meeting', 'There is no meeting with this code.');

type Admitted = Omit<Visitor, 'cameAt' | 'messages' | 'resyncs' | 'lagging'>;

/** What a handshake shows of who is coming. */
export function shownBy({ handshake }: BoardSocket): Shown {
  const { success, data } = handshakeSchema.safeParse(handshake.auth);
  return { cookieHeader: handshake.headers.cookie, ...(success && data.token !== undefined && { token: data.token }) };
}

/**
 * Finds out who a handshake is from.
 * @throws Refused with `bad-handshake`, `unknown-meeting`, `not-signed-in`
 */
export async function admit(socket: BoardSocket, halls: Halls, identify: Identify): Promise<Admitted> {
  const parsed = handshakeSchema.safeParse(socket.handshake.auth);
  if (!parsed.success) throw new Refused('bad-handshake', 'The handshake could not be understood.');
  const { code, audience, token, since = null, preview = false } = parsed.data;
  const hall = await halls.byCode(code);
  if (!hall) throw unknownMeeting();
  const cookieHeader = socket.handshake.headers.cookie;
  if (audience === 'public') {
    if (isRehearsal(hall.meeting) && !(await identify.admits(hall.meeting, cookieHeader))) throw unknownMeeting();
    const participant = await identify.resident({ cookieHeader, token, meetingId: hall.meeting });
    const actor: Actor | null = participant && { role: 'resident', participant };
    return { hall, audience, participant, staff: null, actor, sessionId: null, since, preview };
  }
  const session = await identify.staff(cookieHeader, hall.meeting);
  if (session === 'elsewhere') throw unknownMeeting();
  if (!session) throw new Refused('not-signed-in', 'Please sign in again.');
  return { hall, audience, participant: null, actor: actorOf(session.staff), ...session, since, preview };
}

/** In whose name a socket is open; null: a resident's. */
export function holderOf({ data: { visitor } }: Pick<BoardSocket, 'data'>): Holder | null {
  if (!visitor?.sessionId || !visitor.staff) return null;
  const { hall, sessionId, staff } = visitor;
  return { sessionId, staffId: staff.id, meeting: hall.meeting, role: staff.role };
}

function actorOf({ id, role }: StaffMember): Actor | null {
  const staff = parseStaffId(id);
  return staff && { role, staff };
}
