import { beforeAll, describe, expect, it } from 'vitest';
import { en as finderEn } from '../../src/lib/i18n/finder.en.ts';
import { es as finderEs } from '../../src/lib/i18n/finder.es.ts';
import { ideaText, seedCrowd } from './crowded.ts';
import { Meeting } from './meeting.ts';
import { Phone } from './pages.ts';
import { eventually, PATIENCE, town } from './town.ts';

/** How a board is read and looked through, a long one among them. */

const place = town();

const IDEAS = 10_000;
const LAMP = 'The lamp at the north gate has been out since March';
const CROSSING = 'Más tiempo para cruzar junto a la escuela';
const CARS = 'Los niños de la escuela cruzan entre los carros y nadie los cuida';
const LONG = 'Every evening the same thing happens at the corner. '.repeat(9).trim();

describe('a board of 10,000 ideas', () => {
  let code = '';
  beforeAll(async () => {
    await place.server.kill();
    code = await seedCrowd(place.server.folder, IDEAS);
    await place.server.up();
  }, 4 * PATIENCE);

  it('RD-06 its page begins small, and goes on as far as one scrolls, searches and prints', async () => {
    const visitor = await place.visit();
    const { page } = visitor;
    const phone = new Phone(page);
    const bytes = await fetch(`${place.server.url}/m/${code}`, { headers: { 'accept-encoding': 'identity' } })
      .then((answer) => answer.arrayBuffer())
      .then((body) => body.byteLength);
    expect(bytes).toBeLessThan(100 * 1024);
    const got = page.waitForResponse((answer) => answer.url().endsWith(`/${code}/board`));
    await visitor.follow(`/m/${code}`);
    expect((await (await got).allHeaders())['content-encoding']).toBeDefined();
    await page.getByText(phone.t.shown(60, IDEAS)).waitFor();
    const rows = page.locator('#ideas li');
    const before = await phone.texts();
    await rows.last().scrollIntoViewIfNeeded();
    await eventually(() => rows.count()).toBeGreaterThan(60);
    expect((await phone.texts()).slice(0, 60)).toEqual(before);

    await page.getByRole('button', { name: phone.t.find.open }).click();
    await page.getByRole('searchbox', { name: finderEn.field }).fill(ideaText(IDEAS - 1));
    await eventually(() => phone.texts()).toEqual([ideaText(IDEAS - 1)]);
    await page.getByRole('button', { name: finderEn.clear }).click();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await rows.count()).toBe(IDEAS);
  });

  it('RD-05 a vote changes its own row and no other', async () => {
    const visitor = await place.visit();
    const { page } = visitor;
    const phone = new Phone(page);
    await visitor.follow(`/m/${code}`);
    await page.getByText(phone.t.shown(60, IDEAS)).waitFor();
    await page.evaluate(() => {
      const touched = new Set<string>();
      Object.assign(window, { touched });
      const list = document.getElementById('ideas');
      if (!list) throw new Error('there is a list');
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          touched.add(element?.closest('li')?.id ?? 'the list');
        }
      }).observe(list, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    const text = ideaText(3);
    const row = await phone.row(text).getAttribute('id');
    const before = await phone.votes(text);
    await phone.vote(text).click();
    await eventually(() => phone.votes(text)).toBe(before + 1);
    await eventually(() => page.evaluate(() => [...(Reflect.get(window, 'touched') as Set<string>)])).toEqual([row]);
  });

  it('RD-06 who has no JavaScript turns pages', async () => {
    const first = await fetch(`${place.server.url}/m/${code}`).then((answer) => answer.text());
    expect(first).toContain('href="?page=2"');
    const last = await fetch(`${place.server.url}/m/${code}?page=999`).then((answer) => answer.text());
    expect(last).toContain('href="?page=166"');
    expect(last).toContain(ideaText(IDEAS - 1));
    expect(last).not.toContain(ideaText(0));
  });
});

describe('looking for ideas', () => {
  for (const [lang, t] of [
    ['en', finderEn],
    ['es', finderEs],
  ] as const) {
    it(`RD-25 words and filters narrow the list, say when there is nothing, and leave no trace: ${lang}`, async () => {
      const meeting = await Meeting.make(place.server);
      await meeting.idea(LAMP, { votes: 2 });
      const ideaId = await meeting.idea(CROSSING);
      await meeting.act({ type: 'idea.reply', ideaId, text: 'The city decides in May.' });
      const visitor = await place.visit({ lang });
      const { page } = visitor;
      const phone = new Phone(page, lang);
      await visitor.follow(`/m/${meeting.code}`);
      const address = page.url();
      await page.getByRole('button', { name: phone.t.find.open }).press('Enter');
      const field = page.getByRole('searchbox', { name: t.field });
      await eventually(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.keyboard.type('ESCUELA');
      await eventually(() => phone.texts()).toEqual([CROSSING]);
      await field.fill('zeppelin');
      await page.getByText(t.none).first().waitFor();
      await page.keyboard.press('Escape');
      await eventually(() => phone.texts()).toEqual([LAMP, CROSSING]);
      await page.getByRole('group', { name: t.standings }).getByRole('button', { name: t.standing.answered }).click();
      await eventually(() => phone.texts()).toEqual([CROSSING]);
      await page.getByRole('button', { name: t.close }).click();
      await eventually(() => phone.texts()).toEqual([LAMP, CROSSING]);
      expect(page.url()).toBe(address);
      expect(
        await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]))
      ).not.toMatch(/escuela/i);
    });
  }
});

