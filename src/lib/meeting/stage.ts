import { isPublic, rootOf } from './board.ts';
import type { StageCommand } from './commands.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { StageEvent } from './events.ts';
import type { IdeaId } from './ids.ts';
import type { Journal } from './journal.ts';
import { refuse } from './refusals.ts';
import type { MeetingState, Showing } from './state.ts';

/** Longest timer, in seconds: two hours. */
export const TIMER_LIMIT = 7200;

/**
 * What the screen in the room shows. It cannot be pointed at what was not approved: `wrong-state`. Refuses
 * `unknown-idea`, and `bad-time` for a timer that is not 1 to 7,200 whole seconds.
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

export function evolveStage(state: MeetingState, event: StageEvent, journal: Journal): void {
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
  }
}
