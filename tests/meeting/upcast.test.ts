import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EventType } from '../../src/lib/meeting/events.ts';
import type { ParticipantId } from '../../src/lib/meeting/ids.ts';
import { Journal } from '../../src/lib/meeting/journal.ts';
import { evolve } from '../../src/lib/meeting/meeting.ts';
import { DEFAULT_SETTINGS } from '../../src/lib/meeting/settings.ts';
import { self } from '../../src/lib/meeting/self.ts';
import { emptyMeeting } from '../../src/lib/meeting/state.ts';
import { upcast, type StoredEvent } from '../../src/lib/meeting/upcast.ts';
import { AUDIENCES, view, type Audience } from '../../src/lib/meeting/view.ts';

interface GoldenLog {
  readonly batches: readonly { firstVersion: number; events: readonly StoredEvent[]; texts: Record<string, string> }[];
  readonly expected: {
    readonly version: number;
    readonly scrubbed: readonly string[];
    readonly views: Record<Audience, object>;
    readonly selves: Record<ParticipantId, object>;
  };
}

const FOLDER = new URL('../logs/', import.meta.url);
const LOGS = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const read = (name: string): GoldenLog => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as GoldenLog;

/** Which version of the log brought each event. Later ones have more; none may ever go. */
const SINCE: Readonly<Record<EventType, number>> = {
  'meeting.created': 1,
  'meeting.gathered': 1,
  'meeting.opened': 1,
  'meeting.paused': 1,
  'meeting.closed': 1,
  'meeting.reopened': 1,
  'meeting.archived': 1,
  'meeting.configured': 1,
  'idea.submitted': 1,
  'idea.withdrawn': 1,
  'vote.cast': 1,
  'vote.withdrawn': 1,
  'idea.published': 1,
  'idea.held': 1,
  'idea.screened': 1,
  'idea.restored': 1,
  'idea.merged': 1,
  'idea.unmerged': 1,
  'idea.redacted': 1,
  'idea.replied': 1,
  'stage.spotlighted': 1,
  'stage.blanked': 1,
  'stage.timed': 1,
  'command.noted': 1,
  'idea.translated': 2,
  'idea.flagged': 2,
  'idea.appealed': 2,
  'participant.entered': 2,
  'agenda.linked': 2,
  'stage.shown': 2,
  'meeting.allowed': 3,
  'stage.parted': 3,
  'stage.noted': 3,
  'meeting.anonymised': 7,
  'act.forgotten': 7,
  'agenda.published': 5,
  'action.updated': 5,
  'action.answered': 5,
  'action.reopened': 5,
  'action.redacted': 5,
};

