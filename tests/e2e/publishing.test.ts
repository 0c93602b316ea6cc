import { describe, expect, it } from 'vitest';
import { en as agendaEn } from '../../src/lib/i18n/agenda.en.ts';
import { es as agendaEs } from '../../src/lib/i18n/agenda.es.ts';
import { en } from '../../src/lib/i18n/publishing.en.ts';
import { es } from '../../src/lib/i18n/publishing.es.ts';
import { Meeting } from './meeting.ts';
import { serious } from './serious.ts';
import { eventually, LAPTOP, PHONE, town } from './town.ts';

/** From the document that commanders write to what everybody can read. */

const place = town();

const LAMP = 'The lamp at the north gate has been out since March';

describe.each([
  { lang: 'en', t: en, words: agendaEn, viewport: LAPTOP },
  { lang: 'es', t: es, words: agendaEs, viewport: { ...PHONE, width: 320 } },
] as const)('publishing the agenda, $lang', ({ lang, t, words, viewport }) => {
  it('E2-160 by keyboard: the preview marks what should be looked at, shows what everybody will read, and publishes that', async () => {
    const meeting = await Meeting.make(place.server);
    const idea = await meeting.idea(LAMP, { votes: 2 });
    const { page } = await place.visit({ viewport, lang, as: place.server.staff.commander }).then(async (visitor) => {
      await visitor.open(`/staff/m/${meeting.code}/agenda`);
      return visitor;
    });
    await page.locator('#add-item').click();
    const title = page.getByRole('textbox', { name: `${words.item(1)}: ${words.fields.title}` });
    await title.fill('Light at the north gate');
    await title.press('Enter');
    await page.keyboard.type('Ask 212-555-0143 for a date.');
    await page.getByText(words.state.saved, { exact: true }).first().waitFor({ state: 'attached' });

    await page.getByRole('button', { name: t.open }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog[open]');
    await dialog.getByRole('heading', { name: 'Light at the north gate' }).waitFor();
    expect(await dialog.locator('mark').allInnerTexts()).toHaveLength(1);
    expect(await serious(page)).toStrictEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const publish = dialog.getByRole('button', { name: t.publish });
    expect(await publish.isDisabled()).toBe(true);
    await dialog.getByRole('checkbox').focus();
    await page.keyboard.press('Space');
    await publish.focus();
    await page.keyboard.press('Enter');
    await dialog.getByText(t.published(1)).waitFor();
    await page.getByRole('dialog', { name: t.titleDone }).waitFor();
    await page.keyboard.press('Escape');
    expect(idea).not.toBe('');
    await page.locator('[data-item] .standing').waitFor();
    expect(await serious(page)).toStrictEqual([]);
  });

  it('E2-161 again: what changed is said before, and how items stand is shown in the editor', async () => {
    const meeting = await Meeting.make(place.server);
    const { page } = await place.visit({ viewport, lang, as: place.server.staff.commander }).then(async (visitor) => {
      await visitor.open(`/staff/m/${meeting.code}/agenda`);
      return visitor;
    });
    await page.locator('#add-item').click();
    const title = page.getByRole('textbox', { name: `${words.item(1)}: ${words.fields.title}` });
    await title.fill('Light at the gate');
    await page.getByText(words.state.saved, { exact: true }).first().waitFor({ state: 'attached' });
    const dialog = page.locator('dialog[open]');
    await page.getByRole('button', { name: t.open }).click();
    await dialog.getByRole('button', { name: t.publish }).click();
    await dialog.getByText(t.published(1)).waitFor();
    await page.keyboard.press('Escape');

    await title.fill('Light at the north gate');
    await page.getByText(words.state.saved, { exact: true }).first().waitFor({ state: 'attached' });
    await page.getByRole('button', { name: t.openAgain }).click();
    await dialog.locator('summary').click();
    await eventually(() => dialog.locator('ins').allInnerTexts()).toStrictEqual(['north ']);
    const actionId = await page.locator('[data-item]').getAttribute('data-item');
    await dialog.getByRole('button', { name: t.publish }).click();
    await dialog.getByText(t.published(2)).waitFor();
    await page.keyboard.press('Escape');
    await meeting.act({ type: 'action.update', actionId, percent: 40, text: 'Ordered.' });
    await page.locator('.standing').getByText(t.standing.percent(40)).waitFor();
  });
});
