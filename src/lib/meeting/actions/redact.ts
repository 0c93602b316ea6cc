import { accept, type Decision } from '../decision.ts';
import type { LoggedEvent } from '../events.ts';
import type { ActionId } from '../ids.ts';
import type { Journal } from '../journal.ts';
import { refuse } from '../refusals.ts';
import { cite, isOffered } from '../retiring.ts';
import type { MeetingState } from '../state.ts';
import type { Cited, Update } from './action.ts';
import type { RedactActionCommand } from './commands.ts';
import type { ActionEvent } from './events.ts';
import { knownAction } from './update.ts';

type RedactedEvent = Extract<ActionEvent, { type: 'action.redacted' }>;

/**
 * Takes words out for good that should not have been published, for a reason of the policy, and says so: those of an
 * update, or what an action said before it was published last. (What it says now is changed in the document, and
 * published again first.) Refuses `unknown-action` (also for an update that is not there), `unknown-reason`.
 */
export function decideRedact(state: MeetingState, command: RedactActionCommand): Decision {
  const { updateId = null, reason } = command;
  const action = state.actions.get(command.actionId as ActionId);
  const update = action?.updates.find(({ id }) => id === updateId);
  if (!action || (updateId !== null && !update)) return refuse('unknown-action');
  if (!isOffered(state.settings, 'reasons', reason)) return refuse('unknown-reason');
  const left = update ? wordsIn(update).length + update.pictures.length : action.former.length;
  return left === 0 ? accept() : accept({ type: 'action.redacted', actionId: action.id, updateId, reason });
}

export function evolveRedacted(state: MeetingState, event: LoggedEvent & RedactedEvent, journal: Journal): void {
  const action = knownAction(state, event);
  const { updateId, reason, at } = event;
  cite(state, 'reasons', reason, journal);
  if (updateId === null) {
    for (const id of action.former) journal.add(state.scrubbed, id);
    journal.set(action, 'former', []);
  } else {
    const update = action.updates.find(({ id }) => id === updateId);
    for (const { id } of update ? wordsIn(update) : []) journal.add(state.scrubbed, id);
    const without = action.updates.map((one) => (one.id === updateId ? emptied(one, reason) : one));
    journal.set(action, 'updates', without);
  }
  journal.set(action, 'redactions', [...action.redactions, { at, reason, updateId }]);
  journal.touch(`actions/${action.id}`);
}

/** Everything in an update that somebody typed. */
function wordsIn({ text, result, pictures }: Update): readonly Cited[] {
  return [text, result?.label, result?.unit, ...pictures.map(({ alt }) => alt)].flatMap((one) => one ?? []);
}

/** Status and percentage stay: they are no words. */
const emptied = (update: Update, reason: string): Update => ({
  ...update,
  text: null,
  result: null,
  pictures: [],
  redacted: reason,
});
