import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { en as agendaEn } from '../../src/lib/i18n/agenda.en.ts';
import { es as agendaEs } from '../../src/lib/i18n/agenda.es.ts';
import { en } from '../../src/lib/i18n/publishing.en.ts';
import { es } from '../../src/lib/i18n/publishing.es.ts';
import { en as work } from '../../src/lib/i18n/work.en.ts';
import { call } from '../net/ground.ts';
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
    expect(await dialog.locator('b.open').allInnerTexts()).toEqual([t.noOwner, t.noDue]);
    await dialog.getByText(t.marked(3)).waitFor();
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
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: t.publish }).click();
    await dialog.getByText(t.published(1)).waitFor();
    await page.keyboard.press('Escape');

    await title.fill('Light at the north gate');
    await page.getByText(words.state.saved, { exact: true }).first().waitFor({ state: 'attached' });
    await page.getByRole('button', { name: t.openAgain }).click();
    await dialog.locator('summary').click();
    await eventually(() => dialog.locator('ins').allInnerTexts()).toStrictEqual(['north ']);
    await dialog.getByText(t.former).waitFor();
    await dialog.getByRole('checkbox').check();
    const actionId = await page.locator('[data-item]').getAttribute('data-item');
    await dialog.getByRole('button', { name: t.publish }).click();
    await dialog.getByText(t.published(2)).waitFor();
    await page.keyboard.press('Escape');
    await meeting.act({ type: 'action.update', actionId, percent: 40, text: 'Ordered.' });
    await page.locator('.standing').getByText(t.standing.percent(40)).waitFor();

    // What is public does not go by being removed here, and that is said first.
    await page
      .getByRole('button', { name: words.remove(1) })
      .first()
      .click();
    await dialog.getByText(words.confirm.public).waitFor();
  });
});

describe('publishing by keyboard', () => {
  it('E2-215 a refused publication is told where one looks, and nobody loses their place by publishing, leaving or an update', async () => {
    const meeting = await Meeting.make(place.server);
    const visitor = await place.visit({ viewport: LAPTOP, as: place.server.staff.commander });
    const page = await visitor.open(`/staff/m/${meeting.code}/agenda`);
    const saved = () => page.getByText(agendaEn.state.saved, { exact: true }).first().waitFor({ state: 'attached' });
    const focused = () => page.evaluate(() => document.activeElement?.textContent.trim());
    await page.locator('#add-item').click();
    const title = page.getByRole('textbox', { name: `${agendaEn.item(1)}: ${agendaEn.fields.title}` });
    await title.fill('Light at the gate');
    await saved();
    const { cookie } = place.server.staff.admin;
    const versions = `/api/meetings/${meeting.code}/agenda/versions`;
    const kept = await call(place.server, 'POST', versions, { cookie, body: { name: 'Before' } });
    const { version } = z.object({ version: z.object({ id: z.string() }) }).parse(kept.body);
    await title.fill('Light at the north gate');
    await saved();

    await page.getByRole('button', { name: en.open }).press('Enter');
    const dialog = page.locator('dialog[open]');
    await dialog.getByRole('heading', { name: 'Light at the north gate' }).waitFor();
    await page.keyboard.press('Escape');
    await eventually(focused).toBe(en.open);
    await page.keyboard.press('Enter');
    await dialog.getByRole('heading', { name: 'Light at the north gate' }).waitFor();
    const restored = await call(place.server, 'POST', `${versions}/${version.id}/restore`, { cookie, body: {} });
    expect(restored.status).toBeLessThan(300);
    const look = dialog.getByRole('checkbox');
    await look.check();
    await dialog.getByRole('button', { name: en.publish }).press('Enter');
    await dialog.getByRole('heading', { name: 'Light at the gate' }).waitFor();
    await eventually(focused).toContain(en.moved);
    expect(await focused()).toContain('Light at the gate');
    expect(await dialog.locator('ol > li').innerText()).toContain(en.movedItem);

    await look.check();
    await dialog.getByRole('button', { name: en.publish }).press('Enter');
    await eventually(focused).toBe(en.see);
    await page.keyboard.press('Escape');
    await eventually(focused).toBe(en.openAgain);

    await visitor.open(`/staff/m/${meeting.code}/progress`);
    await page.locator('html[data-awake]').waitFor();
    const update = page.getByRole('button', { name: work.updateOf('Light at the gate') });
    await update.press('Enter');
    await page.getByRole('form').getByLabel(work.text, { exact: true }).fill('Ordered.');
    await page.getByRole('button', { name: work.send }).press('Enter');
    await page.locator('main').getByText(work.done).last().waitFor();
    await eventually(() => update.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});
