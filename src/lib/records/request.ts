import type { Trail, TrailAct } from '../agency/trail.ts';
import type { Lang } from '../i18n/languages.ts';
import { loadTrail } from '../i18n/trail.ts';
import { translateWording } from '../i18n/wording.ts';
import { nameOf, rowsOf } from '../server/trail-rows.ts';
import { csv } from './csv.ts';
import { SMALL } from './report.ts';

/** The log of a meeting as it is given to who asks for it. Times are minutes. */
export interface RecordsRequest extends Pick<Trail, 'people' | 'wordings' | 'timeZone'> {
  readonly code: string;
  readonly title: string;
  /** The oldest first. */
  readonly acts: readonly RequestedAct[];
}

export interface RequestedAct extends Omit<TrailAct, 'version'> {
  /** Its place in the log; null: of a resident, of whom nothing has a place. */
  readonly version: number | null;
  /** What several did alike: until when (ms since the epoch), and how many of them; null: under `SMALL`. */
  readonly until: number | null;
  readonly count: number | null;
  /** What was written, as far as it is there. */
  readonly words: readonly string[];
  /** Words of it were removed: when, by whom (as `by` of an act), and for which reason of the policy. */
  readonly removed: { readonly at: number; readonly by: string; readonly reason: string | null } | null;
}

export const REQUEST_FORMATS = ['json', 'csv'] as const;
export type RequestFormat = (typeof REQUEST_FORMATS)[number];

/** Everything in words of a language, as a file. Column names are fixed; times are UTC, so that they sort. */
export async function requestFile(request: RecordsRequest, lang: Lang, format: RequestFormat): Promise<string> {
  const t = await loadTrail(lang);
  const told = rowsOf(
    request.acts.map((act) => ({ ...act, version: act.version ?? 0 })),
    request,
    t,
    lang
  );
  const time = (at: number): string => new Date(at).toISOString().slice(0, 16);
  const reasonOf = (id: string): string =>
    request.wordings ? translateWording(request.wordings, 'reasons', id, lang) : id;
  const entries = request.acts.map(({ version, at, until, count, type, words, removed }, n) => ({
    number: version,
    at: time(at),
    until: until === null ? null : time(until),
    count,
    by: told[n]?.who ?? '',
    what: told[n]?.what ?? '',
    kind: type,
    words,
    removed: removed && {
      at: time(removed.at),
      by: nameOf(removed.by, request, t),
      reason: removed.reason === null ? null : reasonOf(removed.reason),
    },
  }));
  if (format === 'json') {
    const { code, title, timeZone } = request;
    return `${JSON.stringify({ meeting: { code, title, timeZone }, entries }, null, 1)}\n`;
  }
  const head = ['number', 'at', 'until', 'count', 'by', 'what', 'words', 'removed_at', 'removed_by', 'removed_for'];
  const rows = entries.map(({ number, at, until, count, by, what, words, removed }) => [
    number,
    at,
    until,
    count ?? `<${SMALL}`,
    by,
    what,
    words.join('\n'),
    removed?.at ?? null,
    removed?.by ?? null,
    removed?.reason ?? null,
  ]);
  return csv([head, ...rows]);
}
