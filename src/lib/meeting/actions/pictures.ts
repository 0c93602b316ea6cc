import type { MeetingState } from '../state.ts';

/** Pictures that an update shows, by id. */
export function picturesShown({ actions }: Pick<MeetingState, 'actions'>): ReadonlySet<string> {
  const updates = [...actions.values()].flatMap((action) => action.updates);
  return new Set(updates.flatMap(({ pictures }) => pictures.map(({ id }) => id)));
}
