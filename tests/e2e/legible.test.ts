import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { contrasts, dots, measure } from './eyes.ts';
import { Meeting } from './meeting.ts';
import { Wall } from './pages.ts';
import { eventually, PROJECTOR, town } from './town.ts';

/** The screen in the room, from ten metres. */

const place = town();

const LAMP = 'The lamp at the north gate has been out since March';
const CROSSING = 'More time to cross at the school';
const BENCH = 'A bench at the bus stop, for those who cannot stand long';
const LONG = Array.from({ length: 9 }, (_, index) => `${LAMP}, and part ${index}`)
  .join('; ')
  .slice(0, 500);
const ANSWER =
  'The lamps are on order and will be put up in the first week of next month; until then we pass twice a night.';

const SIZES = [
  PROJECTOR,
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 800, height: 600 },
  { width: 1080, height: 1920 },
  { width: 3840, height: 2160 },
] as const;
const named = ({ width, height }: (typeof SIZES)[number]) => `${width} × ${height}`;

async function open(meeting: Meeting, viewport: (typeof SIZES)[number] = PROJECTOR) {
  const visitor = await place.visit({ viewport, as: place.server.staff.officer, reducedMotion: 'reduce' });
  await visitor.follow(`/m/${meeting.code}/screen`, 'screen');
  return { visitor, page: visitor.page, wall: new Wall(visitor.page) };
}

const MODES = ['list', 'single', 'split'] as const;

describe('from ten metres', () => {
  for (const viewport of SIZES) {
    it(`E2-22 every idea is set at 1/27 of the height or larger, whole lines and rows only, in every mode: ${named(viewport)}`, async () => {
      const title = 'What should we work on first, in the evening hours?';
      const meeting = await Meeting.make(place.server, { title });
      const long = await meeting.idea(LONG, { votes: 4 });
      const short = await meeting.idea(CROSSING);
      for (const text of [LONG, LAMP, LONG, BENCH]) await meeting.idea(text);
      await meeting.act({ type: 'idea.reply', ideaId: short, text: ANSWER });
      const { visitor, page } = await open(meeting, viewport);
      for (const mode of MODES) {
        await meeting.act({ type: 'stage.show', mode });
        for (const [ideaId, text] of [[long, LONG] as const, [short, CROSSING] as const, [null, ''] as const]) {
          await meeting.act({ type: 'stage.spotlight', ideaId });
          const lit = page.locator('section.lit[data-fitted]');
          await (ideaId
            ? lit.getByText(text).waitFor()
            : page.getByText('On the floor').waitFor({ state: 'detached' }));
          const where = `${mode}, ${text.slice(0, 20)}`;
          // What turns out too long for its place gets another one in the next frame.
          await eventually(() => measure(visitor).then(({ cut }) => cut), where).toEqual([]);
          const { sizes, smallest } = await measure(visitor);
          expect(sizes.length, where).toBeGreaterThan(0);
          for (const size of sizes) expect(size, where).toBeGreaterThanOrEqual(viewport.height / 27);
          // 24 px on a projector of 1080 lines, and as much of any other.
          const lines = Math.min(viewport.height, viewport.width);
          expect(smallest.size, `${where}: ${smallest.text}`).toBeGreaterThanOrEqual((24 * lines) / 1080);
        }
      }
    });
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`E2-25 every text stands out from what is behind it by 7 to 1: ${colorScheme}`, async () => {
      const meeting = await Meeting.make(place.server, { area: 'Elm Park', ballot: 'room' });
      const lamp = await meeting.idea(LAMP, { votes: 2 });
      const bench = await meeting.idea(BENCH, { votes: 1 });
      await meeting.idea(CROSSING);
      await meeting.act({ type: 'idea.screen', ideaId: bench, reason: 'not-police', referTo: 'sanitation' });
      await meeting.act({ type: 'idea.reply', ideaId: lamp, text: ANSWER });
      const { visitor, page } = await open(meeting);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const faint = async () => (await contrasts(visitor)).filter(({ contrast }) => contrast < 7);
      await page.locator('ol.rows small').first().waitFor();
      expect(await faint(), 'list').toEqual([]);

      await meeting.act({ type: 'stage.spotlight', ideaId: lamp });
      await meeting.act({ type: 'stage.timer', seconds: 3 });
      await page.getByText(new Wall(page).t.timeIsUp).waitFor();
      expect(await faint(), 'one of them lit, its time up').toEqual([]);

      await meeting.act({ type: 'stage.spotlight', ideaId: null });
      await meeting.act({ type: 'meeting.configure', settings: { closesAt: Date.now() + 8_000 } });
      await page.locator('.last').waitFor();
      expect(await faint(), 'the last minute').toEqual([]);
      await page.getByText(new Wall(page).t.whatNext).waitFor();
      expect(await faint(), 'the closing card').toEqual([]);
    });
  }
});

describe('the QR code', () => {
  it('E2-23 is that of the address under which the meeting is joined', async () => {
    const meeting = await Meeting.make(place.server);
    await meeting.idea(CROSSING);
    const { visitor, page } = await open(meeting);
    const address = await page.locator('aside .url').innerText();
    const wanted = QRCode.create(`http://${address}/m/${meeting.code}`, { errorCorrectionLevel: 'M' }).modules;
    const { painted } = await dots(visitor, wanted.size);
    expect(painted).toEqual(Array.from(wanted.data, (dark) => dark === 1));
    await visitor.open(new URL(`http://${address}/m/${meeting.code}`).pathname);
    await page.getByText(CROSSING).first().waitFor();
  });

  for (const viewport of SIZES) {
    it(`E2-26 is painted with three pixels or more to a dot and white all around, also with the room's code in it: ${named(viewport)}`, async () => {
      for (const ballot of ['open', 'room'] as const) {
        const meeting = await Meeting.make(place.server, { ballot });
        await meeting.idea(CROSSING);
        const { visitor, page } = await open(meeting, viewport);
        const address = `http://${await page.locator('aside .url').innerText()}/m/${meeting.code}`;
        // The room's code changes every minute: the one on show when the picture was taken.
        const shown = async () => {
          const room = ballot === 'room' ? (await page.locator('.room .digits').innerText()).replace(/\D/g, '') : '';
          const text = room === '' ? address : `${address}?room=${room}`;
          const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
          const { painted, ...seen } = await dots(visitor, size);
          return { ...seen, wrong: painted.filter((dark, at) => dark !== (data[at] === 1)).length };
        };
        await eventually(shown).toMatchObject({ wrong: 0, quiet: true });
        expect((await shown()).pixels).toBeGreaterThanOrEqual(3);
        await visitor.context.close();
      }
    });
  }
});
