import type { Action } from '../../../src/lib/meeting/actions/action.ts';
import { wordsOf } from '../../../src/lib/meeting/actions/blocks.ts';
import type { PreparedAction } from '../../../src/lib/meeting/actions/commands.ts';
import { changedParts, plannedActions } from '../../../src/lib/meeting/actions/publish.ts';
import type { MeetingState } from '../../../src/lib/meeting/state.ts';
import { checkText } from '../../../src/lib/meeting/textcheck.ts';
import { minuteOf } from '../../../src/lib/meeting/timing.ts';
import type { AgendaPreview, PreviewItem, PreviewMarked } from '../../../src/lib/protocol/agenda-preview.ts';
import type { FieldChange, WordPiece } from '../../../src/lib/protocol/agenda-versions.ts';
import { Effort, wordDiff } from '../versions/words.ts';
import { checkTarget, targetsIn, wordsAndTargets } from './links.ts';
import type { Prepared } from './prepared.ts';

/**
 * What publishing would do to a meeting as it stands. Changes nothing.
 * @param reopenAt how many disputes are to open an action again
 */
export function previewOf(state: MeetingState, { actions, left, hash }: Prepared, reopenAt: number): AgendaPreview {
  const effort = new Effort();
  const { published, same } = plannedActions(state, actions, reopenAt);
  const items = published.map((planned, index): PreviewItem => {
    const before = state.actions.get(planned.actionId);
    const one = actions[index] as PreparedAction;
    const parts = before ? changedParts(before, planned) : [];
    const { title, body, owner, due, area } = one;
    return {
      id: planned.actionId,
      number: index + 1,
      ...{ title, body, owner, due, area },
      ideas: planned.ideaIds.map((id) => ({ id, text: state.ideas.get(id)?.text ?? '' })),
      backed: planned.backed,
      again: before?.dropped === true,
      what: before && !before.dropped ? parts : ['added', ...parts],
      changes: before ? changesIn(before, one, planned.ideaIds, effort) : [],
      marked: markedIn(one),
    };
  });
  const current = new Set(published.map(({ actionId }) => actionId));
  const { publication } = state;
  const nothing = items.length === 0 && state.actions.size === 0;
  return {
    previewHash: hash,
    number: (publication?.number ?? 0) + 1,
    last: publication && { number: publication.number, at: minuteOf(publication.at) },
    state: nothing ? 'nothing' : same ? 'same' : 'ready',
    items,
    dropped: [...state.actions.values()]
      .filter(({ id, dropped }) => !dropped && !current.has(id))
      .map(({ id, title }) => ({ id, title: title.text })),
    left,
  };
}

function changesIn(before: Action, now: PreparedAction, ideaIds: readonly string[], effort: Effort): FieldChange[] {
  const texts = [
    ['title', before.title.text, now.title],
    ['body', wordsAndTargets(before.blocks), wordsAndTargets(now.body)],
    ['owner', before.owner?.text ?? '', now.owner],
    ['due', before.due ?? '', now.due ?? ''],
    ['area', before.area?.text ?? '', now.area],
  ] as const;
  const changes: FieldChange[] = texts
    .filter(([, was, is]) => was !== is)
    .map(([field, was, is]) => ({ field, words: wordDiff(was, is, effort) }));
  const gone = before.ideas.filter((id) => !ideaIds.includes(id));
  const come = ideaIds.filter((id) => !before.ideas.includes(id as never));
  if (gone.length + come.length === 0) return changes;
  const pieces = (kind: WordPiece['kind'], ids: readonly string[]) => ids.map((text): WordPiece => ({ kind, text }));
  return [...changes, { field: 'ideas', words: [...pieces('removed', gone), ...pieces('added', come)] }];
}

function markedIn({ title, body, owner, area }: PreparedAction): PreviewMarked[] {
  const parts = { title, body: wordsOf(body), owner, area } as const;
  const written = (['title', 'body', 'owner', 'area'] as const).map((part) => {
    return { part, text: parts[part], marks: checkText(parts[part]) };
  });
  const linked = targetsIn(body).map((href) => ({ part: 'link' as const, ...checkTarget(href) }));
  return [...written, ...linked].filter(({ marks }) => marks.length > 0);
}
