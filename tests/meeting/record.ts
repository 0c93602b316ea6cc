import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Actor } from '../../src/lib/meeting/actors.ts';
import type { PreparedAction } from '../../src/lib/meeting/actions/commands.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import { remainderOf } from '../../src/lib/meeting/remainder.ts';
import { self } from '../../src/lib/meeting/self.ts';
import { AUDIENCES, view } from '../../src/lib/meeting/view.ts';
import { commander, MINUTE, moderator, officer, participant, resident, SECOND, START, system } from './cast.ts';
import { fold, TestMeeting } from './test-meeting.ts';

const LAMP: PreparedAction = {
  actionId: 'action-1',
  title: 'Mend the lamp',
  body: [
    { kind: 'paragraph', runs: [{ text: 'By the ' }, { text: 'city', href: 'https://city.example/', bold: true }] },
  ],
  owner: 'Sector North',
  due: '2030-03-01',
  area: 'Elm Park',
  ideaIds: ['idea-1', 'idea-9'],
};
const BENCH: PreparedAction = { ...LAMP, actionId: 'action-2', title: 'A bench', body: [], due: null, ideaIds: [] };
const publication = (...actions: readonly PreparedAction[]) =>
  ({ type: 'agenda.publish', previewHash: 'the-hash', reopenAt: 1, actions }) as const;

/**
 * Records a golden log: a meeting in which everything happens, as the store keeps it, with what everybody sees at the
 * end. To be run once for each new shape of the log, never again for an old one:
 * `npx tsx tests/meeting/record.ts tests/logs/v9.json`; with `remainder` after it, as it is once retention has ended.
 */
