import { acceptableText } from './acceptable.ts';
import { isPublic, rootOf } from './board.ts';
import type { StageCommand } from './commands.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { LoggedEvent, StageEvent, Texts } from './events.ts';
import type { IdeaId } from './ids.ts';
import type { Journal } from './journal.ts';
import { beginPart, lengthen } from './parts.ts';
import { refuse } from './refusals.ts';
import { NOTE_LIMIT } from './settings.ts';
import type { MeetingState, Showing } from './state.ts';
import { cleanText, looksEmpty } from './text.ts';
import { TIMER_LIMIT } from './timing.ts';

/**
 * What the screen in the room shows, and what is said to whoever stands beside it. The screen cannot be pointed at what
 * was not approved: `wrong-state`. Refuses `unknown-idea`, and `bad-time` for a timer that is not 1 to 7,200 whole
 * seconds; a word to the stage as in `acceptableText`; parts and times as in `parts.ts`.
 */
export function decideStage(state: MeetingState, command: StageCommand, context: Context): Decision {
  switch (command.type) {
    case 'stage.spotlight': {
      if (command.ideaId === null) return accept({ type: 'stage.spotlighted', ideaId: null });
      const idea = state.ideas.get(command.ideaId as IdeaId);
      if (!idea) return refuse('unknown-idea');
      if (!isPublic(state, idea)) return refuse('wrong-state');
      return accept({ type: 'stage.spotlighted', ideaId: rootOf(state, idea).id });
    }
    case 'stage.blank':
      return accept({ type: 'stage.blanked', on: command.on });
    case 'stage.timer': {
      const { seconds } = command;
      if (seconds === null) return accept({ type: 'stage.timed', seconds: null, endsAt: null });
      if (!Number.isInteger(seconds) || seconds < 1 || seconds > TIMER_LIMIT) return refuse('bad-time');
      return accept({ type: 'stage.timed', seconds, endsAt: context.now + seconds * 1000 });
    }
    case 'stage.show': {
      const changed = changes(state.stage, command);
      return Object.keys(changed).length === 0 ? accept() : accept({ type: 'stage.shown', ...changed });
    }
    case 'stage.part':
      return beginPart(state, command.partId, context);
    case 'stage.extend':
      return lengthen(state, command, context);
    case 'stage.note':
      return write(state, command.text, context);
  }
}

/** What is named and is not so already. */
function changes(now: Showing, { mode, paging, language }: Partial<Showing>): Partial<Showing> {
  return {
    ...(mode !== undefined && mode !== now.mode && { mode }),
    ...(paging !== undefined && paging !== now.paging && { paging }),
    ...(language !== undefined && language !== now.language && { language }),
  };
}

function write(state: MeetingState, text: string | null, context: Context): Decision {
  if (text === null || looksEmpty(cleanText(text))) {
    return state.note === null ? accept() : accept({ type: 'stage.noted', textId: null });
  }
  const checked = acceptableText(text, NOTE_LIMIT);
  if (!checked.ok) return checked;
  if (checked.text === state.note?.text) return accept();
  const textId = context.newTextId();
  return { ...accept({ type: 'stage.noted', textId }), texts: { [textId]: checked.text } };
}

export function evolveStage(
  state: MeetingState,
  event: LoggedEvent & StageEvent,
  texts: Texts,
  journal: Journal
): void {
  if (event.type === 'stage.noted') {
    journal.touch('note');
    if (state.note) journal.add(state.scrubbed, state.note.textId);
    const { textId, at } = event;
    return journal.set(state, 'note', textId === null ? null : { text: texts[textId] ?? '', textId, at });
  }
  journal.touch('stage');
  switch (event.type) {
    case 'stage.spotlighted':
      return journal.set(state, 'stage', { ...state.stage, spotlight: event.ideaId });
    case 'stage.blanked':
      return journal.set(state, 'stage', { ...state.stage, blank: event.on });
    case 'stage.timed': {
      const { seconds, endsAt } = event;
      const timer = seconds === null || endsAt === null ? null : { seconds, endsAt };
      return journal.set(state, 'stage', { ...state.stage, timer });
    }
    case 'stage.shown':
      return journal.set(state, 'stage', { ...state.stage, ...changes(state.stage, event) });
    case 'stage.parted': {
      const { partId, endsAt, allows } = event;
      journal.set(state, 'stage', { ...state.stage, part: partId === null ? null : { id: partId, endsAt } });
      if (!allows) return;
      journal.touch('meeting');
      return journal.set(state, 'allows', allows);
    }
  }
}
