import { describe, expect, it } from 'vitest';
import { Meeting } from './meeting.ts';
import { Wall } from './pages.ts';
import { eventually, PROJECTOR, town } from './town.ts';

/** The screen in the room. */

const place = town();

const LAMP = 'The lamp at the north gate has been out since March';
const CROSSING = 'More time to cross at the school';
const BENCH = 'A bench at the bus stop, for those who cannot stand long';
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
