import type { IncomingMessage, ServerResponse } from 'node:http';
import { FULL } from '../../src/lib/i18n/full.ts';
import { DIRECTIONS, LANGUAGE_COOKIE, pickLanguage } from '../../src/lib/i18n/languages.ts';
import type { ApiError } from '../../src/lib/protocol/api.ts';
import { BUSY_MESSAGE } from '../../src/lib/protocol/board.ts';
import { readCookie } from '../cookies.ts';
import type { Door } from '../overload/admission.ts';
import type { Regulars } from '../overload/regulars.ts';

const JOIN = /^\/api\/meetings\/[^/]+\/join$/;

/**
 * Answers 503 with `Retry-After` in the place of a page or a join if the server cannot let anybody else in now. Staff,
 * health, files and what scripts read are never held up.
 * @returns whether it answered; later only while newcomers are held up
 */
export function full(
  { admission, regulars }: { readonly admission: Door; readonly regulars: Regulars },
  message: IncomingMessage,
  response: ServerResponse,
  path: string
): boolean | Promise<boolean> {
  const join = JOIN.test(path);
  if (!join && (path.startsWith('/api/') || path.startsWith('/_app/') || isStaff(path) || isFile(path))) return false;
  if (!admission.holdsUp('new')) return false;
  return regulars.proved({ cookieHeader: message.headers.cookie }).then((comer) => {
    const wait = admission.wait(comer);
    if (wait > 0) turnAway(message, response, join, wait);
    return wait > 0;
  });
}

function turnAway(message: IncomingMessage, response: ServerResponse, join: boolean, wait: number): void {
  const seconds = Math.ceil(wait / 1000);
  response.setHeader('Retry-After', seconds);
  response.setHeader('Cache-Control', 'no-store');
  if (join) {
    const body: ApiError = { error: { code: 'busy', message: BUSY_MESSAGE } };
    response.writeHead(503, { 'Content-Type': 'application/json; charset=UTF-8' }).end(JSON.stringify(body));
  } else {
    response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
    response.writeHead(503, { 'Content-Type': 'text/html; charset=UTF-8' }).end(page(message, seconds));
  }
}

const isStaff = (path: string): boolean => path === '/staff' || path.startsWith('/staff/');
const isFile = (path: string): boolean => /\.[a-z0-9]{2,5}$/i.test(path);

/** Small, and in need of nothing else from this server; it tries again by itself, without a script. */
function page({ headers }: IncomingMessage, seconds: number): string {
  const lang = pickLanguage(readCookie(headers.cookie, LANGUAGE_COOKIE), headers['accept-language']);
  const { title, text, again } = FULL[lang];
  return `<!doctype html>
<html lang="${lang}" dir="${DIRECTIONS[lang]}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="${seconds}">
<title>${title}</title>
<style>
:root { --paper: #fbfaf7; --ink: #16181d }
@media (prefers-color-scheme: dark) { :root { --paper: #121419; --ink: #f4f2ec } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.5 'Public Sans', system-ui, sans-serif }
main { max-width: 32rem; margin: 20vh auto; padding: 0 1.25rem }
h1 { font-size: 1.75rem; line-height: 1.2 }
</style></head>
<body><main><h1>${title}</h1><p>${text}</p><p>${again(seconds)}</p></main></body></html>
`;
}
