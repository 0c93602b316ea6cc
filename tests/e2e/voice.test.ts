import { describe, expect, it } from 'vitest';
import { loadVoice } from '../../src/lib/i18n/voice.ts';
import { Meeting } from './meeting.ts';
import { Phone } from './pages.ts';
import { eventually, NO_NETWORK, town } from './town.ts';

/** A resident who writes, backs what is there instead, learns what became of it, and keeps a receipt. */

const place = town();
const LAMP = 'The street lamp at the north gate has been out since March';

describe.each(['en', 'es'] as const)('somebody who writes, in %s', (lang) => {
  it('E2-70 backs an idea that is there already instead, in one tap, and keeps the text as a draft', async () => {
    const words = await loadVoice(lang);
    const meeting = await Meeting.make(place.server);
    await meeting.idea(LAMP);
    const visitor = await place.visit({ lang, reducedMotion: 'reduce' });
    const phone = new Phone(visitor.page, lang);
    await visitor.follow(`/m/${meeting.code}`);
    await phone.write('El farol del portón no funciona', { send: false });
    const send = phone.sheet.getByRole('button', { name: phone.t.compose.send, exact: true });
    const before = await send.boundingBox();
    const instead = phone.sheet.getByRole('button', { name: words.help.back });
    await instead.waitFor();
    expect(await send.boundingBox()).toEqual(before);
    await instead.click();
    await phone.sheet.waitFor({ state: 'hidden' });
    await eventually(() => meeting.board().then(({ votes }) => Object.values(votes))).toEqual([1]);
    await phone.pen.click();
    expect(await phone.field.inputValue()).toBe('El farol del portón no funciona');
  });

  it('E2-71 is met with whom to call before an emergency is sent, and sends nothing until they choose', async () => {
    const words = await loadVoice(lang);
    const meeting = await Meeting.make(place.server);
    const visitor = await place.visit({ lang });
    const phone = new Phone(visitor.page, lang);
    await visitor.follow(`/m/${meeting.code}`);
    const text = 'Someone is breaking into a car on Birch right now';
    await phone.write(text);
    const anyway = phone.sheet.getByRole('button', { name: words.urgent.anyway });
    await anyway.waitFor();
    expect(await phone.sheet.locator('footer a[href="tel:911"]').count()).toBe(1);
    expect(await visitor.page.locator('#panel li', { hasText: text }).count()).toBe(0);
    await anyway.click();
    // A moderator reads such a text first, whatever the meeting's way.
    await phone.standing(text, phone.voice.own.state.held).waitFor();
  });

  it('E2-77 sends nothing that could not be looked at, and is asked about it once the network is back', async () => {
    const words = await loadVoice(lang);
    const meeting = await Meeting.make(place.server);
    const visitor = await place.visit({ lang, expected: NO_NETWORK });
    const phone = new Phone(visitor.page, lang);
    await visitor.follow(`/m/${meeting.code}`);
    await phone.pen.waitFor();
    await visitor.page.context().setOffline(true);
    const text = 'Someone has been shot right now on 9th, help';
    await phone.write(text);
    await phone.standing(text, phone.t.compose.held).waitFor();
    await phone.standing(text, phone.common.emergency).waitFor();
    await visitor.page.context().setOffline(false);
    await phone.sheet.waitFor();
    expect(await phone.field.inputValue()).toBe(text);
    expect(await visitor.page.locator('#panel li', { hasText: text }).count()).toBe(0);
    await phone.sheet.getByRole('button', { name: phone.t.compose.send, exact: true }).click();
    await phone.sheet.getByRole('button', { name: words.urgent.anyway }).waitFor();
  });

  it('E2-72 keeps a receipt that opens elsewhere, without a cookie and without scripts', async () => {
    const words = await loadVoice(lang);
    const meeting = await Meeting.make(place.server);
    const visitor = await place.visit({ lang });
    const phone = new Phone(visitor.page, lang);
    await visitor.follow(`/m/${meeting.code}`);
    await phone.write('A piano for the library');
    await phone.standing('A piano for the library', phone.voice.own.state.published).waitFor();
    await visitor.page.locator('#panel').getByRole('button', { name: phone.t.yours.receipt }).click();
    const link = visitor.page.getByRole('link', { name: words.receipt.link });
    const address = (await link.getAttribute('href')) ?? '';
    const opened = await fetch(address);
    expect(opened.status).toBe(200);
    expect(await opened.text()).toContain('A piano for the library');
    expect(opened.headers.get('referrer-policy')).toBe('strict-origin');
    expect(opened.headers.get('cache-control')).toBe('no-store');
    expect(opened.headers.get('x-robots-tag')).toContain('noindex');
    const broken = await fetch(address.slice(0, -1));
    expect(broken.status).toBe(404);
    expect(broken.headers.get('cache-control')).toBe('no-store');
  });
});
