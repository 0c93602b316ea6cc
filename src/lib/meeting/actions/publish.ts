import { accept, type Context, type Decision } from '../decision.ts';
import type { LoggedEvent, Texts } from '../events.ts';
import { parseActionId, type ActionId, type TextId } from '../ids.ts';
import type { Journal } from '../journal.ts';
import { refuse } from '../refusals.ts';
import type { MeetingState } from '../state.ts';
import { looksEmpty } from '../text.ts';
import {
  ACTION_LIMITS,
  CHANGED_PARTS,
  DEFAULT_REOPEN_AT,
  REOPEN_AT_LIMIT,
  type Action,
  type Change,
  type ChangedPart,
  type Cited,
} from './action.ts';
import { bodyIn, bodyText } from './blocks.ts';
import { beforeOf } from './before.ts';
import { backedOf, categoryOf, circleOf, publicIdeas } from './circle.ts';
import type { PreparedAction, PublishAgendaCommand } from './commands.ts';
import type { ActionEvent, PublishedAction } from './events.ts';

type PublishedEvent = Extract<ActionEvent, { type: 'agenda.published' }>;

/**
 * The agenda as the document has it becomes public. Refuses `agenda-moved` (the document is not what the preview showed),
 * `agenda-empty` (nothing is in it, nor ever was), `text-empty` (a title), `too-large`. An agenda that is public already, with what is
 * counted of it, is in order and changes nothing.
 */
export function decidePublish(state: MeetingState, command: PublishAgendaCommand, context: Context): Decision {
  const { actions: prepared, previewHash } = command;
  if (!prepared) return refuse('agenda-moved');
  const ids = prepared.map(({ actionId }) => parseActionId(actionId));
  const fresh = ids.filter((id) => id !== null && !state.actions.has(id));
  if (ids.includes(null) || new Set(ids).size !== ids.length) return refuse('bad-input');
  if (prepared.some(({ title }) => looksEmpty(title))) return refuse('text-empty');
  if (ids.length > ACTION_LIMITS.published) return refuse('too-large');
  if (state.actions.size + fresh.length > ACTION_LIMITS.known) return refuse('too-large');
  if (ids.length === 0 && state.actions.size === 0) return refuse('agenda-empty');

  const texts: Record<string, string> = {};
  const write = (text: string): TextId => {
    const id = context.newTextId();
    texts[id] = text;
    return id;
  };
  const actions = prepared.map((one) => publishedOf(state, one, write));
  const reopenAt = Math.min(REOPEN_AT_LIMIT, Math.max(1, command.reopenAt ?? DEFAULT_REOPEN_AT));
  if (isPublished(state, actions, reopenAt)) return accept();
  const number = (state.publication?.number ?? 0) + 1;
  return { ...accept({ type: 'agenda.published', number, previewHash, reopenAt, actions }), texts };
}

/** One item as it would go into the log. @param write gives a text that was not there before its id */
function publishedOf(state: MeetingState, one: PreparedAction, write: (text: string) => TextId): PublishedAction {
  const before = state.actions.get(one.actionId as ActionId);
  const cite = (text: string, known: Cited | null | undefined): TextId =>
    // What was scrubbed reads as empty, and is no text to go back to.
    known && known.text !== '' && known.text === text ? known.id : write(text);
  const orNone = (text: string, known: Cited | null | undefined) => (text === '' ? null : cite(text, known));
  const ideaIds = publicIdeas(state, one.ideaIds);
  return {
    actionId: one.actionId as ActionId,
    titleId: cite(one.title, before?.title),
    bodyId: orNone(one.body.length === 0 ? '' : bodyText(one.body), before?.body),
    ownerId: orNone(one.owner, before?.owner),
    due: one.due,
    areaId: orNone(one.area, before?.area),
    ideaIds,
    backed: backedOf(state, ideaIds, before),
  };
}

/** What publishing these would say, without a text written anywhere; `same`: all of it is public as it is. */
export function plannedActions(
  state: MeetingState,
  prepared: readonly PreparedAction[],
  reopenAt: number
): { readonly published: readonly PublishedAction[]; readonly same: boolean } {
  const published = prepared.map((one) => publishedOf(state, one, () => 'a-new-text' as TextId));
  return { published, same: isPublished(state, published, reopenAt) };
}

/** The same actions in the same order, all as they are, backed by as many, and opened again by as many disputes. */
function isPublished(state: MeetingState, actions: readonly PublishedAction[], reopenAt: number): boolean {
  const current = [...state.actions.values()].filter(({ dropped }) => !dropped);
  return (
    state.publication?.reopenAt === reopenAt &&
    current.length === actions.length &&
    actions.every((one, index) => {
      const before = state.actions.get(one.actionId);
      if (before?.number !== index + 1 || before.dropped || before.backed !== one.backed) return false;
      return changedParts(before, one).length === 0;
    })
  );
}

