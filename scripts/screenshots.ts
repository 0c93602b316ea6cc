/**
 * `npm run screenshots [-- name …]`: every page, on the devices that it is made for, light and dark, in both languages,
 * busy, empty and with awkward texts, as single pictures and as contact sheets in `screenshots/`. For looking at.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { SHOTS, type Format, type Shot } from './pictures/pages.ts';
import { openStage, type PictureStage } from './pictures/stage.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const FOLDER = path.join(ROOT, 'screenshots');
const LANGUAGES = { en: 'en-US', es: 'es-MX' } as const;
const SCHEMES = ['light', 'dark'] as const;
/** Width of one picture on a contact sheet, in px. */
const THUMB = { portrait: 260, landscape: 620 };

interface Variant {
  readonly format: Format;
  readonly lang: keyof typeof LANGUAGES;
  readonly scheme: (typeof SCHEMES)[number];
}

interface Picture extends Variant {
  readonly shot: Shot;
  readonly file: string;
}

function variantsOf(shot: Shot): Variant[] {
  return shot.formats.flatMap((format) =>
    SCHEMES.flatMap((scheme) => (['en', 'es'] as const).map((lang) => ({ format, scheme, lang })))
  );
}

async function open(browser: Browser, stage: PictureStage, shot: Shot, variant: Variant): Promise<BrowserContext> {
  const { width, height, scale } = variant.format;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: variant.scheme,
    locale: LANGUAGES[variant.lang],
    reducedMotion: 'reduce',
  });
  const [name, value] = (shot.reads ? stage.readerCookie : stage.staffCookie).split('=');
  if (shot.signedIn && name && value) await context.addCookies([{ name, value, url: stage.server.url }]);
  return context;
}

async function take(browser: Browser, stage: PictureStage, shot: Shot, variant: Variant): Promise<Picture> {
  const { format, scheme, lang } = variant;
  const context = await open(browser, stage, shot, variant);
  try {
    const page = await context.newPage();
    await page.goto(stage.server.url + shot.path, { waitUntil: 'networkidle' });
    await page.locator(shot.ready).first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    await shot.before?.(page);
    const file = path.join(FOLDER, `${shot.name}.${format.name}.${scheme}.${lang}.png`);
    await page.screenshot({ path: file });
    return { shot, file, ...variant };
  } finally {
    await context.close();
  }
}

async function contactSheet(browser: Browser, pictures: readonly Picture[], name: string): Promise<string> {
  const figures = await Promise.all(
    pictures.map(async ({ shot, format, scheme, lang, file }) => {
      const width = format.height > format.width ? THUMB.portrait : THUMB.landscape;
      const source = (await readFile(file)).toString('base64');
      const caption = `${shot.name}, ${format.name}, ${scheme}, ${lang}`;
      return `<figure style="width:${width}px"><img src="data:image/png;base64,${source}"><figcaption>${caption}</figcaption></figure>`;
    })
  );
  const style =
    'body{margin:20px;display:flex;flex-wrap:wrap;gap:18px;background:#888;font:13px system-ui}figure{margin:0}img{width:100%;display:block}figcaption{padding-top:4px;color:#fff}';
  const page = await browser.newPage({ viewport: { width: 2000, height: 1000 } });
  await page.setContent(`<style>${style}</style>${figures.join('')}`);
  const file = path.join(FOLDER, `sheet-${name}.png`);
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
  return file;
}

const wanted = process.argv.slice(2);
const shots = SHOTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (wanted.length === 0) await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const stage = await openStage();
const browser = await launchChromium();
try {
  for (const shot of shots) {
    const pictures: Picture[] = [];
    for (const variant of variantsOf(shot)) pictures.push(await take(browser, stage, shot, variant));
    process.stdout.write(`${path.relative(ROOT, await contactSheet(browser, pictures, shot.name))}\n`);
  }
} finally {
  await browser.close();
  await stage.server.stop();
}
