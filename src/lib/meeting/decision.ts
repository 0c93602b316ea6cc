import type { Actor } from './actors.ts';
import type { CommandResult } from './commands.ts';
import type { MeetingEvent, Texts } from './events.ts';
import type { IdeaId, TextId } from './ids.ts';
import type { Refusal } from './refusals.ts';

/** All that a rule may know besides the meeting: who asks, what time it is, and fresh ids. */
export interface Context {
  readonly actor: Actor;
  /** ms since the epoch */
  readonly now: number;
  readonly newIdeaId: () => IdeaId;
  readonly newTextId: () => TextId;
}

export interface Acceptance {
  readonly ok: true;
  /** Empty if the command is in order but there is nothing to change. */
  readonly events: readonly MeetingEvent[];
  readonly texts: Texts;
  readonly result?: CommandResult;
}

export type Decision = Acceptance | Refusal;

const NO_TEXTS: Texts = Object.freeze({});

export function accept(...events: readonly MeetingEvent[]): Acceptance {
  return { ok: true, events, texts: NO_TEXTS };
}
