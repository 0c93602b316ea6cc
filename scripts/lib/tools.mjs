/** The programs that tests use beside Node.js: a browser, Redis, strace, a MongoDB. Found, else installed if possible. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { aptInstall, find } from './apt.mjs';
import { runNode } from './child.mjs';
import { ROOT, say } from './say.mjs';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * Chromium or Chrome: of the system, else by apt, else Playwright's own. Its path goes into OPENFLOOR_CHROMIUM, where
 * `scripts/chromium.ts` looks for it.
 * @returns {Promise<string | null>} null if there is none to be had
 */
export async function prepareChromium() {
  const path = await chromium();
  if (path) process.env.OPENFLOOR_CHROMIUM = path;
  return path;
}

async function chromium() {
  const given = process.env.OPENFLOOR_CHROMIUM;
  if (given && existsSync(given)) return given;
  const here = () => BROWSERS.map(find).find(Boolean) ?? (existsSync(MAC_CHROME) ? MAC_CHROME : null);
  if (here()) return here();
  if (await aptInstall('chromium')) return here();
  const { chromium: own } = await import('playwright-core');
  if (!existsSync(own.executablePath())) {
    say("installing Playwright's Chromium");
    await runNode(path.join(ROOT, 'node_modules/playwright-core/cli.js'), ['install', 'chromium']);
  }
  return existsSync(own.executablePath()) ? own.executablePath() : null;
}

/** A program that is a Debian package too. @returns whether it is there now */
export async function prepareProgram(program, debianPackage = program) {
  return find(program) !== null || ((await aptInstall(debianPackage)) && find(program) !== null);
}

/** A MongoDB for the tests: MONGODB_TEST_URL, or the embedded engine. @returns null, or why there is none */
export async function prepareMongo() {
  if (process.env.MONGODB_TEST_URL) return null;
  try {
    const { tsImport } = await import('tsx/esm/api');
    const { prepareMongo: prepare } = await tsImport('../mongo/engine.ts', import.meta.url);
    await prepare();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
