import type { Route } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../src/lib/meeting/policy.ts';
import { LANGUAGES, LANGUAGE_NAMES } from '../../src/lib/i18n/languages.ts';
import { en } from '../../src/lib/i18n/progress.en.ts';
import { en as work } from '../../src/lib/i18n/work.en.ts';
import { call } from '../net/ground.ts';
import { Meeting } from './meeting.ts';
import { promise } from './promised.ts';
import { serious } from './serious.ts';
import { eventually, LAPTOP, town } from './town.ts';

const LIGHT = 'Light the Alder underpass';
const CARS = 'Clear the cars on Birch';

describe('what became of it', () => {
  const place = town();
  let meeting: Meeting;

  beforeAll(async () => {
    meeting = await Meeting.make(place.server, { area: 'Elm Park' });
    const lamp = await meeting.idea('The underpass at Alder is dark', { votes: 3, category: 'streets' });
    await promise(meeting, [
      { id: 'underpass', title: LIGHT, owner: 'Sector North', due: '2020-01-31', ideas: [lamp] },
      { id: 'birch-cars', title: CARS, owner: 'Traffic' },
    ]);
    await meeting.act({
      type: 'action.update',
      actionId: 'birch-cars',
      status: 'under-way',
      percent: 40,
      text: 'Six are gone.',
    });
  });

  it('E2-165 is read without a script: the list, narrowed and searched, an action, its meeting and the feed', async () => {
    const visitor = await place.visit();
    const context = await place.browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    await eventually(async () => {
      await page.goto(`${place.server.url}/progress`);
      return page.locator('main li h3').count();
    }).toBe(2);
    expect(await page.locator('main li', { hasText: LIGHT }).innerText()).toMatch(/3 residents backed this/);
    expect(await page.locator('main li', { hasText: LIGHT }).innerText()).toMatch(/days overdue/);
    await page.getByLabel(en.filter.search).fill('luz');
    await page.getByRole('button', { name: en.filter.go }).click();
    expect(await page.locator('main li h3').allInnerTexts()).toEqual([LIGHT]);
    await page.getByRole('link', { name: LIGHT }).click();
    expect(await page.locator('h1').innerText()).toBe(LIGHT);
    expect(await page.getByText('The underpass at Alder is dark').innerText()).toMatch(/No\. 1 · 3 backed it/);
    await page.goto(`${place.server.url}/m/${meeting.code}/progress`);
    expect(await page.locator('main li h3').allInnerTexts()).toEqual([LIGHT, CARS]);
    const feed = await context.request.get(`${place.server.url}/progress/feed?area=Elm+Park`);
    expect(feed.headers()['content-type']).toContain('application/atom+xml');
    expect(await feed.text()).toContain(`<title>${CARS}</title>`);
    await context.close();
    // A browser takes the feed apart without complaint.
    await visitor.open('/progress');
    const entries = await visitor.page.evaluate(async () => {
      const text = await (await fetch('/progress/feed')).text();
      const parsed = new DOMParser().parseFromString(text, 'application/xml');
      return parsed.querySelector('parsererror') ? -1 : parsed.querySelectorAll('entry').length;
    });
    expect(entries).toBe(2);
    // In the other language it is narrowed as before.
    await visitor.open('/progress?area=Elm+Park&status=under-way');
    await visitor.page.getByRole('link', { name: LANGUAGE_NAMES.es }).click();
    await visitor.page.locator('html[lang=es]').waitFor();
    expect(new URL(visitor.page.url()).search).toBe('?area=Elm+Park&status=under-way');
  });

  it('E2-210 has the name, how many are here, progress and the language in one line on the narrowest phone', async () => {
    for (const lang of LANGUAGES) {
      const { page, at } = await place.visit({ lang, viewport: { width: 320, height: 640 } });
      for (const path of [`/m/${meeting.code}`, '/progress']) {
        await page.goto(at + path);
        const middles = await page.locator('header.bar a').evaluateAll((links) =>
          links.map((link) => {
            const { top, bottom } = link.getBoundingClientRect();
            return Math.round((top + bottom) / 2);
          })
        );
        expect([middles.length, new Set(middles).size], `${lang} ${path}`).toEqual([3, 1]);
      }
    }
  });

  it('E2-211 on a phone folds area and subject away and has every status in one line; a laptop shows them all', async () => {
    const south = await Meeting.make(place.server, { area: 'South Shore' });
    await promise(south, [{ id: 'mend-pier', title: 'Mend the pier', due: '2020-01-31' }]);
    const { page, at } = await place.visit();
    await eventually(async () => {
      await page.goto(`${at}/progress`);
      return page.locator('#area').count();
    }).toBe(1);
    expect(await page.locator('#area').isVisible()).toBe(false);
    const statuses = page.getByRole('navigation', { name: en.filter.status });
    expect(await statuses.getByRole('link').nth(1).innerText()).toContain(en.overdue);
    expect((await statuses.boundingBox())?.height).toBeLessThan(60);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.getByText(en.filter.more).click();
    await page.getByLabel(en.filter.area, { exact: true }).selectOption('South Shore');
    await page.getByRole('button', { name: en.filter.go }).click();
    await page.getByText(en.found(1), { exact: true }).waitFor();
    expect(await page.locator('#area').isVisible()).toBe(true);
    const laptop = (await place.visit({ viewport: LAPTOP })).page;
    await laptop.goto(`${at}/progress`);
    expect(await laptop.locator('#area').isVisible()).toBe(true);
  });

  it('E2-166 is told from a phone, with a picture, and nothing is lost where it fails first', async () => {
    const visitor = await place.visit({ as: place.server.staff.commander, expected: /net::ERR_FAILED/ });
    const { page } = visitor;
    await visitor.open(`/staff/m/${meeting.code}/progress`);
    await page.locator('html[data-awake]').waitFor();
    await page.getByRole('button', { name: work.updateOf(LIGHT) }).click();
    const form = page.getByRole('form', { name: work.updateOf(LIGHT) });
    await form.getByRole('radio', { name: en.status['under-way'] }).check();
    await form.getByLabel(work.text, { exact: true }).fill('Towers stand since Thursday.');
    const file = await sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#335577' } })
      .jpeg()
      .toBuffer();
    await form.locator('input[type=file]').setInputFiles({ name: 'towers.jpg', mimeType: 'image/jpeg', buffer: file });
    await form.getByLabel(work.alt).fill('Two light towers by the stairs');
    // It arrives, and its answer does not.
    const lost = async (route: Route) => {
      await route.fetch();
      await route.abort();
    };
    await page.route('**/updates', lost, { times: 1 });
    await form.getByRole('button', { name: work.send }).click();
    await form.getByText(work.unreachable).waitFor();
    // What was written is there over a reload as well.
    await page.reload();
    await page.locator('html[data-awake]').waitFor();
    await page.getByRole('button', { name: work.updateOf(LIGHT) }).click();
    expect(await form.getByLabel(work.text, { exact: true }).inputValue()).toBe('Towers stand since Thursday.');
    await form.getByRole('button', { name: work.send }).click();
    await page.locator('main').getByText(work.done).last().waitFor();
    await page.goto(`${place.server.url}/progress/${meeting.code}/underpass`);
    const picture = page.getByRole('img', { name: 'Two light towers by the stairs' });
    await eventually(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1600);
    expect(await page.getByText('Towers stand since Thursday.').count()).toBe(1);
  });

  it('E2-207 what was written before a reload is published without undoing what a colleague did meanwhile', async () => {
    const visitor = await place.visit({ as: place.server.staff.commander });
    const { page } = visitor;
    const form = page.getByRole('form', { name: work.updateOf(CARS) });
    const open = async () => {
      await page.locator('html[data-awake]').waitFor();
      await page.getByRole('button', { name: work.updateOf(CARS) }).click();
    };
    await visitor.open(`/staff/m/${meeting.code}/progress`);
    await open();
    await form.getByLabel(work.text, { exact: true }).fill('The last one is gone.');
    const { cookie } = place.server.staff.admin;
    const body = { id: 'update-of-a-colleague', status: 'done', percent: 100 };
    await call(place.server, 'POST', `/api/meetings/${meeting.code}/actions/birch-cars/updates`, { cookie, body });
    await page.reload();
    await open();
    expect(await form.getByLabel(work.text, { exact: true }).inputValue()).toBe('The last one is gone.');
    expect(await form.getByRole('radio', { name: en.status.done }).isChecked()).toBe(true);
    // What is picked is kept as what is written is.
    await form.getByRole('radio', { name: en.status.planned }).check();
    await page.reload();
    await open();
    expect(await form.getByRole('radio', { name: en.status.planned }).isChecked()).toBe(true);
    await form.getByRole('radio', { name: en.status.done }).check();
    await form.getByRole('button', { name: work.send }).click();
    await page.locator('main').getByText(work.done).last().waitFor();
    await page.goto(`${place.server.url}/progress/${meeting.code}/birch-cars`);
    await page.getByText('The last one is gone.').waitFor();
    expect(await page.locator('main').getByText(en.status.planned, { exact: true }).count()).toBe(0);
  });

  it('E2-168 takes words out for good, says so to everybody, and why', async () => {
    const { cookie } = place.server.staff.commander;
    const body = { id: 'update-to-take-out', text: 'Ask Jane Roe, 212-555-0143.' };
    await call(place.server, 'POST', `/api/meetings/${meeting.code}/actions/underpass/updates`, { cookie, body });
    const visitor = await place.visit({ as: place.server.staff.commander });
    const { page } = visitor;
    await visitor.open(`/staff/m/${meeting.code}/progress`);
    await page.locator('html[data-awake]').waitFor();
    const item = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: LIGHT }) });
    await item.getByText(work.redact.open).click();
    await item.locator('details button').first().click();
    const dialog = page.getByRole('dialog', { name: work.redact.title });
    await dialog.getByText('Ask Jane Roe, 212-555-0143.').waitFor();
    await dialog.getByText(work.redact.stays).waitFor();
    expect(await serious(page)).toEqual([]);
    const [reason] = Object.entries(DEFAULT_POLICY.reasons)[1] ?? [''];
    await dialog.getByLabel(work.redact.why).selectOption(reason);
    await dialog.getByRole('button', { name: work.redact.go }).click();
    await page.locator('main').getByText(work.redact.done).last().waitFor();
    await page.goto(`${place.server.url}/progress/${meeting.code}/underpass`);
    await page.getByText(en.takenOut.why(DEFAULT_POLICY.reasons[reason] ?? '')).waitFor();
    expect(await page.content()).not.toContain('Jane Roe');
  });

  it('E2-167 shows staff what is due, by who answers for it, and leads to where it is told', async () => {
    const visitor = await place.visit({ as: place.server.staff.commander });
    await visitor.open('/staff');
    const due = visitor.page.getByRole('region', { name: work.due.title });
    await due.getByRole('heading', { name: 'Sector North' }).waitFor();
    await due.getByRole('link', { name: LIGHT }).click();
    await visitor.page.getByRole('form', { name: work.updateOf(LIGHT) }).waitFor();
  });
});
