import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { Meeting } from './meeting.ts';
import { Wall } from './pages.ts';
import { eventually, PROJECTOR, town, type Visitor } from './town.ts';

/** The screen in the room. */

const place = town();

const LAMP = 'The lamp at the north gate has been out since March';
const CROSSING = 'More time to cross at the school';
const BENCH = 'A bench at the bus stop, for those who cannot stand long';
const LONG = Array.from({ length: 9 }, (_, index) => `${LAMP}, and part ${index}`)
  .join('; ')
  .slice(0, 500);

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 1080, height: 1920 },
] as const;

let meeting: Meeting;

async function open(viewport: { width: number; height: number } = PROJECTOR, as = place.server.staff.officer) {
  const visitor = await place.visit({ viewport, as, reducedMotion: 'reduce' });
  await visitor.follow(`/m/${meeting.code}/screen`, 'screen');
  return { visitor, wall: new Wall(visitor.page) };
}

describe('a screen with a spotlit idea and a timer', () => {
  it('E2-20 comes back from a reload with exactly what was there: the list, the spotlit idea, the timer', async () => {
    meeting = await Meeting.make(place.server);
    const lamp = await meeting.idea(LAMP, { votes: 1 });
    await meeting.idea(CROSSING, { votes: 3 });
    await meeting.idea(BENCH);
    await meeting.act({ type: 'stage.spotlight', ideaId: lamp });
    await meeting.act({ type: 'stage.timer', seconds: 600 });
    const { visitor, wall } = await open();
    const timer = visitor.page.getByRole('timer');
    const look = async () => ({
      lit: await wall.lit.innerText(),
      rows: await wall.rows(),
      label: await timer.locator('.words').innerText(),
    });
    await timer.waitFor();
    const before = await look();
    expect(before.rows.map(({ text }) => text)).toEqual([CROSSING, BENCH]);
    expect(before.lit).toContain(LAMP);

    await visitor.live(() => visitor.page.reload(), 'screen');
    expect(await look()).toEqual(before);
    expect(await timer.locator('b').innerText()).toMatch(/^(10:00|9:\d\d)$/);
  });

  it('E2-21 is blanked by B for the whole room, and shown again; F fills the screen', async () => {
    meeting = await Meeting.make(place.server);
    await meeting.idea(LAMP);
    const [here, there] = [await open(), await open()];
    await here.visitor.page.keyboard.press('b');
    await Promise.all([here.wall.blank.waitFor(), there.wall.blank.waitFor()]);
    expect(await there.wall.rows()).toEqual([]);
    expect(await there.visitor.page.getByText(meeting.code, { exact: true }).count()).toBe(0);
    await here.visitor.page.keyboard.press('b');
    await eventually(() => there.wall.rows()).toEqual([{ text: LAMP, votes: 0 }]);

    const filled = () => here.visitor.page.evaluate(() => document.fullscreenElement !== null);
    await here.visitor.page.keyboard.press('f');
    await eventually(filled).toBe(true);
    await here.visitor.page.keyboard.press('f');
    await eventually(filled).toBe(false);
  });

  it('E2-24 shows nothing that was not approved, and lets nobody command who is not signed in', async () => {
    meeting = await Meeting.make(place.server, { moderation: 'pre' });
    const lamp = await meeting.idea(LAMP);
    await meeting.idea(CROSSING);
    await meeting.act({ type: 'idea.publish', ideaId: lamp });
    const stranger = await place.visit({ viewport: PROJECTOR });
    await stranger.follow(`/m/${meeting.code}/screen`);
    const { visitor, wall } = await open();
    for (const { page } of [visitor, stranger]) {
      await page.getByText(LAMP).waitFor();
      expect(await page.content()).not.toContain(CROSSING);
    }
    await stranger.page.keyboard.press('b');
    await new Wall(stranger.page).blank.waitFor();
    await meeting.idea(BENCH).then((ideaId) => meeting.act({ type: 'idea.publish', ideaId }));
    await eventually(() => wall.rows()).toHaveLength(2);
  });
});

