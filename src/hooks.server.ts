import { redirect, type Handle, type HandleServerError } from '@sveltejs/kit';
import { DIRECTIONS, isLanguage, LANGUAGE_COOKIE, pickLanguage } from '$lib/i18n/languages';
import { plainAddress } from '$lib/paths';
import { services } from '$lib/server/services';

const YEAR_S = 365 * 24 * 60 * 60;
/** A projector speaks the language of its address; it does not change the language of who is signed in there. */
const SPEAKS_BY_ADDRESS = /^\/m\/[^/]+\/screen\/?$/;

/** Addresses that open something by themselves: they go to nobody else, and nothing behind them is kept. */
const isSecret = (path: string): boolean => path.startsWith('/r/');
const SECRET = {
  'cache-control': 'no-store',
  // Never the path. With `no-referrer`, browsers would send forms with `Origin: null`, which is refused.
  'referrer-policy': 'strict-origin',
  'x-robots-tag': 'noindex, nofollow, noarchive',
};

/**
 * The language of a request. `?lang=es` is how a person changes it, without JavaScript too: it is remembered, and the
 * address becomes the plain one again.
 */
export const handle: Handle = async ({ event, resolve }) => {
  const { cookies, url, request, isDataRequest } = event;
  const asked = url.searchParams.get('lang');
  const byAddress = SPEAKS_BY_ADDRESS.test(url.pathname);
  if (isLanguage(asked) && !byAddress && !isDataRequest && request.method === 'GET') {
    cookies.set(LANGUAGE_COOKIE, asked, {
      path: '/',
      maxAge: YEAR_S,
      sameSite: 'lax',
      httpOnly: true,
      secure: services().cookies.secure,
    });
    redirect(303, plainAddress(url, request.headers.get('referer')));
  }
  const chosen = isLanguage(asked) ? asked : cookies.get(LANGUAGE_COOKIE);
  const lang = pickLanguage(chosen, request.headers.get('accept-language'));
  event.locals.lang = lang;
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%openfloor.lang%', lang).replace('%openfloor.dir%', DIRECTIONS[lang]),
    preload: ({ type, path }) => type === 'js' || type === 'css' || (type === 'font' && path.includes('latin-wght')),
  });
  if (isSecret(url.pathname)) for (const [name, value] of Object.entries(SECRET)) response.headers.set(name, value);
  else if (response.headers.get('content-type')?.startsWith('text/html')) {
    response.headers.append('vary', 'accept-language, cookie');
    response.headers.set('cache-control', 'private, no-cache');
  }
  return response;
};

/** Says where it broke, never who asked: addresses can hold secrets, so only the route's pattern is named. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
  if (status !== 404)
    services().report(`${event.request.method} ${event.route.id ?? 'unknown route'}: ${status}`, error);
  return { message };
};
