import { describe, expect, it } from 'vitest';
import { en } from '../../src/lib/i18n/room.en.ts';
import { es } from '../../src/lib/i18n/room.es.ts';
import { Meeting } from './meeting.ts';
import { Phone, Wall } from './pages.ts';
import { eventually, LAPTOP, NO_NETWORK, PHONE, PROJECTOR, town } from './town.ts';

/** Those who run the room. */

const place = town();

const LAMP = 'The lamp at the north gate has been out since March';
const TRASH = 'Trash bags lie on the sidewalk for days';
const WORD = 'Take the lady at the back next';
const PLAN = [
  { id: 'ideas', name: '', minutes: 30, opens: 'ideas' },
  { id: 'votes', name: 'What matters most', minutes: 15, opens: 'votes' },
];

/** A live meeting with two ideas, the first with more votes. */
async function running(change: object = {}): Promise<Meeting> {
  const meeting = await Meeting.make(place.server, change);
  await meeting.idea(LAMP, { votes: 2 });
  await meeting.idea(TRASH, { votes: 1 });
  return meeting;
}

describe('the remote for a phone', () => {
  it('E2-130 with one thumb an officer goes through the ideas, blanks the screen and shows it again, and gives time to speak', async () => {
    const meeting = await running();
    const { officer } = place.server.staff;
    const [hand, projector] = await Promise.all([
      place.visit({ viewport: PHONE, as: officer }),
      place.visit({ viewport: PROJECTOR, as: officer }),
    ]);
    const wall = new Wall(projector.page);
    await hand.follow(`/staff/m/${meeting.code}/remote`, 'staff');
    await projector.follow(`/m/${meeting.code}/screen`, 'screen');
    const press = (name: string) => hand.page.getByRole('button', { name, exact: true }).tap();
    const floor = hand.page.getByRole('region', { name: en.remote.onScreen });

    await press(en.remote.first);
    await wall.lit.getByText(LAMP).waitFor();
    await floor.getByText(TRASH).waitFor();
    await press(en.remote.next);
    await wall.lit.getByText(TRASH).waitFor();
    await press(en.remote.previous);
    await wall.lit.getByText(LAMP).waitFor();
    await press(en.remote.blank);
    await wall.blank.waitFor();
    await hand.page.getByText(en.remote.isBlank).waitFor();
    await press(en.remote.unblank);
    await wall.lit.getByText(LAMP).waitFor();
    await press(`${en.remote.start}: ${en.minutes(2)}`);
    await projector.page.getByRole('timer').waitFor();
    await press(en.remote.stop);
    await projector.page.getByRole('timer').waitFor({ state: 'detached' });
    // Every key is large enough for a thumb.
    const boxes = await hand.page
      .locator('.keys button')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.min(...boxes)).toBeGreaterThanOrEqual(56);
  });

  it('E2-131 what is pressed without a connection is dropped in time, and told; nothing of it happens later', async () => {
    const meeting = await running();
    const hand = await place.visit({ as: place.server.staff.officer, expected: NO_NETWORK });
    await hand.follow(`/staff/m/${meeting.code}/remote`, 'staff');
    await hand.context.setOffline(true);
    await hand.page.evaluate(() => window.dispatchEvent(new Event('offline')));
    place.server.suspend();
    await hand.page.getByRole('button', { name: en.remote.blank }).tap();
    await hand.page.getByText(en.line.dropped(en.remote.blank)).waitFor();
    place.server.resume();
    await hand.context.setOffline(false);
    await hand.page.getByRole('button', { name: en.line.dismiss }).tap();
    await hand.live(() => hand.page.reload(), 'staff');
    expect(await hand.page.getByText(en.remote.isBlank).count()).toBe(0);
  });

  it('E2-132 closing votes is asked about first; a resident reads plainly what is open', async () => {
    const meeting = await running();
    const [hand, resident] = await Promise.all([place.visit({ as: place.server.staff.officer }), place.visit()]);
    const phone = new Phone(resident.page);
    await hand.follow(`/staff/m/${meeting.code}/remote`, 'staff');
    await resident.follow(`/m/${meeting.code}`);
    const { page } = hand;
    await page.getByRole('button', { name: en.doors.turnOff.ideas }).tap();
    const dialog = page.getByRole('dialog', { name: en.doors.askOff.ideas });
    await dialog.getByRole('button', { name: en.doors.turnOff.ideas }).tap();
    await resident.page.getByText(phone.t.phase.live).waitFor();
    await phone.vote(LAMP).tap();
    await eventually(() => phone.votes(LAMP)).toBe(3);
    await page.getByRole('button', { name: en.doors.turnOff.votes }).tap();
    await page.getByRole('dialog').getByRole('button', { name: en.doors.turnOff.votes }).tap();
    await resident.page.getByText(phone.t.phase.paused).waitFor();
    await eventually(async () => (await meeting.board()).votes[await meeting.idOf(LAMP)]).toBe(3);
  });
});

