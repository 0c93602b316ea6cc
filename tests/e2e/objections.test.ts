import { describe, expect, it } from 'vitest';
import { es as consoleEs } from '../../src/lib/i18n/console.es.ts';
import { en as consoleEn } from '../../src/lib/i18n/console.en.ts';
import { en as staffEn } from '../../src/lib/i18n/staff.en.ts';
import { DEFAULT_POLICY } from '../../src/lib/meeting/policy.ts';
import { call, command } from '../net/ground.ts';
import { Meeting } from './meeting.ts';
import { Desk, Phone, Wall } from './pages.ts';
import { eventually, LAPTOP, PROJECTOR, town } from './town.ts';

/** What residents object to, how staff hears of it, and what else only staff can say. */

const place = town();
const LAMP = 'The lamp at the north gate has been out since March';
const BENCH = 'A bench at the bus stop on Alder';
const QUIET = 'Someone is bleeding at the corner, right now';
const [REASON = ''] = Object.keys(DEFAULT_POLICY.reasons);

describe.each(['en', 'es'] as const)('what residents object to, in %s', (lang) => {
  it('E2-80 comes before the moderator first, is settled by one key, and its outcome is told to who asked', async () => {
    const meeting = await Meeting.make(place.server, { moderation: 'pre' });
    const [author, moderator] = await Promise.all([
      place.visit({ lang }),
      place.visit({ lang, viewport: LAPTOP, as: place.server.staff.moderator }),
    ]);
    const [phone, desk] = [new Phone(author.page, lang), new Desk(moderator.page, lang)];
    const objections = (lang === 'es' ? consoleEs : consoleEn).objections;
    await author.follow(`/m/${meeting.code}`);
    await phone.write(LAMP);
    await phone.standing(LAMP, phone.voice.own.state.waiting).waitFor();
    await meeting.act({ type: 'idea.screen', ideaId: await meeting.idOf(LAMP), reason: REASON });
    await author.page.getByRole('button', { name: phone.voice.own.object }).click();
    await author.page.getByRole('textbox', { name: phone.voice.appeal.label }).fill('It is the lamp at the school');
    await author.page.getByRole('button', { name: phone.voice.appeal.send, exact: true }).click();
    await author.page.getByText(phone.voice.own.appeal.waiting).waitFor();
    await meeting.idea(QUIET);
    const bench = await meeting.idea(BENCH);
    await meeting.act({ type: 'idea.publish', ideaId: bench });
    const neighbour = await meeting.resident();
    await command(neighbour, { type: 'idea.flag', ideaId: bench, reason: 'other' });

    await moderator.follow(`/staff/m/${meeting.code}`, 'staff');
    // What cannot wait, then the appeal, then the report.
    await eventually(() => moderator.page.getByRole('option').locator('p').allTextContents()).toEqual([
      QUIET,
      LAMP,
      BENCH,
    ]);
    const { keyboard } = moderator.page;
    await desk.inFocus(QUIET).waitFor();
    await keyboard.press('j');
    await desk.inFocus(LAMP).waitFor();
    await moderator.page.getByText('It is the lamp at the school').waitFor();
    await keyboard.press('p');
    await author.page.getByText(phone.voice.own.appeal.granted).waitFor();
    await desk.inFocus(BENCH).waitFor();
    await moderator.page.getByText(objections.reportedFor(1, 'other')).waitFor();
    await desk.verdict(objections.keep).click();
    await eventually(() => moderator.page.getByRole('option').locator('p').allTextContents()).toEqual([QUIET]);
    await eventually(async () => [...(await meeting.board()).texts].sort()).toEqual([BENCH, LAMP].sort());
  });
});

it('RS-25 who reported an idea comes back to where it stands, which says so, and cannot report it again', async () => {
  const meeting = await Meeting.make(place.server);
  await meeting.idea(LAMP);
  const visitor = await place.visit();
  const { page } = visitor;
  const phone = new Phone(page);
  await visitor.follow(`/m/${meeting.code}`);
  await phone.row(LAMP).getByRole('button', { name: phone.t.flag }).press('Enter');
  const dialog = page.getByRole('dialog', { name: phone.voice.flag.title });
  await dialog.getByRole('radio').first().check();
  await dialog.getByRole('button', { name: phone.voice.flag.send }).press('Enter');
  const said = phone.row(LAMP).getByRole('button', { name: phone.t.flagged });
  await said.waitFor();
  await eventually(() => said.evaluate((button) => document.activeElement === button)).toBe(true);
  expect(await said.getAttribute('aria-disabled')).toBe('true');
});