const SCRIPT: readonly (readonly [Actor, CommandBody])[] = [
  [
    commander,
    { type: 'meeting.configure', settings: { zips: ['10453'], votesPerResident: 3, closesAt: START + 60 * MINUTE } },
  ],
  [moderator, { type: 'meeting.gather' }],
  [resident(1), { type: 'idea.submit', text: 'The lamp at the bus stop is out', category: 'streets', zip: '10453' }],
  [resident(2), { type: 'idea.submit', text: 'No hay luz en la parada', category: 'streets' }],
  [resident(2), { type: 'idea.submit', text: 'Cars on the pavement by the school' }],
  [resident(3), { type: 'idea.submit', text: 'The lift in the station, call 212-555-0123' }],
  [resident(3), { type: 'idea.submit', text: 'Sent twice' }],
  [moderator, { type: 'meeting.open' }],
  [resident(3), { type: 'idea.withdraw', ideaId: 'idea-5' }],
  [moderator, { type: 'idea.publish', ideaId: 'idea-1' }],
  [moderator, { type: 'idea.publish', ideaId: 'idea-2' }],
  [moderator, { type: 'idea.publish', ideaId: 'idea-2' }],
  [moderator, { type: 'idea.hold', ideaId: 'idea-4' }],
  [moderator, { type: 'idea.redact', ideaId: 'idea-4', text: 'The lift in the station' }],
  [moderator, { type: 'idea.screen', ideaId: 'idea-4', reason: 'not-police', referTo: 'transport' }],
  [moderator, { type: 'idea.screen', ideaId: 'idea-3', reason: 'unclear' }],
  [moderator, { type: 'idea.restore', ideaId: 'idea-3' }],
  [moderator, { type: 'idea.publish', ideaId: 'idea-3' }],
  [resident(1), { type: 'vote.set', ideaId: 'idea-1', on: true }],
  [resident(3), { type: 'vote.set', ideaId: 'idea-1', on: true }],
  [resident(3), { type: 'vote.set', ideaId: 'idea-2', on: true }],
  [resident(4), { type: 'vote.set', ideaId: 'idea-3', on: true }],
  [officer, { type: 'stage.spotlight', ideaId: 'idea-2' }],
  [moderator, { type: 'idea.merge', ideaId: 'idea-2', into: 'idea-1' }],
  [resident(5), { type: 'vote.set', ideaId: 'idea-2', on: true }],
  [moderator, { type: 'idea.merge', ideaId: 'idea-3', into: 'idea-2' }],
  [moderator, { type: 'idea.unmerge', ideaId: 'idea-3' }],
  [resident(4), { type: 'vote.set', ideaId: 'idea-3', on: false }],
  [moderator, { type: 'idea.reply', ideaId: 'idea-1', text: 'The city was told today.' }],
  [moderator, { type: 'idea.reply', ideaId: 'idea-3', text: 'Mistaken' }],
  [moderator, { type: 'idea.reply', ideaId: 'idea-3', text: '' }],
  [officer, { type: 'stage.timer', seconds: 90 }],
  [officer, { type: 'stage.show', mode: 'split', paging: 'auto', language: 'es' }],
  [officer, { type: 'stage.blank', on: true }],
  [moderator, { type: 'meeting.pause' }],
  [moderator, { type: 'meeting.open' }],
  [commander, { type: 'meeting.configure', settings: { moderation: 'post' } }],
  [resident(6), { type: 'idea.submit', text: 'Write to me at someone@example.org' }],
  [resident(6), { type: 'idea.submit', text: 'A crossing for the school' }],
  [moderator, { type: 'idea.screen', ideaId: 'idea-6', reason: 'personal-data' }],
  [
    commander,
    { type: 'meeting.configure', settings: { ballot: 'room', guidelines: 'Be kind.', languages: ['en', 'es'] } },
  ],
  [
    { ...resident(3), sawRoomCode: true },
    { type: 'room.enter', code: '123456' },
  ],
  [resident(4), { type: 'vote.set', ideaId: 'idea-7', on: true }],
  [
    { ...resident(4), sawRoomCode: true },
    { type: 'room.enter', code: '123456' },
  ],
  [resident(4), { type: 'idea.flag', ideaId: 'idea-1', reason: 'unsafe' }],
  [moderator, { type: 'idea.publish', ideaId: 'idea-1' }],
  [resident(5), { type: 'idea.flag', ideaId: 'idea-1', reason: 'other' }],
  [resident(3), { type: 'idea.appeal', ideaId: 'idea-4', text: 'It is the lift that police use' }],
  [moderator, { type: 'idea.restore', ideaId: 'idea-4' }],
  [
    moderator,
    { type: 'idea.screen', ideaId: 'idea-4', reason: 'not-police', referTo: 'transport', reopensAppeal: true },
  ],
  [moderator, { type: 'idea.hold', ideaId: 'idea-4', reopensAppeal: true }],
  [moderator, { type: 'idea.restore', ideaId: 'idea-4', reopensAppeal: true }],
  [moderator, { type: 'idea.publish', ideaId: 'idea-4' }],
  [resident(6), { type: 'idea.appeal', ideaId: 'idea-6', text: 'The address is public' }],
  [moderator, { type: 'idea.restore', ideaId: 'idea-6' }],
  [moderator, { type: 'idea.screen', ideaId: 'idea-6', reason: 'personal-data', reopensAppeal: true }],
  [moderator, { type: 'idea.translate', ideaId: 'idea-1', lang: 'es', text: 'La farola' }],
  [moderator, { type: 'idea.translate', ideaId: 'idea-1', lang: 'es', text: 'La farola de la parada no funciona' }],
  [moderator, { type: 'idea.translate', ideaId: 'idea-3', lang: 'es', text: 'Mal' }],
  [moderator, { type: 'idea.translate', ideaId: 'idea-3', lang: 'es', text: '' }],
  [system, { type: 'agenda.link', ideaIds: ['idea-1', 'idea-3'] }],
  [system, { type: 'agenda.link', ideaIds: ['idea-1'] }],
  [
    commander,
    {
      type: 'meeting.configure',
      settings: {
        plan: [
          { id: 'ideas', name: '', minutes: 30, opens: 'ideas' },
          { id: 'votes', name: 'Now we vote', minutes: 15, opens: 'votes' },
          { id: 'talk', name: 'Answers', minutes: null, opens: 'same' },
        ],
      },
    },
  ],
  [officer, { type: 'stage.part', partId: 'ideas' }],
  [officer, { type: 'stage.extend', what: 'part', seconds: 300 }],
  [officer, { type: 'idea.scribe', text: 'A bench at the bus stop', category: 'streets', zip: '10453' }],
  [moderator, { type: 'idea.scribe', text: 'The clock at the station stands still' }],
  [officer, { type: 'stage.part', partId: 'votes' }],
  [officer, { type: 'stage.timer', seconds: 60 }],
  [officer, { type: 'stage.extend', what: 'timer', seconds: -30 }],
  [officer, { type: 'meeting.allow', ideas: true, votes: false }],
  [officer, { type: 'meeting.allow', votes: true }],
  [moderator, { type: 'stage.note', text: 'Take the lady at the back next' }],
  [moderator, { type: 'stage.note', text: 'Two more minutes, then we vote' }],
  [moderator, { type: 'meeting.pause' }],
  [officer, { type: 'stage.part', partId: 'talk' }],
  [moderator, { type: 'meeting.close' }],
  [moderator, { type: 'meeting.reopen' }],
  [commander, publication(LAMP, BENCH)],
  [commander, { type: 'action.update', actionId: LAMP.actionId, status: 'under-way', percent: 50, text: 'Ordered.' }],
  [commander, publication({ ...LAMP, title: 'Mend the lamp at the bus stop', due: '2030-04-01' })],
  [commander, { type: 'action.redact', actionId: LAMP.actionId, reason: 'personal-data' }],
  [
    commander,
    {
      type: 'action.update',
      actionId: LAMP.actionId,
      status: 'done',
      result: { label: 'Lamps out', before: 3, after: 0, unit: 'lamps' },
      pictures: [{ id: 'picture-1', alt: 'The lamp is lit' }],
    },
  ],
  [resident(1), { type: 'action.confirm', actionId: LAMP.actionId, solved: true }],
  [resident(3), { type: 'action.confirm', actionId: LAMP.actionId, solved: false, note: 'It is dark again' }],
  [commander, { type: 'action.update', actionId: LAMP.actionId, text: 'We are sorry.' }],
  [commander, { type: 'action.update', actionId: LAMP.actionId, status: 'done', text: 'It is mended for good.' }],
  [resident(3), { type: 'action.confirm', actionId: LAMP.actionId, solved: true }],
  [commander, publication({ ...LAMP, title: 'Mend the lamp at the bus stop', due: '2030-05-01' }, BENCH)],
  [commander, publication({ ...LAMP, title: 'Mend the lamp at the bus stop', due: '2030-05-01' })],
  [commander, { type: 'action.redact', actionId: BENCH.actionId, reason: 'personal-data' }],
  [commander, { type: 'action.update', actionId: BENCH.actionId, status: 'not-possible', text: 'There is no room.' }],
  [moderator, { type: 'idea.redact', ideaId: 'idea-7', text: 'A crossing', reason: 'personal-data' }],
];

