import { describe, expect, it } from 'vitest';
import { en } from '../../src/lib/i18n/room.en.ts';
import { es } from '../../src/lib/i18n/room.es.ts';
import { Meeting } from './meeting.ts';
import { Phone, Wall } from './pages.ts';
import { eventually, LAPTOP, PROJECTOR, town } from './town.ts';

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

describe('the evening', () => {
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