it('RS-19 what is typed into an appeal is there again after a reload', async () => {
  const meeting = await Meeting.make(place.server, { moderation: 'pre' });
  const author = await place.visit();
  const phone = new Phone(author.page);
  const field = author.page.getByRole('textbox', { name: phone.voice.appeal.label });
  await author.follow(`/m/${meeting.code}`);
  await phone.write(LAMP);
  await phone.standing(LAMP, phone.voice.own.state.waiting).waitFor();
  await meeting.act({ type: 'idea.screen', ideaId: await meeting.idOf(LAMP), reason: REASON });
  await author.page.getByRole('button', { name: phone.voice.own.object }).click();
  await field.fill('It is the lamp at the school');
  await author.follow(`/m/${meeting.code}`);
  await phone.tab('yours').click();
  await author.page.getByRole('button', { name: phone.voice.own.object }).click();
  expect(await field.inputValue()).toBe('It is the lamp at the school');
});

it('E2-81 a moderator says an idea in the other language; the screen says it so too', async () => {
  const meeting = await Meeting.make(place.server);
  await meeting.idea(LAMP);
  const said = 'La lámpara de la puerta norte está apagada desde marzo';
  const [moderator, screen] = await Promise.all([
    place.visit({ viewport: LAPTOP, as: place.server.staff.moderator }),
    place.visit({ viewport: PROJECTOR, as: place.server.staff.officer }),
  ]);
  const desk = new Desk(moderator.page);
  await moderator.follow(`/staff/m/${meeting.code}`, 'staff');
  await screen.follow(`/m/${meeting.code}/screen`, 'screen');
  await desk.pile('board').click();
  await desk.inFocus(LAMP).waitFor();
  await moderator.page.keyboard.press('e');
  const dialog = desk.dialog(desk.t.dialog.translateTitle('Spanish'));
  await dialog.getByRole('textbox').fill(said);
  await moderator.page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'hidden' });
  const resident = await place.visit({ lang: 'es' });
  await resident.follow(`/m/${meeting.code}`);
  await meeting.act({ type: 'stage.spotlight', ideaId: await meeting.idOf(LAMP) });
  // Where it is listed, and where it is on the floor.
  await eventually(() => resident.page.getByText(said).count()).toBe(2);
  await meeting.act({ type: 'stage.spotlight', ideaId: null });
  await meeting.act({ type: 'stage.show', language: 'es' });
  await eventually(() => new Wall(screen.page).rows().then((rows) => rows.map(({ text }) => text.trim()))).toEqual([
    said,
  ]);
});

it('E2-82 a commander changes the settings while the meeting is on, and nothing that was typed is lost over a mistake', async () => {
  const meeting = await Meeting.make(place.server);
  await meeting.idea(LAMP);
  const [commander, resident] = await Promise.all([
    place.visit({
      viewport: LAPTOP,
      as: place.server.staff.commander,
      expected: /the server responded with a status of 4\d\d/,
    }),
    place.visit(),
  ]);
  const { page } = commander;
  const t = staffEn.create;
  await resident.follow(`/m/${meeting.code}`);
  await commander.follow(`/staff/m/${meeting.code}`, 'staff');
  await page.getByRole('link', { name: consoleEn.settings }).click();
  await page.getByRole('textbox', { name: t.votes }).fill('three');
  await page.getByRole('radio', { name: t.ballotRoom }).check();
  await page.getByRole('textbox', { name: t.tips }).fill('555-0100');
  await page.getByRole('button', { name: staffEn.settings.submit }).click();
  await page.getByText(t.wrong.votesPerResident).waitFor();
  expect(await page.getByRole('textbox', { name: t.tips }).inputValue()).toBe('555-0100');
  await page.getByRole('textbox', { name: t.votes }).fill('3');
  await page.getByRole('button', { name: staffEn.settings.submit }).click();
  await page.waitForURL(`**/staff/m/${meeting.code}`);
  const { body } = await call(place.server, 'GET', `/api/meetings/${meeting.code}`);
  expect(body).toMatchObject({ meeting: { votesPerResident: 3, ballot: 'room', moderation: 'post' } });
  await resident.page.getByText(new Phone(resident.page).t.votesLeft(3, 3)).first().waitFor();
});
