import type { TrailFacts, TrailKind, TrailType } from '../agency/trail.ts';
import type { ActionStatus } from '../meeting/actions/action.ts';
import type { StaffRole } from '../meeting/actors.ts';
import type { Settings } from '../meeting/settings.ts';
import type { Allows } from '../meeting/state.ts';

/** What staff did, in words. `f`: the facts, with names looked up. */
type Said = (f: TrailFacts) => string;

const board = (n: number | null | undefined): string =>
  typeof n === 'number' ? `idea no. ${n}` : 'an idea that was not on the board';
const idea = ({ idea: n, words }: TrailFacts): string => {
  if (typeof n === 'number' || !words) return board(n);
  if (words.text === '') return 'an idea that was not on the board and whose words were removed';
  return `an idea that was not on the board (${words.redacted ? 'words removed from it: ' : ''}“${words.text}”)`;
};
const action = (f: TrailFacts): string => `item ${f.action} of the agenda`;
const status: Readonly<Record<ActionStatus, string>> = {
  proposed: 'proposed',
  planned: 'planned',
  'under-way': 'under way',
  done: 'done',
  'not-possible': 'not possible',
};
const list = (names: readonly string[] | undefined): string => (names ?? []).join(', ');
const who = (f: TrailFacts): string => f.staff ?? '';

