import type { Block } from '../../src/lib/meeting/actions/blocks.ts';
import type { PreparedAction } from '../../src/lib/meeting/actions/commands.ts';
import type { ActionView } from '../../src/lib/meeting/actions/view.ts';
import { commander, MINUTE } from './cast.ts';
import { given, type Given } from './given.ts';

/** An agenda of two items, to publish and to work on. */

export const BODY: readonly Block[] = [{ kind: 'paragraph', runs: [{ text: 'Six towers until the main is mended.' }] }];
export const LIGHT: PreparedAction = {
  actionId: 'light-it',
  title: 'Light the underpass',
  body: BODY,
  owner: 'Sector North',
  due: '2030-02-01',
  area: 'Elm Park',
  ideaIds: ['idea-1'],
};
export const GUARD: PreparedAction = {
  actionId: 'guard-it',
  title: 'A guard at the crossing',
  body: [],
  owner: '',
  due: null,
  area: '',
  ideaIds: ['idea-2'],
};

export const publish = (...actions: readonly PreparedAction[]) =>
  ({ type: 'agenda.publish', previewHash: 'a-hash', actions }) as const;
export const done = { type: 'action.update', actionId: 'light-it', status: 'done' } as const;
export const confirm = (solved: boolean, note?: string) =>
  ({ type: 'action.confirm', actionId: 'light-it', solved, ...(note !== undefined && { note }) }) as const;

/** Two ideas by resident 1; the first is backed by 2, 3 and 4, the second by 4. */
export const board = (): Given =>
  given('live').published(1, 'Light', 'A guard').backed('idea-1', 2, 3, 4).backed('idea-2', 4).later(MINUTE);
export const published = (): Given => board().and(commander, publish(LIGHT, GUARD));
export const light = (meeting: Given, audience: 'public' | 'staff' = 'public'): ActionView => {
  const action = meeting.board(audience).actions['light-it'];
  if (!action) throw new Error('it is published');
  return action;
};
export const minute = (time: number) => Math.floor(time / MINUTE) * MINUTE;
