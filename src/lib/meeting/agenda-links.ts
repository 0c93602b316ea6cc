import { participantOf } from './actors.ts';
import type { AgendaCommand } from './commands.ts';
import { accept, type Decision } from './decision.ts';
import type { AgendaEvent } from './events.ts';
import type { IdeaId } from './ids.ts';
import type { Journal } from './journal.ts';
import { refuse } from './refusals.ts';
import type { MeetingState } from './state.ts';

/** Ideas that one agenda may refer to: far more than a police department ever works on. */
export const LINKS_LIMIT = 2000;

/**
 * Which ideas the agenda refers to. The whole set each time, so that one that was missed does no harm; ids that do not
 * exist are left out. Refuses `too-large` over 2,000.
 */
export function decideAgenda(state: MeetingState, command: AgendaCommand): Decision {
  const ideaIds = [...new Set(command.ideaIds)].filter((id): id is IdeaId => state.ideas.has(id as IdeaId));
  if (ideaIds.length > LINKS_LIMIT) return refuse('too-large');
  let linked = 0;
  for (const idea of state.ideas.values()) if (idea.onAgenda) linked += 1;
  const same = linked === ideaIds.length && ideaIds.every((id) => state.ideas.get(id)?.onAgenda);
  return same ? accept() : accept({ type: 'agenda.linked', ideaIds });
}

export function evolveAgenda(state: MeetingState, event: AgendaEvent, journal: Journal): void {
  const linked = new Set(event.ideaIds);
  for (const id of linked) if (!state.ideas.has(id)) throw new Error(`agenda.linked: no idea ${id}`);
  journal.set(state, 'agendaIdeas', linked.size);
  for (const idea of state.ideas.values()) {
    const onAgenda = linked.has(idea.id);
    if (idea.onAgenda === onAgenda) continue;
    journal.set(idea, 'onAgenda', onAgenda);
    journal.touch(`ideas/${idea.id}`);
    const author = participantOf(idea.author);
    if (author) journal.touchSelf(author, `ideas/${idea.id}`);
  }
}
