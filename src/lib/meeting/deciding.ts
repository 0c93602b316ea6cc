import { staffOf, type Actor } from './actors.ts';
import type { ModerationCommand } from './commands.ts';
import type { LoggedEvent, ModerationEvent } from './events.ts';
import type { Journal } from './journal.ts';
import type { Idea, Standing } from './state.ts';

/** Several people work one queue: who decided last, and whether somebody decided on what is not so any more. */

export function standingOf(idea: Idea): Standing {
  return idea.mergedInto === null ? idea.verdict : 'merged';
}

/**
 * Whether a colleague decided since whoever asks has looked: the idea stands otherwise than the command says that it
 * was seen, and by somebody else's hand; or a redaction was made from a text that is another one by now (words that a
 * colleague has taken out would come back). A command that says nothing of that is never overtaken.
 */
export function isOvertaken(idea: Idea, command: ModerationCommand, actor: Actor): boolean {
  if (command.type === 'idea.redact') return command.from !== undefined && command.from !== idea.text;
  if (!('seen' in command) || command.seen === undefined || idea.verdict === 'withdrawn') return false;
  const own = 'staff' in actor && actor.staff === idea.decidedBy;
  return !own && command.seen !== standingOf(idea);
}

/** What is a verdict, rather than words on an idea. */
const VERDICTS: ReadonlySet<ModerationEvent['type']> = new Set<ModerationEvent['type']>([
  'idea.published',
  'idea.held',
  'idea.screened',
  'idea.restored',
  'idea.merged',
  'idea.unmerged',
]);

export function noteWhoDecided(idea: Idea, { type, by }: LoggedEvent & ModerationEvent, journal: Journal): void {
  if (VERDICTS.has(type) && idea.decidedBy !== staffOf(by)) journal.set(idea, 'decidedBy', staffOf(by));
}
