import AxeBuilder from '@axe-core/playwright';
import type { Locator } from 'playwright-core';
import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/lib/i18n/meetings.en.ts';
import { es } from '../../src/lib/i18n/meetings.es.ts';
import { en as staffEn } from '../../src/lib/i18n/staff.en.ts';
import { es as staffEs } from '../../src/lib/i18n/staff.es.ts';
import { dots } from './eyes.ts';
import { Meeting } from './meeting.ts';
import { LAPTOP, town, type Visitor } from './town.ts';

/** Making a meeting and getting ready for it, by keyboard alone. */

const place = town();
const WORDS = { en: { m: en, s: staffEn }, es: { m: es, s: staffEs } } as const;

async function sound({ page }: Visitor): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, 'nothing sticks out').toBeLessThanOrEqual(0);
}
const shot = async ({ page }: Visitor, name: string) => {
  const folder = process.env.OPENFLOOR_LOOK;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

/** Once the page has woken: before that a button is off. */
async function pressed(button: Locator): Promise<void> {
  await expect.poll(() => button.isEnabled()).toBe(true);
  await button.press('Enter');
}

for (const lang of ['en', 'es'] as const) {
  const { m, s } = WORDS[lang];
  describe(`getting ready for a meeting, in ${lang}`, () => {
    it(`E2-110 an admin adds an area, and a meeting is made with it, in its zone, by keyboard alone: ${lang}`, async () => {
      const visitor = await place.visit({ viewport: LAPTOP, as: place.server.staff.admin, lang });
      const page = await visitor.open('/staff/areas');
      const name = `Precinct ${lang}`;
      await page.getByRole('textbox', { name: m.areas.name }).focus();
      await page.keyboard.type(name);
      await page.keyboard.press('Tab');
      await page.keyboard.type('10451, 10452');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name }).waitFor();
      await sound(visitor);
      await shot(visitor, `areas-${lang}`);

      await visitor.open('/staff/new');
      const submit = page.getByRole('button', { name: s.create.submit });
      await expect.poll(() => submit.isEnabled()).toBe(true);
      await page.locator('#title').focus();
      await page.keyboard.type('Elm Park');
      await page.locator('#area-pick').focus();
      await page.locator('#area-pick').selectOption({ label: name });
      expect(await page.locator('#zips').inputValue()).toBe('10451, 10452');
      await page.locator('#zone').selectOption('America/Denver');
      await page.locator('#opens').fill('2030-05-07T18:30');
      await page.getByText('MDT').first().waitFor();
      await page.getByRole('checkbox', { name: m.form.opensItself }).press('Space');
      await page.locator('summary', { hasText: m.form.words }).press('Enter');
      const down = page.getByRole('button', { name: /^(Move down|Bajar): / }).first();
      await down.press('Enter');
      await page.locator('#keep').fill('18');
      await sound(visitor);
      await shot(visitor, `form-${lang}`);
      await submit.press('Enter');
      await page.waitForURL(/\/staff\/m\/[A-Z0-9]+$/);
      const code = page.url().split('/').at(-1) ?? '';
      const told: unknown = await (await page.request.get(`${place.server.url}/api/meetings/${code}`)).json();
      expect(told).toMatchObject({
        meeting: {
          area: name,
          zips: ['10451', '10452'],
          timeZone: 'America/Denver',
          opensAt: Date.parse('2030-05-08T00:30:00Z'),
          opensItself: true,
          retention: { amount: 18, unit: 'months' },
        },
      });
    });

    it(`E2-111 a rehearsal is begun, marked on every page, and wiped with a confirmation, by keyboard alone: ${lang}`, async () => {
      const meeting = await Meeting.make(place.server, { title: 'Elm Park' }, 'scheduled');
      const visitor = await place.visit({ viewport: LAPTOP, as: place.server.staff.commander, lang });
      const page = await visitor.open(`/staff/m/${meeting.code}/settings`);
      await pressed(page.getByRole('button', { name: m.rehearse.begin }));
      const open = page.getByRole('link', { name: m.rehearse.open });
      await open.waitFor();
      await sound(visitor);
      await shot(visitor, `settings-${lang}`);
      const path = await open.getAttribute('href');
      const twin = path?.split('/').at(-1) ?? '';
      for (const one of [`/staff/m/${twin}`, `/staff/m/${twin}/settings`, `/m/${twin}`, `/m/${twin}/screen`]) {
        await visitor.open(one);
        await page.getByText(/^(REHEARSAL|ENSAYO):/).waitFor();
        await shot(
          visitor,
          `rehearsal-${one.split('/').at(-1) ?? ''}-${one.startsWith('/m') ? 'public' : 'staff'}-${lang}`
        );
      }
      const stranger = await place.visit({ expected: /404/ });
      await stranger.open(`/m/${twin}`);
      expect(await stranger.page.getByText('Elm Park').count()).toBe(0);

      await visitor.open(`/staff/m/${meeting.code}/settings`);
      await pressed(page.getByRole('button', { name: m.rehearse.wipe }));
      await page.getByRole('button', { name: m.rehearse.wipeConfirm }).press('Enter');
      await page.getByText(m.rehearse.wiped).waitFor();
      await page.getByRole('button', { name: m.rehearse.begin }).waitFor();
    });

    it(`E2-112 the list finds a meeting, copies it, and fits a phone: ${lang}`, async () => {
      await Meeting.make(place.server, { title: `Lamps and ${lang}`, area: 'North' }, 'closed');
      await Meeting.make(place.server, { title: `Benches and ${lang}`, area: 'South' }, 'live');
      const visitor = await place.visit({
        viewport: { width: 320, height: 700 },
        as: place.server.staff.commander,
        lang,
        colorScheme: 'dark',
      });
      const page = await visitor.open('/staff');
      await sound(visitor);
      await shot(visitor, `home-320-${lang}`);
      await page.setViewportSize(LAPTOP);
      await page.emulateMedia({ colorScheme: 'light' });
      await shot(visitor, `home-${lang}`);
      await page.getByRole('searchbox').focus();
      await page.keyboard.type(`lamps ${lang}`);
      await page.getByText(m.home.found(1)).waitFor();
      await page.locator('summary').press('Enter');
      await page.getByRole('button', { name: m.home.duplicate }).press('Enter');
      await page.waitForURL(/settings$/);
      expect(await page.locator('#title').inputValue()).toBe(`Lamps and ${lang}`);
    });

    it(`E2-113 poster and cards are one page each, whatever the title, and their codes can be read: ${lang}`, async () => {
      const title =
        'What should we work on first, in the evening hours, between the park and the two schools on Alder?';
      const opensAt = Date.parse('2030-05-08T00:30:00Z');
      const meeting = await Meeting.make(
        place.server,
        { title, area: '42nd Precinct, Elm Park', place: 'Library, 12 Alder St', opensAt },
        'scheduled'
      );
      const visitor = await place.visit({
        viewport: { width: 1280, height: 1400 },
        as: place.server.staff.officer,
        lang,
      });
      const page = await visitor.open(`/staff/m/${meeting.code}/print`);
      await page.locator('.poster').waitFor();
      await sound(visitor);
      const wanted = QRCode.create(`${place.server.url}/m/${meeting.code}`, { errorCorrectionLevel: 'M' }).modules;
      for (const what of ['poster', 'cards'] as const) {
        await page.locator('select').first().selectOption(what);
        await page.locator(`.${what}`).waitFor();
        await page.locator('.qr svg').first().scrollIntoViewIfNeeded();
        const { bytes, ...seen } = {
          bytes: await page.pdf({ preferCSSPageSize: true, printBackground: true }),
          at: what,
        };
        expect(bytes.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [], seen.at).toHaveLength(1);
        const fits = await page
          .locator('.sheet')
          .evaluate((sheet) =>
            [...sheet.querySelectorAll('p, h2, h3, li')].every(
              (one) => one.getBoundingClientRect().bottom <= sheet.getBoundingClientRect().bottom
            )
          );
        expect(fits, `${what} holds all of it`).toBe(true);
        const cut = await page
          .locator('.sheet article')
          .evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight).length);
        expect(cut, `${what} cut off`).toBe(0);
        if (what === 'poster') {
          const { painted, quiet } = await dots(visitor, wanted.size);
          expect(painted.filter((dark, at) => dark !== (wanted.data[at] === 1))).toHaveLength(0);
          expect(quiet).toBe(true);
        }
        await shot(visitor, `${what}-${lang}`);
      }
    });
  });
}
