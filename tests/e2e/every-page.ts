import type { Lang } from '../../src/lib/i18n/languages.ts';
import { DEFAULT_POLICY } from '../../src/lib/meeting/policy.ts';
import { PHASES } from '../../src/lib/meeting/state.ts';
import type { Audience } from '../../src/lib/meeting/view.ts';
import { agendaPages } from './agenda-pages.ts';
import { Meeting } from './meeting.ts';
import { progressPages } from './progress-pages.ts';
import { Desk, Phone } from './pages.ts';
import { askedPages } from './asked-pages.ts';
import { screenStates } from './screen-states.ts';
import type { Server } from './server.ts';
import type { Visitor } from './town.ts';
import type { Who } from './windows.ts';

/** Every page there is, and how to get to it. */

const LAMP = 'The lamp at the north gate has been out since March';
const AWAY = Object.keys(DEFAULT_POLICY.reasons)[6];
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft '
  .repeat(6)
  .slice(0, 500);

/** All is open in its first part. */
const PLAN = [
  { id: 'both', name: 'Ideas and votes', minutes: 30, opens: 'both' },
  { id: 'answers', name: '', minutes: null, opens: 'none' },
];

/** Chromium notes that an address leads nowhere; that is what it is for. */
const NOTHING_THERE = /the server responded with a status of 404/;

export interface Page {
  readonly name: string;
  /** Whose window it is; a phone's, unless said otherwise. */
  readonly who?: Who;
  /** Opens it, and brings it into the state that it is looked at in. */
  readonly open: (visitor: Visitor, lang: Lang) => Promise<unknown>;
  /** What Chromium may note about it. */
  readonly expected?: RegExp;
  /** Made for larger windows. */
  readonly large?: true;
}

/** A meeting with everything in it that a board can have. */
async function busy(server: Server): Promise<Meeting> {
  const meeting = await Meeting.make(server, {
    area: 'Elm Park',
    zips: ['10451', '10452'],
    moderation: 'pre',
    plan: PLAN,
  });
  const publish = async (text: string, rest = {}) => {
    const ideaId = await meeting.idea(text, rest);
    await meeting.act({ type: 'idea.publish', ideaId });
    return ideaId;
  };
  const lamp = await publish(LAMP, { category: 'streets', zip: '10451' });
  await meeting.vote(lamp, 2);
  const long = await publish(LONG);
  const same = await publish('The lamp at the north gate is out since March');
  const trash = await publish('Trash bags lie on the sidewalk for days');
  await meeting.idea('Something that nobody has read yet, from a phone 555 0100');
  const advert = await meeting.idea('Visit our furniture store');
  await meeting.act({ type: 'idea.merge', ideaId: same, into: lamp });
  await meeting.act({ type: 'idea.screen', ideaId: trash, reason: 'not-police', referTo: 'sanitation' });
  await meeting.act({ type: 'idea.screen', ideaId: advert, reason: AWAY });
  await meeting.act({ type: 'idea.reply', ideaId: lamp, text: 'The lamp will be repaired within the week.' });
  await meeting.act({ type: 'idea.redact', ideaId: long, text: `${LONG.slice(0, 480)} […]` });
  await meeting.act({ type: 'stage.spotlight', ideaId: lamp });
  await meeting.act({ type: 'stage.timer', seconds: 600 });
  await meeting.act({ type: 'stage.part', partId: 'both' });
  await meeting.act({ type: 'stage.note', text: 'Take the lady at the back next' });
  await meeting.act({ type: 'idea.scribe', text: 'A bench at the bus stop' });
  return meeting;
}

