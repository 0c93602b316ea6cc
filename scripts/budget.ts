/**
 * The JavaScript budget of a resident's phone, measured in Chromium against the built server with the demo meeting: bytes
 * that cross the wire, compressed, headers included. Two ways are walked: by QR code until the first vote counts, and
 * from the start page by code, voting and writing an idea on the way, until a receipt is kept.
 */
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Running } from '../realtime/server.ts';
import { DEMO_CODE } from '../seeds/elm-park.ts';
import { launchChromium } from './chromium.ts';
import { serveDemo } from './demo-server.ts';

const KB = 1024;
const PHONE = { width: 390, height: 844 };
const IDEA = 'A bench at the stop on Alder, the wait is long and many of us are not young.';

/** Counts what scripts cost on the wire. */
async function meter(cdp: CDPSession): Promise<() => number> {
  const scripts = new Set<string>();
  let bytes = 0;
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' || response.mimeType.includes('javascript')) scripts.add(requestId);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await cdp.send('Network.enable');
  return () => bytes;
}

async function vote(page: Page, server: Running): Promise<void> {
  const before = await votes(server);
  await page.locator('button[aria-pressed="false"].vote').first().click();
  await page.locator('button[aria-pressed="true"].vote').first().waitFor();
  // Pressed is not yet counted: only what the server acknowledged is a vote.
  while ((await votes(server)) === before) await page.waitForTimeout(20);
}

async function votes(server: Running): Promise<number> {
  const hall = await server.halls.byCode(DEMO_CODE);
  if (!hall) throw new Error('the meeting is seeded');
  return hall.read((state) => state.boardVotes);
}

async function byQrCode(page: Page, server: Running): Promise<void> {
  await page.goto(`${server.url}/m/${DEMO_CODE}`);
  await vote(page, server);
}

async function toAReceipt(page: Page, server: Running): Promise<void> {
  await page.goto(server.url);
  await page.locator('#code').fill(DEMO_CODE);
  await page.locator('#code').press('Enter');
  await vote(page, server);
  await page.locator('button.dock').click();
  await page.locator('dialog textarea').fill(IDEA);
  await page.locator('dialog button[type="submit"], dialog form button.primary').first().click();
  await page.getByText(IDEA).first().waitFor();
  await page.locator('#panel p > button.btn').click();
  await page.locator('dialog[open] .qr').waitFor();
}

const WAYS = [
  { name: 'by QR code until the first vote', limit: 50 * KB, walk: byQrCode },
  { name: 'from the start page to a receipt', limit: 75 * KB, walk: toAReceipt },
];

async function measure(browser: Browser, server: Running, walk: (typeof WAYS)[number]['walk']): Promise<number> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-US' });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const bytes = await meter(await context.newCDPSession(page));
  await walk(page, server);
  await page.waitForLoadState('networkidle');
  await context.close();
  return bytes();
}

const server = await serveDemo();
const browser = await launchChromium();
try {
  for (const { name, limit, walk } of WAYS) {
    const bytes = await measure(browser, server, walk);
    const kept = bytes > 0 && bytes <= limit;
    console.log(
      `${(bytes / KB).toFixed(1)} KB of JavaScript ${name} (at most ${limit / KB} KB)${kept ? '' : ': OVER'}`
    );
    if (!kept) process.exitCode = 1;
  }
} finally {
  await browser.close();
  await server.stop();
}
