import { csv } from './csv.ts';
import type { MeetingRecord } from './record.ts';

/** A record as files. */
export const RECORD_FILES = ['record.json', 'ideas.csv'] as const;
export type RecordFile = (typeof RECORD_FILES)[number];

export const isRecordFile = (name: string): name is RecordFile => RECORD_FILES.some((one) => one === name);

export function fileOf(record: MeetingRecord, file: RecordFile): Response {
  const body = file === 'record.json' ? `${JSON.stringify(record, null, 1)}\n` : ideasCsv(record);
  return download(body, `${record.meeting.code}-${file}`);
}

/** @param name says by its end what it is: `.json` or `.csv` */
export function download(body: string, name: string): Response {
  return new Response(body, {
    headers: {
      'content-type': name.endsWith('.json') ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** Column names are fixed, so that a program can read them in every language. Times are UTC, so that they sort. */
function ideasCsv({ ideas }: MeetingRecord): string {
  const time = (at: number): string => new Date(at).toISOString().slice(0, 16);
  const withZip = ideas.some(({ zip }) => zip !== undefined);
  const head = [
    'number',
    'at',
    'state',
    'category',
    'votes',
    'text',
    'reply',
    'reason',
    'referred_to',
    'redacted_at',
    'redacted_for',
  ];
  const staff = withZip ? ['zip', 'redacted_by'] : [];
  const rows = ideas.map((idea) => [
    idea.number,
    time(idea.at),
    idea.state,
    idea.category,
    idea.votes,
    idea.text,
    idea.reply,
    idea.reason,
    idea.referredTo,
    idea.redactions.map(({ at }) => time(at)).join(' '),
    idea.redactions.map(({ reason }) => reason ?? '').join(' '),
    ...(withZip ? [idea.zip ?? null, idea.redactions.map(({ by = '' }) => by).join(', ')] : []),
  ]);
  return csv([[...head, ...staff], ...rows]);
}
