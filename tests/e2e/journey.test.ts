import { describe, expect, it } from 'vitest';
import { DEFAULT_CATEGORIES } from '../../src/lib/meeting/policy.ts';
import type { Lang } from '../../src/lib/i18n/languages.ts';
import { en as wayEn } from '../../src/lib/i18n/way.en.ts';
import { es as wayEs } from '../../src/lib/i18n/way.es.ts';
import { Meeting } from './meeting.ts';
import { Desk, Phone, Wall } from './pages.ts';
import { eventually, LAPTOP, PROJECTOR, town } from './town.ts';

/** The main job, from a resident's thumb to the screen in the room. */

const place = town();

const CASES: readonly {
  readonly lang: Lang;
  readonly text: string;
  readonly category: string;
  readonly title: string;
}[] = [
  {
    lang: 'en',
    title:
      'E2-01 an idea goes from a phone over the moderator to another phone and the screen, and its votes come back',
    text: 'The lamp at the north gate of the park has been out since March',
    category: DEFAULT_CATEGORIES.names.streets ?? '',
  },
  {
    lang: 'es',
    title: 'E2-02 the same in Spanish, from the first page to the last',
    text: 'La lámpara de la entrada norte del parque está apagada desde marzo',
    category: DEFAULT_CATEGORIES.translations.es?.streets ?? '',
  },
];

describe('the main job', () => {
  for (const { lang, title, text, category } of CASES) {
    it(title, async () => {
      const meeting = await Meeting.make(place.server, { moderation: 'pre', area: 'Elm Park' });
      const { staff } = place.server;
      const words = lang === 'en' ? wayEn : wayEs;
      const [writer, backer, screen, moderator] = await Promise.all([
        place.visit({ lang }),
        place.visit({ lang }),
        place.visit({ lang, viewport: PROJECTOR, as: staff.officer }),
        place.visit({ lang, viewport: LAPTOP, as: staff.moderator }),
      ]);

      // By the code, from the first page.
      await writer.open('/');
      await writer.page.getByLabel(words.code.label).fill(meeting.code.toLowerCase());
      await writer.live(() => writer.page.getByRole('button', { name: words.code.go, exact: true }).click());
      expect(new URL(writer.page.url()).pathname).toBe(`/m/${meeting.code}`);
      await screen.follow(`/m/${meeting.code}/screen`, 'screen');
      await moderator.follow(`/staff/m/${meeting.code}`, 'staff');
      await backer.follow(`/m/${meeting.code}`);

      // Written, and waiting.
      const phone = new Phone(writer.page, lang);
      await phone.write(text, { category });
      await phone.standing(text, phone.voice.own.state.waiting).waitFor();
      expect((await meeting.board()).texts).toEqual([]);

      // Read, and published by a key.
      const desk = new Desk(moderator.page, lang);
      await desk.inFocus(text).waitFor();
      await moderator.page.keyboard.press('p');
      await desk.said(desk.t.done.publish).waitFor();

      // Backed by somebody else.
      const other = new Phone(backer.page, lang);
      await other.vote(text).click();
      await eventually(() => other.votes(text)).toBe(1);
      expect(await other.vote(text).getAttribute('aria-pressed')).toBe('true');

      const wall = new Wall(screen.page, lang);
      await eventually(() => wall.rows()).toEqual([{ text, votes: 1 }]);
      await phone.standing(text, phone.voice.own.state.published).waitFor();
      await phone.tab('backed').click();
      await eventually(() => phone.votes(text)).toBe(1);
      expect(await phone.vote(text).getAttribute('aria-pressed')).toBe('false');

      // And taken back.
      await other.vote(text).click();
      await eventually(() => other.votes(text)).toBe(0);
      await eventually(() => phone.votes(text)).toBe(0);
      await eventually(() => wall.rows()).toEqual([{ text, votes: 0 }]);
      expect(await other.vote(text).getAttribute('aria-pressed')).toBe('false');
    });
  }
});
