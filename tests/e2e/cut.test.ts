import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/lib/i18n/languages.ts';
import { Meeting } from './meeting.ts';
import { Phone } from './pages.ts';
import { eventually, hasHappened, NO_NETWORK, town, Visitor } from './town.ts';

/** The network is cut at every step of a resident's way: each thing arrives, and arrives once. */

const place = town();

const CASES: readonly {
  readonly lang: Lang;
  readonly title: string;
  readonly texts: readonly [string, string, string];
}[] = [
  {
    lang: 'en',
    title:
      'E2-13 cut before joining, while writing, between sending and the answer, while withdrawing, while voting: each thing arrives once',
    texts: [
      'A bench at the bus stop, for those who cannot stand long',
      'More time to cross at the school',
      'Please repaint the crossing on Alder',
    ],
  },
  {
    lang: 'es',
    title: 'E2-14 the same in Spanish',
    texts: [
      'Un banco en la parada, para quien no aguanta mucho de pie',
      'Más tiempo para cruzar junto a la escuela',
      'Pinten otra vez el paso de Alder, por favor',
    ],
  },
];

const LAMP = 'The lamp at the north gate has been out since March';
const SOCKET = /\/resident\/socket\.[^/]+\.js/;

/** The ids under which something was sent. */
const idsOf = ({ sent }: Visitor, type: string) => sent.filter((one) => one.type === type).map(({ id }) => id);

