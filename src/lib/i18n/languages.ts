/** The languages that every text of the product exists in. A further one is a file per area, and a line here. */
export const LANGUAGES = ['en', 'es'] as const;
export type Lang = (typeof LANGUAGES)[number];

export const LANGUAGE_COOKIE = 'of_lang';

/** What each language calls itself, and which way it runs. */
export const LANGUAGE_NAMES: Readonly<Record<Lang, string>> = { en: 'English', es: 'Español' };
export const DIRECTIONS: Readonly<Record<Lang, 'ltr' | 'rtl'>> = { en: 'ltr', es: 'ltr' };
/** For numbers and dates: the meetings are in the United States in every language. */
export const LOCALES: Readonly<Record<Lang, string>> = { en: 'en-US', es: 'es-US' };

export function isLanguage(text: unknown): text is Lang {
  return LANGUAGES.some((language) => language === text);
}

/**
 * @param cookie what the person chose here before, if anything
 * @param acceptLanguage the browser's header, e.g. `es-MX,es;q=0.9,en;q=0.8`
 * @returns the choice, else the best wish that exists here, else English
 */
export function pickLanguage(cookie: string | null | undefined, acceptLanguage: string | null | undefined): Lang {
  if (isLanguage(cookie)) return cookie;
  const wishes = (acceptLanguage ?? '')
    .slice(0, 400)
    .split(',')
    .map((wish, index) => {
      const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], weight: quality === undefined ? 1 : Number(quality), index };
    })
    .filter(({ language, weight }) => isLanguage(language) && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  const best = wishes[0]?.language;
  return isLanguage(best) ? best : 'en';
}
