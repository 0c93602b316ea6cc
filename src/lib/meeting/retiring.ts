import type { Journal } from './journal.ts';
import type { Categories, Policy, Wordings } from './policy.ts';
import type { Settings } from './settings.ts';
import type { MeetingState } from './state.ts';

/**
 * Reasons, destinations and categories that were ever used cannot vanish: what was decided under them stays readable.
 * Taken out of the policy, they are retired: their wordings stay, and nothing new is decided under them.
 */
export type Kind = 'reasons' | 'referrals' | 'categories';

const wordings = (settings: Settings, kind: Kind): Wordings =>
  kind === 'categories' ? settings.categories.names : settings.policy[kind];
const retired = (settings: Settings, kind: Kind): readonly string[] =>
  (kind === 'categories' ? settings.categories.retired : settings.policy.retired?.[kind]) ?? [];

/** Whether something new may have it. */
export function isOffered(settings: Settings, kind: Kind, id: string): boolean {
  return Object.hasOwn(wordings(settings, kind), id) && !retired(settings, kind).includes(id);
}

/** Notes that it was used. What is typed rather than picked is in no list, and is its own wording. */
export function cite(state: MeetingState, kind: Kind, id: string | null, journal: Journal): void {
  if (id !== null && Object.hasOwn(wordings(state.settings, kind), id)) journal.add(state.cited, `${kind}/${id}`);
}

/** A change as it is logged: with the wordings that must stay, and without keys that are there but undefined, which a log cannot keep. */
export function keepCited(state: MeetingState, change: Partial<Settings>): Partial<Settings> {
  const named: Partial<Settings> = Object.fromEntries(
    Object.entries<unknown>(change).filter(([, value]) => value !== undefined)
  );
  return {
    ...named,
    ...(named.categories && { categories: categoriesWith(state, named.categories) }),
    ...(named.policy && { policy: policyWith(state, named.policy) }),
  };
}

function categoriesWith(state: MeetingState, given: Categories): Categories {
  const before = state.settings.categories;
  const gone = goneFrom(state, 'categories', given.names);
  const rest = { names: { ...given.names, ...picked(before.names, gone) } };
  if (gone.length === 0) return { names: given.names, translations: given.translations };
  const languages = languagesOf(before, given);
  const translations = languages.map((lang): [string, Wordings] => [
    lang,
    { ...picked(before.translations[lang], gone), ...given.translations[lang] },
  ]);
  return { ...rest, translations: Object.fromEntries(translations), retired: gone };
}

function policyWith(state: MeetingState, given: Policy): Policy {
  const before = state.settings.policy;
  const [reasons, referrals] = [
    goneFrom(state, 'reasons', given.reasons),
    goneFrom(state, 'referrals', given.referrals),
  ];
  const suggested = Object.fromEntries(
    Object.entries(given.suggested ?? {}).filter(
      ([reason, referral]) => Object.hasOwn(given.reasons, reason) && Object.hasOwn(given.referrals, referral)
    )
  );
  const translations = languagesOf(before, given).map((lang): [string, Policy['translations'][string]] => [
    lang,
    {
      reasons: { ...picked(before.translations[lang]?.reasons, reasons), ...given.translations[lang]?.reasons },
      referrals: { ...picked(before.translations[lang]?.referrals, referrals), ...given.translations[lang]?.referrals },
    },
  ]);
  return {
    reasons: { ...given.reasons, ...picked(before.reasons, reasons) },
    referrals: { ...given.referrals, ...picked(before.referrals, referrals) },
    translations: Object.fromEntries(translations),
    ...(Object.keys(suggested).length > 0 && { suggested }),
    ...(reasons.length + referrals.length > 0 && { retired: { reasons, referrals } }),
  };
}

/** What a change takes out although it was used. */
function goneFrom(state: MeetingState, kind: Kind, given: Wordings): readonly string[] {
  return Object.keys(wordings(state.settings, kind)).filter(
    (id) => !Object.hasOwn(given, id) && state.cited.has(`${kind}/${id}`)
  );
}

function picked(all: Wordings | undefined, ids: readonly string[]): Wordings {
  return Object.fromEntries(Object.entries(all ?? {}).filter(([id]) => ids.includes(id)));
}

interface Translated {
  readonly translations: Readonly<Record<string, object>>;
}
/** Of the new policy, and of the old one as far as something of it stays. */
function languagesOf(before: Translated, given: Translated): readonly string[] {
  return [...new Set([...Object.keys(given.translations), ...Object.keys(before.translations)])];
}

/** The settings as for a meeting in which nothing was decided yet: a copy takes over nothing that is not offered. */
export function pristine(settings: Settings): Settings {
  const { categories, policy } = settings;
  const offered = (kind: Kind, all: Wordings | undefined): Wordings =>
    Object.fromEntries(Object.entries(all ?? {}).filter(([id]) => !retired(settings, kind).includes(id)));
  const each = <From, To>(of: Readonly<Record<string, From>>, change: (from: From) => To): Record<string, To> =>
    Object.fromEntries(Object.entries(of).map(([lang, from]) => [lang, change(from)]));
  return {
    ...settings,
    categories: {
      names: offered('categories', categories.names),
      translations: each(categories.translations, (names) => offered('categories', names)),
    },
    policy: {
      reasons: offered('reasons', policy.reasons),
      referrals: offered('referrals', policy.referrals),
      translations: each(policy.translations, ({ reasons, referrals }) => ({
        reasons: offered('reasons', reasons),
        referrals: offered('referrals', referrals),
      })),
      ...(policy.suggested && { suggested: policy.suggested }),
    },
  };
}
