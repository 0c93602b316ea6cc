import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { en as t } from '../../src/lib/i18n/agenda.en.ts';
import { Meeting } from './meeting.ts';
import { eventually, LAPTOP, NO_NETWORK, town, type Visitor } from './town.ts';

/** What one commander does to the agenda while another one writes in it. */

const place = town();

async function two(): Promise<readonly [Visitor, Visitor]> {
  const { code } = await Meeting.make(place.server);
  const { staff } = place.server;
  const both = await Promise.all([
    place.visit({ viewport: LAPTOP, as: staff.commander }),
    place.visit({ viewport: LAPTOP, as: staff.admin }),
  ]);
  for (const one of both) await one.open(`/staff/m/${code}/agenda`);
  return both;
}
/** Adds an item at the end, and waits until a colleague has it, too. */
async function add({ page }: Visitor, other: Visitor, title: string): Promise<void> {
  const before = await rows(page).count();
  await page.locator('#add-item').click();
  await rows(page).nth(before).locator('textarea:focus').waitFor();
  await page.keyboard.type(title);
  await eventually(() => titles(other.page)).toContain(title);
}
const rows = (page: Page) => page.locator('[data-item]');
const titles = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((row) => row.querySelector('textarea')?.value ?? ''));
const text = (page: Page, n = -1) => rows(page).nth(n).locator('[contenteditable=true]');
const wordsIn = async (page: Page, n = -1) => (await text(page, n).innerText()).replaceAll(/[\u2060\n]/g, '').trim();
const saved = (page: Page) => page.getByText(t.state.saved, { exact: true }).first().waitFor();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.closest('[data-item]')?.id ?? '');

describe('the agenda, by two', () => {
  it('E2-200 whoever writes in what a colleague takes away is told, keeps the words, and works on', async () => {
    const [north, south] = await two();
    await add(north, south, 'Stays');
    for (const again of [false, true]) {
      await add(north, south, 'Goes');
      await text(south.page).click();
      await south.page.keyboard.type('All that south wrote');
      await eventually(() => wordsIn(north.page)).toBe('All that south wrote');
      await rows(north.page)
        .last()
        .getByRole('button', { name: t.remove(2) })
        .click();
      await north.page.locator('dialog[open]').getByRole('button', { name: t.confirm.remove }).click();
      if (again) {
        // Brought back, written in, and gone again.
        await south.page.getByRole('button', { name: t.taken.remove }).click();
        await north.page.keyboard.press('Control+z');
        await eventually(() => titles(south.page)).toContain('Goes');
        await text(south.page).click();
        await north.page.keyboard.press('Control+Shift+z');
      }
      const notice = south.page.getByRole('alert').filter({ hasText: t.taken.title });
      await notice.waitFor();
      expect(await notice.locator('textarea').inputValue()).toBe('Goes\nAll that south wrote');
      expect(await notice.evaluate((one) => one === document.activeElement)).toBe(true);
      await notice.getByRole('button', { name: t.taken.remove }).click();
      await eventually(() => focused(south.page)).not.toBe('');
      expect(await titles(south.page)).toEqual(['Stays']);

      await text(south.page).click();
      await south.page.keyboard.press('Control+End');
      await south.page.keyboard.type('On.');
      await eventually(() => wordsIn(north.page)).toContain('On.');
      await saved(south.page);
    }
    await add(south, north, 'Another');
  });

  it('E2-201 a move by a colleague leaves whoever writes where they are, with every letter', async () => {
    const [north, south] = await two();
    for (const title of ['First', 'Second', 'Third']) await add(north, south, title);
    await text(south.page).click();
    await south.page.keyboard.type('Ends here.');
    await south.page.keyboard.press('Home');
    for (const [n, order] of [
      ['First', 'Third', 'Second'],
      ['Third', 'First', 'Second'],
    ].entries()) {
      await south.page.keyboard.type(`${n} `);
      await rows(north.page)
        .filter({ has: north.page.locator('textarea') })
        .nth(2 - n)
        .locator('textarea')
        .first()
        .focus();
      await north.page.keyboard.press('Alt+ArrowUp');
      await eventually(() => titles(south.page)).toEqual(order);
      await south.page.keyboard.type('x');
    }
    expect(await wordsIn(south.page, 0)).toBe('0 x1 xEnds here.');
    await eventually(() => wordsIn(north.page, 0)).toBe('0 x1 xEnds here.');
  });

  it('E2-202 one alone takes back to the empty text and does it all again; what a colleague wrote on stays', async () => {
    const [north, south] = await two();
    const { keyboard } = north.page;
    await add(north, south, 'Light it');
    await keyboard.press('Enter');
    await keyboard.type('Written by north.');
    await eventually(() => wordsIn(south.page)).toBe('Written by north.');
    await keyboard.press('Control+z');
    await eventually(() => wordsIn(north.page)).toBe('');
    await keyboard.press('ArrowLeft');
    await keyboard.press('Control+Shift+z');
    await eventually(() => wordsIn(north.page)).toBe('Written by north.');
    expect(await text(north.page).locator('p').count()).toBe(1);

    await eventually(() => wordsIn(south.page)).toBe('Written by north.');
    await text(south.page).click();
    await south.page.keyboard.press('Control+End');
    await south.page.keyboard.type(' And by south.');
    await eventually(() => wordsIn(north.page)).toContain('And by south.');
    await keyboard.press('Control+z');
    await eventually(() => wordsIn(south.page)).toBe('And by south.');
    await north.page
      .getByText(t.undone.part(t.item(1)))
      .first()
      .waitFor();
    await keyboard.press('Control+Shift+z');
    await eventually(() => wordsIn(south.page)).toBe('Written by north. And by south.');
  });

  it('E2-203 whoever listens is told that the connection went, and that it is back', async () => {
    const { code } = await Meeting.make(place.server);
    const { commander } = place.server.staff;
    const { page, at } = await place.visit({ viewport: LAPTOP, as: commander, expected: NO_NETWORK });
    await page.goto(`${at}/staff/m/${code}/agenda`);
    await page.locator('#add-item').waitFor();
    const said = page.getByRole('status');
    await place.server.kill();
    await eventually(() => said.allTextContents()).toContain(t.state.away);
    await place.server.up();
    await eventually(() => said.allTextContents()).toContain(t.online);
  });
});
