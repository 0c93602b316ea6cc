import type { LifecycleCommand } from '$lib/meeting/commands.ts';
import type { Phase } from '$lib/meeting/state.ts';
import type { IdeaView } from '$lib/meeting/view.ts';

/** A step of the meeting from one phase to another. */
export type Step = Exclude<LifecycleCommand['type'], 'meeting.configure' | 'meeting.allow'>;

/** The steps offered in each phase, in the order in which they stand. */
export const STEPS: Readonly<Record<Phase, readonly Step[]>> = {
  scheduled: ['meeting.open', 'meeting.gather'],
  gathering: ['meeting.close', 'meeting.open'],
  live: ['meeting.pause', 'meeting.close'],
  paused: ['meeting.close', 'meeting.open'],
  closed: ['meeting.reopen', 'meeting.archive'],
  archived: [],
};

/** What usually comes next, where going on is the point; closing and archiving are never pushed. */
export const NEXT: Readonly<Partial<Record<Phase, Step>>> = {
  scheduled: 'meeting.gather',
  gathering: 'meeting.open',
  paused: 'meeting.open',
};

/** A step that a residents' meeting feels at once, or that is final: it is asked about first. */
export function isAskedFirst(step: Step, phase: Phase): boolean {
  return step === 'meeting.close' || step === 'meeting.archive' || (step === 'meeting.open' && phase === 'scheduled');
}

export type AboutIdea = 'publish' | 'decline' | 'refer' | 'redact' | 'answer' | 'translate';

/** Somebody else was there meanwhile: what to say, and how to go on all the same, where that is still possible. */
export interface Doubt {
  readonly text: string;
  readonly goOn: string;
  readonly ongoon: (() => void) | null;
}

/** Which dialog is open, and about what. */
export type Open =
  | { readonly kind: AboutIdea; readonly idea: IdeaView }
  /** Several at one stroke. */
  | { readonly kind: 'many'; readonly what: 'publish' | 'decline' | 'refer'; readonly ideas: readonly IdeaView[] }
  /** One or several into another; `into`: where it most likely goes. */
  | { readonly kind: 'merge'; readonly ideas: readonly IdeaView[]; readonly into: string | null }
  | { readonly kind: 'not-done' }
  | { readonly kind: 'confirm'; readonly step: Step }
  | { readonly kind: 'timer' }
  | { readonly kind: 'help' };

/** The parts of the console, which take turns where there is no room for all of them. */
export const PARTS = ['queue', 'idea', 'room'] as const;
export type Part = (typeof PARTS)[number];
