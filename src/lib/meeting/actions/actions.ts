import type { Context, Decision } from '../decision.ts';
import type { LoggedEvent, Texts } from '../events.ts';
import type { Journal } from '../journal.ts';
import type { MeetingState } from '../state.ts';
import { decideConfirm, evolveAnswered, evolveReopened } from './answer.ts';
import type { ActionCommand } from './commands.ts';
import type { ActionEvent } from './events.ts';
import { decidePublish, evolvePublished } from './publish.ts';
import { decideRedact, evolveRedacted } from './redact.ts';
import { decideUpdate, evolveUpdated } from './update.ts';

/** Publishing an agenda, working on its actions, and hearing from those who asked for them whether they are done. */
export function decideActions(state: MeetingState, command: ActionCommand, context: Context): Decision {
  switch (command.type) {
    case 'agenda.publish':
      return decidePublish(state, command, context);
    case 'action.update':
      return decideUpdate(state, command, context);
    case 'action.confirm':
      return decideConfirm(state, command, context);
    case 'action.redact':
      return decideRedact(state, command);
  }
}

export function evolveActions(
  state: MeetingState,
  event: LoggedEvent & ActionEvent,
  texts: Texts,
  journal: Journal
): void {
  journal.set(state, 'acts', state.acts + 1);
  switch (event.type) {
    case 'agenda.published':
      return evolvePublished(state, event, texts, journal);
    case 'action.updated':
      return evolveUpdated(state, event, texts, journal);
    case 'action.answered':
      return evolveAnswered(state, event, texts, journal);
    case 'action.redacted':
      return evolveRedacted(state, event, journal);
    case 'action.reopened':
      return evolveReopened(state, event, journal);
  }
}
