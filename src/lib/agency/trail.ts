import type { ActionStatus } from '../meeting/actions/action.ts';
import type { EventType } from '../meeting/events.ts';
import type { Worded } from '../i18n/wording.ts';
import type { AgencyActType } from './acts.ts';

/** What staff did, as a page or a file tells it: facts without a word of anybody's text, and no resident. */
export interface TrailFacts {
  /** Which idea it was, if it never had a number; its words are looked up only for a page that staff read. */
  readonly ideaId?: string;
  readonly words?: IdeaWords | null;
  /** Number on the board of the idea concerned; null if it never was there. */
  readonly idea?: number | null;
  /** Number of the idea that it was merged into. */
  readonly into?: number | null;
  /** Place in the published agenda of the action concerned. */
  readonly action?: number;
  readonly status?: ActionStatus;
  /** Which publication of the agenda it was. */
  readonly publication?: number;
  readonly reason?: string;
  readonly to?: string | null;
  readonly on?: boolean;
  readonly lang?: string;
  readonly seconds?: number | null;
  readonly names?: readonly string[];
  /** Who it was done to. */
  readonly staff?: string;
  readonly code?: string;
  readonly role?: string | null;
  readonly was?: string;
  readonly why?: string;
}

/** How an idea reads now: never what stood there before. */
export interface IdeaWords {
  /** The beginning of it; empty once it was removed. */
  readonly text: string;
  readonly redacted: boolean;
}

export type TrailType = EventType | AgencyActType | 'unknown';

export interface TrailAct {
  readonly version: number;
  /** ms since the epoch */
  readonly at: number;
  /** Account id, `system` or `command-line`; in what is given out on request, also `resident`. */
  readonly by: string;
  readonly type: TrailType;
  readonly facts: TrailFacts;
}

export interface Trail {
  /** The newest first. */
  readonly acts: readonly TrailAct[];
  /** Account id → name. */
  readonly people: Readonly<Record<string, string>>;
  /** Where the log ends: to be written down elsewhere. */
  readonly head: { readonly version: number; readonly hash: string } | null;
  /** Of the ideas that never were on the board, by id: for pages that staff read, and for no file. */
  readonly words?: ReadonlyMap<string, IdeaWords>;
  /** What the meeting calls its reasons and destinations. */
  readonly wordings?: Worded;
  /** Of the meeting; of the agency, the server's own. */
  readonly timeZone: string;
}

export const TRAIL_KINDS = ['verdicts', 'texts', 'room', 'meetings', 'people', 'settings'] as const;
export type TrailKind = (typeof TRAIL_KINDS)[number];

const TEXTS = new Set<TrailType>([
  'idea.submitted',
  'idea.redacted',
  'idea.replied',
  'idea.translated',
  'agenda.published',
  'action.updated',
  'action.redacted',
]);

/** Under which kind an act is found. */
export function kindOf(type: TrailType): TrailKind {
  if (TEXTS.has(type)) return 'texts';
  if (type.startsWith('idea.')) return 'verdicts';
  if (type.startsWith('stage.') || type === 'meeting.allowed') return 'room';
  if (type.startsWith('staff.')) return 'people';
  if (type === 'meeting.configured' || type.startsWith('agency.') || type.startsWith('area.')) return 'settings';
  return 'meetings';
}

export interface TrailFilter {
  readonly by: string | null;
  readonly kind: TrailKind | null;
}

/** @param asked of a page's address: anything at all may be there */
export function trailFilter(asked: URLSearchParams): TrailFilter {
  const kind = asked.get('kind');
  return { by: asked.get('by') || null, kind: TRAIL_KINDS.find((known) => known === kind) ?? null };
}

export function filtered(acts: readonly TrailAct[], { by, kind }: TrailFilter): TrailAct[] {
  return acts.filter((act) => (by === null || act.by === by) && (kind === null || kindOf(act.type) === kind));
}
