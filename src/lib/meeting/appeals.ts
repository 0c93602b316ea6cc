import { participantOf, senderOf } from './actors.ts';
import { acceptableText } from './acceptable.ts';
import type { ResidentCommand } from './commands.ts';
import { accept, type Context, type Decision } from './decision.ts';
import type { LoggedEvent, ObjectionEvent, Texts } from './events.ts';
import type { IdeaId } from './ids.ts';
import type { Journal } from './journal.ts';
import { refuse } from './refusals.ts';
import { APPEAL_LIMIT } from './settings.ts';
import type { Appeal, Idea, MeetingState, Verdict } from './state.ts';

/**
 * The author of a declined or referred idea may ask once, ever, that somebody looks again. Refuses `unknown-idea`,
 * `not-yours`, `already-appealed`, `wrong-state`, and the text as in `acceptableText`.
 */
export function decideAppeal(
  state: MeetingState,
  command: Extract<ResidentCommand, { type: 'idea.appeal' }>,
  context: Context
): Decision {
  const idea = state.ideas.get(command.ideaId as IdeaId);
  if (!idea) return refuse('unknown-idea');
  if (idea.author !== senderOf(context.actor)) return refuse('not-yours');
  if (idea.appeal) return refuse('already-appealed');
  const screened = idea.verdict === 'declined' || idea.verdict === 'referred';
  if (!screened || idea.mergedInto !== null) return refuse('wrong-state');
  const checked = acceptableText(command.text, APPEAL_LIMIT);
  if (!checked.ok) return checked;
  const textId = context.newTextId();
  return { ...accept({ type: 'idea.appealed', ideaId: idea.id, textId }), texts: { [textId]: checked.text } };
}

export function evolveAppeal(
  state: MeetingState,
  event: LoggedEvent & Extract<ObjectionEvent, { type: 'idea.appealed' }>,
  texts: Texts,
  journal: Journal
): void {
  const idea = state.ideas.get(event.ideaId);
  if (!idea) throw new Error(`idea.appealed: no idea ${event.ideaId}`);
  const { textId } = event;
  setAppeal(idea, { text: texts[textId] ?? '', textId, state: 'waiting', against: idea.decidedBy }, journal);
  journal.set(state, 'appeals', { ...state.appeals, made: state.appeals.made + 1 });
  journal.touch('tally');
}

/**
 * What became of an appeal: what the last verdict after it says. Without one, an idea that was merged lives on in its
 * group, supporters and all, which grants what its author asked for, as long as it is merged.
 */
export function outcomeOf({ appeal, mergedInto }: Idea): Appeal['state'] | null {
  return appeal?.state === 'waiting' && mergedInto !== null ? 'granted' : (appeal?.state ?? null);
}

/**
 * Verdicts after an appeal decide it, the last one for good: granted unless the idea stays off the board; held back, it
 * waits on.
 * @param reopens the verdict takes back one that had decided it, by a slip of the finger perhaps: it waits again
 */
export function settleAppeal(state: MeetingState, idea: Idea, reopens: boolean, journal: Journal): void {
  const { appeal } = idea;
  if (!appeal) return;
  const outcome = reopens ? 'waiting' : outcomeBy(idea.verdict, appeal);
  if (outcome === appeal.state) return;
  recountGranted(state, idea, journal, () => setAppeal(idea, { ...appeal, state: outcome }, journal));
}

function outcomeBy(verdict: Verdict, appeal: Appeal): Appeal['state'] {
  if (verdict === 'held') return appeal.state;
  return verdict === 'declined' || verdict === 'referred' ? 'upheld' : 'granted';
}

/** Runs a change that may decide the idea's appeal, or open it again, and keeps the tally in step. */
export function recountGranted(state: MeetingState, idea: Idea, journal: Journal, change: () => void): void {
  const before = outcomeOf(idea) === 'granted';
  change();
  const more = Number(outcomeOf(idea) === 'granted') - Number(before);
  if (more === 0) return;
  journal.set(state, 'appeals', { ...state.appeals, granted: state.appeals.granted + more });
  journal.touch('tally');
}

/** An idea was redacted: what its author wrote about it may repeat the words that had to go. */
export function forgetAppealWords(state: MeetingState, idea: Idea, journal: Journal): void {
  if (!idea.appeal) return;
  journal.add(state.scrubbed, idea.appeal.textId);
  setAppeal(idea, { ...idea.appeal, text: '' }, journal);
}

/** Its author took the idea back, and with it the appeal. That there was one stays in the tally. */
export function takeAppealBack(state: MeetingState, idea: Idea, journal: Journal): void {
  if (!idea.appeal) return;
  journal.add(state.scrubbed, idea.appeal.textId);
  setAppeal(idea, null, journal);
}

function setAppeal(idea: Idea, appeal: Appeal | null, journal: Journal): void {
  journal.set(idea, 'appeal', appeal);
  journal.touch(`ideas/${idea.id}`);
  const author = participantOf(idea.author);
  if (author) journal.touchSelf(author, `ideas/${idea.id}`);
}
