import { acceptableText } from '../acceptable.ts';
import { accept, type Context, type Decision } from '../decision.ts';
import type { LoggedEvent, Texts } from '../events.ts';
import type { ActionId, TextId } from '../ids.ts';
import type { Journal } from '../journal.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { MeetingState } from '../state.ts';
import { ACTION_LIMITS, type Action, type Cited, type Measured, type ShownPicture, type Update } from './action.ts';
import type { ResultGiven, UpdateActionCommand } from './commands.ts';
import type { ActionEvent } from './events.ts';
import { cited, gather } from './publish.ts';
import { roundsOf } from './rounds.ts';

type UpdatedEvent = Extract<ActionEvent, { type: 'action.updated' }>;

/**
 * Staff say how it stands. Refuses `unknown-action`, `text-empty` (not possible, and no reason; another status, while those
 * who opened it again wait for an answer; or a label or what is to be seen in a picture left out), `text-too-long`, `bad-input` (a percentage, figure or picture that cannot be), `too-large`
 * (500 updates, or more than 4 pictures). What says nothing new is in order and changes nothing.
 */
export function decideUpdate(state: MeetingState, command: UpdateActionCommand, context: Context): Decision {
  const action = state.actions.get(command.actionId as ActionId);
  if (!action) return refuse('unknown-action');
  const { percent } = command;
  if (percent !== undefined && !(Number.isInteger(percent) && percent >= 0 && percent <= 100))
    return refuse('bad-input');

  const texts: Record<string, string> = {};
  const write = (raw: string, limit: number): TextId | Refusal => {
    const checked = acceptableText(raw, limit);
    if (!checked.ok) return checked;
    const id = context.newTextId();
    texts[id] = checked.text;
    return id;
  };

  const status = command.status === action.status ? undefined : command.status;
  const owesWords = status === 'not-possible' || (status !== undefined && action.awaiting);
  if (owesWords && command.text === undefined) return refuse('text-empty');
  const textId = command.text === undefined ? undefined : write(command.text, ACTION_LIMITS.update);
  if (isRefusal(textId)) return textId;
  const result = command.result && figuresOf(command.result, write);
  if (isRefusal(result)) return result;
  const pictures = picturesOf(command.pictures ?? [], write);
  if (isRefusal(pictures)) return pictures;

  const said = {
    ...(status !== undefined && { status }),
    ...(percent !== undefined && percent !== action.percent && { percent }),
    ...(textId !== undefined && { textId }),
    ...(result !== undefined && { measured: result }),
    ...(pictures.length > 0 && { pictures }),
  };
  if (Object.keys(said).length === 0) return accept();
  if (action.updates.length >= ACTION_LIMITS.updates) return refuse('too-large');
  const updateId = String(action.updates.length + 1);
  return { ...accept({ type: 'action.updated', actionId: action.id, updateId, ...said }), texts };
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}

type Write = (raw: string, limit: number) => TextId | Refusal;

function figuresOf({ label, before, after, unit = '' }: ResultGiven, write: Write): Measured<TextId> | Refusal {
  const possible = (figure: number) => Number.isFinite(figure) && Math.abs(figure) <= ACTION_LIMITS.figure;
  if (!possible(before) || !possible(after)) return refuse('bad-input');
  const labelId = write(label, ACTION_LIMITS.label);
  if (isRefusal(labelId)) return labelId;
  const unitId = unit.trim() === '' ? null : write(unit, ACTION_LIMITS.unit);
  return isRefusal(unitId) ? unitId : { label: labelId, before, after, unit: unitId };
}

const PICTURE = /^[A-Za-z0-9_-]{6,64}$/;

function picturesOf(
  given: readonly { readonly id: string; readonly alt: string }[],
  write: Write
): readonly ShownPicture<TextId>[] | Refusal {
  if (given.length > ACTION_LIMITS.pictures) return refuse('too-large');
  const pictures: ShownPicture<TextId>[] = [];
  for (const { id, alt } of given) {
    if (!PICTURE.test(id)) return refuse('bad-input');
    const altId = write(alt, ACTION_LIMITS.alt);
    if (isRefusal(altId)) return altId;
    pictures.push({ id, alt: altId });
  }
  return pictures;
}

export function evolveUpdated(
  state: MeetingState,
  event: LoggedEvent & UpdatedEvent,
  texts: Texts,
  journal: Journal
): void {
  const action = knownAction(state, event);
  const { updateId: id, at, status = null, percent = null } = event;
  const text = event.textId === undefined ? null : cited(event.textId, texts);
  const pictures = (event.pictures ?? []).map((one) => ({ id: one.id, alt: cited(one.alt, texts) }));
  const result = resultOf(event, texts);
  const update: Update = { id, at, text, status, percent, result, pictures, redacted: null };
  journal.set(action, 'updates', [...action.updates, update]);
  if (percent !== null) journal.set(action, 'percent', percent);
  if (text && action.awaiting) journal.set(action, 'awaiting', false);
  if (status !== null) turn(state, action, status, event.at, journal);
  if (status === 'not-possible') journal.set(action, 'why', id);
  journal.touch(`actions/${action.id}`);
}

function resultOf({ measured }: UpdatedEvent, texts: Texts): Measured<Cited> | null {
  if (!measured) return null;
  const { label, before, after, unit } = measured;
  return { label: cited(label, texts), before, after, unit: unit === null ? null : cited(unit, texts) };
}

/** Another status. Each time that it is said to be done, those who asked for it are asked anew. */
export function turn(
  state: MeetingState,
  action: Action,
  status: Action['status'],
  at: number,
  journal: Journal
): void {
  if (status === action.status) return;
  // Whether somebody is asked shows in what is private to them.
  for (const person of action.supporters) journal.touchSelf(person, `actions/${action.id}`);
  journal.set(action, 'status', status);
  journal.set(action, 'why', null);
  if (action.doneAt !== null) journal.set(action, 'wasDone', { doneAt: action.doneAt, until: at });
  journal.set(action, 'doneAt', status === 'done' ? at : null);
  if (status === 'done') {
    gather(state, action, journal);
    journal.set(action, 'rounds', roundsOf(action));
    journal.set(action, 'wasDone', null);
    journal.set(action, 'answers', new Map());
    journal.set(action, 'confirmed', 0);
    journal.set(action, 'disputed', 0);
  }
}

/** @throws Error if the log says something of an action that was never published */
export function knownAction(
  state: MeetingState,
  event: { readonly type: string; readonly actionId: ActionId }
): Action {
  const action = state.actions.get(event.actionId);
  if (!action) throw new Error(`${event.type}: no action ${event.actionId}`);
  return action;
}
