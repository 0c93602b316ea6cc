/** An Atom feed of what becomes of actions: one entry each, new whenever something did, and when it becomes overdue. */
import type { Lang } from '../i18n/languages.ts';
import type { ProgressMessages } from '../i18n/progress.ts';
import { isReopened } from '../meeting/actions/reopened.ts';
import { standingOf } from '../meeting/actions/standing.ts';
import { datesIn, overdueSince } from './dates.ts';
import { answersFor, nameOf } from './naming.ts';
import type { ShownAction } from './shown.ts';

interface About {
  /** Where people reach this server, e.g. `https://townhall.example`. */
  readonly address: string;
  readonly area: string | null;
  readonly lang: Lang;
  readonly now: number;
  readonly t: ProgressMessages;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** What XML cannot hold at all goes; the rest of what people write is written so that it means nothing else. */
export function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (one) => ESCAPES[one] ?? '');
}

export function atomFeed(actions: readonly ShownAction[], about: About): string {
  const { address, area, lang, now, t } = about;
  const query = area === null ? '' : `?${new URLSearchParams({ area }).toString()}`;
  const page = escaped(`${address}/progress${query}`);
  const self = escaped(`${address}/progress/feed${query}`);
  // Of nothing it is always the same: readers that ask again are not to take it for new.
  const updated = new Date(Math.max(0, ...actions.map((action) => changedAt(action, now)))).toISOString();
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
<title>${escaped(t.feedTitle(area))}</title>
<subtitle>${escaped(t.lead)}</subtitle>
<id>${self}</id>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${page}"/>
<author><name>${escaped(area ?? 'Openfloor')}</name></author>
<updated>${updated}</updated>
${actions.map((action) => entry(action, about)).join('\n')}
</feed>
`;
}

/** When it was news last: something became of it, or it became overdue. ms since the epoch */
export function changedAt(action: ShownAction, now: number): number {
  return Math.max(action.movedAt, overdueSince(action, now) ?? 0);
}

function entry(action: ShownAction, { address, lang, now, t }: About): string {
  const link = escaped(`${address}/progress/${action.code}/${action.id}`);
  const dates = datesIn(action.timeZone, lang, now);
  const standing = standingOf(action);
  const status = standing === 'dropped' ? t.dropped : isReopened(action) ? t.reopened : t.status[standing];
  // Not for how many days: that would be another text each day.
  const late = overdueSince(action, now) === null ? [] : [t.overdue];
  const due = action.due === null ? [] : [...late, t.due(dates.day(action.due))];
  const facts = [status, ...due, answersFor(action, t)].filter((fact) => fact !== null);
  const told = action.latest?.text ?? '';
  const summary = [facts.join(' · '), ...(told === '' ? [] : [told])].join('\n');
  return `<entry>
<title>${escaped(nameOf(action, t))}</title>
<id>${link}</id>
<link rel="alternate" type="text/html" href="${link}"/>
<published>${new Date(action.publishedAt).toISOString()}</published>
<updated>${new Date(changedAt(action, now)).toISOString()}</updated>
<category term="${standing}" label="${escaped(status)}"/>
<summary type="text">${escaped(summary)}</summary>
</entry>`;
}
