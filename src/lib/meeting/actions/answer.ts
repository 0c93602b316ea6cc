import { acceptableText } from '../acceptable.ts';
import { participantOf } from '../actors.ts';
import { accept, type Context, type Decision } from '../decision.ts';
import type { LoggedEvent, MeetingEvent, Texts } from '../events.ts';
import type { ActionId } from '../ids.ts';
import type { Journal } from '../journal.ts';
import { refuse } from '../refusals.ts';
import type { MeetingState } from '../state.ts';
import { cleanText, looksEmpty } from '../text.ts';
import { ACTION_LIMITS, DEFAULT_REOPEN_AT, type Note } from './action.ts';
import type { ConfirmActionCommand } from './commands.ts';
import type { ActionEvent } from './events.ts';
import { standingOf } from './standing.ts';
import { knownAction, turn } from './update.ts';

type AnsweredEvent = Extract<ActionEvent, { type: 'action.answered' }>;
type ReopenedEvent = Extract<ActionEvent, { type: 'action.reopened' }>;

/**
 * One of those who asked for it says whether it is solved for them. An answer may be changed and counts once; the dispute
 * that is one too many opens the action again: as many as the agency says, or all of them where fewer are asked. Refuses
 * `unknown-action`, `not-a-supporter`, `not-done` (also what is off the agenda), and a note as in `acceptableText`.
 */
export function decideConfirm(state: MeetingState, command: ConfirmActionCommand, context: Context): Decision {
  const { actor } = context;
  if (actor.role !== 'resident') return refuse('not-allowed');
  const action = state.actions.get(command.actionId as ActionId);
  if (!action) return refuse('unknown-action');
  if (!action.supporters.has(actor.participant)) return refuse('not-a-supporter');
  if (standingOf(action) !== 'done') return refuse('not-done');
  const { solved } = command;
  const before = action.answers.get(actor.participant);
  const note = noteIn(command.note);
  if (note !== null && !note.ok) return note;
  const said = before?.note && action.notes.find(({ id }) => id === before.note)?.text;
  if (before?.solved === solved && (note === null || note.text === said)) return accept();

  const noteId = note === null ? undefined : context.newTextId();
  const answered = { type: 'action.answered', actionId: action.id, solved, ...(noteId && { noteId }) } as const;
  const disputes = action.disputed + Number(!solved) - Number(before?.solved === false);
  const enough = Math.min(state.publication?.reopenAt ?? DEFAULT_REOPEN_AT, action.supporters.size);
  const reopens = !solved && disputes >= enough;
  const events: MeetingEvent[] = reopens
    ? [{ type: 'action.reopened', actionId: action.id, disputes }, answered]
    : [answered];
  return { ok: true, events, texts: note && noteId ? { [noteId]: note.text } : {} };
}

function noteIn(raw: string | undefined): ReturnType<typeof acceptableText> | null {
  return raw === undefined || looksEmpty(cleanText(raw)) ? null : acceptableText(raw, ACTION_LIMITS.note);
}

export function evolveAnswered(
  state: MeetingState,
  event: LoggedEvent & AnsweredEvent,
  texts: Texts,
  journal: Journal
): void {
  const action = knownAction(state, event);
  const who = participantOf(event.by);
  if (!who) throw new Error(`action.answered: not by a participant`);
  const { solved, noteId = null, at } = event;
  const before = action.answers.get(who);
  if (before) journal.set(action, before.solved ? 'confirmed' : 'disputed', count(action, before.solved) - 1);
  journal.set(action, solved ? 'confirmed' : 'disputed', count(action, solved) + 1);
  const kept = action.notes.filter(({ id }) => id !== before?.note);
  if (before?.note) journal.add(state.scrubbed, before.note);
  const note: Note[] = noteId === null ? [] : [{ id: noteId, text: texts[noteId] ?? '', at, solved }];
  if (before?.note || noteId !== null) journal.set(action, 'notes', [...kept, ...note]);
  journal.put(action.answers, who, { solved, note: noteId });
  journal.touch(`actions/${action.id}`);
  journal.touchSelf(who, `actions/${action.id}`);
}

const count = (action: { confirmed: number; disputed: number }, solved: boolean): number =>
  solved ? action.confirmed : action.disputed;

export function evolveReopened(state: MeetingState, event: LoggedEvent & ReopenedEvent, journal: Journal): void {
  const action = knownAction(state, event);
  turn(state, action, 'under-way', event.at, journal);
  journal.set(action, 'reopenings', [...action.reopenings, { at: event.at, disputes: event.disputes }]);
  journal.set(action, 'awaiting', true);
  journal.touch(`actions/${action.id}`);
}
