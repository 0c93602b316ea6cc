import { expect, it } from 'vitest';
import { AxeBuilder } from '@axe-core/playwright';
import { LANGUAGES, type Lang } from '../../src/lib/i18n/languages.ts';
import { DEFAULT_POLICY } from '../../src/lib/meeting/policy.ts';
import { Meeting } from './meeting.ts';
import { Desk } from './pages.ts';
import { eventually, LAPTOP, PHONE, town, type Visitor } from './town.ts';

/** The queue of the console: many at once, two who work it, and what is marked, all by keyboard. */

const place = town();
const TABLET = { width: 1024, height: 768 };

const ADVERTS = ['Cheap sofas this week only', 'Big sale of rugs on Saturday', 'New phones at half the price'];
const LAMP = 'The lamp at the north gate has been out since March';
const SAME = 'The lamp at the north gate is out since March';
const TOLD = 'Loud parties, write to neighbor@home.example or call 555-010-1234 about it';

async function atDesk(code: string, lang: Lang = 'en', viewport = LAPTOP): Promise<{ visitor: Visitor; desk: Desk }> {
  const visitor = await place.visit({ viewport, lang, as: place.server.staff.moderator });
  await visitor.follow(`/staff/m/${code}`, 'staff');
  return { visitor, desk: new Desk(visitor.page, lang) };
}
const waiting = () => Meeting.make(place.server, { moderation: 'pre' });
const row = ({ page }: Visitor, text: string) => page.getByRole('option', { name: text });

it.each(LANGUAGES)(
  'E2-120 (%s) by keyboard alone many are chosen, declined at one stroke for one reason, and brought back by one undo',
  async (lang) => {
    const meeting = await waiting();
    for (const text of [...ADVERTS, LAMP]) await meeting.idea(text);
    const { visitor, desk } = await atDesk(meeting.code, lang);
    const { keyboard } = visitor.page;
    const [first = '', , third = ''] = ADVERTS;
    await desk.inFocus(first).waitFor();
    await keyboard.press('c');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+J');
    await visitor.page.getByText(desk.t.desk.selected(3)).waitFor();
    await desk.inFocus(third).waitFor();
    await visitor.page
      .getByRole('toolbar', { name: desk.t.desk.forMany })
      .getByText(desk.t.desk.many.decline(3))
      .waitFor();
    await keyboard.press('d');
    await desk.dialog(desk.t.desk.declineTitle(3)).getByText(third).waitFor();
    await keyboard.press(String(Object.keys(DEFAULT_POLICY.reasons).indexOf('advertising') + 1));
    await desk.said(desk.t.desk.doneMany('decline', 3)).waitFor();
    await desk.pile('decided').getByText('3', { exact: true }).waitFor();
    await desk.inFocus(LAMP).waitFor();
    // Each is a command of its own, under an id of its own.
    const declines = visitor.sent.filter(({ type }) => type === 'idea.screen');
    expect(new Set(declines.map(({ id }) => id)).size).toBe(3);

    await keyboard.press('z');
    await desk.said(desk.t.desk.doneMany('undo', 3)).waitFor();
    await desk.pile('waiting').getByText('4', { exact: true }).waitFor();
    await desk.inFocus(first).waitFor();
  }
);

it('E2-121 of many that are published, what is marked stays behind unless it is asked for', async () => {
  const meeting = await waiting();
  for (const text of [LAMP, TOLD, ADVERTS[0] ?? '']) await meeting.idea(text);
  const { visitor, desk } = await atDesk(meeting.code);
  const { keyboard } = visitor.page;
  await desk.inFocus(LAMP).waitFor();
  await keyboard.press('Control+a');
  await visitor.page.getByText(desk.t.desk.selected(3)).waitFor();
  await keyboard.press('p');
  const dialog = desk.dialog(desk.t.desk.publishTitle(3));
  await dialog.getByText(desk.t.desk.publishMarked(1)).waitFor();
  await dialog.locator(`mark[data-kind="${desk.t.marks.email}"]`).waitFor();
  await keyboard.press('p');
  await desk.said(desk.t.desk.doneMany('publish', 2)).waitFor();
  await eventually(async () => (await meeting.board()).texts).toHaveLength(2);
  expect((await meeting.board()).texts).not.toContain(TOLD);
  await desk.inFocus('Loud parties').waitFor();
});

it('E2-122 what is marked says in words what it is, and X and X again publish it without; a number keeps a place', async () => {
  const meeting = await waiting();
  await meeting.idea(TOLD);
  const { visitor, desk } = await atDesk(meeting.code);
  const { keyboard } = visitor.page;
  const marks = visitor.page.locator('article mark');
  await eventually(() => marks.evaluateAll((all) => all.map((one) => one.getAttribute('data-kind')))).toEqual([
    desk.t.marks.email,
    desk.t.marks.phone,
  ]);
  await visitor.page.getByText('Loud parties, write to […] or call […] about it').waitFor();
  await keyboard.press('x');
  const dialog = desk.dialog(desk.t.dialog.redactTitle);
  await dialog.waitFor();
  await keyboard.press('2');
  await dialog.getByText('Loud parties, write to […] or call 555-010-1234 about it').waitFor();
  await keyboard.press('2');
  await keyboard.press('x');
  await eventually(async () => (await meeting.board()).texts).toEqual([
    'Loud parties, write to […] or call […] about it',
  ]);
});

