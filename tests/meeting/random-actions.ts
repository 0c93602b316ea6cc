import type { Actor } from '../../src/lib/meeting/actors.ts';
import { ACTION_STATUSES, type ActionStatus } from '../../src/lib/meeting/actions/action.ts';
import type { ActionCommand, PreparedAction } from '../../src/lib/meeting/actions/commands.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';
import { rngFrom, type Rng } from '../support/rng.ts';
import { admin, commander, moderator, resident } from './cast.ts';
import { randomText } from './random-text.ts';

/**
 * Random commands about published actions. They have a generator of their own, which follows from the one that chose what
 * came before, so that every other choice in a random meeting stays as it was.
 */
export interface KnownAction {
  readonly id: string;
  readonly status: ActionStatus;
  readonly title: string;
  readonly owner: string;
  readonly area: string;
  /** Who may answer, by participant. */
  readonly supporters: readonly string[];
}

export function knownActions(state: MeetingState): KnownAction[] {
  return [...state.actions.values()].map(({ id, status, supporters, title, owner, area }) => ({
    id,
    status,
    title: title.text,
    owner: owner?.text ?? '',
    area: area?.text ?? '',
    supporters: [...supporters],
  }));
}

/** Ids that items of a document may have. */
const ITEMS: readonly string[] = ['action-1', 'action-2', 'action-3', 'action-4', 'action-5'];
const NOWHERE: readonly string[] = ['', '__proto__', 'constructor', 'no-such-action', 'actions/action-1'];
const DAYS = [null, '2030-02-01', '2030-03-15', '2029-12-31'] as const;

/** About once in `every` steps, something about an action. @param seed of the step */
export function randomActionCommand(
  seed: number,
  known: { readonly ideas: readonly string[]; readonly actions?: readonly KnownAction[] },
  every = 6
): { readonly actor: Actor; readonly body: ActionCommand } | null {
  const rng = rngFrom(seed ^ 0x2545f491);
  if (!rng.chance(1 / every)) return null;
  const actions = known.actions ?? [];
  const type = rng.weighted({
    'agenda.publish': actions.length === 0 ? 90 : 25,
    'action.update': 45,
    'action.confirm': 60,
    'action.redact': 24,
  });
  if (rng.chance(0.03))
    return { actor: rng.pick([moderator, resident(1)]), body: randomAction(rng, type, actions, known.ideas) };
  if (type !== 'action.confirm') {
    return { actor: rng.pick([commander, commander, admin]), body: randomAction(rng, type, actions, known.ideas) };
  }
  const done = actions.filter(({ status, supporters }) => status === 'done' && supporters.length > 0);
  if (done.length === 0 || rng.chance(0.1)) {
    return { actor: resident(1 + rng.int(6)), body: randomAction(rng, type, actions, known.ideas) };
  }
  const { id, supporters } = rng.pick(done);
  const actor: Actor = { role: 'resident', participant: rng.pick(supporters) as never };
  return {
    actor,
    body: { type, actionId: id, solved: rng.chance(0.4), ...(rng.chance(0.5) && { note: randomText(rng) }) },
  };
}

export function randomAction(
  rng: Rng,
  type: ActionCommand['type'],
  actions: readonly KnownAction[],
  ideas: readonly string[] = []
): ActionCommand {
  const actionId = actions.length > 0 && rng.chance(0.95) ? rng.pick(actions).id : rng.pick(NOWHERE);
  switch (type) {
    case 'agenda.publish': {
      const previewHash = rng.letters(8);
      if (rng.chance(0.05)) return { type, previewHash };
      const ids = rng.shuffle(ITEMS).slice(0, rng.int(ITEMS.length + 1));
      return {
        type,
        previewHash,
        reopenAt: 1 + rng.int(3),
        actions: ids.map((id) => randomItem(rng, rng.chance(0.01) ? rng.pick(NOWHERE) : id, ideas, actions)),
      };
    }
    case 'action.update': {
      const status = rng.weighted({ done: 50, 'under-way': 20, planned: 10, 'not-possible': 8, proposed: 4, none: 15 });
      return {
        type,
        actionId,
        ...(status !== 'none' && { status: ACTION_STATUSES.find((one) => one === status) }),
        ...(rng.chance(0.4) && { percent: rng.pick([0, 10, 50, 75, 100, 101, 12.5, -1]) }),
        ...(rng.chance(0.6) && { text: randomText(rng) }),
        ...(rng.chance(0.2) && {
          result: {
            label: randomText(rng),
            before: rng.int(100),
            after: rng.pick([0, 2.5, 14, Infinity]),
            unit: rng.pick(['', '%']),
          },
        }),
        ...(rng.chance(0.2) && {
          pictures: [{ id: rng.pick(['picture-1', 'picture-2', '../x']), alt: randomText(rng) }],
        }),
      };
    }
    case 'action.redact':
      return {
        type,
        actionId,
        reason: rng.pick(['personal-data', 'personal-data', 'because']),
        ...(rng.chance(0.6) && {
          updateId: rng.pick(['1', '2', '9']),
          ...(rng.chance(0.2) && { pictureId: rng.pick(['picture-1', 'picture-2']) }),
        }),
      };
    case 'action.confirm':
      return { type, actionId, solved: rng.chance(0.5), ...(rng.chance(0.4) && { note: randomText(rng) }) };
  }
}

/** Words that change are new ones: what was taken out may be said nowhere, also not by chance. */
function randomItem(
  rng: Rng,
  actionId: string,
  ideas: readonly string[],
  known: readonly KnownAction[]
): PreparedAction {
  const before = known.find(({ id }) => id === actionId);
  const words = (was: string | undefined, empty: number): string => {
    if (was && rng.chance(0.6)) return was;
    return rng.chance(empty) ? '' : `We will ${rng.letters(10)}`;
  };
  return {
    actionId,
    title: words(before?.title, 0.02),
    body: rng.chance(0.6) ? [{ kind: 'paragraph', runs: [{ text: `At first ${rng.letters(10)}` }] }] : [],
    owner: words(before?.owner, 0.5),
    due: rng.pick(DAYS),
    area: words(before?.area, 0.5),
    ideaIds: ideas.length === 0 ? [] : Array.from({ length: rng.int(4) }, () => rng.pick(ideas.slice(-8))),
  };
}
