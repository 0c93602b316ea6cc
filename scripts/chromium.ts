/** The browser of the tests and measurements: Chromium or Chrome, as `npm test` and `npm run check` found it. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** As root there is no sandbox; and a browser under test has no business on the network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Its path, or null where there is none. */
export function findChromium(): string | null {
  const candidates = [process.env.OPENFLOOR_CHROMIUM, ...PLACES, chromium.executablePath()];
  return candidates.find((path) => path && existsSync(path)) ?? null;
}

/** @throws Error where there is no browser */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium or Chrome here; `npm test` installs one where it can');
  return chromium.launch({ executablePath, args: FLAGS, ...options });
}
