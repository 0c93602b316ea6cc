import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Lang } from '../../src/lib/i18n/languages.ts';
import { en as peopleEn } from '../../src/lib/i18n/people.en.ts';
import { es as peopleEs } from '../../src/lib/i18n/people.es.ts';
import { en as staffEn } from '../../src/lib/i18n/staff.en.ts';
import { es as staffEs } from '../../src/lib/i18n/staff.es.ts';
import { PASSWORD } from '../net/ground.ts';
import { codeAt } from '../net/people-ground.ts';
import { Meeting } from './meeting.ts';
import { LAPTOP, town } from './town.ts';

/** How people come in, by keyboard alone. */

const place = town();
const WORDS = { en: { p: peopleEn, s: staffEn }, es: { p: peopleEs, s: staffEs } } as const;
/** Chromium notes every answer that is not in order, also those that a page asks for on purpose. */
const REFUSED = /the server responded with a status of (400|401|409|410|429)/;

/** Tabs until it is there, and presses Enter, once the page listens. */
async function press(page: Page, target: Locator): Promise<void> {
  await page.locator('html[data-awake]').waitFor({ state: 'attached' });
  await reach(page, target);
  await page.keyboard.press('Enter');
}
async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let steps = 0; steps < 80; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not get to ${String(target)}`);
}
async function type(page: Page, field: Locator, text: string): Promise<void> {
  await reach(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}
async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** The key that the page shows to type by hand. */
const keyOn = async (page: Page): Promise<string> => (await page.locator('.key').innerText()).replace(/\s/g, '');

async function setUpFactor(
  page: Page,
  lang: Lang
): Promise<{ readonly secret: string; readonly codes: readonly string[] }> {
  const { factor } = WORDS[lang].p;
  const secret = await keyOn(page);
  await clean(page);
  await type(page, page.getByLabel(factor.passwordAsk), PASSWORD);
  await type(page, page.getByLabel(factor.code), codeAt(secret, Date.now()));
  await page.keyboard.press('Enter');
  const list = page.getByRole('list', { name: factor.codesTitle });
  await list.waitFor();
  await clean(page);
  const codes = await list.getByRole('listitem').allInnerTexts();
  await press(page, page.getByRole('link', { name: factor.kept }));
  return { secret, codes };
}

describe.each(LANGUAGES)('people, in %s', (lang) => {
  const { p, s } = WORDS[lang];
  const name = `Newcomer ${lang}`;
  const email = `newcomer-${lang}@station.example`;

  it('E2-150 an admin invites somebody, who sets a password, a second factor, and comes in with both', async () => {
    const admin = await place.visit({ viewport: LAPTOP, lang, as: place.server.staff.admin });
    await admin.open('/staff');
    await press(admin.page, admin.page.getByRole('link', { name: s.nav.people }));
    await admin.page.getByRole('heading', { name: p.people.title, level: 1 }).waitFor();
    await clean(admin.page);
    await press(admin.page, admin.page.getByRole('button', { name: p.people.invite }));
    const dialog = admin.page.getByRole('dialog', { name: p.people.invite });
    await type(admin.page, dialog.getByLabel(p.people.name, { exact: true }), name);
    await type(admin.page, dialog.getByLabel(p.people.email), email);
    await clean(admin.page);
    await press(admin.page, dialog.getByRole('button', { name: p.people.send }));
    const link = admin.page.getByRole('dialog', { name: p.people.linkTitle(name) });
    const address = await link.getByLabel(p.people.link, { exact: true }).inputValue();
    await clean(admin.page);
    await admin.page.keyboard.press('Escape');
    await admin.page.getByRole('listitem').filter({ hasText: email }).getByText(p.people.state.invited).waitFor();

    const person = await place.visit({ viewport: LAPTOP, lang, expected: REFUSED });
    await person.page.goto(address);
    await person.page.getByText(name).waitFor();
    await clean(person.page);
    await type(person.page, person.page.getByLabel(s.signIn.password, { exact: true }), PASSWORD);
    await person.page.keyboard.press('Enter');
    await press(person.page, person.page.getByRole('link', { name: s.nav.account }));
    await person.page.getByRole('heading', { name: p.account.title, level: 1 }).waitFor();
    await clean(person.page);
    await press(person.page, person.page.getByRole('link', { name: p.account.factorSet }));
    const { codes } = await setUpFactor(person.page, lang);
    expect(codes).toHaveLength(10);
    await person.page.getByText(p.account.codesLeft(10)).waitFor();
    await press(person.page, person.page.getByRole('button', { name: s.signOut }));
    await type(person.page, person.page.getByLabel(s.signIn.email), email);
    await type(person.page, person.page.getByLabel(s.signIn.password, { exact: true }), PASSWORD);
    await person.page.keyboard.press('Enter');
    // The field that is asked for has the keyboard already.
    await person.page.getByLabel(s.signIn.code).waitFor();
    await clean(person.page);
    await type(person.page, person.page.getByLabel(s.signIn.code), 'nothing');
    await person.page.keyboard.press('Enter');
    await person.page.getByText(s.signIn.codeWrong).waitFor();
    await type(person.page, person.page.getByLabel(s.signIn.code), codes[0] ?? '');
    await person.page.keyboard.press('Enter');
    await person.page.getByRole('heading', { name: s.list.title, level: 1 }).waitFor();

    // E2-151: a link that was used says so before anything is typed.
    const late = await place.visit({ lang });
    await late.page.goto(address);
    await late.page.getByText(s.setup.used).waitFor();
    expect(await late.page.getByLabel(s.signIn.password, { exact: true }).count()).toBe(0);
  });

  it('E2-152 an admin gives a role in one meeting, resets, disables; the last admin is kept', async () => {
    const meeting = await Meeting.make(place.server);
    const admin = await place.visit({ viewport: LAPTOP, lang, as: place.server.staff.admin, expected: REFUSED });
    const { page } = admin;
    await admin.open('/staff/people');
    const change = (who: string) =>
      press(page, page.getByRole('button', { name: p.people.changeOf(who), exact: true }));
    await change('The officer');
    const dialog = page.getByRole('dialog', { name: 'The officer' });
    await dialog.getByRole('combobox', { name: p.people.meeting }).selectOption(meeting.code);
    await clean(page);
    await press(page, dialog.getByRole('button', { name: p.people.assign }));
    const given = dialog.getByRole('listitem').filter({ hasText: meeting.code });
    await given.waitFor();
    await press(page, given.getByRole('button'));
    await given.waitFor({ state: 'detached' });
    // Whoever has no password (any more) gets another link at once.
    if (lang === 'en') {
      await press(page, dialog.getByRole('button', { name: p.people.reset }));
      await press(page, dialog.getByRole('button', { name: p.people.resetDo }));
    } else await press(page, dialog.getByRole('button', { name: p.people.newLink }));
    await page.getByRole('dialog', { name: p.people.linkTitle('The officer') }).waitFor();
    await page.keyboard.press('Escape');
    await change('The commander');
    const other = page.getByRole('dialog', { name: 'The commander' });
    await press(page, other.getByRole('button', { name: p.people.disable }));
    await press(page, other.getByRole('button', { name: p.people.disable }));
    await page.getByText(p.people.state.disabled).waitFor();
    await change('The commander');
    await press(page, page.getByRole('dialog').getByRole('button', { name: p.people.enable }));
    await page.getByText(p.people.state.disabled).waitFor({ state: 'detached' });
    await change('The admin');
    await press(page, page.getByRole('dialog').getByRole('button', { name: p.people.disable }));
    await press(page, page.getByRole('dialog').getByRole('button', { name: p.people.disable }));
    await page
      .getByRole('alert')
      .getByText(p.people.problem['last-admin'] ?? '')
      .waitFor();
  });

  it('E2-153 somebody sees where they are signed in, names it, and ends another', async () => {
    const { moderator } = place.server.staff;
    const [here, there] = [
      await place.visit({ viewport: LAPTOP, lang, as: moderator }),
      await place.visit({ lang, expected: REFUSED }),
    ];
    await there.open('/staff/sign-in');
    await type(there.page, there.page.getByLabel(s.signIn.email), moderator.email);
    await type(there.page, there.page.getByLabel(s.signIn.password, { exact: true }), PASSWORD);
    await there.page.keyboard.press('Enter');
    await there.page.getByRole('heading', { name: s.list.title, level: 1 }).waitFor();
    const { page } = here;
    await here.open('/staff/account');
    await press(page, page.getByRole('button', { name: p.account.nameOf(p.account.device.computer) }));
    await type(page, page.getByLabel(p.account.nameLabel), 'Hall tablet');
    await page.keyboard.press('Enter');
    await press(page, page.getByRole('button', { name: p.account.endOf('Hall tablet') }));
    await page.getByText(p.account.ended).waitFor();
    await page.getByText('Hall tablet').waitFor({ state: 'detached' });
    await there.page.reload();
    await there.page.getByRole('heading', { name: s.signIn.title, level: 1 }).waitFor();
  });
});

describe.each(LANGUAGES)('a second factor that is there, in %s', (lang) => {
  it('E2-190 is turned off with the password and a code, and a wrong code is said at its field', async () => {
    const { p } = WORDS[lang];
    const visitor = await place.visit({
      viewport: LAPTOP,
      as: place.server.staff.moderator,
      lang,
      expected: /status of 401/,
    });
    const { page } = visitor;
    await visitor.open('/staff/account/second-factor');
    const { codes } = await setUpFactor(page, lang);
    await press(page, page.getByRole('button', { name: p.account.turnOff }));
    const dialog = page.getByRole('dialog');
    await type(page, dialog.getByLabel(p.account.passwordAsk), PASSWORD);
    await type(page, dialog.getByLabel(p.account.codeAsk), 'nothing');
    await page.keyboard.press('Enter');
    await dialog.getByText(p.account.problem['bad-code'] ?? '').waitFor();
    await clean(page);
    await type(page, dialog.getByLabel(p.account.codeAsk), codes[0] ?? '');
    await page.keyboard.press('Enter');
    await page.getByText(p.account.factorOff).waitFor();
  });
});

describe('a second factor for everybody', () => {
  it('E2-154 who has none is led to set it up, and goes on from there', async () => {
    const { p, s } = WORDS.en;
    const { staff } = place.server;
    const admin = await place.visit({ viewport: LAPTOP, as: staff.admin });
    await admin.open('/staff/account/second-factor');
    await setUpFactor(admin.page, 'en');
    await admin.open('/staff/people');
    await press(admin.page, admin.page.getByRole('button', { name: p.people.requireDo }));
    await press(admin.page, admin.page.getByRole('dialog').getByRole('button', { name: p.people.requireDo }));
    await admin.page.getByText(p.people.requireOn).waitFor();
    const person = await place.visit({ viewport: LAPTOP, as: staff.moderator });
    await person.open('/staff');
    await person.page.getByText(p.factor.forced).waitFor();
    await setUpFactor(person.page, 'en');
    await person.page.getByRole('heading', { name: s.list.title, level: 1 }).waitFor();
  });
});
