import { beforeAll, describe, expect, it } from 'vitest';
import { watch } from './looking.ts';
import { Meeting } from './meeting.ts';
import { Desk, Wall } from './pages.ts';
import { eventually, LAPTOP, NO_NETWORK, PROJECTOR, town, type Visit, type Visitor } from './town.ts';

/** The screen steered, paged, in two languages, paired, and left alone with a network that comes and goes. */

const place = town();

const IDEAS = [
  'The lamp at the north gate has been out since March',
  'More time to cross at the school',
  'A bench at the bus stop, for those who cannot stand long',
  'Somebody at the desk in the evenings who speaks Spanish',
  'Keep the court lights on until ten in the summer',
  'Fewer leaf blowers before eight in the morning',
  'The alley behind the laundromat is used as a dump',
  'Officers on foot around the market on Saturdays',
  'Speeding between the two schools',
  ...Array.from({ length: 9 }, (_, at) => `A light at the crossing of Birch and ${at + 2}th, where the path goes on`),
];
const [LAMP = '', CROSSING = ''] = IDEAS;
async function open(meeting: Meeting, visit: Visit = {}) {
  const visitor = await place.visit({ viewport: PROJECTOR, reducedMotion: 'reduce', ...visit });
  await visitor.follow(`/m/${meeting.code}/screen`, visit.as ? 'screen' : 'public');
  return { visitor, page: visitor.page, wall: new Wall(visitor.page) };
}

/** The ideas that can be read now: those on the page that is shown. */
const readable = ({ page }: Visitor) =>
  page.locator('ol.rows').evaluate((list) => {
    const box = list.getBoundingClientRect();
    return [...list.children]
      .filter((row) => Math.abs(row.getBoundingClientRect().left - box.left) < box.width / 2)
      .map((row) => row.querySelector('p')?.textContent ?? '');
  });

