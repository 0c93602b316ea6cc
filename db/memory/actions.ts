import type { ActionCount, ActionFilter, ActionPlace, ActionRow, ActionRows } from '../store.ts';
import type { MemoryData } from './data.ts';
import { order } from './order.ts';

export function memoryActions({ actions }: MemoryData, check: () => void): ActionRows {
  const all = (): ActionRow[] => structuredClone([...actions.values()]);
  const key = ({ meeting, id }: Pick<ActionRow, 'meeting' | 'id'>): string => JSON.stringify([meeting, id]);
  return {
    async put(rows) {
      check();
      for (const row of rows) {
        const kept = actions.get(key(row));
        if (!kept || kept.version <= row.version) actions.set(key(row), structuredClone(row));
      }
    },
    async search({ limit, after, ...filter }) {
      check();
      return all()
        .filter((row) => fits(row, filter) && (!after || inOrder(after, row) < 0))
        .sort(inOrder)
        .slice(0, limit);
    },
    async count(now, filter = {}) {
      check();
      const counts = new Map<string, ActionCount>();
      for (const row of actions.values()) {
        if (!fits(row, filter)) continue;
        const { area, category, status, reopened, confirmed, overdueAt } = row;
        const group = JSON.stringify([area, category, status]);
        const none = { area, category, status, count: 0, reopened: 0, confirmed: 0, overdue: 0 };
        const so = counts.get(group) ?? none;
        counts.set(group, {
          ...so,
          count: so.count + 1,
          reopened: so.reopened + Number(reopened),
          confirmed: so.confirmed + Number(confirmed),
          overdue: so.overdue + Number(overdueAt !== null && overdueAt <= now),
        });
      }
      return [...counts.values()];
    },
    async pending(limit, meetings) {
      check();
      const LAST = '9999-99-99';
      const byDate = (a: ActionRow, b: ActionRow): number =>
        Number(b.awaiting) - Number(a.awaiting) ||
        order(a.due ?? LAST, b.due ?? LAST) ||
        order(a.meeting, b.meeting) ||
        order(a.id, b.id);
      return all()
        .filter(({ pending, meeting }) => pending && (!meetings || meetings.includes(meeting)))
        .sort(byDate)
        .slice(0, limit);
    },
    async byMeeting(meeting) {
      check();
      return all()
        .filter((row) => row.meeting === meeting)
        .sort((a, b) => order(a.id, b.id));
    },
    async drop(meeting) {
      check();
      for (const row of all()) if (row.meeting === meeting) actions.delete(key(row));
    },
  };
}

function fits(
  row: ActionRow,
  { words = [], meeting, area, status, category, reopened, overdueBy }: ActionFilter
): boolean {
  return (
    words.every((some) => some.some((word) => row.words.includes(word))) &&
    (meeting === undefined || row.meeting === meeting) &&
    (area === undefined || row.area === area) &&
    (status === undefined || row.status === status) &&
    (category === undefined || row.category === category) &&
    (reopened === undefined || row.reopened) &&
    (overdueBy === undefined || (row.overdueAt !== null && row.overdueAt <= overdueBy))
  );
}

/** What moved last comes first. */
function inOrder(a: ActionPlace, b: ActionPlace): number {
  return b.movedAt - a.movedAt || order(a.meeting, b.meeting) || order(a.id, b.id);
}
