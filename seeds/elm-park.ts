/** The demo meeting: a precinct town hall of forty minutes so far, with about seventy ideas in every state. */
import type { Halls } from '../realtime/halls.ts';
import type { MeetingCode } from '../src/lib/meeting/ids.ts';
import { DEFAULT_SETTINGS } from '../src/lib/meeting/settings.ts';
import type { Dice } from './dice.ts';
import { play, type PastClock } from './play.ts';
import { Script, type Hosts } from './script.ts';
import { MERGED, ON_THE_BOARD, REPLIES, SPOTLIGHT } from './texts/board.ts';
import { APPEALED, REPORTED } from './texts/objections.ts';
import { DECLINED, HELD, REDACTED, REFERRED, WAITING, WITHDRAWN } from './texts/queue.ts';
import { TRANSLATIONS } from './texts/translations.ts';

export const DEMO_CODE = 'ELM204' as MeetingCode;
const AREA = '42nd Precinct, Elm Park';
const ZIPS = ['10451', '10452', '10455'];
/** Numbers of the kind that belong to nobody. */
const CONTACTS = { emergency: '911', nonEmergency: '555-0142', tips: '555-0177' };
/** In both languages of the meeting: a meeting has one text for all. */
const GUIDELINES = [
  'One idea at a time: what is wrong, where, and when. · Una idea a la vez: qué pasa, dónde y cuándo.',
  'No names, addresses or plates. · Sin nombres, direcciones ni placas.',
].join('\n');
const MINUTE = 60_000;
/** How long voting has been open, and how long it goes on. */
const OPEN_FOR = 41;
const CLOSES_IN = 90;
const RESIDENTS = 128;

/** @param now when the demo begins; the meeting opened `OPEN_FOR` minutes before */
export async function seedElmPark(
  halls: Halls,
  clock: PastClock,
  now: number,
  dice: Dice,
  hosts: Hosts
): Promise<void> {
  const opened = now - OPEN_FOR * MINUTE;
  clock.moveTo(opened - 30 * MINUTE);
  const settings = {
    ...DEFAULT_SETTINGS,
    title: 'What should we work on first?',
    area: AREA,
    zips: ZIPS,
    guidelines: GUIDELINES,
    contacts: CONTACTS,
    closesAt: now + CLOSES_IN * MINUTE,
  };
  const hall = await halls.create(settings, { by: `s:${hosts.commander}`, code: DEMO_CODE });
  const script = new Script(dice, hosts, opened, OPEN_FOR, RESIDENTS);
  script.commander(-20, () => ({ type: 'meeting.gather' }));
  script.commander(0, () => ({ type: 'meeting.open' }));
  writeBoard(script);
  writeQueue(script, dice);
  const lit = script.named(SPOTLIGHT);
  script.commander(OPEN_FOR - 4, () => ({ type: 'stage.spotlight', ideaId: lit.id }));
  await play(hall, clock, script.acts, dice);
}

/** The more people back an idea, the earlier it was written: it had the time. */
const minuteFor = (supporters: number): number => Math.max(1, Math.round(24 - supporters / 3.5));

function writeBoard(script: Script): void {
  for (const [category, ideas] of Object.entries(ON_THE_BOARD)) {
    for (const [supporters, text] of ideas) {
      const idea = script.idea(text, category, { zips: ZIPS, minute: minuteFor(supporters) });
      script.moderator(idea, 2, () => ({ type: 'idea.publish', ideaId: idea.id }));
      script.backing(idea, supporters);
    }
  }
  for (const [supporters, text, category, into] of MERGED) {
    const idea = script.idea(text, category, { zips: ZIPS, minute: 20 });
    const root = script.named(into);
    script.moderator(idea, 2, () => ({ type: 'idea.publish', ideaId: idea.id }));
    script.backing(idea, supporters, 6);
    script.moderator(idea, OPEN_FOR - 24, () => ({ type: 'idea.merge', ideaId: idea.id, into: root.id }));
  }
  for (const [beginning, text] of REPLIES) {
    const idea = script.named(beginning);
    script.moderator(idea, 8, () => ({ type: 'idea.reply', ideaId: idea.id, text }));
  }
  for (const [beginning, lang, text] of TRANSLATIONS) {
    const idea = script.named(beginning);
    script.moderator(idea, 9, () => ({ type: 'idea.translate', ideaId: idea.id, lang, text }));
  }
}

function writeQueue(script: Script, dice: Dice): void {
  for (const [supporters, category, reason, referTo, text] of REFERRED) {
    const idea = script.idea(text, category, { zips: ZIPS, minute: 6 });
    script.moderator(idea, 2, () => ({ type: 'idea.publish', ideaId: idea.id }));
    script.backing(idea, supporters, 10);
    script.moderator(idea, OPEN_FOR - 13, () => ({ type: 'idea.screen', ideaId: idea.id, reason, referTo }));
  }
  for (const [category, reason, text] of DECLINED) {
    const idea = script.idea(text, category, { zips: ZIPS });
    script.moderator(idea, 3, () => ({ type: 'idea.screen', ideaId: idea.id, reason }));
  }
  for (const [supporters, category, text, redacted] of REDACTED) {
    const idea = script.idea(text, category, { zips: ZIPS, minute: 18 });
    script.moderator(idea, 2, () => ({ type: 'idea.redact', ideaId: idea.id, text: redacted }));
    script.moderator(idea, 3, () => ({ type: 'idea.publish', ideaId: idea.id }));
    script.backing(idea, supporters);
  }
  for (const [category, text] of HELD) {
    const idea = script.idea(text, category, { zips: ZIPS });
    script.moderator(idea, 4, () => ({ type: 'idea.hold', ideaId: idea.id }));
  }
  for (const [category, text] of WITHDRAWN) {
    const idea = script.idea(text, category, { zips: ZIPS });
    script.author(idea, 1, () => ({ type: 'idea.withdraw', ideaId: idea.id }));
  }
  for (const [category, text] of WAITING) {
    script.idea(text, category, { zips: ZIPS, minute: OPEN_FOR - dice.between(0, 8) });
  }
  for (const [beginning, text] of APPEALED) {
    const idea = script.named(beginning);
    script.author(idea, OPEN_FOR - 2 - idea.minute, () => ({ type: 'idea.appeal', ideaId: idea.id, text }));
  }
  for (const [beginning, reason] of REPORTED) {
    const idea = script.named(beginning);
    script.others(idea, 2, OPEN_FOR - 3, () => ({ type: 'idea.flag', ideaId: idea.id, reason }));
  }
}
