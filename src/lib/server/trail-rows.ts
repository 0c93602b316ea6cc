import { filtered, trailFilter, type Trail, type TrailAct, type TrailFacts } from '../agency/trail.ts';
import type { Lang } from '../i18n/languages.ts';
import { translateWording, type WordingKind } from '../i18n/wording.ts';
import { csv } from '../records/csv.ts';
import { loadTrail, type TrailMessages } from '../i18n/trail.ts';
import { minuteOf } from '../meeting/timing.ts';

/** A log of what staff did, as a page and a file show it. */

export interface TrailRow {
  readonly version: number;
  readonly at: number;
  readonly when: string;
  readonly who: string;
  readonly what: string;
}

const ROWS = 100;

/** One page of it. @param asked of the page's address: `by`, `kind`, `page`; anything at all may be there */
export async function trailPage(trail: Trail, asked: URLSearchParams, lang: Lang) {
  const t = await loadTrail(lang);
  const filter = trailFilter(asked);
  const acts = filtered(trail.acts, filter);
  const pages = Math.max(1, Math.ceil(acts.length / ROWS));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(asked.get('page'))) || 1));
  const senders = [...new Set(trail.acts.map(({ by }) => by))];
  return {
    rows: rowsOf(acts.slice((page - 1) * ROWS, page * ROWS), trail, t, lang, trail.words),
    people: senders.map((id) => ({ id, name: nameOf(id, trail, t) })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    filter,
    page,
    pages,
    head: trail.head,
    anything: trail.acts.length > 0,
  };
}

/** All that the filter leaves, as a file that spreadsheets read: without anybody's words, for it outlives their removal. Times are UTC, so that they sort. */
export async function trailCsv(trail: Trail, asked: URLSearchParams, lang: Lang, name: string): Promise<Response> {
  const t = await loadTrail(lang);
  const rows = rowsOf(filtered(trail.acts, trailFilter(asked)), trail, t, lang);
  const lines = [
    ['#', t.columns.at, t.columns.by, t.columns.what],
    ...rows.map(({ version, at, who, what }) => [String(version), new Date(at).toISOString(), who, what]),
  ];
  return new Response(csv(lines), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'no-store',
    },
  });
}

/** How those and what a log names are called. */
export type Naming = Pick<Trail, 'people' | 'wordings' | 'timeZone'>;

export function rowsOf(
  acts: readonly TrailAct[],
  trail: Naming,
  t: TrailMessages,
  lang: Lang,
  words: Trail['words'] = new Map()
): TrailRow[] {
  const locale = lang === 'es' ? 'es-US' : 'en-US';
  // With the zone's name: who reads it may be in another.
  const shape = {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZone: trail.timeZone,
    timeZoneName: 'short',
  } as const;
  const moment = new Intl.DateTimeFormat(locale, shape);
  return acts.map(({ version, at: exactly, by, type, facts }) => {
    // Residents are nobody in it, and what the server does at once with what one of them did is not to say when that was.
    const at = by === 'resident' || by === 'system' ? minuteOf(exactly) : exactly;
    const what = t.said[type]({ ...inWords(facts, trail, t, lang), words: words.get(facts.ideaId ?? '') ?? null });
    return { version, at, when: moment.format(at), who: nameOf(by, trail, t), what };
  });
}

/** The facts with the names of people, reasons, destinations, roles and settings as the reader knows them. */
function inWords(facts: TrailFacts, trail: Naming, t: TrailMessages, lang: Lang): TrailFacts {
  const { staff, reason, to, role, was, names } = facts;
  const { wordings } = trail;
  const worded = (kind: WordingKind, id: string) => (wordings ? translateWording(wordings, kind, id, lang) : id);
  return {
    ...facts,
    ...(staff !== undefined && { staff: nameOf(staff, trail, t) }),
    ...(reason !== undefined && { reason: worded('reasons', reason) }),
    ...(typeof to === 'string' && { to: worded('referrals', to) }),
    ...(typeof role === 'string' && { role: known(t.roles, role) }),
    ...(was !== undefined && { was: known(t.roles, was) }),
    ...(names && { names: names.map((name) => known(t.names, name)) }),
  };
}

const known = (names: Readonly<Record<string, string>>, id: string): string =>
  (Object.hasOwn(names, id) ? names[id] : undefined) ?? id;

export function nameOf(id: string, { people }: Pick<Trail, 'people'>, t: TrailMessages): string {
  if (id === 'system') return t.system;
  if (id === 'resident') return t.resident;
  if (id === 'command-line') return t.commandLine;
  return Object.hasOwn(people, id) ? (people[id] ?? t.gone) : t.gone;
}
