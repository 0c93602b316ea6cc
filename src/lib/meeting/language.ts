/** Languages that can be told apart here. */
export type Language = 'en' | 'es';

/** Which language a text is in; null where that cannot be told. */
export function languageOf(text: string): Language | null {
  return /[¿¡ñ]/u.test(text) ? 'es' : null;
}