export const en = {
  title: 'Log',
  meetingLead:
    'Everything that staff did in this meeting. Nobody who took part is in it. An idea that never was on the board is told by the beginning of its present words, here and not in the file.',
  agencyTitle: 'Log of the agency',
  agencyLead: 'What was done to accounts, roles, settings and the list of meetings.',
  columns: { at: 'When', by: 'Who', what: 'What' },
  by: 'Person',
  kind: 'Kind',
  everybody: 'everybody',
  everything: 'everything',
  apply: 'Show',
  csv: 'Download as CSV',
  empty: 'Nothing was done yet.',
  nothingFound: 'Nothing of that kind was done by that person.',
  system: 'the server',
  resident: 'somebody who took part',
  commandLine: 'at the command line',
  gone: 'an account that is gone',
  newer: 'Newer',
  older: 'Older',
  pages: (page: number, of: number) => `Page ${page} of ${of}`,
  head: 'Where this log ends',
  headWhy:
    'Every entry is tied to all before it. Write this line down elsewhere: “openfloor verify --against” shows later whether anything was changed or cut off.',
  back: 'Back',
  kinds: {
    verdicts: 'verdicts and merging',
    texts: 'texts and replies',
    room: 'in the room',
    meetings: 'meetings',
    people: 'people',
    settings: 'settings',
  } satisfies Record<TrailKind, string> as Record<TrailKind, string>,
  roles: { admin: 'admin', commander: 'commander', moderator: 'moderator', officer: 'officer' } satisfies Record<
    StaffRole,
    string
  > as Readonly<Record<string, string>>,
  /** Names of settings, and of what residents may do. */
  names: {
    title: 'title',
    area: 'name of the area',
    place: 'place',
    moderation: 'kind of moderation',
    zips: 'zip codes',
    votesPerResident: 'votes for each resident',
    timeZone: 'time zone',
    opensAt: 'when it begins',
    opensItself: 'whether it begins by itself',
    closesAt: 'when it closes',
    callUrl: 'address of the call',
    guidelines: 'guidelines',
    contacts: 'telephone numbers',
    ballot: 'who may vote',
    languages: 'languages',
    categories: 'categories',
    policy: 'policy',
    plan: 'plan of the evening',
    retention: 'how long the record is kept',
    ideas: 'write ideas',
    votes: 'vote',
    'staff.secondFactor': 'who needs a second factor',
    'actions.reopenAt': 'how many have to say that an action is not solved until it is reopened',
  } satisfies Record<keyof Settings | keyof Allows | 'staff.secondFactor' | 'actions.reopenAt', string> as Readonly<
    Record<string, string>
  >,
  said: {
    'meeting.created': (f) => (f.code ? `made the meeting ${f.code}` : 'made the meeting'),
    'meeting.gathered': () => 'began to gather ideas',
    'meeting.opened': () => 'opened the meeting',
    'meeting.paused': () => 'paused the meeting',
    'meeting.closed': () => 'closed the meeting',
    'meeting.reopened': () => 'opened the meeting again',
    'meeting.archived': () => 'archived the meeting',
    'meeting.configured': (f) => `changed settings: ${list(f.names)}`,
    'meeting.allowed': (f) =>
      f.names?.length ? `let residents do this: ${list(f.names)}` : 'let residents do nothing for now',
    'idea.submitted': (f) => `took down ${idea(f)} for somebody`,
    'idea.withdrawn': (f) => `took back ${idea(f)}`,
    'idea.flagged': (f) => `reported ${idea(f)}`,
    'idea.appealed': (f) => `appealed for ${idea(f)}`,
    'vote.cast': (f) => `backed ${idea(f)}`,
    'vote.withdrawn': (f) => `took a vote back from ${idea(f)}`,
    'participant.entered': () => 'entered the room',
    'idea.published': (f) => `published ${idea(f)}`,
    'idea.held': (f) => `held ${idea(f)} back`,
    'idea.screened': (f) =>
      f.to ? `referred ${idea(f)} to ${f.to} (${f.reason})` : `declined ${idea(f)} (${f.reason})`,
    'idea.restored': (f) => `restored ${idea(f)}`,
    'idea.merged': (f) => `merged ${idea(f)} into ${board(f.into)}`,
    'idea.unmerged': (f) => `separated ${idea(f)} again`,
    'idea.redacted': (f) => `removed words from ${idea(f)}${f.reason === undefined ? '' : ` (${f.reason})`}`,
    'idea.replied': (f) => (f.on ? `replied to ${idea(f)}` : `removed the reply to ${idea(f)}`),
    'idea.translated': (f) =>
      f.on ? `translated ${idea(f)} (${f.lang})` : `removed a translation of ${idea(f)} (${f.lang})`,
    'agenda.linked': () => 'changed which ideas the agenda refers to',
    'agenda.published': (f) => `published the agenda (no. ${f.publication})`,
    'action.updated': (f) =>
      f.status ? `${action(f)}: said that it is ${status[f.status]}` : `wrote an update to ${action(f)}`,
    'action.answered': (f) => `said whether ${action(f)} is solved`,
    'action.redacted': (f) => `removed words from ${action(f)} (${f.reason})`,
    'action.reopened': (f) => `opened ${action(f)} again, because those who asked for it said that it is not done`,
    'stage.spotlighted': (f) => (f.on ? `put ${idea(f)} on the floor` : 'took the idea off the floor'),
    'stage.blanked': (f) => (f.on ? 'blanked the screen' : 'showed the screen again'),
    'stage.timed': (f) => (f.seconds ? `started a timer of ${f.seconds} s` : 'stopped the timer'),
    'stage.shown': () => 'changed how the screen shows the board',
    'stage.parted': () => 'went on in the plan of the evening',
    'stage.noted': (f) => (f.on ? 'passed a word to the stage' : 'took the word to the stage away'),
    'meeting.anonymised': (f) =>
      f.code
        ? `ended the retention of ${f.code}: what residents did is counts now`
        : 'ended the retention: what residents did is counts now',
    'meeting.held': (f) => `put ${f.code} on legal hold: ${f.why ?? ''}`,
    'meeting.released': (f) => `released the legal hold on ${f.code}`,
    'records.exported': (f) => `gave out the record of ${f.code} (${list(f.names)})`,
    'act.forgotten': () => 'did something; who it was is gone',
    'command.noted': () => 'asked for what was so already',
    'staff.added': (f) => `added ${who(f)} as ${f.role}`,
    'staff.invited': (f) => `invited ${who(f)} as ${f.role}`,
    'staff.role-changed': (f) => `made ${who(f)} ${f.role} instead of ${f.was}`,
    'staff.reach-changed': (f) =>
      f.on ? `let ${who(f)} into every meeting` : `let ${who(f)} into assigned meetings only`,
    'staff.assigned': (f) => (f.role ? `assigned ${who(f)} to ${f.code} as ${f.role}` : `took ${who(f)} off ${f.code}`),
    'staff.disabled': (f) => `disabled the account of ${who(f)}`,
    'staff.enabled': (f) => `enabled the account of ${who(f)}`,
    'staff.reset': (f) => `voided the password of ${who(f)}`,
    'staff.password-set': (f) => `set a password: ${who(f)}`,
    'staff.totp-on': (f) => `turned on the second factor of ${who(f)}`,
    'staff.totp-off': (f) => `turned off the second factor of ${who(f)}`,
    'staff.recovery-codes-made': (f) => `made new recovery codes: ${who(f)}`,
    'staff.signed-in-with-recovery-code': (f) => `signed in with a recovery code: ${who(f)}`,
    'staff.recovery-code-used': (f) => `used a recovery code in the account: ${who(f)}`,
    'staff.session-ended': (f) => `ended a session of ${who(f)}`,
    'agency.configured': (f) => `changed settings of the agency: ${list(f.names)}`,
    'area.changed': () => 'changed an area',
    'area.removed': () => 'removed an area',
    'meeting.duplicated': (f) => `made the meeting ${f.code} as a copy`,
    'meeting.rehearsed': (f) => `began a rehearsal of ${f.code}`,
    'meeting.wiped': (f) => `wiped the meeting ${f.code}`,
    'rehearsal.wiped': (f) => `wiped the rehearsal of ${f.code}`,
    'agenda.version-kept': (f) => `kept a version of the agenda of ${f.code}`,
    'agenda.version-restored': (f) => `restored a version of the agenda of ${f.code}`,
    'agenda.version-deleted': (f) => `deleted a version of the agenda of ${f.code}`,
    unknown: (f) => `did something that a newer release knows (${list(f.names)})`,
  } satisfies Record<TrailType, Said> as Record<TrailType, Said>,
};
export type TrailMessages = typeof en;
