import { describe, expect, it } from 'vitest';
import { en as meetingsWords } from '../../src/lib/i18n/meetings.en.ts';
import { en as staffWords } from '../../src/lib/i18n/staff.en.ts';
import { DEFAULT_POLICY } from '../../src/lib/meeting/policy.ts';
import { call } from '../net/ground.ts';
import { Meeting } from './meeting.ts';
import { Desk, Phone, Wall } from './pages.ts';
import { Server } from './server.ts';
import { eventually, LAPTOP, PHONE, PROJECTOR, town, type Visitor } from './town.ts';

/** Those who run the meeting. */

const place = town();

const LAMP = 'The lamp at the north gate has been out since March';
const SAME = 'The lamp at the north gate is out since March';
const ADVERT = 'Visit our new furniture store, open every day until ten';
const NAMED = 'Loud parties every night, write to neighbor@home.example about it';
const REDACTED = 'Loud parties every night';
const SECRET = 'four words that nobody guesses';

const SIGN_IN = /\/staff\/sign-in\?/;
/** Chromium notes every answer that is not in order, also those that a page asks for on purpose. */
const REFUSED = /the server responded with a status of (401|410|422|429)/;

describe('the console', () => {
  it('E2-30 by keyboard alone a moderator publishes, merges, redacts, declines with a reason, and puts an idea in the light', async () => {
    const meeting = await Meeting.make(place.server, { moderation: 'pre' });
    const { staff } = place.server;
    for (const text of [LAMP, SAME, NAMED, ADVERT]) await meeting.idea(text);
    const [moderator, resident, screen] = await Promise.all([
      place.visit({ viewport: LAPTOP, as: staff.moderator }),
      place.visit(),
      place.visit({ viewport: PROJECTOR, as: staff.officer }),
    ]);
    const { keyboard } = moderator.page;
    const [desk, phone, wall] = [new Desk(moderator.page), new Phone(resident.page), new Wall(screen.page)];
    await moderator.follow(`/staff/m/${meeting.code}`, 'staff');
    await resident.follow(`/m/${meeting.code}`);
    await screen.follow(`/m/${meeting.code}/screen`, 'screen');

    await desk.inFocus(LAMP).waitFor();
    await keyboard.press('p');
    await eventually(() => phone.texts()).toEqual([LAMP]);

    // What is close to it is offered by itself.
    await desk.inFocus(SAME).waitFor();
    await moderator.page.getByRole('button', { name: `${desk.t.verdict.merge}: ${LAMP}` }).waitFor();
    await keyboard.press('m');
    await desk.dialog(desk.t.dialog.mergeTitle).getByText(desk.t.desk.mergeUnited(0)).waitFor();
    await keyboard.press('m');
    await desk.said(desk.t.done.merge).waitFor();
    await desk.pile('decided').getByText('1', { exact: true }).waitFor();

    await desk.inFocus(NAMED).waitFor();
    await keyboard.press('p');
    await desk.dialog(desk.t.contains(['email'])).waitFor();
    await keyboard.press('x');
    const redact = desk.dialog(desk.t.dialog.redactTitle);
    await redact.getByText(desk.t.desk.becomes).waitFor();
    await keyboard.press('e');
    await redact.getByRole('textbox').waitFor();
    await keyboard.press('Control+a');
    await keyboard.type(REDACTED);
    await keyboard.press('Control+Enter');
    await resident.page.getByRole('button', { name: phone.t.fresh(1) }).click();
    await phone.row(REDACTED).getByText(phone.t.redacted).waitFor();

    await desk.inFocus(ADVERT).waitFor();
    await keyboard.press('d');
    const reasons = Object.keys(DEFAULT_POLICY.reasons);
    await desk.dialog(desk.t.dialog.declineTitle).waitFor();
    await keyboard.press(String(reasons.indexOf('advertising') + 1));
    await desk.said(desk.t.done.decline).waitFor();
    await resident.page.getByText(phone.t.policy).click();
    const why = resident.page.locator('details li', { hasText: DEFAULT_POLICY.reasons.advertising });
    await why.getByText(phone.t.declined(1)).waitFor();

    await keyboard.press('ArrowRight');
    await wall.lit.getByText(LAMP).waitFor();
    await resident.page.getByRole('region', { name: phone.t.floor }).getByText(LAMP).waitFor();
    await eventually(() => meeting.board().then(({ texts }) => [...texts].sort())).toEqual([LAMP, REDACTED].sort());
  });

  it('E2-31 offers an officer the screen, and no verdicts', async () => {
    const meeting = await Meeting.make(place.server);
    await meeting.idea(LAMP);
    const officer = await place.visit({ viewport: LAPTOP, as: place.server.staff.officer });
    const desk = new Desk(officer.page);
    await officer.follow(`/staff/m/${meeting.code}`, 'staff');
    await officer.page.getByText(desk.t.officerNote).waitFor();
    await desk.inFocus(LAMP).waitFor();
    expect(await officer.page.getByRole('toolbar').getByRole('button').allInnerTexts()).toEqual([
      expect.stringContaining(desk.t.verdict.spotlight),
    ]);
    await officer.page.keyboard.press('h');
    await officer.page.keyboard.press('b');
    await officer.page.getByRole('button', { name: desk.t.unblank }).waitFor();
    expect((await meeting.board()).texts).toEqual([LAMP]);
  });

  it('E2-32 says so when its session ends elsewhere, and leads back to where it was', async () => {
    const meeting = await Meeting.make(place.server);
    await meeting.idea(LAMP);
    const moderator = await place.visit({ viewport: LAPTOP });
    await signIn(moderator, `/staff/m/${meeting.code}`);
    const desk = new Desk(moderator.page);
    await desk.pile('board').waitFor();
    const cookies = await moderator.context.cookies();
    const session = cookies.find(({ name }) => name === 'of_session');
    const { status } = await call(place.server, 'DELETE', '/api/session', { cookie: `of_session=${session?.value}` });
    expect(status).toBeLessThan(300);
    await moderator.page.waitForURL(SIGN_IN);
    await moderator.page.getByText(staffWords.signIn.expired).waitFor();
    await fill(moderator);
    await moderator.page.waitForURL(`**/staff/m/${meeting.code}`);
    await desk.pile('board').waitFor();
  });
});