describe('a phone whose network is cut', () => {
  for (const { lang, title, texts } of CASES) {
    it(title, async () => {
      const [bench, crossing, late] = texts;
      const meeting = await Meeting.make(place.server);
      const lamp = await meeting.idea(LAMP, { votes: 1 });
      const board = () => meeting.board();
      const visitor = await place.visit({ lang, expected: NO_NETWORK });
      const { context, page } = visitor;
      const phone = new Phone(page, lang);

      // Before it has joined: what connects it does not come through.
      await context.route(SOCKET, (route) => route.abort('internetdisconnected'));
      await visitor.open(`/m/${meeting.code}`);
      await phone.vote(LAMP).click();
      await eventually(() => phone.votes(LAMP)).toBe(2);
      expect(visitor.sent).toEqual([]);
      await context.unroute(SOCKET);
      await eventually(() => board().then(({ votes }) => votes[lamp])).toBe(2);

      // While it is being written.
      await phone.write(bench.slice(0, 9), { send: false });
      await context.setOffline(true);
      await phone.field.fill(bench);
      await phone.sheet.getByRole('button', { name: phone.t.compose.send, exact: true }).click();
      await page.locator('#panel li', { hasText: bench }).waitFor();
      expect((await board()).texts).not.toContain(bench);
      await context.setOffline(false);
      await phone.standing(bench, phone.voice.own.state.published).waitFor();

      // It was sent, and the answer never came.
      place.server.suspend();
      await phone.write(crossing);
      await hasHappened(() => idsOf(visitor, 'idea.submit').length === 2, 'it is on its way');
      await context.setOffline(true);
      place.server.resume();
      await eventually(() => board().then((now) => now.texts)).toContain(crossing);
      await context.setOffline(false);
      await phone.standing(crossing, phone.voice.own.state.published).waitFor();
      const [first, second, third] = idsOf(visitor, 'idea.submit');
      expect([third, first === second], 'sent again, as the same').toEqual([second, false]);

      // While it is being withdrawn; the page is closed meanwhile.
      await context.setOffline(true);
      const own = page.locator('#panel li', { hasText: bench });
      await own.getByRole('button', { name: phone.voice.own.withdraw }).click();
      await own.getByRole('button', { name: phone.voice.own.sureYes }).click();
      await own.getByText(phone.voice.own.withdrawing).waitFor();
      await phone.tab('backed').click();
      await phone.vote(LAMP).click();
      await phone.vote(crossing).click();
      await eventually(() => phone.votes(LAMP)).toBe(1);
      await page.close();
      await context.setOffline(false);
      const again = new Visitor(context, await context.newPage(), visitor.at, NO_NETWORK);
      const phoneAgain = new Phone(again.page, lang);
      // Looked for from the beginning: it is said for some seconds only.
      const told = again.page.getByText(phone.t.line.sent(3)).first().waitFor();
      await Promise.all([told, again.follow(`/m/${meeting.code}`)]);
      // What was acknowledged is shown to those who ask a moment later.
      await eventually(() => board().then(({ texts }) => [...texts].sort())).toEqual([LAMP, crossing].sort());
      const all = (votes: Readonly<Record<string, number>>) => Object.values(votes).reduce((sum, n) => sum + n, 0);
      await eventually(() => board().then(({ votes }) => [votes[lamp], all(votes)])).toEqual([1, 2]);
      expect(again.sentTwice, 'all three are there, and none was sent twice').toEqual([]);

      // The meeting closes meanwhile.
      await context.setOffline(true);
      await phoneAgain.vote(LAMP).click();
      await phoneAgain.write(late);
      await phoneAgain.away.waitFor();
      await again.page.getByText(phone.t.line.waiting(2)).waitFor();
      await meeting.act({ type: 'meeting.close' });
      await context.setOffline(false);
      const { yours, refusals } = phone.t;
      await again.page.getByText(phone.t.line.late).first().waitFor();
      await phoneAgain.standing(late, refusals.closed).waitFor();
      await phoneAgain.standing(LAMP, yours.lateVote).waitFor();
      await again.page.getByRole('button', { name: yours.edit }).click();
      expect(await phoneAgain.field.inputValue()).toBe(late);
      await again.page.keyboard.press('Escape');
      await again.page.getByRole('button', { name: phone.t.compose.draft }).waitFor();
      expect((await board()).texts).not.toContain(late);
      expect(again.faults).toEqual([]);
    });
  }

  it('E2-15 two tabs of one phone show the same draft, the same votes and the same waiting things, each of which is sent once', async () => {
    const [bench] = CASES[0]!.texts;
    const meeting = await Meeting.make(place.server);
    const lamp = await meeting.idea(LAMP);
    const visitor = await place.visit({ expected: NO_NETWORK });
    const other = new Visitor(visitor.context, await visitor.context.newPage(), visitor.at, NO_NETWORK);
    const [here, there] = [new Phone(visitor.page), new Phone(other.page)];
    await visitor.follow(`/m/${meeting.code}`);
    await other.follow(`/m/${meeting.code}`);

    await here.write('A bench', { send: false });
    await other.page.getByRole('button', { name: there.t.compose.draft }).click();
    await eventually(() => there.field.inputValue()).toBe('A bench');
    await visitor.context.setOffline(true);
    await there.field.fill(bench);
    await eventually(() => here.field.inputValue()).toBe(bench);
    await there.sheet.getByRole('button', { name: there.t.compose.send, exact: true }).click();
    await eventually(() => here.field.inputValue()).toBe('');
    await visitor.page.keyboard.press('Escape');
    await here.vote(LAMP).click();
    await there.tab('backed').click();
    await eventually(() => there.votes(LAMP)).toBe(1);
    await here.tab('yours').click();
    await visitor.page.locator('#panel li', { hasText: bench }).waitFor();

    await visitor.context.setOffline(false);
    await here.standing(bench, here.voice.own.state.published).waitFor();
    await eventually(() => meeting.board().then(({ votes }) => votes[lamp])).toBe(1);
    await eventually(() => meeting.board().then(({ texts }) => [...texts].sort())).toEqual([LAMP, bench].sort());
    await eventually(() => there.votes(LAMP)).toBe(1);
    const sent = () => [...visitor.sent, ...other.sent].map(({ type }) => type).sort();
    await eventually(sent).toEqual(['idea.submit', 'vote.set']);
    expect(other.faults).toEqual([]);
  });

  it('E2-16 a page that the browser froze has caught up once it is looked at, also when its connection died in its sleep', async () => {
    const meeting = await Meeting.make(place.server);
    const lamp = await meeting.idea(LAMP);
    const visitor = await place.visit({ expected: NO_NETWORK });
    const phone = new Phone(visitor.page);
    await visitor.follow(`/m/${meeting.code}`);
    const cdp = await visitor.context.newCDPSession(visitor.page);
    const freeze = (state: 'frozen' | 'active') => cdp.send('Page.setWebLifecycleState', { state });

    await freeze('frozen');
    await meeting.vote(lamp, 3);
    await freeze('active');
    await eventually(() => phone.votes(LAMP)).toBe(3);

    await freeze('frozen');
    await visitor.context.setOffline(true);
    await meeting.vote(lamp, 5);
    await visitor.context.setOffline(false);
    await freeze('active');
    await eventually(() => phone.votes(LAMP)).toBe(5);
  });
});
