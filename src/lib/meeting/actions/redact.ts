import { accept, type Decision } from '../decision.ts';
import type { LoggedEvent } from '../events.ts';
import type { ActionId, TextId } from '../ids.ts';
import type { Journal } from '../journal.ts';
import { refuse } from '../refusals.ts';
import { cite, isOffered } from '../retiring.ts';
import type { MeetingState } from '../state.ts';
import type { Action, Cited, Update } from './action.ts';
import type { RedactActionCommand } from './commands.ts';
import type { ActionEvent } from './events.ts';
import { withoutScrubbed } from './before.ts';
import { picturesShown } from './pictures.ts';
import { knownAction } from './update.ts';

type RedactedEvent = Extract<ActionEvent, { type: 'action.redacted' }>;

/**
 * Takes words out for good that should not have been published, for a reason of the policy, and says so: those of an
 * update, one of its pictures, or what an action said before it was published last. (What it says now is changed in the
 * document, and published again first; of one that is no longer in the agenda, what it said last goes as well.) Refuses `unknown-action` (also for an update that is not there),
 * `unknown-reason`. A note with an answer was never public, and neither is it that it went. What is gone already is accepted without effect.
 */
export function decideRedact(state: MeetingState, command: RedactActionCommand): Decision {
  const { updateId = null, pictureId, noteId, reason } = command;
  const action = state.actions.get(command.actionId as ActionId);
  const update = action?.updates.find(({ id }) => id === updateId);
  if (!action || ((updateId !== null || pictureId !== undefined) && !update)) return refuse('unknown-action');
  if (!isOffered(state.settings, 'reasons', reason)) return refuse('unknown-reason');
  if (noteId !== undefined) {
    const note = action.notes.find(({ id }) => id === noteId);
    return note
      ? accept({ type: 'action.redacted', actionId: action.id, updateId: null, noteId: note.id, reason })
      : accept();
  }
  if (pictureId !== undefined) {
    const shown = update?.pictures.some(({ id }) => id === pictureId);
    return shown ? accept({ type: 'action.redacted', actionId: action.id, updateId, pictureId, reason }) : accept();
  }
  const left = update ? wordsIn(update).length + update.pictures.length : saidBefore(state, action).length;
  return left === 0 ? accept() : accept({ type: 'action.redacted', actionId: action.id, updateId, reason });
}

export function evolveRedacted(state: MeetingState, event: LoggedEvent & RedactedEvent, journal: Journal): void {
  const action = knownAction(state, event);
  const { updateId, pictureId, noteId, reason, at } = event;
  cite(state, 'reasons', reason, journal);
  if (noteId !== undefined) {
    const kept = action.notes.filter(({ id }) => id !== noteId);
    journal.add(state.scrubbed, noteId);
    journal.set(action, 'notes', kept);
    journal.touch(`actions/${action.id}`);
    return;
  }
  const update = action.updates.find(({ id }) => id === updateId);
  const down = (update?.pictures ?? []).filter(({ id }) => pictureId === undefined || id === pictureId);
  const words = pictureId === undefined && update ? wordsIn(update) : down.map(({ alt }) => alt);
  for (const { id } of words) journal.add(state.scrubbed, id);
  if (updateId === null) {
    forgetFormer(state, action, journal);
  } else {
    const left = (one: Update): Update =>
      pictureId === undefined
        ? emptied(one, reason)
        : { ...one, pictures: one.pictures.filter(({ id }) => id !== pictureId) };
    const without = action.updates.map((one) => (one.id === updateId ? left(one) : one));
    journal.set(action, 'updates', without);
  }
  const redaction = { at, reason, updateId, one: pictureId !== undefined, pictures: down.map(({ id }) => id) };
  journal.set(action, 'redactions', [...action.redactions, redaction]);
  journal.touch(`actions/${action.id}`);
}

/** Texts that it had when it was published before; all that it had, once it is dropped. */
function saidBefore({ scrubbed }: MeetingState, { former, dropped, title, body, owner, area }: Action): TextId[] {
  const last = dropped ? [title, body, owner, area].flatMap((one) => one?.id ?? []) : [];
  return [...former, ...last].filter((id) => !scrubbed.has(id));
}

function forgetFormer(state: MeetingState, action: Action, journal: Journal): void {
  for (const id of saidBefore(state, action)) journal.add(state.scrubbed, id);
  journal.set(action, 'former', []);
  const changes = action.changes.map((one) => ({ ...one, before: withoutScrubbed(one.before, state.scrubbed) }));
  journal.set(action, 'changes', changes);
  if (!action.dropped) return;
  // They keep their ids: whatever it says next is another text, and what stood there was taken out, not nothing.
  const { title, body, owner, area } = action;
  journal.set(action, 'title', wordless(title));
  journal.set(action, 'body', body && wordless(body));
  journal.set(action, 'blocks', []);
  journal.set(action, 'owner', owner && wordless(owner));
  journal.set(action, 'area', area && wordless(area));
}

const wordless = ({ id }: Cited): Cited => ({ id, text: '' });

/** Pictures that were taken down, and that nothing shows any more: nobody may be able to fetch them. */
export function picturesTakenDown(state: MeetingState): readonly string[] {
  const actions = [...state.actions.values()];
  const down = actions.flatMap(({ redactions }) => redactions.flatMap(({ pictures }) => pictures));
  if (down.length === 0) return down;
  const shown = picturesShown(state);
  return [...new Set(down)].filter((id) => !shown.has(id));
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
