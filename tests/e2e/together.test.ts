import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { en as t } from '../../src/lib/i18n/agenda.en.ts';
import { Meeting } from './meeting.ts';
import { eventually, LAPTOP, NO_NETWORK, town, type Visitor } from './town.ts';

/** The agenda's editor in real browsers: together, through faults, by keyboard alone. */

const place = town();

const LAMP = 'The lamp at the north gate has been out since March';
const BENCH = 'A bench at the bus stop';
const BINS = 'Bins that are emptied on Mondays';

async function open(meeting: Meeting, ...as: readonly ('commander' | 'admin' | 'moderator')[]): Promise<Visitor[]> {
  const expected = new RegExp(`${NO_NETWORK.source}|status of 50\\d`);
  const visitors = await Promise.all(
    as.map((role) => place.visit({ viewport: LAPTOP, as: place.server.staff[role], expected }))
  );
  await Promise.all(visitors.map((one) => one.open(`/staff/m/${meeting.code}/agenda`)));
  return visitors;
}

const title = (page: Page, n: number) => page.getByRole('textbox', { name: `${t.item(n)}: ${t.fields.title}` });
const text = (page: Page, n: number) => page.getByRole('textbox', { name: `${t.item(n)}: ${t.fields.text}` });
const saved = (page: Page) => page.getByText(t.state.saved, { exact: true }).waitFor();
/** Puts the caret where this key leads. The editor hears of it in a later task, and until then edits where it was. */
async function caretTo(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
}
/** All that the agenda holds, as this page shows it; without what keeps carets in their place. */
const shown = async (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-item]')]
      .map((row) => {
        const written = row.querySelector<HTMLElement>('.rich')?.innerText ?? '';
        return `${row.querySelector('textarea')?.value ?? ''}|${written.replaceAll('\u2060', '').trim()}`;
      })
      .join('\n')
  );

