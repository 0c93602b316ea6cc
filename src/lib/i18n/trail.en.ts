import type { TrailFacts, TrailKind, TrailType } from '../agency/trail.ts';

/** What staff did, in words. `f`: the facts, with names looked up. */
type Said = (f: TrailFacts) => string;

const idea = (n: number | null | undefined): string =>
  typeof n === 'number' ? `idea no. ${n}` : 'an idea that was not on the board';
const list = (names: readonly string[] | undefined): string => (names ?? []).join(', ');
const who = (f: TrailFacts): string => f.staff ?? '';

export const en = {
  title: 'Log',
  meetingLead: 'Everything that staff did in this meeting. Nobody who took part is in it, and no words of theirs.',
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
      f.names?.length ? `let residents: ${list(f.names)}` : 'let residents do nothing for now',
    'idea.submitted': (f) => `took down ${idea(f.idea)} for somebody`,
    'idea.withdrawn': (f) => `took back ${idea(f.idea)}`,
    'idea.flagged': (f) => `reported ${idea(f.idea)}`,
    'idea.appealed': (f) => `appealed for ${idea(f.idea)}`,
    'vote.cast': (f) => `backed ${idea(f.idea)}`,
    'vote.withdrawn': (f) => `took a vote back from ${idea(f.idea)}`,
    'participant.entered': () => 'entered the room',
    'idea.published': (f) => `published ${idea(f.idea)}`,
    'idea.held': (f) => `held ${idea(f.idea)} back`,
    'idea.screened': (f) =>
      f.to ? `referred ${idea(f.idea)} to ${f.to} (${f.reason})` : `declined ${idea(f.idea)} (${f.reason})`,
    'idea.restored': (f) => `restored ${idea(f.idea)}`,
    'idea.merged': (f) => `merged ${idea(f.idea)} into ${idea(f.into)}`,
    'idea.unmerged': (f) => `separated ${idea(f.idea)} again`,
    'idea.redacted': (f) => `removed words from ${idea(f.idea)}`,
    'idea.replied': (f) => (f.on ? `replied to ${idea(f.idea)}` : `removed the reply to ${idea(f.idea)}`),
    'idea.translated': (f) =>
      f.on ? `translated ${idea(f.idea)} (${f.lang})` : `removed a translation of ${idea(f.idea)} (${f.lang})`,
    'agenda.linked': () => 'changed which ideas the agenda refers to',
    'stage.spotlighted': (f) => (f.on ? `put ${idea(f.idea)} on the floor` : 'took the idea off the floor'),
    'stage.blanked': (f) => (f.on ? 'blanked the screen' : 'showed the screen again'),
    'stage.timed': (f) => (f.seconds ? `started a timer of ${f.seconds} s` : 'stopped the timer'),
    'stage.shown': () => 'changed how the screen shows the board',
    'stage.parted': () => 'went on in the plan of the evening',
    'stage.noted': (f) => (f.on ? 'passed a word to the stage' : 'took the word to the stage away'),
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
    'staff.session-ended': (f) => `ended a session of ${who(f)}`,
    'agency.configured': (f) => `changed settings of the agency: ${list(f.names)}`,
    'area.changed': () => 'changed an area',
    'area.removed': () => 'removed an area',
    'meeting.duplicated': (f) => `made the meeting ${f.code} as a copy`,
    'meeting.rehearsed': (f) => `began a rehearsal, ${f.code}`,
    'meeting.wiped': (f) => `wiped the rehearsal ${f.code}`,
    unknown: (f) => `did something that a newer release knows (${list(f.names)})`,
  } satisfies Record<TrailType, Said> as Record<TrailType, Said>,
};
export type TrailMessages = typeof en;