/** Which language a text is in is a guess that may become better; no log is held to it. */
function certain(seen: object): unknown {
  return JSON.parse(JSON.stringify(seen, (key, value: unknown) => (key === 'lang' ? undefined : value)));
}

function record(ended: boolean): unknown {
  const meeting = new TestMeeting({ title: 'Town hall', area: '42nd Precinct, Elm Park' });
  const batches: { firstVersion: number; events: unknown[]; texts: Record<string, string> }[] = [];
  const ask = (actor: Actor, body: CommandBody): void => {
    meeting.now += 7 * SECOND;
    const decision = meeting.do(actor, body);
    if (!decision.ok) throw new Error(`${body.type}: ${decision.code}`);
  };
  for (const [actor, body] of SCRIPT) ask(actor, body);
  meeting.now = START + 60 * MINUTE;
  ask(system, { type: 'meeting.close' });
  ask(commander, { type: 'meeting.archive' });
  if (ended) ask(system, { type: 'record.anonymise' });

  const { scrubbed } = meeting.state;
  const log = ended ? meeting.log.map((entry) => ({ ...entry, event: remainderOf(entry.event) })) : meeting.log;
  log.forEach(({ event, texts }, index) => {
    const kept = Object.fromEntries(Object.entries(texts).filter(([id]) => !scrubbed.has(id as never)));
    batches.push({ firstVersion: index + 1, events: [event], texts: kept });
  });
  const state = fold(log);
  const people = [1, 2, 3, 4, 5, 6].map(participant);
  return {
    batches,
    expected: {
      version: state.version,
      scrubbed: [...state.scrubbed],
      views: Object.fromEntries(AUDIENCES.map((audience) => [audience, certain(view(state, audience))])),
      selves: Object.fromEntries(people.map((person) => [person, certain(self(state, person))])),
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = process.argv[2];
  if (path === undefined || existsSync(path)) throw new Error('name a file that does not exist yet');
  writeFileSync(path, `${JSON.stringify(record(process.argv[3] === 'remainder'), null, 1)}\n`);
}