describe('old logs', () => {
  it.each(LOGS)('MT-73 %s folds to what was seen when it was recorded, and always will', (name) => {
    const { batches, expected } = read(name);
    const state = emptyMeeting();
    for (const batch of batches) {
      expect(batch.firstVersion).toBe(state.version + 1);
      for (const event of batch.events) evolve(state, upcast(event), batch.texts, new Journal());
    }
    expect(state.version).toBe(expected.version);
    expect([...state.scrubbed]).toStrictEqual(expected.scrubbed);
    // Views may gain fields with the years; what was in them stays. No idea, vote or reason may be added, though.
    for (const audience of AUDIENCES) {
      const seen = view(state, audience);
      expect(seen).toMatchObject(expected.views[audience]);
      for (const part of ['ideas', 'votes', 'inRoom', 'actions'] as const) {
        const then = (expected.views[audience] as Record<string, object>)[part] ?? {};
        expect(Object.keys(seen[part]).sort()).toStrictEqual(Object.keys(then).sort());
      }
    }
    for (const [person, then] of Object.entries(expected.selves)) {
      expect(self(state, person as ParticipantId)).toMatchObject(then);
    }
  });

  /** Types of events in a golden log, and those that its version knew. */
  function typesOf(version: number): { readonly found: readonly string[]; readonly due: readonly string[] } {
    const events = read(`v${version}.json`).batches.flatMap((batch) => batch.events);
    const due = Object.entries(SINCE).filter(([, since]) => since <= version);
    return {
      found: [...new Set(events.map((event) => String(event['type'])))].sort(),
      due: due.map(([type]) => type).sort(),
    };
  }

  it('MT-74 the golden log of the first version has every event of then', () => {
    const { found, due } = typesOf(1);
    expect(found).toStrictEqual(due);
  });

  it('MT-104 the golden log of the second version has every event of then', () => {
    const { found, due } = typesOf(2);
    expect(found).toStrictEqual(due);
  });

  it('MT-260 the golden log of the third version has every event of today', () => {
    const { found, due } = typesOf(3);
    expect(found).toStrictEqual(due);
  });

  it('MT-227 the fourth golden log has verdicts that let an appeal wait again; the logs before it have none', () => {
    const reopening = (version: number) =>
      read(`v${version}.json`)
        .batches.flatMap(({ events }) => events)
        .filter((event) => event['reopensAppeal'] === true)
        .map((event) => String(event['type']));
    expect(typesOf(4).found).toStrictEqual(typesOf(4).due);
    expect([...new Set(reopening(4))].sort()).toStrictEqual(['idea.held', 'idea.restored', 'idea.screened']);
    for (const version of [1, 2, 3]) expect(reopening(version)).toStrictEqual([]);
  });

  it('AC-40 the fifth golden log has every event about published actions', () => {
    expect(typesOf(5).found).toStrictEqual(typesOf(5).due);
  });

  it('RC-45 the sixth golden log says for which reason words were removed from an idea; the logs before it do not', () => {
    const reasons = (version: number) =>
      read(`v${version}.json`)
        .batches.flatMap(({ events }) => events)
        .filter(({ type }) => type === 'idea.redacted')
        .map((event) => event['reason']);
    expect(typesOf(6).found).toStrictEqual(typesOf(6).due);
    expect(reasons(6)).toStrictEqual([undefined, 'personal-data']);
    for (const version of [1, 2, 3, 4, 5]) expect(new Set(reasons(version))).toStrictEqual(new Set([undefined]));
  });

  it('RC-46 the seventh is what is left of a log once retention has ended', () => {
    const { found } = typesOf(7);
    expect(found).toEqual(expect.arrayContaining(['meeting.anonymised', 'act.forgotten', 'idea.submitted']));
    expect(found).not.toContain('vote.cast');
    expect(JSON.stringify(read('v7.json').batches)).not.toContain('"p:');
  });

  it('AC-62 the eighth is such a remainder too, with the answers of earlier times that something was done', () => {
    const ends = (version: number) =>
      read(`v${version}.json`)
        .batches.flatMap(({ events }) => events)
        .filter(({ type }) => type === 'meeting.anonymised')
        .map((event) => event['answers']);
    const earlier = [{ confirmed: 1, disputed: 1 }];
    expect(ends(8)).toStrictEqual([{ 'action-1': { confirmed: 1, disputed: 0, earlier } }]);
    expect(ends(7)).toStrictEqual([{ 'action-1': { confirmed: 1, disputed: 1 } }]);
    expect(JSON.stringify(read('v8.json').batches)).not.toContain('"p:');
  });

  it('MT-103 a meeting that was made before there were these settings has their defaults, and keeps its own', () => {
    const [created] = read('v1.json').batches[0]?.events ?? [];
    if (!created) throw new Error('the golden log begins with the meeting');
    expect(created['settings']).not.toHaveProperty('ballot');
    const state = emptyMeeting();
    evolve(state, upcast(created), {}, new Journal());
    const { guidelines, contacts, ballot, languages } = DEFAULT_SETTINGS;
    expect(state.settings).toMatchObject({
      ...(created['settings'] as object),
      guidelines,
      contacts,
      ballot,
      languages,
    });
    const bare = upcast({ ...created, settings: { title: 'T', ballot: 'room' } });
    expect(bare).toMatchObject({ settings: { title: 'T', ballot: 'room', languages } });
  });

  it.each([
    { type: 'idea.exploded', at: 1, by: 'system' },
    { type: 'toString', at: 1, by: 'system' },
    { type: '__proto__', at: 1, by: 'system' },
    { at: 1, by: 'system' },
    { type: 'meeting.opened', by: 'system' },
    { type: 'meeting.opened', at: 1 },
  ])('MT-75 an event that this version does not know is refused, not guessed at: %j', (event) => {
    expect(() => upcast(event)).toThrow('does not know');
  });

  it('MT-75 one that it knows is left as it is', () => {
    const event = { type: 'meeting.opened', closesAt: null, at: 1, by: 'system' };
    expect(upcast(event)).toBe(event);
  });
});
