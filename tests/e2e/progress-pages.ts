import { en } from '../../src/lib/i18n/work.en.ts';
import { es } from '../../src/lib/i18n/work.es.ts';
import type { Page } from './every-page.ts';
import { Meeting } from './meeting.ts';
import { promise } from './promised.ts';
import type { Server } from './server.ts';
import type { Visitor } from './town.ts';

const TITLE = 'Light the north gate';

/** What became of meetings, in the states that it is looked at in. @param blank the code of a meeting without an agenda */
export async function progressPages(server: Server, blank: string): Promise<readonly Page[]> {
  const meeting = await Meeting.make(server, { area: 'Elm Park' });
  const lamp = await meeting.idea('The lamp at the north gate is out', { votes: 2, category: 'streets' });
  await promise(meeting, [
    { id: 'north-gate', title: TITLE, owner: 'Sector North', due: '2020-01-31', ideas: [lamp] },
    { id: 'bus-stop', title: 'A bench at the bus stop', owner: 'Precinct office', due: '2040-01-31' },
    { id: 'parking', title: 'Tow the cars on the crossing' },
  ]);
  const tell = (actionId: string, said: object) => meeting.act({ type: 'action.update', actionId, ...said });
  await tell('north-gate', { status: 'under-way', percent: 40, text: 'Towers stand since Thursday.' });
  await tell('bus-stop', { status: 'done', result: { label: 'Seats', before: 0, after: 4, unit: 'seats' } });
  await tell('parking', { status: 'not-possible', text: 'The city does not allow it.' });
  const at = (path: string) => (visitor: Visitor) => visitor.open(path);
  const { code } = meeting;
  return [
    { name: 'progress', open: at('/progress') },
    { name: 'progress, wide', who: 'laptop', open: at('/progress') },
    { name: 'progress, nothing found', open: at('/progress?q=nothing+of+the+kind') },
    { name: 'progress of a meeting', open: at(`/m/${code}/progress`) },
    { name: 'progress of a meeting, nothing yet', open: at(`/m/${blank}/progress`) },
    { name: 'an action', open: at(`/progress/${code}/north-gate`) },
    { name: 'an action, wide', who: 'laptop', open: at(`/progress/${code}/bus-stop`) },
    {
      name: 'no such action',
      open: at(`/progress/${code}/nothing`),
      expected: /the server responded with a status of 404/,
    },
    {
      name: 'telling how it stands',
      who: 'commander on a phone',
      async open(visitor, lang) {
        await visitor.open(`/staff/m/${code}/progress?action=north-gate`);
        const form = visitor.page.getByRole('form', { name: { en, es }[lang].updateOf(TITLE) });
        await form.locator('summary').click();
        await form.locator('textarea').fill('Call 555 010 0199');
        await form.getByRole('button', { name: { en, es }[lang].send }).click();
        await form.getByRole('alert').waitFor();
      },
    },
    { name: 'telling how it stands, nothing yet', who: 'commander', open: at(`/staff/m/${blank}/progress`) },
  ];
}
