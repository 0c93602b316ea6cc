import type { Lang } from '../../src/lib/i18n/languages.ts';
import type { Page } from './every-page.ts';
import { Meeting } from './meeting.ts';
import { Phone } from './pages.ts';
import type { Server } from './server.ts';
import { fillAgenda, publishAgenda, Question, takeReceipt } from './solved.ts';
import type { Visitor } from './town.ts';

const BENCH = 'A bench at the bus stop';

/** Where those who asked for something are asked whether it is solved: at the board, and on a receipt. */
export async function askedPages(server: Server): Promise<readonly Page[]> {
  const meeting = await Meeting.make(server, { area: 'Elm Park' });
  const bench = await meeting.idea(BENCH, { votes: 1 });
  await fillAgenda(meeting, [{ title: 'Put up a bench', ideas: [bench] }]);
  const [actionId] = await publishAgenda(meeting);
  const say = (change: object) => meeting.act({ type: 'action.update', actionId, ...change });

  /** Backs it while it is not done, and finds it done at the next look. */
  const back = async (visitor: Visitor, lang: Lang): Promise<string> => {
    await say({ status: 'under-way' });
    await visitor.follow(`/m/${meeting.code}`);
    const vote = new Phone(visitor.page, lang).vote(BENCH);
    if ((await vote.getAttribute('aria-pressed')) === 'false') await vote.click();
    const receipt = await takeReceipt(visitor.page, lang);
    await say({ status: 'done', text: 'It stands there.', result: { label: 'Seats', before: 0, after: 4 } });
    return receipt;
  };
  return [
    {
      name: 'resident, asked whether it is solved',
      async open(visitor, lang) {
        await back(visitor, lang);
        await visitor.follow(`/m/${meeting.code}`);
        await new Question(visitor.page, lang).backed.waitFor();
      },
    },
    {
      name: 'receipt, asked whether it is solved',
      async open(visitor, lang) {
        const receipt = await back(visitor, lang);
        await visitor.page.goto(receipt);
        await visitor.page.getByText(new Question(visitor.page, lang).t.note, { exact: true }).click();
      },
    },
    {
      name: 'receipt, answered, wide',
      who: 'laptop',
      async open(visitor, lang) {
        await visitor.page.goto(await back(visitor, lang));
        await new Question(visitor.page, lang).answer(true);
        await visitor.page.getByText(new Question(visitor.page, lang).t.change).click();
      },
    },
  ];
}
