import type { ActionView } from '../meeting/actions/view.ts';
import type { IdeaView, MeetingView } from '../meeting/view.ts';
import type { Figures } from '../progress/figures.ts';
import type { Removable } from '../progress/removable.ts';
import type { ProgressQuery } from '../progress/query.ts';
import type { ShownAction } from '../progress/shown.ts';
import type { StaffMember } from './services.ts';

export interface ProgressList {
  /** What moved last comes first. */
  readonly actions: readonly ShownAction[];
  /** Where the list goes on; null: that was all. */
  readonly next: string | null;
  readonly figures: Figures;
  readonly areas: readonly string[];
  readonly categories: readonly {
    readonly id: string;
    readonly name: string;
    readonly translations: Readonly<Record<string, string>>;
  }[];
}

/** For staff: an action, and what residents wrote with their answers, the newest last. Whose they are is not said. */
export interface WorkAction extends ShownAction {
  readonly notes: NonNullable<ActionView['notes']>;
  /** What was published of it and could be taken out. */
  readonly removable: readonly Removable[];
}

/** What pages may ask of what became of meetings. */
export interface ProgressServices {
  /** Across meetings; of rehearsals nothing. */
  progress(query: ProgressQuery, limit: number): Promise<ProgressList>;
  /** The same without figures and what there is to choose from. */
  newest(query: ProgressQuery, limit: number): Promise<readonly ShownAction[]>;
  /** Of one meeting, in the order of its agenda; null if there is no such meeting. */
  progressOf(
    code: string,
    cookieHeader?: string | null
  ): Promise<{ readonly meeting: MeetingView; readonly actions: readonly ShownAction[] } | null>;
  /** One action, and those of its ideas that are public; null if there is none. */
  actionOf(
    code: string,
    actionId: string,
    cookieHeader?: string | null
  ): Promise<{
    readonly meeting: MeetingView;
    readonly action: ActionView;
    readonly shown: ShownAction;
    readonly ideas: readonly (IdeaView & {
      /** By how many; null: it was merged into another. */
      readonly backed: number | null;
    })[];
  } | null>;
  /** The same as `progressOf` for who has a role in the meeting, with what residents wrote about it. */
  worklist(code: string): Promise<{
    readonly meeting: MeetingView;
    readonly actions: readonly WorkAction[];
  } | null>;
  /** What is still to be done in the meetings that are theirs: what is owed an answer first, then the earliest date. */
  pendingFor(staff: StaffMember): Promise<readonly ShownAction[]>;
}
