import { networkInterfaces } from 'node:os';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { en as way } from '../../src/lib/i18n/way.en.ts';
import { Meeting } from './meeting.ts';
import { Phone } from './pages.ts';
import { eventually, LAPTOP, town } from './town.ts';

/** What residents rely on, beside the main job. */

const place = town({ host: '0.0.0.0' });

const LAMP = 'The lamp at the north gate has been out since March';
const CROSSING = 'More time to cross at the school';
const BENCH = 'A bench at the bus stop, for those who cannot stand long';

/** An address under which others on the local network would reach this machine. */
function addressOfThisMachine(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
}

describe('a laptop in a hall', () => {
  it('E2-03 serves over plain http under its address on the network: people join, write and vote, and are known again', async ({
    skip,
  }) => {
    const address = addressOfThisMachine();
    if (address === null) return skip('this machine is on no network');
    const meeting = await Meeting.make(place.server);
    await meeting.idea(LAMP);
    const visitor = await place.visit({ at: `http://${address}:${place.server.port}` });
    const phone = new Phone(visitor.page);
    await visitor.follow(`/m/${meeting.code}`);
    expect(await visitor.page.evaluate(() => window.isSecureContext)).toBe(false);

    await phone.vote(LAMP).click();
    await phone.write(BENCH);
    await phone.standing(BENCH, phone.voice.own.state.published).waitFor();
    await eventually(() => meeting.board().then(({ votes }) => Object.values(votes))).toEqual([1]);

    await visitor.live(() => visitor.page.reload());
    expect(await phone.vote(LAMP).getAttribute('aria-pressed')).toBe('true');
    expect(await phone.votes(LAMP)).toBe(1);
    await phone.tab('yours').click();
    await phone.standing(BENCH, phone.voice.own.state.published).waitFor();
    const device = (await visitor.context.cookies()).find(({ name }) => name === 'of_device');
    expect(device).toMatchObject({ httpOnly: true, secure: false, sameSite: 'Lax' });
  });
});

describe('writing', () => {
  it('E2-06 Back closes the sheet, keeps the meeting and the draft, and nothing is left of it in the history', async () => {
    const meeting = await Meeting.make(place.server);
    const visitor = await place.visit();
    const phone = new Phone(visitor.page);
    await visitor.follow(`/m/${meeting.code}`);
    const steps = () => visitor.page.evaluate(() => [history.state as unknown, location.pathname]);
    await phone.write(BENCH, { send: false });
    await visitor.page.evaluate(() => history.back());
    await phone.sheet.waitFor({ state: 'hidden' });
    expect(await steps()).toEqual([null, `/m/${meeting.code}`]);
    await phone.pen.click();
    expect(await phone.field.inputValue()).toBe(BENCH);
    await phone.sheet.getByRole('button', { name: phone.t.compose.send, exact: true }).click();
    await phone.standing(BENCH, phone.voice.own.state.published).waitFor();
    await eventually(steps).toEqual([null, `/m/${meeting.code}`]);
  });
});

describe('reading', () => {
  it('E2-04 new ideas and new ranks never move what is being read: they wait behind a line that tells how many', async () => {
    const meeting = await Meeting.make(place.server);
    const old = Array.from({ length: 12 }, (_, index) => `Idea number ${index + 1}: ${LAMP.toLowerCase()}`);
    const ids: string[] = [];
    for (const text of old) ids.push(await meeting.idea(text));
    const visitor = await place.visit();
    const phone = new Phone(visitor.page);
    await visitor.follow(`/m/${meeting.code}`);
    const reading = old[7] ?? '';
    await phone.row(reading).scrollIntoViewIfNeeded();
    const before = { order: await phone.texts(), at: await phone.row(reading).boundingBox() };

    await meeting.idea(CROSSING, { votes: 3 });
    await meeting.idea(BENCH);
    await meeting.vote(ids[11] ?? '', 3);
    await eventually(() => phone.votes(old[11] ?? '')).toBe(3);
    const bar = visitor.page.getByRole('button', { name: phone.t.fresh(2) });
    await bar.waitFor();
    expect({ order: await phone.texts(), at: await phone.row(reading).boundingBox() }).toEqual(before);

    await bar.click();
    await eventually(async () => (await phone.texts()).slice(0, 2).sort()).toEqual([CROSSING, old[11]].sort());
    expect(await phone.texts()).toContain(BENCH);
    await bar.waitFor({ state: 'detached' });
  });
});

describe('without a pointer', () => {
  it('E2-05 a resident joins, votes and submits by keyboard alone', async () => {
    const meeting = await Meeting.make(place.server);
    await meeting.idea(LAMP);
    const visitor = await place.visit({ viewport: LAPTOP });
    const { page } = visitor;
    const phone = new Phone(page);
    await visitor.open('/');
    await tabTo(page, page.getByLabel(way.code.label));
    await page.keyboard.type(meeting.code);
    await visitor.live(() => page.keyboard.press('Enter'));

    await tabTo(page, phone.vote(LAMP));
    await page.keyboard.press('Space');
    await eventually(() => meeting.board().then(({ votes }) => Object.values(votes))).toEqual([1]);

    await tabTo(page, phone.pen);
    await page.keyboard.press('Enter');
    await eventually(() => isFocused(phone.field)).toBe(true);
    await page.keyboard.type(BENCH);
    await tabTo(page, phone.sheet.getByRole('button', { name: phone.t.compose.send, exact: true }));
    await page.keyboard.press('Enter');
    await phone.standing(BENCH, phone.voice.own.state.published).waitFor();
    await eventually(() => isFocused(phone.pen), 'the keyboard is back where it came from').toBe(true);

    // And along the tabs, by arrows.
    await tabTo(page, phone.tab('yours'), 'Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await eventually(() => phone.texts()).toEqual([LAMP, BENCH]);
  });
});

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 100; presses += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not get to ${String(target)}`);
}
