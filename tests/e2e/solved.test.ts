import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/lib/i18n/languages.ts';
import { call } from '../net/ground.ts';
import { Meeting } from './meeting.ts';
import { Phone } from './pages.ts';
import { publishAgenda, publishByDialog, Question, SAID, takeReceipt, tellDone } from './solved.ts';
import { eventually, LAPTOP, town } from './town.ts';

/** From a resident's thumb to a result that those who asked for it confirm. */

const IDEAS: Readonly<Record<Lang, { readonly idea: string; readonly title: string }>> = {
  en: { idea: 'The lamp at the north gate has been out since March', title: 'Light the north gate' },
  es: { idea: 'La lámpara de la entrada norte está apagada desde marzo', title: 'Iluminar la entrada norte' },
};

for (const on of ['sqlite', 'mongo'] as const) {
  describe(`what became of it, on ${on}`, () => {
    const place = town({ on });
    /** Staff publish and tell with their pages; on the other store the same commands come without them. */
    const byHand = on === 'sqlite';

    for (const lang of ['en', 'es'] as const) {
      it(`E2-175 an idea is backed, promised, done, disputed, open again, answered and confirmed: ${lang}, ${on}`, async () => {
        const { server } = place;
        const { idea, title } = IDEAS[lang];
        const words = SAID[lang];
        const meeting = await Meeting.make(server, { area: 'Elm Park' });
        const { cookie } = server.staff.admin;
        await call(server, 'PATCH', '/api/agency', { cookie, body: { reopenAt: 2 } });
        const [writer, backer, elsewhere, commander] = await Promise.all([
          place.visit({ lang }),
          place.visit({ lang }),
          place.visit({ lang, javaScriptEnabled: false }),
          place.visit({ lang, viewport: LAPTOP, as: server.staff.commander }),
        ]);

        // Written, and backed by somebody else.
        await Promise.all([writer, backer].map((one) => one.follow(`/m/${meeting.code}`)));
        await new Phone(writer.page, lang).write(idea);
        const other = new Phone(backer.page, lang);
        await other.vote(idea).click();
        await eventually(() => other.votes(idea)).toBe(1);
        const receipt = await takeReceipt(writer.page, lang);

        // Taken up by a commander, and published.
        await commander.open(`/staff/m/${meeting.code}/agenda`);
        await commander.page.getByRole('button', { name: words.agenda.addIdea(idea) }).click();
        const name = `${words.agenda.item(1)}: ${words.agenda.fields.title}`;
        await commander.page.getByRole('textbox', { name }).fill(title);
        await commander.page.getByText(words.agenda.state.saved, { exact: true }).first().waitFor();
        const [actionId = ''] = byHand ? await publishByDialog(commander.page, lang) : await publishAgenda(meeting);
        await meeting.act({ type: 'meeting.close' });

        // With the receipt, on another device and without a script, its writer follows it.
        const paper = new Question(elsewhere.page, lang);
        await elsewhere.page.goto(receipt);
        await elsewhere.page.getByRole('heading', { name: title }).waitFor();
        expect(await paper.wrote.count()).toBe(0);

        // Done, say staff; not for those who asked for it.
        const say = (change: object) => meeting.act({ type: 'action.update', actionId, ...change });
        if (byHand) {
          const street = await place.visit({ lang, as: server.staff.commander });
          await street.open(`/staff/m/${meeting.code}/progress`);
          await tellDone(street.page, lang, title, 'It burns.');
        } else await say({ status: 'done', text: 'It burns.' });
        await elsewhere.page.reload();
        await paper.wrote.waitFor();
        await paper.answer(false, 'It flickers and goes out again.');
        await elsewhere.page.getByText(words.asking.said['not-solved']).waitFor();
        await elsewhere.page.getByText(words.asking.counted(0, 1)).waitFor();
        const board = new Question(backer.page, lang);
        await backer.follow(`/m/${meeting.code}`);
        await board.backed.waitFor();
        await backer.live(() => board.answer(false));
        // It is counted, and opened it again: nothing is left to be changed.
        const strip = backer.page.getByRole('complementary', { name: words.asking.label });
        await strip.getByText(words.asking.said['not-solved']).waitFor();
        expect(await strip.getByText(words.asking.change).count()).toBe(0);
        expect(await board.backed.count()).toBe(0);

        // So it is open again, to everybody, and staff are told.
        const reopened = await backer.open(`/progress/${meeting.code}/${actionId}`);
        await reopened.getByText(words.progress.reopened, { exact: true }).first().waitFor();
        await commander.open(`/staff/m/${meeting.code}`);
        await commander.page.getByRole('link', { name: words.console.answersDue(1) }).waitFor();

        // Staff answer, and ask again once it is done again.
        await say({ text: 'A cable was loose. It is mended.' });
        await eventually(() => commander.page.getByRole('link', { name: words.console.answersDue(1) }).count()).toBe(0);
        await say({ status: 'done' });
        await elsewhere.page.goto(receipt);
        await paper.answer(true);
        await elsewhere.page.getByText(words.asking.said.solved).waitFor();
        await backer.follow(`/m/${meeting.code}`);
        await backer.live(() => board.answer(true));
        const confirmed = await backer.open(`/progress/${meeting.code}/${actionId}`);
        await confirmed.getByText(words.progress.sayYes(2, 2)).first().waitFor();
      });
    }
  });
}

describe('the address of a receipt', () => {
  const place = town();

  it('E2-176 goes into no referrer and no cache, and a form from elsewhere answers nothing', async () => {
    const meeting = await Meeting.make(place.server);
    const visitor = await place.visit();
    await visitor.follow(`/m/${meeting.code}`);
    await new Phone(visitor.page).write('A bench at the bus stop');
    const { pathname } = new URL(await takeReceipt(visitor.page, 'en'));
    const { headers, text } = await call(place.server, 'GET', pathname);
    expect([headers.get('referrer-policy'), headers.get('cache-control')]).toEqual(['strict-origin', 'no-store']);
    expect(text).not.toContain('<script');
    const post = async (path: string, origin: string) => {
      const type = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
      const body = 'action=something&solved=yes&note=';
      return (await call(place.server, 'POST', `${path}?/answer`, { body, headers: { ...type, origin } })).status;
    };
    for (const path of [pathname, `/m/${meeting.code}`]) {
      for (const origin of ['https://elsewhere.example', 'null']) expect(await post(path, origin)).toBe(403);
      // Of our own, it is looked at: there is no such action.
      expect(await post(path, place.server.url)).toBe(409);
    }

    // Whoever goes on from it does not take its address along.
    await visitor.page.goto(place.server.url + pathname);
    await visitor.page.locator('main').getByRole('link').last().click();
    await visitor.page.waitForURL(`**/m/${meeting.code}`);
    expect(await visitor.page.evaluate(() => document.referrer)).not.toContain('/r/');
  });
});
