/** What the memory store holds. Two stores on the same data behave like two processes on one database. */
import type { DatabaseSession } from 'lucia';
import type {
  ActionRow,
  AgendaVersionRow,
  Area,
  Assignment,
  Factor,
  MeetingRow,
  OneTimeLink,
  PictureRow,
  StaffAccount,
  Tried,
} from '../store.ts';

/** A batch at rest: its events as JSON text, so that what is kept is shared with nobody, and its texts by id. */
export interface KeptBatch {
  readonly firstVersion: number;
  readonly lastVersion: number;
  readonly events: string;
  readonly textIds: readonly string[];
  readonly chain: string | null;
  readonly seals: Readonly<Record<string, string>> | null;
}

export interface KeptText {
  readonly text: string;
  readonly salt: string | null;
}

export interface KeptLog {
  batches: KeptBatch[];
  readonly texts: Map<string, KeptText>;
}

export interface KeptAgenda {
  readonly updates: Map<number, Uint8Array>;
  readonly versions: Map<string, { readonly row: AgendaVersionRow; readonly document: Uint8Array }>;
}

export interface MemoryData {
  readonly logs: Map<string, KeptLog>;
  readonly agendas: Map<string, KeptAgenda>;
  /** Of the next update, whichever agenda it is of: a position is given once, also where an agenda was dropped. */
  nextUpdate: number;
  readonly keys: Map<string, string>;
  readonly staff: Map<string, StaffAccount>;
  /** by meeting and person */
  readonly assignments: Map<string, Assignment>;
  readonly factors: Map<string, Factor>;
  readonly tries: Map<string, Tried>;
  /** by name, as JSON text */
  readonly agency: Map<string, string>;
  readonly links: Map<string, OneTimeLink>;
  readonly meetings: Map<string, MeetingRow>;
  readonly areas: Map<string, Area>;
  /** by meeting and action */
  readonly actions: Map<string, ActionRow>;
  readonly pictures: Map<string, { readonly picture: PictureRow; readonly content: Uint8Array }>;
  readonly sessions: Map<string, DatabaseSession>;
}

export function emptyData(): MemoryData {
  return {
    logs: new Map(),
    agendas: new Map(),
    nextUpdate: 1,
    keys: new Map(),
    staff: new Map(),
    assignments: new Map(),
    factors: new Map(),
    tries: new Map(),
    agency: new Map(),
    links: new Map(),
    meetings: new Map(),
    areas: new Map(),
    actions: new Map(),
    pictures: new Map(),
    sessions: new Map(),
  };
}
