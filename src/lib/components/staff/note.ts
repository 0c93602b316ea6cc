import type { ModerationCommand } from '$lib/meeting/commands.ts';
import type { RefusalCode } from '$lib/meeting/refusals.ts';
import type { United } from '$lib/meeting/uniting.ts';
import type { StaffIdeaState } from '$lib/meeting/view.ts';
import type { Verdict } from './verdicts.ts';

/** Counts the different people behind some ideas; null if they cannot be counted now. */
export type CountUnited = (ideaIds: readonly string[]) => Promise<United | null>;

export type Done = Exclude<Verdict, 'spotlight'> | 'undo';

/** What just happened, told in the line above the verdicts. */
export type Note =
  | {
      readonly kind: 'done';
      readonly what: Done;
      readonly text: string;
      /** It could not wait again, because the room may have seen it. */
      readonly held?: boolean;
    }
  | { readonly kind: 'refused'; readonly what: string; readonly code: RefusalCode; readonly ideaId: string | null }
  | { readonly kind: 'elsewhere'; readonly state: StaffIdeaState; readonly ideaId: string }
  /** A colleague's decision of the same moment stands instead of the one given here. */
  | { readonly kind: 'overruled'; readonly state: StaffIdeaState; readonly ideaId: string }
  /** A colleague decided a moment before: nothing was overwritten. What was meant can be done all the same. */
  | { readonly kind: 'overtaken'; readonly what: Done; readonly ideaId: string; readonly meant: ModerationCommand }
  /** Many at once: how far it is stands in the batch. */
  | { readonly kind: 'batch' }
  | { readonly kind: 'nothing' | 'gone-for-good' | 'settled-for-good' | 'nothing-next' | 'publish-first' };
