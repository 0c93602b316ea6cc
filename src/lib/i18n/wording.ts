import type { MeetingView } from '../meeting/view.ts';

export type WordingKind = 'categories' | 'reasons' | 'referrals';

export type Worded = Pick<MeetingView, 'categories' | 'policy' | 'translations'>;

/**
 * What a meeting calls a category, a reason or a referral in a language; in its own first language where nobody
 * translated it; the id itself where it has no wording (a destination that was typed rather than picked).
 */
export function translateWording(meeting: Worded, kind: WordingKind, id: string, lang: string): string {
  const own = kind === 'categories' ? meeting.categories : meeting.policy[kind];
  return read(meeting.translations[lang]?.[kind], id) ?? read(own, id) ?? id;
}

/** Every id of a kind that is offered, with its wording in a language, in the meeting's order. */
export function wordingsOf(
  meeting: Worded & Pick<MeetingView, 'retired'>,
  kind: WordingKind,
  lang: string
): { id: string; wording: string }[] {
  const own = kind === 'categories' ? meeting.categories : meeting.policy[kind];
  const ids = Object.keys(own).filter((id) => !meeting.retired[kind].includes(id));
  return ids.map((id) => ({ id, wording: translateWording(meeting, kind, id, lang) }));
}

function read(wordings: Readonly<Record<string, string>> | undefined, id: string): string | undefined {
  return wordings && Object.hasOwn(wordings, id) ? wordings[id] : undefined;
}
