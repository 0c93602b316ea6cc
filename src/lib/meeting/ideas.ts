import { participantOf, senderOf } from './actors.ts';
import { rearrange } from './board.ts';
import type { ResidentCommand } from './commands.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { IdeaEvent, LoggedEvent, MeetingEvent, Texts } from './events.ts';
import type { IdeaId } from './ids.ts';
import type { Journal } from './journal.ts';
import { participantIn } from './participants.ts';
import { refuse, type Refusal } from './refusals.ts';
import { TEXT_LIMIT } from './settings.ts';
import type { Idea, MeetingState } from './state.ts';
import { cleanText, lengthOf, looksEmpty } from './text.ts';
import { checkText } from './textcheck.ts';

type IdeaCommand = Extract<ResidentCommand, { type: 'idea.submit' | 'idea.withdraw' }>;

/** The text as it will be shown, or why it cannot be: `text-empty` (nothing to see), `text-too-long` (over `limit` code points). */
export function acceptableText(raw: string, limit: number): { readonly ok: true; readonly text: string } | Refusal {
  const text = cleanText(raw);
  if (looksEmpty(text)) return refuse('text-empty');
  if (lengthOf(text) > limit) return refuse('text-too-long');
  return { ok: true, text };
}

export function decideIdeas(state: MeetingState, command: IdeaCommand, context: Context): Decision {
  switch (command.type) {
    case 'idea.submit':
      return submit(state, command, context);
    case 'idea.withdraw':
      return withdraw(state, command.ideaId, context);
  }
}

function submit(
  state: MeetingState,
  command: Extract<IdeaCommand, { type: 'idea.submit' }>,
  context: Context
): Decision {
  const { settings } = state;
  const { category = null, zip = null } = command;
  const checked = acceptableText(command.text, TEXT_LIMIT);
  if (!checked.ok) return checked;
  if (category !== null && !Object.hasOwn(settings.categories.names, category)) return refuse('unknown-category');
  if (zip !== null && !settings.zips.includes(zip)) return refuse('unknown-zip');

  const ideaId = context.newIdeaId();
  const textId = context.newTextId();
  const events: MeetingEvent[] = [{ type: 'idea.submitted', ideaId, textId, category, zip }];
  if (settings.moderation === 'post') {
    const clean = checkText(checked.text).length === 0;
    events.push(clean ? { type: 'idea.published', ideaId } : { type: 'idea.held', ideaId });
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
      const voters: Idea['voters'] = new Set();
      const idea: Idea = {
        id: event.ideaId,
        author: event.by,
        category: event.category,
        zip: event.zip,
        submittedAt: event.at,
        text: texts[event.textId] ?? '',
        textId: event.textId,
        redacted: false,
        verdict: 'waiting',
        order: null,
        publishedAt: null,
        reason: null,
        referredTo: null,
        reply: null,
        replyId: null,
        mergedInto: null,
        merged: new Set(),
        voters,
        supporters: voters,
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
      rearrange(state, [idea], journal, () => journal.set(idea, 'verdict', 'withdrawn'));
      const author = participantOf(idea.author);
      if (author) journal.touchSelf(author, `ideas/${idea.id}`);
      return;
    }
  }
}