/** Every page that there is, with meetings on this server for it to show. */
export async function everyPage(server: Server): Promise<readonly Page[]> {
  const meeting = await busy(server);
  const { code } = meeting;
  const phases = await Promise.all(PHASES.map((phase) => Meeting.make(server, { area: 'Elm Park' }, phase)));
  const blank = await Meeting.make(server);
  await blank.act({ type: 'stage.blank', on: true });
  const at = (path: string) => (visitor: Visitor) => visitor.open(path);
  const following = (path: string, audience?: Audience) => (visitor: Visitor) => visitor.follow(path, audience);
  const screen = (of: string) =>
    ({ who: 'screen', open: following(`/m/${of}/screen`, 'screen'), large: true }) as const;
  /** Votes, and takes a receipt. @returns its address */
  const keep = async (visitor: Visitor, lang: Lang): Promise<string> => {
    await visitor.follow(`/m/${code}`);
    const { page } = visitor;
    const phone = new Phone(page, lang);
    const vote = phone.vote(LAMP);
    if ((await vote.getAttribute('aria-pressed')) === 'false') await vote.click();
    await phone.tab('yours').click();
    await page.locator('#panel').getByRole('button', { name: phone.t.yours.receipt }).click();
    const dialog = page.getByRole('dialog', { name: phone.voice.receipt.title });
    await dialog.locator('.qr').waitFor();
    return (await dialog.getByRole('link', { name: phone.voice.receipt.link }).getAttribute('href')) ?? '';
  };
  return [
    { name: 'home', open: at('/') },
    { name: 'home, with a code that no meeting has', open: at('/?code=NONE99') },
    { name: 'resident', open: following(`/m/${code}`) },
    { name: 'log of the meeting', who: 'moderator', open: at(`/staff/m/${code}/log`) },
    { name: 'log of the meeting, on a phone', who: 'moderator on a phone', open: at(`/staff/m/${code}/log`) },
    { name: 'log of the agency', who: 'commander', open: at('/staff/log') },
    { name: 'moderation in the open', open: at(`/m/${code}/moderation`) },
    { name: 'moderation in the open, wide', who: 'laptop', open: at(`/m/${code}/moderation`) },
    { name: 'moderation in the open, nothing yet', open: at(`/m/${blank.code}/moderation`) },
    { name: 'record of the meeting', open: at(`/m/${code}/record`) },
    { name: 'record of the meeting, wide', who: 'laptop', open: at(`/m/${code}/record`) },
    { name: 'record for staff', who: 'commander', open: at(`/staff/m/${code}/records`) },
    { name: 'record for staff, on a phone', who: 'commander on a phone', open: at(`/staff/m/${code}/records`) },
    { name: 'the meeting once more', who: 'commander', open: at(`/staff/m/${code}/replay`) },
    { name: 'the meeting once more, on a phone', who: 'moderator on a phone', open: at(`/staff/m/${code}/replay`) },
    { name: 'resident, wide', who: 'laptop', open: following(`/m/${code}`) },
    ...phases.map((one, index) => ({ name: `resident, ${PHASES[index]}`, open: following(`/m/${one.code}`) })),
    {
      name: 'resident, composer and policy open',
      async open(visitor, lang) {
        await visitor.follow(`/m/${code}`);
        const phone = new Phone(visitor.page, lang);
        await visitor.page.getByText(phone.t.policy).click();
        await phone.write('Call me at 555 010 0199', { send: false });
        await visitor.page.getByText(phone.voice.personal).waitFor();
      },
    },
    {
      name: 'resident, yours',
      who: 'laptop',
      async open(visitor, lang) {
        await visitor.follow(`/m/${code}`);
        const phone = new Phone(visitor.page, lang);
        await phone.vote(LAMP).click();
        await phone.write('A bench at the bus stop');
        await phone.standing('A bench at the bus stop', phone.voice.own.state.waiting).waitFor();
      },
    },
    {
      name: 'resident, search and filters open',
      async open(visitor, lang) {
        await visitor.follow(`/m/${code}`);
        await visitor.page.getByRole('button', { name: new Phone(visitor.page, lang).t.find.open }).click();
        await visitor.page.getByRole('search').getByRole('searchbox').fill('north');
      },
    },
    {
      name: 'resident, a report',
      async open(visitor, lang) {
        await visitor.follow(`/m/${code}`);
        const phone = new Phone(visitor.page, lang);
        await phone.row(LAMP).getByRole('button', { name: phone.t.flag }).click();
        await visitor.page.getByRole('dialog', { name: phone.voice.flag.title }).getByRole('radio').first().check();
      },
    },
    {
      name: 'resident, a second look asked for',
      async open(visitor, lang) {
        const text = `A bakery on every corner (${lang})`;
        await visitor.follow(`/m/${code}`);
        const phone = new Phone(visitor.page, lang);
        await phone.write(text);
        await phone.standing(text, phone.voice.own.state.waiting).waitFor();
        await meeting.act({ type: 'idea.screen', ideaId: await meeting.idOf(text), reason: AWAY });
        await visitor.page.getByRole('button', { name: phone.voice.own.object }).click();
        await visitor.page.getByRole('textbox', { name: phone.voice.appeal.label }).waitFor();
      },
    },
    {
      name: 'resident, a receipt offered',
      async open(visitor, lang) {
        await keep(visitor, lang);
      },
    },
    {
      name: 'receipt',
      async open(visitor, lang) {
        await visitor.page.goto(await keep(visitor, lang));
      },
    },
    {
      name: 'receipt, wide',
      who: 'laptop',
      async open(visitor, lang) {
        await visitor.page.goto(await keep(visitor, lang));
      },
    },
    ...(await askedPages(server)),
    { name: 'no such receipt', open: at(`/r/${code}.nothing`), expected: NOTHING_THERE },
    { name: 'screen', ...screen(code) },
    { name: 'screen, blank', ...screen(blank.code) },
    ...(await screenStates(server)),
    ...phases.map((one, index) => ({ name: `screen, ${PHASES[index]}`, ...screen(one.code) })),
    { name: 'sign-in', open: at('/staff/sign-in') },
    { name: 'setup', open: at('/staff/setup/setup-nothing') },
    { name: 'reset', open: at('/staff/setup/reset-nothing') },
    { name: 'meetings', who: 'moderator', open: at('/staff') },
    { name: 'people', who: 'admin', open: at('/staff/people') },
    { name: 'account', who: 'moderator', open: at('/staff/account') },
    { name: 'second factor', who: 'moderator', open: at('/staff/account/second-factor') },
    { name: 'new meeting', who: 'moderator', open: at('/staff/new') },
    { name: 'areas', who: 'admin', open: at('/staff/areas') },
    { name: 'settings', who: 'commander', open: at(`/staff/m/${code}/settings`) },
    {
      name: 'settings, with its wordings',
      who: 'commander',
      async open(visitor) {
        await visitor.open(`/staff/m/${code}/settings`);
        await visitor.page.locator('form summary').click();
        await visitor.page.locator('form details .words').waitFor();
      },
    },
    { name: 'poster', who: 'commander', open: at(`/staff/m/${code}/print`) },
    {
      name: 'cards to hand out',
      who: 'commander',
      async open(visitor) {
        await visitor.open(`/staff/m/${code}/print`);
        await visitor.page.locator('select').first().selectOption('cards');
        await visitor.page.locator('.cards').waitFor();
      },
    },
    { name: 'console', who: 'moderator', open: following(`/staff/m/${code}`, 'staff'), large: true },
    { name: 'console on a phone', who: 'moderator on a phone', open: following(`/staff/m/${code}`, 'staff') },
    {
      name: 'console, the board, and a reason asked for',
      who: 'moderator',
      async open(visitor, lang) {
        await visitor.follow(`/staff/m/${code}`, 'staff');
        const desk = new Desk(visitor.page, lang);
        await desk.pile('board').click();
        await visitor.page.keyboard.press('d');
        await desk.dialog(desk.t.dialog.declineTitle).waitFor();
      },
      large: true,
    },
    { name: 'remote', who: 'moderator on a phone', open: following(`/staff/m/${code}/remote`, 'staff') },
    { name: 'remote, blank', who: 'moderator on a phone', open: following(`/staff/m/${blank.code}/remote`, 'staff') },
    { name: 'stage', who: 'moderator on a phone', open: following(`/staff/m/${code}/stage`, 'staff') },
    { name: 'taking down ideas', who: 'moderator on a phone', open: following(`/staff/m/${code}/scribe`, 'staff') },
    { name: 'plan', who: 'commander', open: at(`/staff/m/${code}/plan`) },
    ...agendaPages(code),
    ...(await progressPages(server, blank.code)),
    { name: 'no such meeting', open: at('/m/NONE99'), expected: NOTHING_THERE },
    { name: 'no such page', open: at('/nothing/here'), expected: NOTHING_THERE },
  ];
}
