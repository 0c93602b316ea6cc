import { describe, expect, it } from 'vitest';
import { watch } from './looking.ts';
import { Meeting } from './meeting.ts';
import { WRONG_A_MINUTE } from '../../realtime/guesses.ts';
import { call } from '../net/ground.ts';
import { Desk, Phone, Wall } from './pages.ts';
import { eventually, LAPTOP, NO_NETWORK, PROJECTOR, town, type Visitor } from './town.ts';

/** The network goes, or the server does: for everybody in the meeting that is a pause, and no loss. */

const place = town();

const LAMP = 'The lamp at the north gate has been out since March';
const BENCH = 'A bench at the bus stop, for those who cannot stand long';
const CROSSING = 'More time to cross at the school';
const DRAFT = 'I would also like to say that the';

const sentBy = ({ sent }: Visitor) => sent.map(({ type }) => type).sort();

describe('the network of a phone', () => {
  it('E2-10 while it is gone the page says so after five seconds and stays usable; what was done is sent once when it is back', async () => {
    const meeting = await Meeting.make(place.server);
    const lamp = await meeting.idea(LAMP, { votes: 2 });
    const visitor = await place.visit({ expected: NO_NETWORK });
    const phone = new Phone(visitor.page);
    await visitor.follow(`/m/${meeting.code}`);

    await visitor.context.setOffline(true);
    await phone.vote(LAMP).click();
    expect(await phone.votes(LAMP)).toBe(3);
    await phone.away.waitFor();
    await phone.write(BENCH);
    await phone.standing(BENCH, phone.t.compose.held).waitFor();
    // Meanwhile, in the room.
    await meeting.idea(CROSSING);
    await meeting.vote(lamp, 4);
    expect(sentBy(visitor)).toEqual([]);

    await visitor.context.setOffline(false);
    await phone.away.waitFor({ state: 'detached' });
    await phone.standing(BENCH, phone.voice.own.state.published).waitFor();
    await phone.tab('backed').click();
    await eventually(() => phone.votes(LAMP)).toBe(5);
    expect((await phone.texts()).sort()).toEqual([BENCH, LAMP, CROSSING].sort());
    await eventually(() => sentBy(visitor)).toEqual(['idea.submit', 'vote.set']);
    await eventually(() => meeting.board().then(({ texts, votes }) => [texts.length, votes[lamp]])).toEqual([3, 5]);
  });

  it('E2-17 an idea sent just before the page knows that the network is gone is confirmed with what else waited, in one message', async () => {
    const meeting = await Meeting.make(place.server);
    await meeting.idea(LAMP);
    const visitor = await place.visit({ expected: NO_NETWORK });
    const phone = new Phone(visitor.page);
    await visitor.follow(`/m/${meeting.code}`);
    const toasts = await visitor.page.evaluateHandle(() => {
      const seen: string[] = [];
      new MutationObserver(() => {
        const text = document.querySelector('.toast')?.textContent;
        if (text && text !== seen.at(-1)) seen.push(text);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
      return seen;
    });

    await visitor.context.setOffline(true);
    await phone.vote(LAMP).click();
    await phone.write(BENCH);
    await phone.away.waitFor();
    await visitor.context.setOffline(false);
    await phone.standing(BENCH, phone.voice.own.state.published).waitFor();
    // Whatever was to be said about it has been said once the next thing is done.
    await phone.tab('newest').click();
    await phone.vote(LAMP).click();
    await eventually(() => sentBy(visitor)).toEqual(['idea.submit', 'vote.set', 'vote.set']);
    expect(await toasts.evaluate((seen) => [...seen])).toEqual([
      `${phone.t.compose.held} ${phone.common.emergency}`,
      phone.t.line.sent(2),
    ]);
  });

  it('E2-11 a reload meanwhile keeps what waits to be sent, and what is being written', async () => {
    const meeting = await Meeting.make(place.server);
    const lamp = await meeting.idea(LAMP);
    const visitor = await place.visit({ expected: NO_NETWORK });
    const phone = new Phone(visitor.page);
    await visitor.follow(`/m/${meeting.code}`);

    await visitor.context.setOffline(true);
    await phone.vote(LAMP).click();
    await phone.write(BENCH);
    await phone.write(DRAFT, { send: false });
    const { page } = visitor;
    const error = page.waitForEvent('framenavigated', {
      predicate: (frame) => frame.url().startsWith('chrome-error:'),
    });
    await expect(page.reload()).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    // Away from the browser's own error page, which loads the page again by itself once the network is back; but not
    // before it is there: on its way it would take the place of wherever this goes.
    await error;
    await page.goto('about:blank');
    await visitor.context.setOffline(false);
    await visitor.follow(`/m/${meeting.code}`);

    await eventually(() => meeting.board().then(({ votes }) => votes[lamp])).toBe(1);
    await phone.tab('yours').click();
    await phone.standing(BENCH, phone.voice.own.state.published).waitFor();
    expect(visitor.sentTwice, 'both are there, and neither was sent twice').toEqual([]);
    await visitor.page.getByRole('button', { name: phone.t.compose.draft }).click();
    expect(await phone.field.inputValue()).toBe(DRAFT);
  });
});

describe('a network that lets no WebSocket through', () => {
  it('E2-18 the page lives over requests: what is done there arrives, and what others do is seen', async () => {
    const meeting = await Meeting.make(place.server);
    const lamp = await meeting.idea(LAMP);
    const visitor = await place.visit();
    const phone = new Phone(visitor.page);
    await visitor.page.addInitScript(() => {
      // As a filter in between leaves it: asked for, and never answered but with an error.
      class Filtered extends EventTarget {
        onerror: ((event: Event) => void) | null = null;
        constructor() {
          super();
          queueMicrotask(() => this.onerror?.(new Event('error')));
        }
        close(): void {}
        send(): void {}
      }
      Object.assign(globalThis, { WebSocket: Filtered });
    });
    await visitor.follow(`/m/${meeting.code}`);

    await phone.vote(LAMP).click();
    await phone.write(BENCH);
    await phone.tab('yours').click();
    await phone.standing(BENCH, phone.voice.own.state.published).waitFor();
    await eventually(() => meeting.board().then(({ votes }) => votes[lamp])).toBe(1);
    await meeting.vote(lamp, 2);
    await phone.tab('backed').click();
    await eventually(() => phone.votes(LAMP)).toBe(3);
    await eventually(() => sentBy(visitor)).toEqual(['idea.submit', 'vote.set']);
  });
});

describe('the server', () => {
  it('E2-12 killed and started again, everybody is back by themselves with what is true and what they did; the screen never was without its text', async () => {
    const meeting = await Meeting.make(place.server, { moderation: 'pre' });
    const { staff } = place.server;
    const lamp = await meeting.idea(LAMP);
    await meeting.act({ type: 'idea.publish', ideaId: lamp });
    await meeting.idea(CROSSING);
    const [resident, screen, moderator] = await Promise.all([
      place.visit({ expected: NO_NETWORK }),
      place.visit({ viewport: PROJECTOR, as: staff.officer, expected: NO_NETWORK }),
      place.visit({ viewport: LAPTOP, as: staff.moderator, expected: NO_NETWORK }),
    ]);
    const [phone, wall, desk] = [new Phone(resident.page), new Wall(screen.page), new Desk(moderator.page)];
    await resident.follow(`/m/${meeting.code}`);
    await screen.follow(`/m/${meeting.code}/screen`, 'screen');
    await moderator.follow(`/staff/m/${meeting.code}`, 'staff');
    await desk.inFocus(CROSSING).waitFor();
    await phone.write(DRAFT, { send: false });
    const watched = await watch(screen, LAMP);

    await place.server.kill();
    await Promise.all([phone.away.waitFor(), wall.stale.waitFor(), moderator.page.getByText(desk.t.offline).waitFor()]);
    await moderator.page.keyboard.press('p');
    await desk.said(desk.t.done.publish).waitFor();
    expect(await phone.field.inputValue()).toBe(DRAFT);
    await resident.page.keyboard.press('Escape');
    await phone.vote(LAMP).click();
    expect(await wall.rows()).toEqual([{ text: LAMP, votes: 0 }]);

    await place.server.up();
    await eventually(() => wall.rows()).toEqual([
      { text: LAMP, votes: 1 },
      { text: CROSSING, votes: 0 },
    ]);
    await Promise.all([
      phone.away.waitFor({ state: 'detached' }),
      wall.stale.waitFor({ state: 'detached' }),
      moderator.page.getByText(desk.t.offline).waitFor({ state: 'detached' }),
    ]);
    await phone.tab('backed').click();
    await eventually(() => phone.texts()).toEqual([LAMP, CROSSING]);
    expect(await phone.votes(LAMP)).toBe(1);
    await resident.page.getByRole('button', { name: phone.t.compose.draft }).click();
    expect(await phone.field.inputValue()).toBe(DRAFT);
    await desk.pile('board').click();
    await desk.inFocus(LAMP).waitFor();

    const { looks, without } = await watched.evaluate((seen) => seen);
    expect(looks).toBeGreaterThan(30);
    expect(without).toEqual([]);
  });
});

describe('receipts that open nothing', () => {
  it('TW-41 whoever has to wait is told so in their language, and in how many seconds to try again', async () => {
    for (let n = 0; n < WRONG_A_MINUTE.here / 10; n += 1)
      await Promise.all(Array.from({ length: 10 }, () => call(place.server, 'GET', '/r/guess')));
    const asked = (lang: string) => call(place.server, 'GET', '/r/guess', { headers: { 'accept-language': lang } });
    const told = await Promise.all(['en', 'es'].map(asked));
    expect(told.map(({ status }) => status)).toEqual([429, 429]);
    const [en = '', es = ''] = told.map(({ text }) => text);
    expect(en).toMatch(/Please wait a moment<\/h1>[^]*Try again in \d+ seconds?\./);
    expect(es).toMatch(/Espere un momento<\/h1>[^]*Inténtelo de nuevo en \d+ segundos?\./);
  });
});
