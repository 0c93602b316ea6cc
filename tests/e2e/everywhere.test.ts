import { AxeBuilder } from '@axe-core/playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Lang } from '../../src/lib/i18n/languages.ts';
import { everyPage, type Page } from './every-page.ts';
import { windowOf, type Who } from './windows.ts';
import { hasHappened, PATIENCE, PHONE, town, type Visitor } from './town.ts';

/** What holds on every page there is. */

const place = town();

/** What axe finds serious or critical, in words. */
async function found({ page }: Visitor, rules?: string[]): Promise<readonly string[]> {
  // Every frame is of our own origin, so no page beside this one is needed to gather what was found.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`));
}

/** Colours and places are still on their way for a moment. */
async function settle({ page }: Visitor): Promise<void> {
  await page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    return Promise.allSettled(ending.map((animation) => animation.finished));
  });
}

/** What is served under our name but is not ours does not run, and nothing goes to anybody else. */
const smuggle = ({ page }: Visitor) =>
  page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.smuggled = true';
    document.head.append(script);
    const sent = await fetch('http://stranger.example/').then(
      () => true,
      () => false
    );
    return [
      ...('smuggled' in window ? ['a script that is not our own ran'] : []),
      ...(sent ? ['asked a stranger'] : []),
    ];
  });

interface Findings {
  readonly axe: string[];
  readonly wide: string[];
  readonly faults: string[];
  pages: number;
}

/** Every page once, in one language. */
async function tour(pages: readonly Page[], lang: Lang): Promise<Findings> {
  const findings: Findings = { axe: [], wide: [], faults: [], pages: 0 };
  const windows = new Map<Who, Visitor>();
  for (const { name, who = 'phone', open, expected, large } of pages) {
    const { viewport = PHONE, ...visit } = windowOf(who, place.server);
    const visitor = windows.get(who) ?? (await place.visit({ viewport, lang, reducedMotion: 'reduce', ...visit }));
    windows.set(who, visitor);
    const { page } = visitor;
    const note = (list: string[], what: string) => (problem: string) => void list.push(`${name}, ${what}: ${problem}`);

    await open(visitor, lang);
    await settle(visitor);
    (await found(visitor)).forEach(note(findings.axe, 'light'));
    // The same elements in other colours.
    await page.emulateMedia({ colorScheme: 'dark' });
    await settle(visitor);
    (await found(visitor, ['color-contrast'])).forEach(note(findings.axe, 'dark'));
    await page.emulateMedia({ colorScheme: 'light' });
    if (!large) {
      await page.setViewportSize({ width: 320, height: 568 });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 320) note(findings.wide, 'in pixels')(String(width));
      await page.setViewportSize(viewport);
    }
    visitor.faults.filter((fault) => !expected?.test(fault)).forEach(note(findings.faults, 'reports'));
    (await smuggle(visitor)).forEach(note(findings.faults, 'policy'));
    await hasHappened(() => visitor.faults.some((fault) => fault.includes('Content Security Policy')), name);
    visitor.faults.length = 0;
    findings.pages += 1;
  }
  await Promise.all([...windows.values()].map(({ context }) => context.close()));
  return findings;
}

describe('every page', () => {
  const findings = new Map<Lang, Findings>();
  beforeAll(async () => {
    const pages = await everyPage(place.server);
    for (const lang of LANGUAGES) findings.set(lang, await tour(pages, lang));
  }, 20 * PATIENCE);
  const foundIn = (lang: Lang): Findings => {
    const those = findings.get(lang);
    if (!those?.pages) throw new Error('no page was looked at');
    return those;
  };

  for (const lang of LANGUAGES) {
    it(`E2-40 has nothing that axe finds serious or critical, light and dark: ${lang}`, () => {
      expect(foundIn(lang).axe).toEqual([]);
    });
    it(`E2-41 fits a width of 320 pixels without scrolling sideways: ${lang}`, () => {
      expect(foundIn(lang).wide).toEqual([]);
    });
    it(`E2-42 reports no error, asks no stranger, and runs no script but our own: ${lang}`, () => {
      expect(foundIn(lang).faults).toEqual([]);
    });
  }
});
