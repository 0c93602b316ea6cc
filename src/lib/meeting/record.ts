import { groupOf, isPublic } from './board.ts';
import type { IdeaEvent, LoggedEvent, ModerationEvent } from './events.ts';
import type { Journal } from './journal.ts';
import type { Idea, MeetingState, RecordKind } from './state.ts';

/**
 * The public record of moderation: an entry for each thing that left the board, was changed on it or kept off it, and none
 * of its words. It is made where such events happen to the state, so that nobody can do the one without the other.
 */
type Recorded = LoggedEvent & (ModerationEvent | Extract<IdeaEvent, { type: 'idea.withdrawn' }>);

/** How an idea stands before an event, as far as the record is concerned. */
interface Standing {
  readonly shown: boolean;
  /** How many of its group are: what is merged into an idea goes and comes with it. */
  readonly together: number;
  readonly order: number | null;
  readonly decision: string;
  readonly hasReply: boolean;
  readonly languages: readonly string[];
}

/** Lets `change` happen, which is what the event does, and enters what the public lost or got back by it. */
export function recording(state: MeetingState, event: Recorded, journal: Journal, change: () => void): void {
  journal.set(state, 'recordedAt', state.version);
  const idea = state.ideas.get(event.ideaId);
  if (!idea) return change();
  const before = standingOf(state, idea);
  change();
  const after = standingOf(state, idea);
  const kind = kindOf(event, before, after);
  if (!kind) return;
  const { id, order, reason, referredTo } = idea;
  const along = Math.abs(after.together - before.together) - Number(after.shown !== before.shown);
  const screened = kind === 'declined' || kind === 'referred';
  journal.put(state.record, state.version, {
    at: event.at,
    kind,
    ideaId: id,
    order,
    along: event.type === 'idea.merged' || event.type === 'idea.unmerged' ? 0 : along,
    wasShown: before.shown,
    reason: screened ? reason : event.type === 'idea.redacted' ? (event.reason ?? null) : null,
    referredTo: kind === 'referred' ? referredTo : null,
    into: event.type === 'idea.merged' ? event.into : null,
  });
}

function standingOf(state: MeetingState, idea: Idea): Standing {
  return {
    shown: isPublic(state, idea),
    together: groupOf(state, idea).filter((member) => isPublic(state, member)).length,
    order: idea.order,
    decision: JSON.stringify([idea.verdict, idea.reason, idea.referredTo]),
    hasReply: idea.replyId !== null,
    languages: Object.keys(idea.translations),
  };
}

function kindOf(event: Recorded, before: Standing, after: Standing): RecordKind | null {
  const left = before.together > after.together;
  switch (event.type) {
    case 'idea.screened':
      // The same verdict once more, on an appeal or a report: nothing is otherwise than it was.
      if (before.decision === after.decision) return null;
      return event.referTo === null ? 'declined' : 'referred';
    case 'idea.merged':
    case 'idea.unmerged':
      return event.type === 'idea.merged' ? 'merged' : 'unmerged';
    case 'idea.redacted':
      return 'redacted';
    case 'idea.withdrawn':
      return left ? 'withdrawn' : null;
    case 'idea.held':
      return left ? 'held' : null;
    case 'idea.published':
    case 'idea.restored':
      return before.order !== null && before.decision !== after.decision ? 'returned' : null;
    case 'idea.replied':
      return before.hasReply ? 'reply' : null;
    case 'idea.translated':
      return before.languages.includes(event.lang) ? 'translation' : null;
  }
}