describe('from ten metres', () => {
  const longTexts = async () => {
    meeting = await Meeting.make(place.server, { title: 'What should we work on first, in the evening hours?' });
    const ideaId = await meeting.idea(LONG, { votes: 4 });
    for (const text of [LONG, LAMP, CROSSING, LONG, BENCH]) await meeting.idea(text);
    await meeting.act({ type: 'stage.spotlight', ideaId });
  };

  for (const viewport of SIZES) {
    it(`E2-22 every idea is set at 1/27 of the height or larger, whole lines and rows only: ${viewport.width} × ${viewport.height}`, async () => {
      await longTexts();
      const { visitor } = await open(viewport);
      for (const lit of [true, false]) {
        if (!lit) await meeting.act({ type: 'stage.spotlight', ideaId: null });
        await visitor.page.locator('section.lit').waitFor({ state: lit ? 'visible' : 'detached' });
        const { sizes, cut, smallest } = await measure(visitor);
        expect(sizes.length).toBeGreaterThan(1);
        for (const size of sizes) expect(size).toBeGreaterThanOrEqual(viewport.height / 27);
        expect(cut).toEqual([]);
        // 24 px on a projector of 1080 lines, and as much of any other.
        const lines = Math.min(viewport.height, viewport.width);
        expect(smallest.size, smallest.text).toBeGreaterThanOrEqual((24 * lines) / 1080);
      }
    });
  }

  it('E2-23 the painted QR code is that of the address under which the meeting is joined', async () => {
    meeting = await Meeting.make(place.server);
    await meeting.idea(CROSSING);
    const { visitor } = await open();
    const code = visitor.page.locator('.qr svg');
    const address = await visitor.page.locator('aside .url').innerText();
    const wanted = QRCode.create(`http://${address}/m/${meeting.code}`, { errorCorrectionLevel: 'M' }).modules;
    const painted = await dots(visitor, await code.screenshot(), wanted.size);
    expect(painted).toEqual(Array.from(wanted.data, (dark) => dark === 1));
    await visitor.open(new URL(`http://${address}/m/${meeting.code}`).pathname);
    await visitor.page.getByText(CROSSING).first().waitFor();
  });
});

/** Font sizes of the ideas, rows or lines that are cut in half, and the smallest text on show. */
function measure({ page }: Visitor) {
  return page.evaluate(() => {
    const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
    const ideas = [...document.querySelectorAll('ol.rows > li p, section.lit .text')];
    const list = document.querySelector('ol.rows')?.getBoundingClientRect();
    const rows = [...document.querySelectorAll('ol.rows > li')].map((row) => row.getBoundingClientRect());
    const cut = rows.filter((row) => list && row.left < list.right - 1 && row.bottom > list.bottom + 1);
    const shown = [...document.querySelectorAll('.screen *')].filter(
      (element) =>
        !element.closest('.hidden, svg') &&
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) &&
        element.checkVisibility()
    );
    const smallest = shown
      .map((element) => ({ size: sizeOf(element), text: element.textContent }))
      .reduce((a, b) => (b.size < a.size ? b : a));
    return { sizes: ideas.map(sizeOf), cut: cut.map((row) => row.toJSON() as unknown), smallest };
  });
}

/** What a camera would see: the middle of every module of the code, row by row, dark or not. */
async function dots(visitor: Visitor, png: Buffer, modules: number): Promise<boolean[]> {
  const paper = await visitor.context.newPage();
  return paper.evaluate(
    async ({ source, size }) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const brush = canvas.getContext('2d');
      if (!brush) throw new Error('no canvas');
      brush.drawImage(image, 0, 0);
      const quiet = 4;
      const step = image.width / (size + 2 * quiet);
      return Array.from({ length: size * size }, (_, index) => {
        const [x, y] = [(index % size) + quiet + 0.5, Math.floor(index / size) + quiet + 0.5];
        return (brush.getImageData(Math.floor(x * step), Math.floor(y * step), 1, 1).data[0] ?? 255) < 128;
      });
    },
    { source: `data:image/png;base64,${png.toString('base64')}`, size: modules }
  );
}
