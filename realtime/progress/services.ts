import type { Store } from '../../db/store.ts';
import { projectAction, projectActions } from '../../src/lib/meeting/actions/view.ts';
import { parseActionId } from '../../src/lib/meeting/ids.ts';
import { project, projectMeeting, type IdeaView } from '../../src/lib/meeting/view.ts';
import { changedAt } from '../../src/lib/progress/feed.ts';
import { shownOf } from '../../src/lib/progress/project.ts';
import { removableOf } from '../../src/lib/progress/removable.ts';
import type { ShownAction } from '../../src/lib/progress/shown.ts';
import type { ProgressServices } from '../../src/lib/server/progress.ts';
import type { Clock } from '../hall/clock.ts';
import type { Hall } from '../hall/hall.ts';
import type { Halls } from '../halls.ts';
import type { Identities } from '../identify.ts';
import { assignedTo } from '../roles.ts';
import { overview, readShown, search } from './lists.ts';

interface Ports {
  readonly store: Pick<Store, 'directory'>;
  readonly halls: Pick<Halls, 'byCode'>;
  readonly identify: Pick<Identities, 'admits'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** A list for whoever looks after their own: more than anybody has to do. */
const PENDING_LIMIT = 500;

export function progressServices({ store, halls, identify, clock }: Ports): ProgressServices {
  const { actions, assignments } = store.directory;
  const open = async (code: string, cookieHeader: string | null | undefined): Promise<Hall | null> => {
    const hall = await halls.byCode(code);
    return hall && (await identify.admits(hall.meeting, cookieHeader)) ? hall : null;
  };
  return {
    async progress(query, limit) {
      const now = clock.now();
      const [found, rest] = await Promise.all([search(actions, query, limit, now), overview(actions, query, now)]);
      return { ...found, ...rest };
    },
    async newest(query, limit) {
      const now = clock.now();
      const moved = (await search(actions, query, limit, now)).actions;
      if (moved.length < limit || query.status !== null) return moved;
      // What only became overdue has not moved for long.
      const overdue = (await search(actions, { ...query, status: 'overdue' }, limit, now)).actions;
      const both = new Map([...moved, ...overdue].map((action) => [`${action.code}/${action.id}`, action]));
      return [...both.values()].sort((one, two) => changedAt(two, now) - changedAt(one, now)).slice(0, limit);
    },
    async progressOf(code, cookieHeader) {
      const hall = await open(code, cookieHeader);
      if (!hall) return null;
      return hall.read((state) => {
        const meeting = projectMeeting(state);
        const shown = Object.values(projectActions(state, 'public')).map((action) => shownOf(action, meeting));
        return { meeting, actions: shown.sort(inOrder) };
      });
    },
    async worklist(code) {
      const hall = await halls.byCode(code);
      if (!hall) return null;
      return hall.read((state) => {
        const meeting = projectMeeting(state);
        const actions = Object.values(projectActions(state, 'staff'));
        const shown = actions.map((action) => ({
          ...shownOf(action, meeting),
          notes: action.notes ?? [],
          removable: removableOf(action),
        }));
        return { meeting, actions: shown.sort(inOrder) };
      });
    },
    async actionOf(code, given, cookieHeader) {
      const id = parseActionId(given);
      const hall = id && (await open(code, cookieHeader));
      if (!hall) return null;
      return hall.read((state) => {
        const kept = state.actions.get(id);
        if (!kept) return null;
        const meeting = projectMeeting(state);
        const action = projectAction(kept, 'public');
        const ideas = action.ideas.flatMap((one) => project(state, `ideas/${one}`, 'public') ?? []);
        const backed = (one: IdeaView) => ({ ...one, backed: countOf(project(state, `votes/${one.id}`, 'public')) });
        return { meeting, action, shown: shownOf(action, meeting), ideas: ideas.filter(isIdea).map(backed) };
      });
    },
    async pendingFor(staff) {
      const theirs = await assignedTo(assignments, staff);
      return (await actions.pending(PENDING_LIMIT, theirs ?? undefined)).map(readShown);
    },
  };
}

/** As the agenda has them; what is not in it any more comes last. */
function inOrder(a: ShownAction, b: ShownAction): number {
  return Number(a.dropped) - Number(b.dropped) || a.number - b.number;
}

const countOf = (entity: unknown): number | null => (typeof entity === 'number' ? entity : null);

function isIdea(entity: object | number): entity is IdeaView {
  return typeof entity === 'object' && 'text' in entity && 'order' in entity;
}