it('E2-123 a merge is seen side by side, with how many different people it unites, before it is done', async () => {
  const meeting = await waiting();
  const [lamp, same] = [await meeting.idea(LAMP), await meeting.idea(SAME)];
  for (const ideaId of [lamp, same]) await meeting.act({ type: 'idea.publish', ideaId });
  await meeting.vote(lamp, 3);
  await meeting.vote(same, 2);
  const { visitor, desk } = await atDesk(meeting.code);
  const { keyboard } = visitor.page;
  await desk.pile('board').click();
  await row(visitor, SAME).click();
  await keyboard.press('m');
  const dialog = desk.dialog(desk.t.dialog.mergeTitle);
  await dialog.getByRole('region', { name: desk.t.desk.mergeThis }).getByText(desk.t.desk.mergePeople(2)).waitFor();
  await dialog.getByRole('region', { name: desk.t.desk.mergeTarget }).getByText(desk.t.desk.mergePeople(3)).waitFor();
  await dialog.getByText(desk.t.desk.mergeUnited(3)).waitFor();
  await dialog.getByText(desk.t.desk.mergeBoth(2)).waitFor();
  await keyboard.press('m');
  await desk.said(desk.t.done.merge).waitFor();
  await eventually(async () => (await meeting.board()).votes[lamp]).toBe(3);
  await keyboard.press('z');
  await eventually(async () => (await meeting.board()).votes[same]).toBe(2);
});

it('E2-124 two at one queue see who is where, begin apart, and neither overwrites the other', async () => {
  const meeting = await waiting();
  for (const text of [LAMP, ADVERTS[0] ?? '', ADVERTS[1] ?? '']) await meeting.idea(text);
  const { visitor: one, desk } = await atDesk(meeting.code);
  await desk.inFocus(LAMP).waitFor();
  const other = await place.visit({ viewport: LAPTOP, as: place.server.staff.commander });
  const theirs = new Desk(other.page);
  await other.follow(`/staff/m/${meeting.code}`, 'staff');
  await theirs.inFocus(ADVERTS[0] ?? '').waitFor();
  await row(other, LAMP)
    .getByText(/ is on this$/)
    .waitFor();
  await row(one, ADVERTS[0] ?? '')
    .getByText(/ is on this$/)
    .waitFor();
  // What a colleague looks at is passed over.
  await one.page.keyboard.press('h');
  await desk.inFocus(ADVERTS[1] ?? '').waitFor();

  // Both about one idea: it is held up on its way, and the other one's verdict is there first.
  await row(one, ADVERTS[0] ?? '').click();
  await one.page
    .getByRole('article')
    .getByText(/ is on this$/)
    .waitFor();
  await one.context.setOffline(true);
  await one.page.keyboard.press('h');
  await other.page.keyboard.press('p');
  await theirs.said(theirs.t.done.publish).waitFor();
  await one.context.setOffline(false);
  await one.page.getByText(/ decided a moment earlier: On the board\.$/).waitFor();
  await eventually(async () => (await meeting.board()).texts).toEqual([ADVERTS[0]]);
  await one.page.getByRole('button', { name: desk.t.desk.allTheSame(desk.t.verdict.hold) }).click();
  await eventually(async () => (await meeting.board()).texts).toEqual([]);
});

it('E2-125 parts of a pile are looked at alone, and a pile that is done says so', async () => {
  const meeting = await waiting();
  for (const text of [LAMP, TOLD]) await meeting.idea(text);
  const { visitor, desk } = await atDesk(meeting.code);
  const { keyboard } = visitor.page;
  await desk.inFocus(LAMP).waitFor();
  await keyboard.press('f');
  await eventually(() => visitor.page.getByRole('option').count()).toBe(1);
  await desk.inFocus('Loud parties').waitFor();
  await keyboard.press('f');
  await eventually(() => visitor.page.getByRole('option').count()).toBe(2);
  await keyboard.press('Control+a');
  await keyboard.press('h');
  await visitor.page.getByText(desk.t.desk.allDecided).waitFor();
});

it.each([
  ['dark', TABLET, 'es'],
  ['light', PHONE, 'en'],
] as const)(
  'E2-126 with many chosen the console is clean to axe, %s on %j in %s, and nothing scrolls sideways',
  async (scheme, viewport, lang) => {
    const meeting = await waiting();
    for (const text of [TOLD, LAMP, ...ADVERTS]) await meeting.idea(text);
    const visitor = await place.visit({ viewport, lang, colorScheme: scheme, as: place.server.staff.moderator });
    const { page } = visitor;
    await visitor.follow(`/staff/m/${meeting.code}`, 'staff');
    const desk = new Desk(page, lang);
    await page.getByRole('button', { name: desk.t.desk.selectAll }).click();
    await page.getByText(desk.t.desk.selectNone).first().waitFor();
    const look = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    };
    await look();
    if (viewport === PHONE) await page.getByRole('navigation').getByRole('button', { name: desk.t.idea }).click();
    for (const key of ['p', 'm', 'd']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      await look();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  }
);
