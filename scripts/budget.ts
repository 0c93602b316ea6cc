/**
 * The JavaScript budget, measured in Chromium against the built server with the demo meeting: bytes that cross the wire,
 * compressed, headers included. A resident's phone walks two ways: by QR code until the first vote counts, and from the
 * start page by code, voting and writing an idea on the way, until a receipt is kept. A commander opens the agenda, writes
 * on it, and looks at its versions; what counts there is the editor, which comes as one piece on this page alone.
 */
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Running } from '../realtime/server.ts';
import { DEMO_CODE } from '../seeds/elm-park.ts';
import { launchChromium } from './chromium.ts';
import { openStage, type PictureStage } from './pictures/stage.ts';

const KB = 1024;
const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1440, height: 900 };
/** A resident's ways are walked in both languages of the page, and what is written is in the same. */
const IDEAS = {
  en: 'A bench at the stop on Alder, the wait is long and many of us are not young.',
  es: 'Una banca en la parada de Alder, la espera es larga y muchos de nosotros no somos jóvenes.',
};
type Lang = keyof typeof IDEAS;

/** What each script costs on the wire. */
async function meter(cdp: CDPSession): Promise<readonly number[]> {
  const scripts = new Set<string>();
  const costs: number[] = [];
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' || response.mimeType.includes('javascript')) scripts.add(requestId);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) costs.push(encodedDataLength);
  });
  await cdp.send('Network.enable');
  return costs;
}

const all = (costs: readonly number[]): number => costs.reduce((sum, cost) => sum + cost, 0);
/** Nothing else comes near the editor. */
const editor = (costs: readonly number[]): number => Math.max(0, ...costs);

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

async function byQrCode(page: Page, { server }: PictureStage): Promise<void> {
  await page.goto(`${server.url}/m/${DEMO_CODE}`);
  await vote(page, server);
}

async function toAReceipt(page: Page, { server }: PictureStage, lang: Lang): Promise<void> {
  await page.goto(server.url);
  await page.locator('#code').fill(DEMO_CODE);
  await page.locator('#code').press('Enter');
  await vote(page, server);
  await page.locator('button.dock').click();
  await page.locator('dialog textarea').fill(IDEAS[lang]);
  await page.locator('dialog button[type="submit"], dialog form button.primary').first().click();
  await page.getByText(IDEAS[lang]).first().waitFor();
  await page.locator('#panel p > button.btn').click();
  await page.locator('dialog[open] .qr').waitFor();
}

async function atTheAgenda(page: Page, { server, staffCookie }: PictureStage): Promise<void> {
  const [name = '', value = ''] = staffCookie.split('=');
  await page.context().addCookies([{ name, value, url: server.url }]);
  await page.goto(`${server.url}/staff/m/${DEMO_CODE}/agenda`);
  await page.locator('#add-item').click();
  await page.keyboard.type('A bench at the stop on Alder');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Ask the transit authority for a date.');
  await page.locator('[aria-haspopup="dialog"].changes').click();
  await page.locator('dialog[open]').waitFor();
}

const WAYS = [
  { name: 'by QR code until the first vote', limit: 50 * KB, viewport: PHONE, walk: byQrCode, count: all },
  { name: 'from the start page to a receipt', limit: 75 * KB, viewport: PHONE, walk: toAReceipt, count: all },
  { name: 'for the editor of the agenda', limit: 130 * KB, viewport: LAPTOP, walk: atTheAgenda, count: editor },
];

async function measure(
  browser: Browser,
  stage: PictureStage,
  lang: Lang,
  { viewport, walk, count }: Pick<(typeof WAYS)[number], 'viewport' | 'walk' | 'count'>
): Promise<number> {
  const context = await browser.newContext({ viewport, locale: `${lang}-US` });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const costs = await meter(await context.newCDPSession(page));
  await walk(page, stage, lang);
  await page.waitForLoadState('networkidle');
  await context.close();
  return count(costs);
}

const stage = await openStage();
const browser = await launchChromium();
try {
  for (const way of WAYS) {
    for (const lang of ['en', 'es'] as const) {
      const { name, limit } = way;
      const bytes = await measure(browser, stage, lang, way);
      const kept = bytes > 0 && bytes <= limit;
      const size = `${(bytes / KB).toFixed(1)} KB of JavaScript`;
      console.log(`${size} ${name} (${lang}; at most ${limit / KB} KB)${kept ? '' : ': OVER'}`);
      if (!kept) process.exitCode = 1;
    }
  }
} finally {
  await browser.close();
  await stage.server.stop();
}