/** What is not as it was published last. */
export function changedParts(before: Action, now: PublishedAction): readonly ChangedPart[] {
  const same: Record<(typeof CHANGED_PARTS)[number], boolean> = {
    title: before.title.id === now.titleId,
    body: (before.body?.id ?? null) === now.bodyId,
    owner: (before.owner?.id ?? null) === now.ownerId,
    due: before.due === now.due,
    area: (before.area?.id ?? null) === now.areaId,
    ideas: before.ideas.length === now.ideaIds.length && before.ideas.every((id) => now.ideaIds.includes(id)),
  };
  return CHANGED_PARTS.filter((part) => !same[part]);
}

export function evolvePublished(
  state: MeetingState,
  event: LoggedEvent & PublishedEvent,
  texts: Texts,
  journal: Journal
): void {
  const { number, previewHash, reopenAt, at } = event;
  journal.set(state, 'publication', { number, previewHash, at, reopenAt });
  journal.touch('meeting');
  const current = new Set(event.actions.map(({ actionId }) => actionId));
  event.actions.forEach((published, index) => {
    const known = state.actions.get(published.actionId);
    if (known) change(state, known, published, index, event, texts, journal);
    else add(state, published, index, event, texts, journal);
    journal.touch(`actions/${published.actionId}`);
  });
  for (const action of state.actions.values()) {
    if (action.dropped || current.has(action.id)) continue;
    journal.set(action, 'dropped', true);
    const dropped: Change = { number, at, what: ['dropped'], again: false, before: {} };
    journal.set(action, 'changes', [...action.changes, dropped]);
    journal.touch(`actions/${action.id}`);
    // Of what is off the agenda nobody is asked.
    for (const person of action.supporters) journal.touchSelf(person, `actions/${action.id}`);
  }
}

function add(
  state: MeetingState,
  published: PublishedAction,
  index: number,
  { at, number }: { readonly at: number; readonly number: number },
  texts: Texts,
  journal: Journal
): void {
  const { actionId: id, titleId, bodyId, ownerId, due, areaId, ideaIds, backed } = published;
  const supporters = circleOf(state, ideaIds);
  const action: Action = {
    id,
    number: index + 1,
    title: cited(titleId, texts),
    body: citedOrNone(bodyId, texts),
    blocks: bodyId === null ? [] : bodyIn(texts[bodyId]),
    owner: citedOrNone(ownerId, texts),
    due,
    area: citedOrNone(areaId, texts),
    category: categoryOf(state, ideaIds),
    ideas: ideaIds,
    backed,
    status: 'proposed',
    percent: null,
    why: null,
    updates: [],
    supporters,
    answers: new Map(),
    confirmed: 0,
    disputed: 0,
    notes: [],
    rounds: [],
    wasDone: null,
    reopenings: [],
    awaiting: false,
    doneAt: null,
    publishedAt: at,
    changes: [{ number, at, what: ['added'], again: false, before: {} }],
    former: [],
    redactions: [],
    dropped: false,
  };
  journal.put(state.actions, id, action);
  for (const person of supporters) journal.touchSelf(person, `actions/${id}`);
}

function change(
  state: MeetingState,
  action: Action,
  published: PublishedAction,
  index: number,
  { at, number }: { readonly at: number; readonly number: number },
  texts: Texts,
  journal: Journal
): void {
  const parts = changedParts(action, published);
  const again = action.dropped;
  const what: readonly ChangedPart[] = again ? ['added', ...parts] : parts;
  const before = beforeOf(action, parts, state.scrubbed);
  if (what.length > 0) journal.set(action, 'changes', [...action.changes, { number, at, what, again, before }]);
  journal.set(action, 'dropped', false);
  journal.set(action, 'number', index + 1);
  const { titleId, bodyId, ownerId, due, areaId, ideaIds, backed } = published;
  const former = [before.title, before.body, before.owner, before.area].flatMap((one) => one?.id ?? []);
  if (former.length > 0) journal.set(action, 'former', [...action.former, ...former]);
  if (parts.includes('title')) journal.set(action, 'title', cited(titleId, texts));
  if (parts.includes('body')) {
    journal.set(action, 'body', citedOrNone(bodyId, texts));
    journal.set(action, 'blocks', bodyId === null ? [] : bodyIn(texts[bodyId]));
  }
  if (parts.includes('owner')) journal.set(action, 'owner', citedOrNone(ownerId, texts));
  if (parts.includes('area')) journal.set(action, 'area', citedOrNone(areaId, texts));
  journal.set(action, 'due', due);
  journal.set(action, 'ideas', ideaIds);
  journal.set(action, 'backed', backed);
  journal.set(action, 'category', categoryOf(state, ideaIds));
  gather(state, action, journal);
}

/** Adds whoever came to stand behind it. */
export function gather(state: MeetingState, action: Action, journal: Journal): void {
  const supporters = new Set([...action.supporters, ...circleOf(state, action.ideas)]);
  for (const person of supporters) journal.touchSelf(person, `actions/${action.id}`);
  if (supporters.size > action.supporters.size) journal.set(action, 'supporters', supporters);
}

/** A text that was scrubbed since reads as empty. */
export const cited = (id: TextId, texts: Texts): Cited => ({ id, text: texts[id] ?? '' });
const citedOrNone = (id: TextId | null, texts: Texts): Cited | null => (id === null ? null : cited(id, texts));
