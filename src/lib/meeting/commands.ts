import type { ActionCommand } from './actions/commands.ts';
import type { FlagReason } from './flags.ts';
import type { CommandId } from './ids.ts';
import type { Settings } from './settings.ts';
import type { Allows, Showing, Standing } from './state.ts';

/**
 * What can be asked of a meeting. Ids in commands are plain strings: they come from outside, and `decide` looks each
 * of them up. Their shapes and bounds are in `$lib/protocol/commands.ts`.
 */
export type ResidentCommand =
  | { readonly type: 'idea.submit'; readonly text: string; readonly category?: string; readonly zip?: string }
  | { readonly type: 'idea.withdraw'; readonly ideaId: string }
  | { readonly type: 'idea.flag'; readonly ideaId: string; readonly reason: FlagReason }
  | { readonly type: 'idea.appeal'; readonly ideaId: string; readonly text: string }
  | { readonly type: 'vote.set'; readonly ideaId: string; readonly on: boolean }
  /** `code`: what the screen in the room shows */
  | { readonly type: 'room.enter'; readonly code: string };

export type LifecycleCommand =
  | { readonly type: 'meeting.gather' }
  | { readonly type: 'meeting.open' }
  | { readonly type: 'meeting.pause' }
  | { readonly type: 'meeting.close' }
  | { readonly type: 'meeting.reopen' }
  | { readonly type: 'meeting.archive' }
  | { readonly type: 'meeting.configure'; readonly settings: Partial<Settings> }
  /** What residents may do: what is named changes, the rest stays. */
  | ({ readonly type: 'meeting.allow' } & Partial<Allows>);

/** An idea of somebody without a phone, taken down by staff. */
export type ScribeCommand = {
  readonly type: 'idea.scribe';
  readonly text: string;
  readonly category?: string;
  readonly zip?: string;
};

/** How the idea stood before whoever decides: a colleague's decision meanwhile is not overwritten. Absent: it does not matter. */
interface Seen {
  readonly seen?: Standing;
}

/** It takes an earlier verdict back: an appeal that had been answered by that one waits for an answer again. */
interface TakingBack {
  readonly reopensAppeal?: true;
}

export type ModerationCommand =
  | ({ readonly type: 'idea.publish'; readonly ideaId: string } & Seen & TakingBack)
  | ({ readonly type: 'idea.hold'; readonly ideaId: string } & Seen & TakingBack)
  | ({ readonly type: 'idea.restore'; readonly ideaId: string } & Seen & TakingBack)
  | ({
      readonly type: 'idea.screen';
      readonly ideaId: string;
      readonly reason: string;
      readonly referTo?: string;
    } & Seen &
      TakingBack)
  | ({ readonly type: 'idea.merge'; readonly ideaId: string; readonly into: string } & Seen)
  | ({ readonly type: 'idea.unmerge'; readonly ideaId: string } & Seen)
  | {
      readonly type: 'idea.redact';
      readonly ideaId: string;
      readonly text: string;
      /** The text that it was made from; absent: whatever it is by now. */
      readonly from?: string;
      /** Why, by the policy; absent: nobody said. */
      readonly reason?: string;
    }
  | { readonly type: 'idea.reply'; readonly ideaId: string; readonly text: string }
  /** An empty text takes the translation away. */
  | { readonly type: 'idea.translate'; readonly ideaId: string; readonly lang: string; readonly text: string };

/** Which ideas the agenda refers to: all of them, each time. From the agenda's side of the server, never from a client. */
export type AgendaCommand = { readonly type: 'agenda.link'; readonly ideaIds: readonly string[] };

export type StageCommand =
  | { readonly type: 'stage.spotlight'; readonly ideaId: string | null }
  | { readonly type: 'stage.blank'; readonly on: boolean }
  | { readonly type: 'stage.timer'; readonly seconds: number | null }
  | ({ readonly type: 'stage.show' } & Partial<Showing>)
  /** A part of the plan begins; null: the plan is left. */
  | { readonly type: 'stage.part'; readonly partId: string | null }
  /** More time for what runs, or less of it. */
  | { readonly type: 'stage.extend'; readonly what: 'timer' | 'part'; readonly seconds: number }
  /** A word to whoever speaks in the room; null, or an empty text, takes it away. */
  | { readonly type: 'stage.note'; readonly text: string | null };

/** Retention ended. The server's own command; whether it is time is not the meeting's to know. */
export type AnonymityCommand = { readonly type: 'record.anonymise' };

export type CommandBody =
  | AnonymityCommand
  | ResidentCommand
  | ScribeCommand
  | LifecycleCommand
  | ModerationCommand
  | AgendaCommand
  | ActionCommand
  | StageCommand;
export type CommandType = CommandBody['type'];
export type Command = CommandBody & {
  readonly id: CommandId;
  /** Not to be done any more after this, ms since the epoch by the server's clock; absent: whenever it arrives. */
  readonly until?: number;
};
/** A command that has no id yet. */
export type Asked = CommandBody & { readonly until?: number };

/** What an accepted command answers with, the first time and every time it is sent again. */
export interface CommandResult {
  readonly ideaId?: string;
}
