import { translateWording, type Worded } from '../i18n/wording.ts';
import { LANGUAGES } from '../i18n/languages.ts';

export type { Worded };

/** A category with what it is called in every language, so that it can be shown without its meeting. */
export function wordingsIn(meeting: Worded, id: string) {
  const name = Object.hasOwn(meeting.categories, id) ? (meeting.categories[id] ?? id) : id;
  const others = LANGUAGES.map((lang) => [lang, translateWording(meeting, 'categories', id, lang)] as const);
  return { id, name, translations: Object.fromEntries(others.filter(([, wording]) => wording !== name)) };
}
