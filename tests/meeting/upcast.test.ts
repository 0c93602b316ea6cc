import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EventType } from '../../src/lib/meeting/events.ts';
import type { ParticipantId } from '../../src/lib/meeting/ids.ts';
import { Journal } from '../../src/lib/meeting/journal.ts';
import { evolve } from '../../src/lib/meeting/meeting.ts';
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

/** What the first version of the log could say. Later ones have more; none of these may ever go. */
const FIRST: readonly EventType[] = [
  'meeting.created',
  'meeting.gathered',
  'meeting.opened',
  'meeting.paused',
  'meeting.closed',
  'meeting.reopened',
  'meeting.archived',
  'meeting.configured',
  'idea.submitted',
  'idea.withdrawn',
  'vote.cast',
  'vote.withdrawn',
  'idea.published',
  'idea.held',
  'idea.screened',
  'idea.restored',
  'idea.merged',
  'idea.unmerged',
  'idea.redacted',
  'idea.replied',
  'stage.spotlighted',
  'stage.blanked',
  'stage.timed',
  'command.noted',
];

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
      for (const part of ['ideas', 'votes'] as const) {
        const then = (expected.views[audience] as Record<string, object>)[part] ?? {};
        expect(Object.keys(seen[part]).sort()).toStrictEqual(Object.keys(then).sort());
      }
    }
    for (const [person, then] of Object.entries(expected.selves)) {
      expect(self(state, person as ParticipantId)).toMatchObject(then);
    }
  });

  it('MT-74 the golden logs have every event of the first version in them', () => {
    const types = new Set(read('v1.json').batches.flatMap((batch) => batch.events.map((event) => event['type'])));
    expect([...types].sort()).toStrictEqual([...FIRST].sort());
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
