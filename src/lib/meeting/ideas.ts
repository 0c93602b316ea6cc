import { acceptableText } from './acceptable.ts';
import { participantOf, senderOf } from './actors.ts';
import { takeAppealBack } from './appeals.ts';
import { rearrange } from './board.ts';
import { mayDo } from './authority.ts';
import type { ResidentCommand, ScribeCommand } from './commands.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { IdeaEvent, LoggedEvent, MeetingEvent, Texts } from './events.ts';
import { NO_FLAGS } from './flags.ts';
import type { IdeaId } from './ids.ts';
import type { Journal } from './journal.ts';
import { languageOf } from './language.ts';
import { isUnremarkable } from './marks.ts';
import { participantIn } from './participants.ts';
import { refuse } from './refusals.ts';
import { cite, isOffered } from './retiring.ts';
import { TEXT_LIMIT } from './settings.ts';
import type { Idea, MeetingState } from './state.ts';

type IdeaCommand = Extract<ResidentCommand, { type: 'idea.submit' | 'idea.withdraw' }> | ScribeCommand;

export function decideIdeas(state: MeetingState, command: IdeaCommand, context: Context): Decision {
  switch (command.type) {
    case 'idea.submit':
      // Residents alone hear it so; what staff take down, they take down when it is said.
      return state.allows.ideas ? submit(state, command, context) : refuse('wrong-phase');
    case 'idea.scribe':
      return submit(state, command, context);
    case 'idea.withdraw':
      return withdraw(state, command.ideaId, context);
  }
}

function submit(
  state: MeetingState,
  command: Extract<IdeaCommand, { type: 'idea.submit' | 'idea.scribe' }>,
  context: Context
): Decision {
  const { settings } = state;
  const { category = null, zip = null } = command;
  const checked = acceptableText(command.text, TEXT_LIMIT);
  if (!checked.ok) return checked;
  if (category !== null && !isOffered(settings, 'categories', category)) return refuse('unknown-category');
  if (zip !== null && !settings.zips.includes(zip)) return refuse('unknown-zip');

  const ideaId = context.newIdeaId();
  const textId = context.newTextId();
  const events: MeetingEvent[] = [{ type: 'idea.submitted', ideaId, textId, category, zip }];
  const { role } = context.actor;
  // What somebody takes down who may publish has been read by somebody who may publish.
  const readAlready = mayDo(role, 'idea.publish', state.phase) === 'yes';
  if (readAlready && isUnremarkable(checked.text)) {
    events.push({ type: 'idea.published', ideaId });
  } else if (settings.moderation === 'post') {
    events.push(isUnremarkable(checked.text) ? { type: 'idea.published', ideaId } : { type: 'idea.held', ideaId });
  }
  return { ok: true, events, texts: { [textId]: checked.text }, result: { ideaId } };
}

/** An author may take an idea back as long as it is theirs alone: not once others backed it or it was merged. */
function withdraw(state: MeetingState, id: string, context: Context): Decision {
  const idea = state.ideas.get(id as IdeaId);
  const sender = senderOf(context.actor);
  if (!idea) return refuse('unknown-idea');
  if (idea.author !== sender) return refuse('not-yours');
  if (idea.verdict === 'withdrawn') return accept();
  if (idea.verdict === 'declined' || idea.mergedInto !== null) return refuse('wrong-state');
  const author = participantOf(sender);
  const backedByOthers = [...idea.supporters].some((supporter) => supporter !== author);
  if (backedByOthers || idea.merged.size > 0) return refuse('backed-by-others');
  return accept({ type: 'idea.withdrawn', ideaId: idea.id });
}

export function evolveIdeas(state: MeetingState, event: LoggedEvent & IdeaEvent, texts: Texts, journal: Journal): void {
  switch (event.type) {
    case 'idea.submitted': {
      if (state.ideas.has(event.ideaId)) throw new Error(`idea.submitted: ${event.ideaId} is there already`);
      const text = texts[event.textId] ?? '';
      cite(state, 'categories', event.category, journal);
      const voters: Idea['voters'] = new Set();
      const idea: Idea = {
        id: event.ideaId,
        author: event.by,
        category: event.category,
        zip: event.zip,
        submittedAt: event.at,
        text,
        textId: event.textId,
        lang: languageOf(text),
        translations: {},
        redacted: false,
        verdict: 'waiting',
        order: null,
        publishedAt: null,
        reason: null,
        referredTo: null,
        decidedBy: null,
        reply: null,
        replyId: null,
        flags: NO_FLAGS,
        appeal: null,
        onAgenda: false,
        mergedInto: null,
        merged: new Set(),
        voters,
        supporters: voters,
        inRoom: 0,
      };
      journal.put(state.ideas, idea.id, idea);
      journal.touch(`ideas/${idea.id}`);
      const author = participantOf(event.by);
      if (!author) return;
      journal.add(participantIn(state, author, journal).ideas, idea.id);
      journal.touchSelf(author, `ideas/${idea.id}`);
      return;
    }
    case 'idea.withdrawn': {
      const idea = state.ideas.get(event.ideaId);
      if (!idea) throw new Error(`idea.withdrawn: no idea ${event.ideaId}`);
      rearrange(state, [idea], journal, () => {
        journal.set(idea, 'verdict', 'withdrawn');
        journal.set(idea, 'flags', NO_FLAGS);
        takeAppealBack(state, idea, journal);
      });
      const author = participantOf(idea.author);
      if (author) journal.touchSelf(author, `ideas/${idea.id}`);
      return;
    }
  }
}
