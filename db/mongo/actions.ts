import type { Filter } from 'mongodb';
import { actionCount, actionRow } from '../rows.ts';
import type { ActionFilter, ActionPlace, ActionRow, ActionRows } from '../store.ts';
import { isDuplicate, type MongoConnection } from './connection.ts';

interface ActionDocument extends ActionRow {
  readonly _id: string;
}

const MOVED_LAST = { movedAt: -1, meeting: 1, id: 1 } as const;

/** What is pending, the most pressing part first. Rows of an earlier release do not say whether an answer is owed. */
const PRESSING: readonly Filter<ActionDocument>[] = [
  { awaiting: true, due: { $ne: null } },
  { awaiting: true, due: null },
  { awaiting: { $ne: true }, due: { $ne: null } },
  { awaiting: { $ne: true }, due: null },
];

export function mongoActions(connection: MongoConnection): ActionRows {
  const actions = connection.main.collection<ActionDocument>('actions');
  const put = async (row: ActionRow): Promise<void> => {
    try {
      const _id = `${row.meeting}:${row.id}`;
      await actions.replaceOne({ _id, version: { $lte: row.version } }, { ...row }, { upsert: true });
    } catch (error) {
      // There is one of a later version (or another node is making one): the filter found none, the key is taken.
      if (!isDuplicate(error)) throw error;
    }
  };
  const parse = (found: readonly ActionDocument[]): ActionRow[] => found.map((row) => actionRow.parse(row));
  return {
    put: (rows) =>
      connection.write(async () => {
        for (const row of rows) await put(row);
      }),
    search: ({ limit, after, ...filter }) =>
      connection.use(async () =>
        parse(await actions.find(where(filter, after)).sort(MOVED_LAST).limit(limit).toArray())
      ),
    count: (now, filter = {}) =>
      connection.use(async () => {
        const overdue = { $and: [{ $ne: ['$overdueAt', null] }, { $lte: ['$overdueAt', now] }] };
        const sum = (condition: unknown) => ({ $sum: { $cond: [condition, 1, 0] } });
        const group = {
          _id: { area: '$area', category: '$category', status: '$status' },
          count: { $sum: 1 },
          reopened: sum('$reopened'),
          confirmed: sum('$confirmed'),
          overdue: sum(overdue),
        };
        const steps = [{ $match: where(filter) }, { $group: group }];
        const found = await actions.aggregate<{ readonly _id: object }>(steps).toArray();
        return found.map(({ _id, ...counts }) => actionCount.parse({ ..._id, ...counts }));
      }),
    pending: (limit, meetings) =>
      connection.use(async () => {
        const rows: ActionRow[] = [];
        for (const part of PRESSING) {
          if (rows.length >= limit) break;
          const theirs = { pending: true, ...part, ...(meetings && { meeting: { $in: [...meetings] } }) };
          const found = actions.find(theirs).sort({ due: 1, meeting: 1, id: 1 });
          rows.push(...parse(await found.limit(limit - rows.length).toArray()));
        }
        return rows;
      }),
    byMeeting: (meeting) =>
      connection.use(async () => parse(await actions.find({ meeting }).sort({ id: 1 }).toArray())),
    drop: (meeting) =>
      connection.write(async () => {
        await actions.deleteMany({ meeting });
      }),
  };
}

function where(filter: ActionFilter, after?: ActionPlace): Filter<ActionDocument> {
  const { words = [], meeting, area, status, category, reopened, overdueBy } = filter;
  const all: Filter<ActionDocument>[] = words.map((some) => ({
    // As it is written: nothing of what was typed is a pattern.
    words: { $in: some.map((word) => new RegExp(word.replace(/[^\p{L}\p{N}\s]/gu, '\\$&'))) },
  }));
  if (after) {
    const { movedAt, id } = after;
    const later = [{ meeting: { $gt: after.meeting } }, { meeting: after.meeting, id: { $gt: id } }];
    all.push({ $or: [{ movedAt: { $lt: movedAt } }, { movedAt, $or: later }] });
  }
  return {
    ...(meeting !== undefined && { meeting }),
    ...(area !== undefined && { area }),
    ...(status !== undefined && { status }),
    ...(category !== undefined && { category }),
    ...(reopened && { reopened }),
    ...(overdueBy !== undefined && { overdueAt: { $ne: null, $lte: overdueBy } }),
    ...(all.length > 0 && { $and: all }),
  };
}
