import { isLanguage } from '$lib/i18n/languages.ts';
import { STAGE_MODES, type Showing } from '$lib/meeting/state.ts';

/**
 * What was chosen at one screen alone: by somebody who may not, or cannot just now, choose for the room. Kept in a
 * cookie for as long as the browser is open, so that a reload is drawn with it from its first frame: what was blanked
 * must not flash up. It says nothing about anybody.
 */
export interface Own {
  readonly blank: boolean;
  readonly showing: Partial<Showing>;
}

export const OWN_COOKIE = 'of_screen';
export const NOTHING_OWN: Own = { blank: false, showing: {} };

/** @param cookie its value, from outside: whatever does not fit is as if it was not there */
export function readOwn(cookie: string | null | undefined): Own {
  const given = new URLSearchParams((cookie ?? '').slice(0, 200));
  const mode = STAGE_MODES.find((one) => one === given.get('mode'));
  const paging = (['auto', 'held'] as const).find((one) => one === given.get('paging'));
  const language = given.get('language');
  return {
    blank: given.get('blank') === '1',
    showing: {
      ...(mode && { mode }),
      ...(paging && { paging }),
      ...(language === 'all' && { language: null }),
      ...(isLanguage(language) && { language }),
    },
  };
}

/** What `document.cookie` takes, for the screen of this meeting only. */
export function ownCookie(code: string, { blank, showing }: Own): string {
  const { mode, paging, language } = showing;
  const kept = new URLSearchParams({
    ...(blank && { blank: '1' }),
    ...(mode && { mode }),
    ...(paging && { paging }),
    ...(language !== undefined && { language: language ?? 'all' }),
  });
  const path = `Path=/m/${encodeURIComponent(code)}/screen; SameSite=Lax`;
  return kept.size === 0 ? `${OWN_COOKIE}=; ${path}; Max-Age=0` : `${OWN_COOKIE}=${kept.toString()}; ${path}`;
}

/** A further choice; what the room has chosen anyway is not one's own. */
export function withOwn(own: Partial<Showing>, room: Showing, change: Partial<Showing>): Partial<Showing> {
  const { mode, paging, language } = { ...own, ...change };
  return {
    ...(mode !== undefined && mode !== room.mode && { mode }),
    ...(paging !== undefined && paging !== room.paging && { paging }),
    ...(language !== undefined && language !== room.language && { language }),
  };
}
