import { describe, expect, it } from 'vitest';
import { ON_THE_BOARD, REPLIES, SPOTLIGHT } from '../../seeds/texts/board.ts';
import { measure } from './eyes.ts';
import { Meeting } from './meeting.ts';
import { eventually, PROJECTOR, town, type Visitor } from './town.ts';

/** How much of an ordinary board the screen shows at a time: with the demo's own texts, and one of them on the floor. */

const place = town();

const TEXTS = Object.values(ON_THE_BOARD)
  .flat()
  .map(([, text]) => text)
  .filter((text) => text.length <= 110 && !text.startsWith(SPOTLIGHT))
  .slice(0, 32);
const LIT = Object.values(ON_THE_BOARD)
  .flat()
  .map(([, text]) => text)
  .find((text) => text.startsWith(SPOTLIGHT));
const ANSWER = REPLIES.find(([beginning]) => beginning.startsWith(SPOTLIGHT))?.[1] ?? REPLIES[0]?.[1] ?? '';

async function ordinary(): Promise<{ meeting: Meeting; ideaId: string }> {
  const meeting = await Meeting.make(place.server, { area: '42nd Precinct, Elm Park' });
  const ideaId = await meeting.idea(LIT ?? '', { votes: 12 });
  for (const [index, text] of TEXTS.entries()) await meeting.idea(text, { votes: Math.max(0, 11 - index) });
  await meeting.act({ type: 'idea.reply', ideaId, text: ANSWER });
  return { meeting, ideaId };
}

/** Rows on every page, and texts of which something cannot be read. */
const look = ({ page }: Visitor) =>
  page.evaluate(() => {
    const cut = [...document.querySelectorAll('ol.rows p, section.lit .text, section.lit blockquote')]
      .filter((text) => text.scrollWidth > text.clientWidth + 1 || text.scrollHeight > text.clientHeight + 6)
      .map((text) => text.textContent);
    const list = document.querySelector('ol.rows');
    const pages: number[] = [];
    for (const row of list?.children ?? []) {
      const at = row instanceof HTMLElement ? Math.round(row.offsetLeft / (list?.clientWidth ?? 1)) : 0;
      pages[at] = (pages[at] ?? 0) + 1;
    }
    return { cut, pages: pages.slice(0, 10), shown: document.querySelector('.pager .num')?.textContent ?? '1 / 1' };
  });

const LEAST = [
  { viewport: PROJECTOR, list: 4.5, split: 3.5 },
  { viewport: { width: 1280, height: 720 }, list: 4.5, split: 3.5 },
  { viewport: { width: 1024, height: 768 }, list: 2, split: 1.5 },
  { viewport: { width: 1080, height: 1920 }, list: 1.1, split: 1.1 },
] as const;

describe('a board of ordinary ideas', () => {
  for (const { viewport, ...least } of LEAST) {
    it(`E2-73 lists several whole ideas on each of ten pages at most, also with one on the floor: ${viewport.width} × ${viewport.height}`, async () => {
      const { meeting, ideaId } = await ordinary();
      await meeting.act({ type: 'stage.spotlight', ideaId });
      const visitor = await place.visit({ viewport, as: place.server.staff.officer, reducedMotion: 'reduce' });
      await visitor.follow(`/m/${meeting.code}/screen`, 'screen');
      for (const mode of ['list', 'split'] as const) {
        await meeting.act({ type: 'stage.show', mode });
        await visitor.page.locator(`.board.${mode} ol.rows`).waitFor();
        await eventually(() => look(visitor).then(({ cut }) => cut), mode).toEqual([]);
        const { pages, shown } = await look(visitor);
        expect(Number(shown.split('/')[1]), mode).toBeLessThanOrEqual(10);
        const full = pages.slice(0, -1);
        expect(full.reduce((sum, rows) => sum + rows, 0) / full.length, mode).toBeGreaterThanOrEqual(least[mode]);
        for (const size of (await measure(visitor)).sizes) expect(size).toBeGreaterThanOrEqual(viewport.height / 27);
      }
    });

    it(`E2-74 shows the five that mattered most on one card, with ranks, votes and who took part: ${viewport.width} × ${viewport.height}`, async () => {
      const { meeting } = await ordinary();
      await meeting.act({ type: 'meeting.close' });
      const visitor = await place.visit({ viewport, as: place.server.staff.officer, reducedMotion: 'reduce' });
      await visitor.follow(`/m/${meeting.code}/screen`, 'screen');
      await visitor.page.locator('section.next').waitFor();
      await eventually(() => look(visitor).then(({ pages }) => pages)).toEqual([5]);
      expect(await visitor.page.locator('.rank').allInnerTexts()).toEqual(['1', '2', '3', '4', '5']);
      expect(await visitor.page.locator('ol.rows b').first().innerText()).toMatch(/^12/);
      expect(await visitor.page.locator('aside dl dd').allInnerTexts()).toEqual(['45', '33', '78']);
      expect((await measure(visitor)).cut).toEqual([]);
      if (viewport === PROJECTOR) expect((await look(visitor)).cut).toEqual([]);
    });
  }

  it('E2-75 says on phones too, once it has closed, what mattered most and what happens next', async () => {
    const { meeting } = await ordinary();
    const phone = await place.visit({ viewport: { width: 390, height: 844 } });
    await phone.follow(`/m/${meeting.code}`);
    const results = phone.page.locator('section.results');
    expect(await results.count()).toBe(0);
    await meeting.act({ type: 'meeting.close' });
    await results.waitFor();
    expect(await results.locator('li').count()).toBe(5);
    expect(await results.locator('li').first().innerText()).toContain(LIT);
  });
});
