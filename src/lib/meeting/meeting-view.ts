import type { Wordings } from './policy.ts';
import { REPLY_LIMIT, TEXT_LIMIT, TRANSLATION_LIMIT, type Settings } from './settings.ts';
import type { Allows, MeetingState, Phase } from './state.ts';
import { minuteOf } from './timing.ts';

/** The settings as anyone sees them, with their wordings laid out by language. */
export interface MeetingView extends Omit<Settings, 'categories' | 'policy'> {
  readonly code: string;
  readonly phase: Phase;
  /** What residents may do while the meeting is on; see `feltPhase`. */
  readonly allows: Allows;
  /** Minute (ms since the epoch) in which it was closed; null while it is not. */
  readonly closedAt: number | null;
  /** The last publication of its agenda, and the minute of it; null: it was never published. */
  readonly agenda: { readonly number: number; readonly at: number } | null;
  /** A meeting to practise on. */
  readonly rehearsal?: true;
  readonly textLimit: number;
  readonly replyLimit: number;
  readonly translationLimit: number;
  readonly categories: Wordings;
  readonly policy: { readonly reasons: Wordings; readonly referrals: Wordings };
  /** reason id → the destination that is offered first with it */
  readonly suggested: Wordings;
  /** Ids of the above that are not offered any more. */
  readonly retired: Readonly<Record<'categories' | 'reasons' | 'referrals', readonly string[]>>;
  /** language → the same ids, worded in that language */
  readonly translations: Readonly<
    Record<string, { readonly categories?: Wordings; readonly reasons?: Wordings; readonly referrals?: Wordings }>
  >;
}

export function projectMeeting(state: MeetingState): MeetingView {
  const { categories, policy, ...settings } = state.settings;
  const languages = new Set([...Object.keys(categories.translations), ...Object.keys(policy.translations)]);
  const translations = Object.fromEntries(
    [...languages].map((language) => [
      language,
      { categories: categories.translations[language] ?? {}, ...policy.translations[language] },
    ])
  );
  return {
    code: state.code,
    phase: state.phase,
    allows: state.allows,
    title: settings.title,
    area: settings.area,
    place: settings.place,
    moderation: settings.moderation,
    zips: settings.zips,
    votesPerResident: settings.votesPerResident,
    timeZone: settings.timeZone,
    opensAt: settings.opensAt,
    opensItself: settings.opensItself,
    closesAt: settings.closesAt,
    closedAt: state.closedAt === null ? null : minuteOf(state.closedAt),
    callUrl: settings.callUrl,
    guidelines: settings.guidelines,
    contacts: settings.contacts,
    ballot: settings.ballot,
    languages: settings.languages,
    plan: settings.plan,
    textLimit: TEXT_LIMIT,
    replyLimit: REPLY_LIMIT,
    translationLimit: TRANSLATION_LIMIT,
    categories: categories.names,
    policy: { reasons: policy.reasons, referrals: policy.referrals },
    suggested: policy.suggested ?? {},
    retired: { categories: categories.retired ?? [], reasons: [], referrals: [], ...policy.retired },
    retention: settings.retention,
    agenda: state.publication && { number: state.publication.number, at: minuteOf(state.publication.at) },
    ...(state.rehearsal && { rehearsal: true as const }),
    translations,
  };
}
