import type { MeetingSummary } from '$lib/protocol/api.ts';

/** Why somebody should look at a meeting. */
export type Attention = 'draft' | 'overdue' | 'noAgenda';
export type Group = 'live' | 'coming' | 'attention' | 'earlier';

/** What a meeting needs from staff, if anything: a time, to be opened, an agenda. */
export function attentionOf(meeting: MeetingSummary, now: number): Attention | null {
  if (meeting.phase === 'scheduled') {
    if (meeting.opensAt === null) return 'draft';
    return meeting.opensAt <= now ? 'overdue' : null;
  }
  return meeting.phase === 'closed' && meeting.agendaIdeas === 0 ? 'noAgenda' : null;
}

const groupOf = (meeting: MeetingSummary, now: number): Group => {
  if (attentionOf(meeting, now) !== null) return 'attention';
  if (meeting.phase === 'scheduled') return 'coming';
  return meeting.phase === 'closed' || meeting.phase === 'archived' ? 'earlier' : 'live';
};

/** Those that have all that was typed in their title, area or code; in groups, what comes first in each at the top. */
export function grouped(
  meetings: readonly MeetingSummary[],
  typed: string,
  now: number
): Record<Group, MeetingSummary[]> {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  const groups: Record<Group, MeetingSummary[]> = { live: [], coming: [], attention: [], earlier: [] };
  for (const meeting of meetings) {
    const text = plain(`${meeting.title} ${meeting.area} ${meeting.code}`);
    if (wanted.every((word) => text.includes(word))) groups[groupOf(meeting, now)].push(meeting);
  }
  groups.coming.sort((a, b) => (a.opensAt ?? 0) - (b.opensAt ?? 0));
  return groups;
}

/** Without case and accents. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
