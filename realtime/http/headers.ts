import type { ServerResponse } from 'node:http';

/**
 * What every answer says to browsers. Pages add their own Content-Security-Policy (`svelte.config.js`). The referrer goes
 * to ourselves only: with `no-referrer`, browsers would send forms with `Origin: null`, which is refused.
 */
const EVERYWHERE: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  // The console shows a preview of the screen; nobody else may frame anything.
  'X-Frame-Options': 'SAMEORIGIN',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** What a page may use of a device. It means nothing on scripts and styles, and would be a third of a kilobyte on each. */
const PERMISSIONS =
  'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), fullscreen=(self), screen-wake-lock=(self)';

const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export function secure(response: ServerResponse, kind: 'api' | 'page' | 'asset', https: boolean): void {
  for (const [name, value] of Object.entries(EVERYWHERE)) response.setHeader(name, value);
  if (kind !== 'asset') response.setHeader('Permissions-Policy', PERMISSIONS);
  // Browsers ignore this over plain http, and complain about it.
  if (https) response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  if (kind === 'api') response.setHeader('Content-Security-Policy', API_POLICY);
  // Nobody keeps a page for others: it holds what is private to one device. Hashed files say otherwise themselves.
  else response.setHeader('Cache-Control', 'private, no-cache');
}