describe('the agenda in two browsers', () => {
  it('E2-140 what both write through cuts of the network and kills of the server ends equal, deletions included', async () => {
    const meeting = await Meeting.make(place.server);
    const [north, south] = await open(meeting, 'commander', 'admin');
    if (!north || !south) throw new Error('two came');
    await north.page.locator('#add-item').click();
    await title(north.page, 1).fill('Light the gate');
    await text(north.page, 1).pressSequentially('This goes. This stays.');
    await saved(north.page);
    await title(south.page, 1).waitFor();
    await eventually(() => shown(south.page)).toBe('Light the gate|This goes. This stays.');

    // North is cut off and takes something out; south goes on, and the server dies under both.
    await north.context.setOffline(true);
    await text(north.page, 1).click();
    await caretTo(north.page, 'Control+Home');
    for (let n = 0; n < 'This goes. '.length; n += 1) await north.page.keyboard.press('Delete');
    await title(south.page, 1).fill('Light the north gate');
    await saved(south.page);
    await place.server.kill();
    await south.page.locator('#add-item').click();
    await title(south.page, 2).fill('Written while the server was gone');
    await place.server.up();
    await north.context.setOffline(false);

    const whole = 'Light the north gate|This stays.\nWritten while the server was gone|';
    for (const { page } of [north, south]) {
      await eventually(() => shown(page)).toBe(whole);
      await saved(page);
    }
    await place.server.kill();
    await place.server.up();
    await south.page.reload();
    await eventually(() => shown(south.page)).toBe(whole);
  });

  it('E2-141 what was written without a connection outlasts its page, and arrives with the connection', async () => {
    const meeting = await Meeting.make(place.server);
    const [north] = await open(meeting, 'commander');
    if (!north) throw new Error('one came');
    await north.page.locator('#add-item').click();
    await title(north.page, 1).fill('Before');
    await saved(north.page);
    await place.server.kill();
    await title(north.page, 1).fill('Before, and after');
    await north.page.getByText(t.awayKept).waitFor();
    // The page goes while nobody has heard of it; the browser has.
    await north.page.close();
    await place.server.up();
    const again = await north.context.newPage();
    await again.goto(`${north.at}/staff/m/${meeting.code}/agenda`);
    await eventually(() => shown(again)).toBe('Before, and after|');
    await saved(again);
    const [south] = await open(meeting, 'admin');
    await eventually(() => (south ? shown(south.page) : '')).toBe('Before, and after|');
  });

  it('E2-142 ideas become items by button, several at once, and by dragging; undo takes back what this person did', async () => {
    const meeting = await Meeting.make(place.server);
    await meeting.idea(LAMP, { votes: 3 });
    await meeting.idea(BENCH, { votes: 2 });
    await meeting.idea(BINS, { votes: 1 });
    const [north, south] = await open(meeting, 'commander', 'admin');
    if (!north || !south) throw new Error('two came');
    const { page } = north;
    await page.getByRole('checkbox', { name: t.select(LAMP) }).check();
    await page.getByRole('checkbox', { name: t.select(BENCH) }).check();
    await page.getByRole('button', { name: t.addSelected }).click();
    await title(page, 1).fill('Light and rest');
    await page.locator('[data-item]').getByText(BENCH).waitFor();

    const row = page.locator('li', { hasText: BINS }).locator('.num');
    const [from, list] = [await row.boundingBox(), await page.locator('[data-item]').boundingBox()];
    if (!from || !list) throw new Error('they are there');
    await page.mouse.move(from.x + 4, from.y + 4);
    await page.mouse.down();
    await page.mouse.move(list.x + 80, list.y + list.height - 2, { steps: 6 });
    await page.mouse.up();
    await title(page, 2).fill('Mondays');
    await eventually(() => shown(south.page)).toBe('Light and rest|\nMondays|');

    await title(south.page, 1).fill('Light and rest, by both');
    await eventually(() => title(page, 1).inputValue()).toBe('Light and rest, by both');
    const undo = page.getByRole('button', { name: t.tools.undo });
    while (await undo.isEnabled()) await undo.click();
    await eventually(async () => (await shown(page)).includes('Mondays')).toBe(false);
    expect(await south.page.locator('[data-item]', { hasText: BINS }).count()).toBe(0);
  });

  it('E2-143 by keyboard alone: an idea is taken up, written about, moved, commented on and found', async () => {
    const meeting = await Meeting.make(place.server);
    await meeting.idea(LAMP, { votes: 2 });
    const [north] = await open(meeting, 'commander');
    if (!north) throw new Error('one came');
    const { page } = north;
    await page.getByRole('button', { name: t.addIdea(LAMP) }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Light the gate');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- Towers first');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('Then the lamp');
    await eventually(() => text(page, 1).locator('li').count()).toBe(2);
    expect(await text(page, 1).locator('strong').innerText()).toBe('Then the lamp');
    await page.locator('#add-item').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Second');
    await page.keyboard.press('Alt+ArrowUp');
    await eventually(() => title(page, 1).inputValue()).toBe('Second');
    expect(await title(page, 1).evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: t.comments.add }).first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('By when?');
    await page.keyboard.press('Enter');
    await page.getByText('By when?').waitFor();
    await page.keyboard.press('Control+Shift+F');
    await page.keyboard.type('tower');
    await page.keyboard.press('Enter');
    await eventually(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('Towers first');
  });

  it('E2-144 colleagues see where somebody writes, by name; a version is kept, compared and brought back', async () => {
    const meeting = await Meeting.make(place.server);
    const [north, reader] = await open(meeting, 'commander', 'moderator');
    if (!north || !reader) throw new Error('two came');
    const { page } = north;
    await page.locator('#add-item').click();
    await title(page, 1).fill('Light the gate');
    await text(page, 1).pressSequentially('By Friday.');
    await reader.page.locator('.caret-name[data-name="The commander"]').waitFor({ state: 'attached' });
    await reader.page.getByRole('list', { name: t.here }).getByRole('button').waitFor();
    await saved(page);

    await page.getByRole('button', { name: t.versions.open }).click();
    await page.getByRole('textbox', { name: t.versions.name }).fill('First');
    await page.getByRole('button', { name: t.versions.keep, exact: true }).click();
    await page.getByText(t.versions.same).waitFor();
    await page.getByRole('button', { name: t.versions.close }).click();
    await text(page, 1).click();
    await caretTo(page, 'Control+End');
    await page.keyboard.type(' Or Monday.');
    await saved(page);
    await page.getByRole('button', { name: t.versions.open }).click();
    await page.locator('ins', { hasText: 'Or Monday.' }).waitFor();
    await page.getByRole('button', { name: t.versions.restore('First') }).click();
    await page.getByRole('button', { name: t.versions.sureYes }).click();
    await page.getByText(t.versions.restored('First')).waitFor();
    await eventually(() => reader.page.getByText('By Friday.', { exact: true }).count()).toBe(1);
  });
});