describe('the evening', () => {
  it('E2-133 by keyboard alone a commander plans it, and its parts are seen on the screen and by residents', async () => {
    const meeting = await running();
    const [desk, projector, resident] = await Promise.all([
      place.visit({ viewport: LAPTOP, as: place.server.staff.commander }),
      place.visit({ viewport: PROJECTOR, as: place.server.staff.officer }),
      place.visit(),
    ]);
    await desk.open(`/staff/m/${meeting.code}/plan`);
    const { page } = desk;
    const use = page.getByRole('button', { name: en.edit.useUsual });
    await use.and(page.locator(':enabled')).waitFor();
    await use.focus();
    await page.keyboard.press('Enter');
    await eventually(() => page.locator('li').count()).toBe(4);
    // The first part has the focus: its name is what is typed.
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Good evening');
    await page.getByRole('button', { name: en.edit.save }).focus();
    await desk.live(() => page.keyboard.press('Enter'), 'staff');
    await projector.follow(`/m/${meeting.code}/screen`, 'screen');
    await resident.follow(`/m/${meeting.code}`);

    await page.getByRole('button', { name: en.plan.begin('Good evening') }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: en.plan.beginTitle('Good evening') });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: en.plan.begin('Good evening') }).focus();
    await page.keyboard.press('Enter');
    await projector.page.getByText('Good evening').waitFor();
    await projector.page.getByRole('timer').waitFor();
    await resident.page.getByText(/Good evening · (10|9)/).waitFor();
    await resident.page.getByText(new Phone(resident.page).t.phase.paused).waitFor();
  });

  it('E2-134 what the moderators say to the stage is there, and nowhere else', async () => {
    const meeting = await running({ plan: PLAN });
    const { staff } = place.server;
    const [speaker, projector, resident, moderator] = await Promise.all([
      place.visit({ as: staff.officer, lang: 'es' }),
      place.visit({ viewport: PROJECTOR, as: staff.officer }),
      place.visit(),
      place.visit({ viewport: LAPTOP, as: staff.moderator }),
    ]);
    await speaker.follow(`/staff/m/${meeting.code}/stage`, 'staff');
    await projector.follow(`/m/${meeting.code}/screen`, 'screen');
    await resident.follow(`/m/${meeting.code}`);
    await moderator.follow(`/staff/m/${meeting.code}`, 'staff');
    await moderator.page.getByRole('textbox', { name: en.note.label }).focus();
    await moderator.page.keyboard.type(WORD);
    await moderator.page.keyboard.press('Enter');
    await speaker.page.getByText(WORD).waitFor();
    await speaker.page.getByText(es.stage.word).waitFor();
    await meeting.act({ type: 'stage.spotlight', ideaId: await meeting.idOf(LAMP) });
    await new Wall(projector.page).lit.getByText(LAMP).waitFor();
    await speaker.page.getByRole('region', { name: es.stage.now }).getByText(LAMP).waitFor();
    await speaker.page.getByRole('region', { name: es.stage.next }).getByText(TRASH).waitFor();
    await resident.page.getByRole('region', { name: new Phone(resident.page).t.floor }).waitFor();
    for (const { page } of [projector, resident]) expect(await page.content()).not.toContain(WORD);
  });

  it('E2-135 by keyboard alone ideas are taken down one after another, with what is on the board already beside them', async () => {
    const meeting = await running({ zips: ['10453'] });
    const scribe = await place.visit({ viewport: LAPTOP, as: place.server.staff.officer });
    await scribe.follow(`/staff/m/${meeting.code}/scribe`, 'staff');
    const { keyboard } = scribe.page;
    await eventually(() => scribe.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await keyboard.type('The lamp at the north gate is out');
    await scribe.page.getByRole('region', { name: en.scribe.similar }).getByText(LAMP).waitFor();
    await keyboard.press('Escape');
    await keyboard.type('A bench at the bus stop');
    await keyboard.press('Enter');
    await keyboard.type('A clock at the station');
    await keyboard.press('Enter');
    await scribe.page.getByText(en.scribe.taken(2)).waitFor();
    await eventually(async () => [...(await meeting.board()).texts].sort()).toEqual(
      ['A bench at the bus stop', 'A clock at the station', LAMP, TRASH].sort()
    );
    const resident = await place.visit();
    const phone = new Phone(resident.page);
    await resident.follow(`/m/${meeting.code}`);
    await phone.row('A bench at the bus stop').getByText(phone.t.scribe).waitFor();
  });
});
