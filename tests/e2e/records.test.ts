import { beforeAll, describe, expect, it } from 'vitest';
import { en as words } from '../../src/lib/i18n/records.en.ts';
import { en as once } from '../../src/lib/i18n/replay.en.ts';
import { es } from '../../src/lib/i18n/records.es.ts';
import { DEFAULT_POLICY } from '../../src/lib/meeting/policy.ts';
import { call } from '../net/ground.ts';
import { Meeting } from './meeting.ts';
import { Desk } from './pages.ts';
import { eventually, town } from './town.ts';

const LAMP = 'The lamp at the north gate is out';
const BENCH = 'A bench at the bus stop';
const PERSON = 'Ask Unmistakable Person at 212-555-0143 about the gate';
const WHY = DEFAULT_POLICY.reasons['personal-data'] ?? '';

describe('what a meeting leaves behind', () => {
  const place = town();
  let meeting: Meeting;

  beforeAll(async () => {
    meeting = await Meeting.make(place.server, { area: 'Elm Park', moderation: 'pre' });
    for (const [text, votes] of [
      [LAMP, 3],
      [BENCH, 1],
    ] as const) {
      const ideaId = await meeting.idea(text);
      await meeting.act({ type: 'idea.publish', ideaId });
      await meeting.vote(ideaId, votes);
    }
    await meeting.idea(PERSON);
  });

  it('E2-183 a moderator says by keyboard for which reason words are removed; it is public, and the words are in no file', async () => {
    const { context, page } = await reader('moderator');
    const desk = new Desk(page, 'en');
    await page.keyboard.press('x');
    const dialog = desk.dialog(desk.t.dialog.redactTitle);
    const why = dialog.getByRole('combobox', { name: desk.t.dialog.reason });
    expect(await why.inputValue()).toBe('personal-data');
    await why.press('Escape');
    await page.keyboard.press('x');
    await dialog.getByRole('button', { name: desk.t.dialog.redactPublish }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const { cookie } = place.server.staff.commander;
    const file = (name: string) => call(place.server, 'GET', `/staff/m/${meeting.code}/records/${name}`, { cookie });
    await eventually(async () => (await file('request.csv')).text.includes(WHY)).toBe(true);
    for (const name of ['request.csv', 'request.json', 'record.json', 'ideas.csv']) {
      const answer = await file(name);
      expect([name, answer.status]).toEqual([name, 200]);
      expect(answer.headers.get('content-disposition')).toContain(`${meeting.code}-`);
      expect(answer.text).not.toContain('212-555-0143');
    }
    const spoken = await context.request.get(`${place.server.url}/m/${meeting.code}/moderation`);
    expect(await spoken.text()).toContain(WHY.slice(0, 40));
  });

  it('E2-184 anyone reads the record without a script, in both languages, and takes it with them', async () => {
    for (const [locale, t] of [
      ['en-US', words],
      ['es-MX', es],
    ] as const) {
      const context = await place.browser.newContext({ javaScriptEnabled: false, locale });
      const page = await context.newPage();
      await page.goto(`${place.server.url}/m/${meeting.code}/record`);
      expect(await page.locator('h1').innerText()).toBe(t.title);
      expect(await page.locator('dl').innerText()).toMatch(/3\s+.*\s+4\s/);
      const file = await page.getByRole('link', { name: t.csv }).getAttribute('href');
      const text = await (await context.request.get(`${place.server.url}${file}`)).text();
      expect(text).toContain(LAMP);
      await context.close();
    }
  });

  it('E2-185 by keyboard alone a meeting is put on legal hold for a reason, which a mistake does not lose, and released', async () => {
    const visitor = await place.visit({ as: place.server.staff.admin });
    const page = await visitor.open(`/staff/m/${meeting.code}/records`);
    await page.locator('html[data-awake]').waitFor();
    const why = page.getByLabel(words.reason, { exact: true });
    await page.getByRole('button', { name: words.begin }).press('Enter');
    await page.getByText(words.reasonNeeded).waitFor();
    await why.fill('Case 12 of 2026');
    await why.press('Enter');
    await page.getByText('Case 12 of 2026').waitFor();
    await page.getByRole('button', { name: words.release }).press('Enter');
    await page.getByRole('button', { name: words.begin }).waitFor();
  });

  it('E2-186 by keyboard alone a meeting is gone through once more: its moments show what everybody saw, and go on by themselves', async () => {
    const visitor = await place.visit({ as: place.server.staff.officer });
    const page = await visitor.open(`/staff/m/${meeting.code}/replay`);
    await page.locator('html[data-awake]').waitFor();
    const slider = page.getByRole('slider', { name: once.timeline });
    const board = page.getByRole('region', { name: once.leading }).locator('li');
    expect(await board.first().innerText()).toContain(LAMP);
    expect(await board.first().innerText()).toContain('3');
    await slider.press('Home');
    await page.getByText(once.empty).waitFor();
    await slider.press('End');
    await board.filter({ hasText: BENCH }).waitFor();
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/Moment (\d+) of \1/);
    // At the end it begins again, and goes on.
    await page.getByRole('checkbox', { name: once.faster }).press(' ');
    await page.getByRole('button', { name: once.play }).press('Enter');
    await page.getByText(once.empty).waitFor();
    await board.filter({ hasText: LAMP }).waitFor();
    await page.getByRole('button', { name: once.pause }).press('Enter');
    expect(await page.locator('body').innerText()).not.toContain('212-555-0143');
  });

  async function reader(role: 'moderator') {
    const visitor = await place.visit({ as: place.server.staff[role], viewport: { width: 1366, height: 900 } });
    await visitor.follow(`/staff/m/${meeting.code}`, 'staff');
    return visitor;
  }
});
