import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { en as t } from '../../src/lib/i18n/agenda.en.ts';
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
});

const field = (page: Page, name: 'title' | 'text') =>
  page.getByRole('textbox', { name: `${t.item(1)}: ${t.fields[name]}` });
const valueOf = (page: Page, name: 'title' | 'text') =>
  name === 'text' ? field(page, name).innerText().then(words) : field(page, name).inputValue();
/** Without what holds a colleague’s caret in its place. */
const words = (text: string): string => text.replaceAll('\u2060', '').trim();