describe('a long board', () => {
  let meeting: Meeting;
  beforeAll(async () => {
    meeting = await Meeting.make(place.server);
    for (const [index, text] of IDEAS.entries()) await meeting.idea(text, { votes: IDEAS.length - index });
  });

  it('E2-60 its pages together show every idea once, in order; keys turn them, and a hint says which of how many', async () => {
    const { visitor, page } = await open(meeting);
    await page.keyboard.press('p');
    const pager = page.locator('.pager .num');
    await pager.waitFor();
    const pages = Number((await pager.innerText()).split('/')[1]);
    expect(pages).toBeGreaterThan(1);
    const seen: string[] = [];
    for (let turn = 1; turn <= pages; turn += 1) {
      await eventually(() => pager.innerText()).toBe(`${turn} / ${pages}`);
      seen.push(...(await readable(visitor)));
      await page.keyboard.press('PageDown');
    }
    expect(seen).toEqual(IDEAS);
    await eventually(() => pager.innerText()).toBe(`1 / ${pages}`);
  });

  it('E2-61 list, one idea and both are chosen at the console or by a key at a paired screen, for every screen, and survive a reload', async () => {
    const { staff } = place.server;
    const [paired, anyone] = [await open(meeting, { as: staff.officer }), await open(meeting)];
    const moderator = await place.visit({ viewport: LAPTOP, as: staff.moderator });
    await moderator.follow(`/staff/m/${meeting.code}`, 'staff');
    const desk = new Desk(moderator.page);

    await moderator.page.getByRole('button', { name: desk.t.modes.single }).click();
    for (const { wall, page } of [paired, anyone]) {
      await wall.lit.waitFor();
      expect(await page.locator('ol.rows').count()).toBe(0);
    }
    expect(await paired.wall.lit.innerText()).toContain(LAMP);
    await paired.visitor.live(() => paired.page.reload(), 'screen');
    expect(await paired.page.locator('ol.rows').count()).toBe(0);

    await paired.page.keyboard.press('3');
    for (const { wall, page } of [paired, anyone]) {
      await page.locator('ol.rows').waitFor();
      expect(await wall.lit.innerText()).toContain(LAMP);
    }
    await moderator.page.locator('button[aria-pressed="true"]', { hasText: desk.t.modes.split }).waitFor();
    const colour = (name: string) =>
      moderator.page.getByRole('button', { name }).evaluate((button) => getComputedStyle(button).backgroundColor);
    expect(await colour(desk.t.modes.split)).not.toBe(await colour(desk.t.modes.list));
    await paired.page.keyboard.press('2');
    for (const { page } of [paired, anyone]) await page.locator('ol.rows').waitFor({ state: 'detached' });

    // Who is not signed in chooses for their own window only.
    await anyone.page.keyboard.press('1');
    await anyone.page.locator('ol.rows').waitFor();
    expect(await paired.page.locator('ol.rows').count()).toBe(0);
  });

  it('E2-62 what somebody who is not signed in blanked and chose at their window is still so after a reload, from the first frame', async () => {
    const { visitor, page, wall } = await open(meeting);
    await page.keyboard.press('2');
    await wall.lit.waitFor();
    await page.keyboard.press('b');
    await wall.blank.waitFor();
    expect(await page.locator('.wall').innerText()).not.toContain(LAMP);
    const html = await (await visitor.context.request.get(page.url())).text();
    expect(html).toMatch(new RegExp(`<p[^>]*>${wall.t.blankNote}</p>`));
    expect(html).not.toMatch(/<p class="text[^>]*>/);
    await visitor.live(() => page.reload());
    await page.keyboard.press('b');
    await wall.lit.waitFor();
  });
});

describe('two languages', () => {
  it('E2-63 take turns on every word of the screen, and on ideas that were translated; a key keeps one', async () => {
    const meeting = await Meeting.make(place.server);
    const ideaId = await meeting.idea(LAMP);
    const translated = 'La lámpara de la puerta norte está apagada desde marzo';
    await meeting.act({ type: 'idea.translate', ideaId, lang: 'es', text: translated });
    const { visitor, page } = await open(meeting, { as: place.server.staff.officer });
    const [en, es] = [new Wall(page).t, new Wall(page, 'es').t];
    await meeting.act({ type: 'stage.show', language: 'es' });
    await page.getByText(es.notice('911')).waitFor();
    expect(await readable(visitor)).toEqual([translated]);
    expect(await page.locator('.screen').getAttribute('lang')).toBe('es');
    await meeting.act({ type: 'stage.show', language: 'en' });
    await page.getByText(en.notice('911')).waitFor();
    expect(await readable(visitor)).toEqual([LAMP]);
    expect(await page.locator('ol.rows p').getAttribute('lang')).toBe('en');
    // All in turn again.
    await page.keyboard.press('l');
    await page.keyboard.press('l');
    await page.getByText(es.notice('911')).waitFor();
    await page.getByText(en.notice('911')).waitFor();
  });
});

describe('the room', () => {
  it('E2-64 its code stands on the paired screen alone with its countdown; who types it is counted apart', async () => {
    const meeting = await Meeting.make(place.server, { ballot: 'room' });
    const ideaId = await meeting.idea(LAMP, { votes: 2 });
    const [paired, anyone] = [await open(meeting, { as: place.server.staff.officer }), await open(meeting)];
    const digits = paired.page.locator('.room .digits');
    const code = (await digits.innerText()).replace(/\D/g, '');
    expect(code).toMatch(/^\d{6}$/);
    expect(await anyone.page.locator('.room').count()).toBe(0);

    const resident = await place.visit();
    await resident.follow(`/m/${meeting.code}?room=${code}`);
    await resident.page.locator('.door .tag').waitFor();
    expect(new URL(resident.page.url()).search).toBe('');
    await resident.page.locator('button.vote').first().click();
    await paired.page.getByText(paired.wall.t.inRoom(1)).waitFor();
    await eventually(() => meeting.board().then(({ votes }) => votes[ideaId])).toBe(3);
  });
});

describe('the end', () => {
  it('E2-65 a last minute counts down, then a card says what came together and what happens next, also without a network', async () => {
    const meeting = await Meeting.make(place.server, {});
    await meeting.idea(LAMP, { votes: 3 });
    await meeting.idea(CROSSING, { votes: 1 });
    const { visitor, page, wall } = await open(meeting, { as: place.server.staff.officer, expected: NO_NETWORK });
    await meeting.act({ type: 'meeting.configure', settings: { closesAt: Date.now() + 50_000 } });
    await page.locator('.last').waitFor();
    await page
      .locator('.last')
      .getByText(/^0:[0-5]\d$/)
      .waitFor();
    await visitor.context.setOffline(true);
    // A minute passes on the page's own clock, which nobody can tell otherwise now.
    await page.evaluate('{ const { now } = Date; Date.now = () => now() + 60_000; }');
    await page.getByText(wall.t.whatNext).waitFor();
    expect(await page.locator('aside dl dd').allInnerTexts()).toEqual(['5', '2', '4']);
    expect((await wall.rows()).map(({ text }) => text)).toEqual([LAMP, CROSSING]);
    await meeting.act({ type: 'meeting.close' });
    await visitor.context.setOffline(false);
    await wall.stale.waitFor({ state: 'detached' });
    await page.getByText(wall.t.whatNext).waitFor();
  });
});

describe('a paired screen', () => {
  it('E2-66 is counted in the console, previews are not; signed out, it goes on as a public one without a blank frame', async () => {
    const meeting = await Meeting.make(place.server);
    await meeting.idea(LAMP);
    const { staff } = place.server;
    const moderator = await place.visit({ viewport: LAPTOP, as: staff.moderator });
    await moderator.follow(`/staff/m/${meeting.code}`, 'staff');
    const desk = new Desk(moderator.page);
    await moderator.page.getByText(desk.t.screens(0)).waitFor();
    await moderator.page.frameLocator('iframe').getByText(LAMP).waitFor();
    const { visitor, page, wall } = await open(meeting, { as: staff.commander });
    await moderator.page.getByText(desk.t.screens(1)).waitFor();

    const watched = await watch(visitor, LAMP);
    await visitor.live(() => page.evaluate(() => fetch('/api/session', { method: 'DELETE' })));
    await moderator.page.getByText(desk.t.screens(0)).waitFor();
    await meeting.idea(CROSSING);
    await eventually(() => wall.rows()).toHaveLength(2);
    expect(await watched.evaluate(({ without }) => without)).toEqual([]);
  });

  it('E2-67 the next idea is seen in the console before the room sees it', async () => {
    const meeting = await Meeting.make(place.server);
    await meeting.idea(LAMP);
    const moderator = await place.visit({ viewport: LAPTOP, as: place.server.staff.moderator });
    await moderator.follow(`/staff/m/${meeting.code}`, 'staff');
    const desk = new Desk(moderator.page);
    const { wall } = await open(meeting);
    await moderator.page.getByRole('button', { name: desk.t.previewNextShort }).click();
    await moderator.page.frameLocator('iframe').locator('section.lit', { hasText: LAMP }).waitFor();
    expect(await wall.lit.count()).toBe(0);
    await moderator.page.keyboard.press('ArrowRight');
    await wall.lit.waitFor();
  });

  it('E2-68 a laptop that slept, and a network that went, leave it with its text and bring it up to date', async () => {
    const meeting = await Meeting.make(place.server);
    const lamp = await meeting.idea(LAMP);
    const { visitor, page, wall } = await open(meeting, { as: place.server.staff.officer, expected: NO_NETWORK });
    const watched = await watch(visitor, LAMP);
    const devtools = await visitor.context.newCDPSession(page);
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
    await meeting.vote(lamp, 2);
    await devtools.send('Page.setWebLifecycleState', { state: 'active' });
    await eventually(() => wall.rows()).toEqual([{ text: LAMP, votes: 2 }]);
    await visitor.context.setOffline(true);
    await wall.stale.waitFor();
    await meeting.vote(lamp, 3);
    await visitor.context.setOffline(false);
    await eventually(() => wall.rows()).toEqual([{ text: LAMP, votes: 3 }]);
    await wall.stale.waitFor({ state: 'detached' });
    const { looks, without } = await watched.evaluate((seen) => seen);
    expect(looks).toBeGreaterThan(20);
    expect(without).toEqual([]);
  });
});
