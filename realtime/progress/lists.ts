/** What is asked across meetings of what became of them. */
import { z } from 'zod';
import type { ActionCount, ActionFilter, ActionPlace, ActionRow, ActionRows } from '../../db/store.ts';
import { STANDINGS } from '../../src/lib/meeting/actions/standing.ts';
import { DEFAULT_CATEGORIES } from '../../src/lib/meeting/policy.ts';
import { figuresOf, type Figures } from '../../src/lib/progress/figures.ts';
import type { ProgressQuery } from '../../src/lib/progress/query.ts';
import { shownAction, type ShownAction } from '../../src/lib/progress/shown.ts';
import { lookedFor } from '../../src/lib/progress/words.ts';

export interface Found {
  readonly actions: readonly ShownAction[];
  /** Where the list goes on; null: that was all. */
  readonly next: string | null;
}

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly translations: Readonly<Record<string, string>>;
}

export interface Overview {
  /** Of everything that was asked for but the status, so that each status says what picking it would show. */
  readonly figures: Figures;
  /** Those that there are actions of. */
  readonly areas: readonly string[];
  readonly categories: readonly Named[];
}

/** What moved last comes first. A place in the list that is none is its beginning. */
export async function search(
  actions: ActionRows,
  query: ProgressQuery,
  limit: number,
  now: number,
  meeting: string | null = null
): Promise<Found> {
  const place = placeOf(query.after);
  const rows = await actions.search({
    ...filterOf(query, now, meeting),
    limit: limit + 1,
    ...(place && { after: place }),
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { actions: shown.map(readShown), next: rows.length > limit && last ? writePlace(last) : null };
}

export async function overview(
  actions: ActionRows,
  query: ProgressQuery,
  now: number,
  meeting: string | null = null
): Promise<Overview> {
  const [counts, asked] = await Promise.all([
    actions.count(now),
    actions.count(now, filterOf({ ...query, status: null }, now, meeting)),
  ]);
  const categories = [...new Set(counts.flatMap((one) => one.category ?? []))].sort();
  return {
    figures: figuresOf(asked.map(known)),
    areas: [...new Set(counts.map((one) => one.area))].filter(Boolean).sort((a, b) => a.localeCompare(b)),
    categories: await Promise.all(categories.map((id) => nameOf(actions, id))),
  };
}

export function readShown({ shown }: Pick<ActionRow, 'shown'>): ShownAction {
  return shownAction.parse(shown);
}

function filterOf(query: ProgressQuery, now: number, meeting: string | null): ActionFilter {
  const { text, area, category, status } = query;
  const words = lookedFor(text);
  return {
    ...(meeting !== null && { meeting }),
    ...(text !== '' && { words }),
    ...(area !== null && { area }),
    ...(category !== null && { category }),
    ...(status === 'overdue'
      ? { overdueBy: now }
      : status === 'reopened'
        ? { reopened: true as const }
        : status !== null && { status }),
  };
}

/** A status of a later release, in a database that both have worked on, counts as the first. */
function known(count: ActionCount) {
  return { ...count, status: STANDINGS.find((one) => one === count.status) ?? ('proposed' as const) };
}

/** What a category is called: as usual, or as in the meeting of one action that has it. */
async function nameOf(actions: ActionRows, id: string): Promise<Named> {
  const { names, translations } = DEFAULT_CATEGORIES;
  const usual = Object.hasOwn(names, id) ? names[id] : undefined;
  if (usual !== undefined) {
    const others = Object.entries(translations).flatMap(([lang, of]) => (of[id] === undefined ? [] : [[lang, of[id]]]));
    return { id, name: usual, translations: z.record(z.string(), z.string()).parse(Object.fromEntries(others)) };
  }
  const [one] = await actions.search({ category: id, limit: 1 });
  return (one && readShown(one).category) ?? { id, name: id, translations: {} };
}

const placeShape = z.tuple([z.number(), z.string(), z.string()]);

const writePlace = ({ movedAt, meeting, id }: ActionPlace): string =>
  Buffer.from(JSON.stringify([movedAt, meeting, id])).toString('base64url');

function placeOf(written: string | null): ActionPlace | null {
  if (written === null) return null;
  try {
    const [movedAt, meeting, id] = placeShape.parse(JSON.parse(Buffer.from(written, 'base64url').toString('utf8')));
    return { movedAt, meeting, id };
  } catch {
    return null;
  }
}
