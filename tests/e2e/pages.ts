import type { Locator, Page } from 'playwright-core';
import { en as commonEn } from '../../src/lib/i18n/common.en.ts';
import { es as commonEs } from '../../src/lib/i18n/common.es.ts';
import { en as consoleEn } from '../../src/lib/i18n/console.en.ts';
import { es as consoleEs } from '../../src/lib/i18n/console.es.ts';
import type { Lang } from '../../src/lib/i18n/languages.ts';
import { en as residentEn } from '../../src/lib/i18n/resident.en.ts';
import { es as residentEs } from '../../src/lib/i18n/resident.es.ts';
import { en as screenEn } from '../../src/lib/i18n/screen.en.ts';
import { es as screenEs } from '../../src/lib/i18n/screen.es.ts';
import { en as voiceEn } from '../../src/lib/i18n/voice.en.ts';
import { es as voiceEs } from '../../src/lib/i18n/voice.es.ts';

/** The pages as people find their way in them: by what is written there and what it is called. */

const WORDS = {
  en: { common: commonEn, resident: residentEn, screen: screenEn, console: consoleEn, voice: voiceEn },
  es: { common: commonEs, resident: residentEs, screen: screenEs, console: consoleEs, voice: voiceEs },
} as const;

/** A resident's page. */
export class Phone {
  readonly t;
  readonly common;
  /** What is said only to who writes, reports, or keeps a receipt. */
  readonly voice;

  constructor(
    readonly page: Page,
    lang: Lang = 'en'
  ) {
    this.t = WORDS[lang].resident;
    this.common = WORDS[lang].common;
    this.voice = WORDS[lang].voice;
  }

  /** The ideas, as they are listed from top to bottom. */
  texts(): Promise<string[]> {
    return this.page.locator('#panel li.row .text').filter({ visible: true }).allTextContents();
  }
  row(text: string): Locator {
    return this.page.locator('#panel li.row', { hasText: text });
  }
  vote(text: string): Locator {
    return this.row(text).locator('button.vote');
  }
  async votes(text: string): Promise<number> {
    return Number(await this.vote(text).locator('b').innerText());
  }
  tab(name: 'backed' | 'newest' | 'yours'): Locator {
    return this.page.getByRole('tab', { name: this.t.tabs[name] });
  }
  get pen(): Locator {
    return this.page.getByRole('button', { name: this.t.compose.open });
  }
  get sheet(): Locator {
    return this.page.getByRole('dialog', { name: this.t.compose.title });
  }
  get field(): Locator {
    return this.sheet.getByRole('textbox');
  }
  /** What became of an idea of one's own, beside its text. */
  standing(text: string, state: string): Locator {
    return this.page.locator('#panel li', { hasText: text }).getByText(state, { exact: true });
  }
  /** The line that says that there is no connection. */
  get away(): Locator {
    return this.page.getByText(this.t.line.reconnecting).first();
  }

  async write(text: string, { category, send = true }: { category?: string; send?: boolean } = {}): Promise<void> {
    await this.pen.click();
    await this.field.fill(text);
    if (category !== undefined) await this.sheet.getByRole('radio', { name: category }).check({ force: true });
    if (send) await this.sheet.getByRole('button', { name: this.t.compose.send, exact: true }).click();
  }
}

/** The screen in the room. */
export class Wall {
  readonly t;

  constructor(
    readonly page: Page,
    lang: Lang = 'en'
  ) {
    this.t = WORDS[lang].screen;
  }

  /** The ideas that it lists. */
  rows(): Promise<{ text: string; votes: number }[]> {
    return this.page.locator('ol.rows > li').evaluateAll((rows) =>
      rows.map((row) => ({
        text: row.querySelector('p')?.textContent ?? '',
        votes: Number(row.querySelector('b')?.firstChild?.textContent ?? Number.NaN),
      }))
    );
  }
  get lit(): Locator {
    return this.page.locator('section.lit');
  }
  /** It shows nothing at all. */
  get blank(): Locator {
    return this.page.getByRole('main').getByText(this.t.blankNote);
  }
  /** The code that phones read. */
  get qr(): Locator {
    return this.page.getByRole('img', { name: this.t.qr });
  }
  /** The mark that says since when it stands still. */
  get stale(): Locator {
    return this.page.locator('.stale');
  }
}

/** The moderator's console. */
export class Desk {
  readonly t;

  constructor(
    readonly page: Page,
    lang: Lang = 'en'
  ) {
    this.t = WORDS[lang].console;
  }

  /** The idea that is being decided about. */
  inFocus(text: string): Locator {
    return this.page.locator('article h2', { hasText: text });
  }
  /** What the console says about what was just done. */
  said(text: string): Locator {
    return this.page.getByRole('status').getByText(text);
  }
  pile(name: 'waiting' | 'held' | 'board' | 'decided'): Locator {
    return this.page.getByRole('group', { name: this.t.queue }).getByRole('button', { name: this.t.piles[name] });
  }
  dialog(title: string): Locator {
    return this.page.getByRole('dialog', { name: title });
  }
  verdict(name: string): Locator {
    return this.page.getByRole('toolbar').getByRole('button', { name });
  }
}
