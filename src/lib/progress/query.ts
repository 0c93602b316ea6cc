/** What is asked of the list of actions across meetings, as addresses have it. */
import { STANDINGS, type Standing } from '../meeting/actions/standing.ts';

/** What one can pick among: what cuts across how actions stand, since that is looked for first, and how they stand. */
export const CHOICES = ['overdue', 'reopened', ...STANDINGS] as const;
export type Choice = Standing | 'reopened' | 'overdue';

export interface ProgressQuery {
  readonly text: string;
  readonly area: string | null;
  readonly category: string | null;
  readonly status: Choice | null;
  /** Where the list goes on, as the answer before said; null: from its beginning. */
  readonly after: string | null;
}

export const TEXT_LIMIT = 200;

/** Whatever an address has: what is none of the names is not asked, what is too long is cut. */
export function readQuery(given: URLSearchParams): ProgressQuery {
  const read = (name: string): string | null => given.get(name)?.trim().slice(0, TEXT_LIMIT) || null;
  const status = read('status');
  return {
    text: read('q') ?? '',
    area: read('area'),
    category: read('category'),
    status: CHOICES.find((one) => one === status) ?? null,
    after: read('after'),
  };
}

/** The address of a list, with changes to what it asks; a change starts at the beginning again. */
export function addressOf(query: ProgressQuery, change: Partial<ProgressQuery> = {}): string {
  const { text, area, category, status, after } = { ...query, after: null, ...change };
  const given = { q: text, area, category, status, after };
  const named = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const search = new URLSearchParams(named).toString();
  return search === '' ? '/progress' : `/progress?${search}`;
}

/** Whether anything is asked for at all. */
export function isAsked({ text, area, category, status }: ProgressQuery): boolean {
  return text !== '' || area !== null || category !== null || status !== null;
}
