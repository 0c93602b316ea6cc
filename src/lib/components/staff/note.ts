import type { RefusalCode } from '$lib/meeting/refusals.ts';
import type { StaffIdeaState } from '$lib/meeting/view.ts';
import type { Verdict } from './verdicts.ts';

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
  | { readonly kind: 'nothing' | 'gone-for-good' | 'nothing-next' | 'publish-first' };
