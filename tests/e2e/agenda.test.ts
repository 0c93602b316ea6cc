import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { en as t } from '../../src/lib/i18n/agenda.en.ts';
import { es } from '../../src/lib/i18n/agenda.es.ts';
import { Meeting } from './meeting.ts';
import { eventually, LAPTOP, town } from './town.ts';

/** What comes of the ideas, written by the commanders together. */

const place = town();

const LAMP = 'The lamp at the north gate has been out since March';
const PLAN = 'Ask the park for a date, and tell the residents.';

describe('the agenda', () => {
  it('E2-35 two commanders write it in two browsers at once; it is there after a reload, and a moderator reads along', async () => {
    const meeting = await Meeting.make(place.server);
    await meeting.idea(LAMP, { votes: 2 });
    const { staff } = place.server;
    const path = `/staff/m/${meeting.code}/agenda`;
    const [north, south, reader] = await Promise.all([
      place.visit({ viewport: LAPTOP, as: staff.commander }),
      place.visit({ viewport: LAPTOP, as: staff.admin }),
      place.visit({ viewport: LAPTOP, as: staff.moderator }),
    ]);
    await Promise.all([north.open(path), south.open(path), reader.open(path)]);
    await north.page.getByRole('button', { name: t.addIdea(LAMP) }).click();
    await south.page.locator('[data-item]').getByText(LAMP).first().waitFor();

    await Promise.all([
      field(north.page, 'text').pressSequentially(PLAN),
      field(south.page, 'title').fill('Light at the north gate'),
    ]);
    for (const { page } of [north, south]) {
      await eventually(() => valueOf(page, 'text')).toBe(PLAN);
      await eventually(() => valueOf(page, 'title')).toBe('Light at the north gate');
      await page.getByText(t.state.saved, { exact: true }).first().waitFor();
    }
    await reader.page.getByText(PLAN).waitFor();
    expect(await reader.page.locator('[data-item] :is(textarea, [contenteditable=true])').count()).toBe(0);

    await south.page.reload();
    await eventually(() => valueOf(south.page, 'text')).toBe(PLAN);
  });

  it('E2-206 the words of an idea have room beside the agenda on every tablet, and its tools stand in one row', async () => {
    const meeting = await Meeting.make(place.server);
    await meeting.idea(LAMP, { votes: 2 });
    const visitor = await place.visit({ viewport: LAPTOP, lang: 'es', as: place.server.staff.admin });
    const page = await visitor.open(`/staff/m/${meeting.code}/agenda`);
    await page.locator('#add-item').click();
    await page.locator('[data-item]').waitFor();
    await page.getByLabel(es.addTo(LAMP)).waitFor();
    for (const width of [768, 1024, 1112, 1180, 1280, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const box = await page.getByText(LAMP).first().boundingBox();
      expect([width, (box?.width ?? 0) > 140]).toEqual([width, true]);
      const tools = await page.locator('[data-tools]').boundingBox();
      expect([width, (tools?.height ?? 99) < 60]).toEqual([width, true]);
    }
    await page.emulateMedia({ media: 'print' });
    await page.getByText(es.placeholder.text).waitFor({ state: 'hidden' });
    expect(await paperSays(page)).toBe(`"${es.noOwner}"`);
  });

  it('E2-205 who is signed out reads so in the bar; what was written stays to be read, and nothing more can be', async () => {
    const meeting = await Meeting.make(place.server);
    const commander = place.server.staff.commander;
    const visitor = await place.visit({ viewport: LAPTOP, as: commander, expected: /401|WebSocket connection to/ });
    const page = await visitor.open(`/staff/m/${meeting.code}/agenda`);
    await page.locator('#add-item').click();
    await field(page, 'title').fill('Light at the north gate');
    await page.getByText(t.state.saved, { exact: true }).first().waitFor();
    await page.evaluate(() => fetch('/api/session', { method: 'DELETE' }).then(({ status }) => status));

    const bar = page.getByRole('link', { name: t.state['signed-out'] });
    await bar.waitFor();
    await page.getByRole('heading', { name: 'Light at the north gate' }).waitFor();
    expect(await page.locator('main :is(textarea, input, [contenteditable=true])').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('ending');
    expect(await page.getByText(t.state.away, { exact: true }).count()).toBe(0);

    await page.goto(`${place.server.url}/staff/sign-in`);
    await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('email');
  });
});

/** What paper says where nobody answers for an item yet. */
const paperSays = (page: Page) =>
  page
    .locator('[data-none]', { has: page.locator('[data-field=owner]') })
    .evaluate((element) => getComputedStyle(element, '::after').content);
const field = (page: Page, name: 'title' | 'text') =>
  page.getByRole('textbox', { name: `${t.item(1)}: ${t.fields[name]}` });
const valueOf = (page: Page, name: 'title' | 'text') =>
  name === 'text' ? field(page, name).innerText().then(words) : field(page, name).inputValue();
/** Without what holds a colleague’s caret in its place. */
const words = (text: string): string => text.replaceAll('\u2060', '').trim();
