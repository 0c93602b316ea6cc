import { describe, expect, it } from 'vitest';
import { en } from '../../src/lib/i18n/progress.en.ts';
import { en as work } from '../../src/lib/i18n/work.en.ts';
import { readAgenda, removeItem } from '../../src/lib/protocol/agenda-document.ts';
import { editor } from '../agenda/ground.ts';
import { command } from '../net/ground.ts';
import { Meeting } from './meeting.ts';
import { promise } from './promised.ts';
import { publishAgenda } from './solved.ts';
import { eventually, town } from './town.ts';

describe('telling how it stands', () => {
  const place = town();

  it('E2-225 an update form that was open while residents disputed says that they are owed an answer, and leads there', async () => {
    const asking = await Meeting.make(place.server);
    const lamp = await asking.idea('The stairs are dark');
    const residents = await Promise.all([1, 2, 3].map(() => asking.resident()));
    for (const one of residents) expect(await command(one, { type: 'vote.set', ideaId: lamp, on: true })).toBeTruthy();
    await promise(asking, [{ id: 'light-stairs', title: 'Light the stairs', ideas: [lamp] }]);
    const done = { type: 'action.update', actionId: 'light-stairs', status: 'done', text: 'Lit.' } as const;
    await asking.act(done);
    const visitor = await place.visit({ as: place.server.staff.commander, expected: /status of 4\d\d/ });
    const { page } = visitor;
    await visitor.open(`/staff/m/${asking.code}/progress`);
    await page.locator('html[data-awake]').waitFor();
    await page.getByRole('button', { name: work.updateOf('Light the stairs') }).click();
    for (const one of residents) {
      const answer = { type: 'action.confirm', actionId: 'light-stairs', solved: false };
      expect(await command(one, answer)).toMatchObject({ ok: true });
    }
    const form = page.getByRole('form', { name: work.updateOf('Light the stairs') });
    await form.getByRole('radio', { name: en.status.planned }).check();
    await form.getByRole('button', { name: work.send }).click();
    await form.getByText(work.needsAnswer).waitFor();
    await page.keyboard.type('You are right.');
    expect(await form.getByLabel(work.text, { exact: true }).inputValue()).toBe('You are right.');
    await form.getByRole('button', { name: work.send }).click();
    await page.locator('main').getByText(work.done).last().waitFor();
  });

  it('E2-226 who takes words out of what is off the agenda does not lose their place', async () => {
    const off = await Meeting.make(place.server);
    await promise(off, [{ id: 'ask-jane', title: 'Ask Jane Roe' }]);
    const pen = editor(place.server, off.code, place.server.staff.commander.cookie);
    await pen.synced();
    removeItem(pen.doc, 'ask-jane');
    const reader = editor(place.server, off.code, place.server.staff.commander.cookie);
    await reader.synced();
    await reader.until((doc) => readAgenda(doc).length === 0);
    for (const { provider } of [pen, reader]) provider.destroy();
    await publishAgenda(off);
    const visitor = await place.visit({ as: place.server.staff.commander });
    const { page } = visitor;
    await visitor.open(`/staff/m/${off.code}/progress`);
    await page.locator('html[data-awake]').waitFor();
    await page.getByText(work.redact.open).click();
    await page.locator('details button').first().click();
    const dialog = page.getByRole('dialog', { name: work.redact.title });
    await dialog.getByRole('button', { name: work.redact.go }).press('Enter');
    await page.locator('main').getByText(work.redact.done).last().waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('heading-ask-jane');
  });
});
