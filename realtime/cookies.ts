/** Names of our cookies, and how they are read and written. */
export const DEVICE_COOKIE = 'of_device';
export const SESSION_COOKIE = 'of_session';
/** Holds what was in the link of a rehearsal. */
export const REHEARSAL_COOKIE = 'of_rehearsal';

/** A device is remembered as long as browsers allow (400 days), renewed whenever somebody joins. */
export const DEVICE_COOKIE_SECONDS = 400 * 24 * 60 * 60;

/** The first cookie of that name, or null. Values of ours never need decoding. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** @param secure exactly when people reach us over https */
export function deviceCookie(secret: string, secure: boolean): string {
  const attributes = `Path=/; Max-Age=${DEVICE_COOKIE_SECONDS}; HttpOnly; SameSite=Lax`;
  return `${DEVICE_COOKIE}=${secret}; ${attributes}${secure ? '; Secure' : ''}`;
}