describe('signing in', () => {
  it('E2-33 says what is wrong with a wrong password and keeps the e-mail; the right one leads to where one wanted to go', async () => {
    const visitor = await place.visit({ viewport: PHONE, expected: REFUSED });
    const { page } = visitor;
    await visitor.open('/staff/new');
    await page.waitForURL(SIGN_IN);
    await fill(visitor, 'not the password at all');
    await page.getByRole('alert').getByText(staffWords.signIn.wrong).waitFor();
    expect(await page.getByLabel(staffWords.signIn.email).inputValue()).toBe(place.server.staff.moderator.email);
    await fill(visitor);
    await page.waitForURL('**/staff/new');
    await page.getByRole('heading', { name: staffWords.create.title }).waitFor();

    // A meeting, and out again.
    await page.getByLabel(staffWords.create.name).fill('What should we work on first?');
    await page.getByRole('button', { name: staffWords.create.submit }).click();
    await page.waitForURL(/\/staff\/m\/[A-Z0-9]+$/);
    await visitor.open('/staff');
    await page.getByRole('button', { name: staffWords.signOut }).click();
    await page.waitForURL('**/staff/sign-in');
    await visitor.open('/staff');
    await page.waitForURL(SIGN_IN);
  });

  it('E2-34 the link of the first start makes the first admin, once', async () => {
    const server = await Server.start({ fresh: true });
    try {
      const visitor = await place.visit({ viewport: LAPTOP, at: server.url, expected: REFUSED });
      const { page } = visitor;
      const path = new URL(server.setupLink ?? '').pathname;
      const t = staffWords.setup;
      await visitor.open(path);
      await page.getByLabel(staffWords.signIn.email).fill('first@station.example');
      await page.getByLabel(t.name).fill('First');
      await page.getByLabel(t.password, { exact: true }).fill(SECRET);
      await page.getByRole('button', { name: t.submit }).click();
      await page.waitForURL('**/staff');
      await page.getByRole('heading', { name: meetingsWords.home.teachTitle }).waitFor();
      await page.getByText(staffWords.role.admin, { exact: true }).waitFor();
      await visitor.context.clearCookies();
      await visitor.open(path);
      await page.getByText(t.used).waitFor();
      expect(await page.getByLabel(t.password, { exact: true }).count()).toBe(0);
    } finally {
      await server.end();
    }
  });
});

async function signIn(visitor: Visitor, path: string): Promise<void> {
  await visitor.open(path);
  await visitor.page.waitForURL(SIGN_IN);
  await fill(visitor);
  await visitor.page.waitForURL(`**${path}`);
}

async function fill({ page }: Visitor, password = place.server.staff.moderator.password): Promise<void> {
  const t = staffWords.signIn;
  await page.getByLabel(t.email).fill(place.server.staff.moderator.email);
  await page.getByLabel(t.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: t.submit, exact: true }).click();
}
