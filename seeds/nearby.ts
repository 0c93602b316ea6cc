/** Other meetings of the demo's server, so that its lists look like those of a place that does this every month. */
import type { MeetingCode } from '../src/lib/meeting/ids.ts';
import { DEFAULT_SETTINGS } from '../src/lib/meeting/settings.ts';
import { play } from './play.ts';
import { seedPromises, type Past } from './promises.ts';
import { Script } from './script.ts';
import { MARKET_IDEAS, MARKET_PROMISES, SCHOOL_PROMISES } from './texts/promises.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A meeting that is over, with what came of it. */
export const OVER_CODE = 'BIRCH9' as MeetingCode;
const MARKET = 'MARKET5' as MeetingCode;
const HARBOR_HILL = '44th Precinct, Harbor Hill';

const SCHOOL_ROUTE: readonly (readonly [number, string, string])[] = [
  [52, 'safety', 'A crossing guard at Alder and 9th in the afternoon too, not only in the morning.'],
  [44, 'traffic', 'Close Linden in front of the school for the twenty minutes when children come out.'],
  [37, 'youth', 'Que los alumnos mayores acompañen a los pequeños hasta el parque de Birch.'],
  [31, 'streets', 'Repaint the crossing at the school gate and put the flashing sign back up.'],
  [23, 'safety', 'Someone in uniform at the bus stop when the middle school lets out.'],
  [18, 'traffic', 'Tow the cars that park on the crossing. One week of that would be enough.'],
  [9, 'station', 'Send the school a text when something happened on the route, so that parents know.'],
];
const SCHOOL_REPLY = 'From the first of the month two guards share the afternoon at Alder and 9th.';

/** A meeting of four weeks ago: closed, with its result to look at. */
async function seedSchoolRoute(past: Past): Promise<void> {
  const { halls, clock, now, dice, hosts } = past;
  const opened = now - 28 * DAY;
  clock.moveTo(opened - DAY);
  const settings = { ...DEFAULT_SETTINGS, title: 'Is the walk to school safe?', area: '42nd Precinct, Elm Park' };
  const hall = await halls.create(settings, { by: `s:${hosts.commander}`, code: OVER_CODE });
  const script = new Script(dice, hosts, opened, 60, 74);
  script.commander(0, () => ({ type: 'meeting.open' }));
  for (const [supporters, category, text] of SCHOOL_ROUTE) {
    const idea = script.idea(text, category, { minute: dice.between(1, 20) });
    script.moderator(idea, 2, () => ({ type: 'idea.publish', ideaId: idea.id }));
    script.backing(idea, supporters);
  }
  const first = script.named('A crossing guard');
  script.moderator(first, 30, () => ({ type: 'idea.reply', ideaId: first.id, text: SCHOOL_REPLY }));
  script.commander(62, () => ({ type: 'meeting.close' }));
  await play(hall, clock, script.acts, dice);
  await seedPromises(past, OVER_CODE, SCHOOL_PROMISES, script, 26);
}

/** One of another precinct, two months ago. */
async function seedMarket(past: Past): Promise<void> {
  const { halls, clock, now, dice, hosts } = past;
  const opened = now - 64 * DAY;
  clock.moveTo(opened - DAY);
  const settings = { ...DEFAULT_SETTINGS, title: 'Evenings at the market', area: HARBOR_HILL };
  const hall = await halls.create(settings, { by: `s:${hosts.commander}`, code: MARKET });
  const script = new Script(dice, hosts, opened, 45, 48);
  script.commander(0, () => ({ type: 'meeting.open' }));
  for (const [supporters, category, text] of MARKET_IDEAS) {
    const idea = script.idea(text, category, { minute: dice.between(1, 10) });
    script.moderator(idea, 2, () => ({ type: 'idea.publish', ideaId: idea.id }));
    script.backing(idea, supporters);
  }
  script.commander(47, () => ({ type: 'meeting.close' }));
  await play(hall, clock, script.acts, dice);
  await seedPromises(past, MARKET, MARKET_PROMISES, script, 62);
}

/** One that is still to come. */
async function seedHarborHill({ halls, hosts }: Past): Promise<void> {
  const settings = { ...DEFAULT_SETTINGS, title: 'Nights on the waterfront', area: HARBOR_HILL };
  await halls.create(settings, { by: `s:${hosts.commander}`, code: 'HARBOR7' as MeetingCode });
}

export async function seedNearby(past: Past) {
  await seedMarket(past);
  await seedSchoolRoute(past);
  await seedHarborHill(past);
}
