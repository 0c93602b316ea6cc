import type { SelfView } from '../meeting/self.ts';
import type { BoardView, MeetingView } from '../meeting/view.ts';
import type { StaffRole } from '../meeting/actors.ts';
import type { Phase } from '../meeting/state.ts';

/** What the HTTP API answers. Every error is `{ error: { code, message, fields? } }`. */
export interface ApiError {
  readonly error: {
    readonly code: string;
    /** A sentence a person understands. */
    readonly message: string;
    /** field → what is wrong with it */
    readonly fields?: Readonly<Record<string, string>>;
  };
}

export interface MeetingSummary {
  readonly code: string;
  readonly title: string;
  readonly area: string;
  readonly phase: Phase;
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  /** In which its times are shown; null where none was chosen. */
  readonly timeZone: string | null;
  /** For staff: how many ideas its agenda refers to. */
  readonly agendaIdeas?: number;
  /** For staff: the code of its rehearsal; null if there is none. */
  readonly rehearsal?: string | null;
}

export interface SignedIn {
  readonly staff: { readonly id: string; readonly name: string; readonly email: string; readonly role: StaffRole };
}

export interface Joined {
  readonly meeting: MeetingView;
  readonly participant: string;
  /** Counted as being in the room, where the ballot is `room`. */
  readonly inRoom: boolean;
  /** The secret of this device for this meeting: what the cookie stands for where there are no cookies. */
  readonly token: string;
}

export interface BoardAnswer {
  readonly version: number;
  readonly view: BoardView;
}

/** What a page is first rendered from. */
export interface FirstPaint extends BoardAnswer {
  readonly self: SelfView;
  readonly now: number;
  readonly here: number;
  /** Tells the page of one resident from that of another in the same browser; opens nothing. Absent: nobody's page. */
  readonly mark?: string;
  /** The view has only the ideas of this page of the board, most backed first; absent: it is whole. */
  readonly page?: { readonly number: number; readonly of: number };
}
