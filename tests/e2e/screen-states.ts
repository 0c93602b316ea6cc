import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import type { StageMode } from '../../src/lib/meeting/state.ts';
import type { Page } from './every-page.ts';
import { Meeting } from './meeting.ts';
import { Wall } from './pages.ts';
import type { Server } from './server.ts';
import type { Visitor } from './town.ts';

/** Every state that the screen in the room can be in. */

const IDEAS = [
  'The lamp at the north gate has been out since March',
  'More time to cross at the school',
  'A bench at the bus stop, for those who cannot stand long',
  'Somebody at the desk in the evenings who speaks Spanish',
  'Keep the court lights on until ten in the summer',
  'Fewer leaf blowers before eight in the morning',
  'Speeding between the two schools',
];

export async function screenStates(server: Server): Promise<readonly Page[]> {
  const make = async (settings: object = {}, ...acts: readonly CommandBody['type'][]) => {
    const meeting = await Meeting.make(server, { area: 'Elm Park', ...settings });
    for (const [index, text] of IDEAS.entries()) await meeting.idea(text, { votes: Math.max(0, 3 - index) });
    for (const type of acts) await meeting.act({ type });
    return meeting;
  };
  const board = await make();
  const room = await make({ ballot: 'room' });
  const closed = await make({}, 'meeting.close');
  const followed = (visitor: Visitor, { code }: Meeting) => visitor.follow(`/m/${code}/screen`, 'screen');
  const shown = (mode: StageMode, seen: string): Page => ({
    name: `screen, ${mode}`,
    who: 'screen',
    large: true,
    async open(visitor) {
      await board.act({ type: 'stage.show', mode });
      await followed(visitor, board);
      await visitor.page.locator(seen).first().waitFor();
    },
  });
  const page = (name: string, open: Page['open']): Page => ({ name, who: 'screen', large: true, open });
  return [
    shown('list', 'ol.rows'),
    shown('single', 'section.lit[data-fitted]'),
    shown('split', 'section.lit[data-fitted]'),
    page('screen, the last minute', async (visitor) => {
      const meeting = await make();
      await meeting.act({ type: 'meeting.configure', settings: { closesAt: Date.now() + 55_000 } });
      await followed(visitor, meeting);
      await visitor.page.locator('.last').waitFor();
    }),
    page('screen, the closing card', async (visitor) => {
      await followed(visitor, closed);
      await visitor.page.locator('section.next').waitFor();
    }),
    page("screen, the room's code", async (visitor) => {
      await followed(visitor, room);
      await visitor.page.locator('.room .digits').waitFor();
    }),
    page('screen, how to steer it', async (visitor, lang) => {
      await followed(visitor, board);
      await visitor.page.keyboard.press('?');
      await visitor.page.getByRole('dialog', { name: new Wall(visitor.page, lang).t.keys.title }).waitFor();
    }),
    {
      name: 'screen, of somebody who is not signed in',
      who: 'laptop',
      large: true,
      async open(visitor) {
        await visitor.follow(`/m/${board.code}/screen`);
        await visitor.page.locator('section.lit').waitFor();
      },
    },
  ];
}
