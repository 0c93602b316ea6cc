import type { IdeaView, MeetingView } from '$lib/meeting/view.ts';

/**
 * The language of the meeting that an idea is to be put into: the first that it is neither written in nor translated into; else
 * the first that it was translated into, to mend that. Null in a meeting of one language.
 */
export function languageToTranslateInto(idea: IdeaView, meeting: MeetingView): string | null {
  const others = meeting.languages.filter((language) => language !== idea.lang);
  // A text whose language cannot be told is mostly in the meeting's first.
  const targets = idea.lang === null ? others.slice(1) : others;
  return targets.find((language) => idea.translations?.[language] === undefined) ?? targets[0] ?? null;
}

/** What a language is called in another. */
export function languageName(language: string, inLanguage: string): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(language) ?? language;
}