describe('the rows of a board', () => {
  it('RD-30 who has no votes left is told so by each button, and led to where one can be taken back', async () => {
    const meeting = await Meeting.make(place.server, { votesPerResident: 1 });
    await meeting.idea(LAMP);
    await meeting.idea(CROSSING);
    const visitor = await place.visit();
    const { page } = visitor;
    const phone = new Phone(page);
    await visitor.follow(`/m/${meeting.code}`);
    await page.getByText(phone.t.votesLeft(1, 1)).waitFor();
    await phone.vote(LAMP).click();
    await page.getByText(phone.t.noneLeft(1)).waitFor();
    const other = phone.vote(CROSSING);
    expect(await other.getAttribute('aria-disabled')).toBe('true');
    expect(await other.getAttribute('aria-label')).toContain(phone.t.vote.spent);
    await other.click({ force: true });
    await page.getByText(phone.t.refusals['no-votes-left']).first().waitFor();
    expect(await phone.votes(CROSSING)).toBe(0);
    await page.getByRole('button', { name: phone.t.takeBack, exact: true }).click();
    await phone.vote(LAMP).click();
    await phone.tab('backed').click();
    await page.getByText(phone.t.votesLeft(1, 1)).waitFor();
    await eventually(() => meeting.board().then(({ votes }) => votes)).toEqual({});
  });

  it('RD-10 an order that votes have left behind says so, and is made anew by one tap', async () => {
    const meeting = await Meeting.make(place.server);
    await meeting.idea(LAMP, { votes: 1 });
    const later = await meeting.idea(CROSSING);
    const visitor = await place.visit();
    const phone = new Phone(visitor.page);
    await visitor.follow(`/m/${meeting.code}`);
    await meeting.vote(later, 3);
    await eventually(() => phone.votes(CROSSING)).toBe(3);
    const again = visitor.page.getByRole('button', { name: phone.t.again });
    await again.waitFor();
    expect(await phone.texts()).toEqual([LAMP, CROSSING]);
    await again.click();
    await eventually(() => phone.texts()).toEqual([CROSSING, LAMP]);
    await again.waitFor({ state: 'detached' });
  });

  it('RD-51 a long text is folded and unfolds in place', async () => {
    const meeting = await Meeting.make(place.server);
    await meeting.idea(LONG);
    const visitor = await place.visit();
    const phone = new Phone(visitor.page);
    await visitor.follow(`/m/${meeting.code}`);
    const height = async () => (await phone.row(LONG).boundingBox())?.height ?? 0;
    const folded = await height();
    await visitor.page.getByRole('button', { name: phone.t.whole }).click();
    expect(await height()).toBeGreaterThan(folded * 1.3);
    await visitor.page.getByRole('button', { name: phone.t.less }).click();
    expect(await height()).toBe(folded);
  });

  it('RD-52 a translated idea is in the language of who reads it, its original one tap away, each marked as what it is', async () => {
    const meeting = await Meeting.make(place.server);
    const ideaId = await meeting.idea(CARS);
    const told = 'The children of the school cross between cars, unguarded';
    await meeting.act({ type: 'idea.translate', ideaId, lang: 'en', text: told });
    const visitor = await place.visit();
    const phone = new Phone(visitor.page);
    await visitor.follow(`/m/${meeting.code}`);
    const text = phone.row('').locator('.text');
    expect([await text.innerText(), await text.getAttribute('lang')]).toEqual([told, 'en']);
    await visitor.page.getByText(phone.t.translation.by, { exact: true }).waitFor();
    await visitor.page.getByRole('button', { name: phone.t.translation.original }).click();
    expect([await text.innerText(), await text.getAttribute('lang')]).toEqual([CARS, 'es']);
  });

  it('RD-50 on paper there is the whole list, unfolded, with when it was printed, and nothing to press', async () => {
    const meeting = await Meeting.make(place.server);
    await meeting.idea(LONG);
    const [kept, merged] = [await meeting.idea(LAMP), await meeting.idea(CROSSING)];
    await meeting.act({ type: 'idea.merge', ideaId: merged, into: kept });
    const visitor = await place.visit();
    const { page } = visitor;
    const phone = new Phone(page);
    await visitor.follow(`/m/${meeting.code}`);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.getByText(CROSSING).waitFor();
    await page.getByText(phone.t.printed('')).waitFor();
    expect(
      await phone
        .row(LONG)
        .locator('.text')
        .evaluate((text) => text.scrollHeight - text.clientHeight)
    ).toBe(0);
    expect(
      await page
        .locator('button:not(.vote):visible, input:visible')
        .evaluateAll((all) => all.map((one) => one.outerHTML))
    ).toEqual([]);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    await page.getByText(CROSSING).waitFor({ state: 'hidden' });
  });
});
