import { redirect, type Cookies } from '@sveltejs/kit';
import { services } from './services.ts';

/** A rehearsal is over within days; then the link is worth nothing in any case. */
const DAYS_14_S = 14 * 24 * 60 * 60;

/** Whoever comes by the link of a rehearsal gets what lets them in again, and goes on to the plain address. */
export async function letIntoRehearsal(code: string, url: URL, cookies: Cookies): Promise<void> {
  const key = url.searchParams.get('key');
  if (key === null) return;
  const running = services();
  if (!(await running.rehearsalLink(code, key))) return;
  const { rehearsal: name, secure } = running.cookies;
  cookies.set(name, key, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: DAYS_14_S });
  const plain = new URL(url);
  plain.searchParams.delete('key');
  redirect(303, plain.pathname + plain.search);
}
