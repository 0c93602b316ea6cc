import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventType } from '../../src/lib/meeting/events.ts';
import type { RefusalCode } from '../../src/lib/meeting/refusals.ts';
import { PHASES } from '../../src/lib/meeting/state.ts';
import { play, runs, scenarios } from './arbitrary.ts';

/** Each with the number of times that it must at least occur for the properties to mean anything. */
const EVENTS: Record<EventType, number> = {
  'meeting.created': 0, // the first event of each meeting, before anybody watches
  'meeting.gathered': 5,
  'meeting.opened': 100,
  'meeting.paused': 20,
  'meeting.closed': 20,
  'meeting.reopened': 20,
  'meeting.archived': 2,
  'meeting.configured': 100,
  'meeting.allowed': 20,
  'idea.submitted': 500,
  'idea.withdrawn': 20,
  'vote.cast': 500,
  'vote.withdrawn': 50,
  'idea.published': 300,
  'idea.held': 50,
  'idea.screened': 100,
  'idea.restored': 20,
  'idea.merged': 100,
  'idea.unmerged': 20,
  'idea.redacted': 50,
  'idea.replied': 50,
  'idea.translated': 50,
  'idea.flagged': 100,
  'idea.appealed': 20,
  'participant.entered': 20,
  'agenda.linked': 20,
  'stage.spotlighted': 50,
  'stage.blanked': 50,
  'stage.timed': 50,
  'stage.shown': 50,
  'stage.parted': 50,
  'stage.noted': 50,
  // At the end of retention: `remainder.test.ts`.
  'meeting.anonymised': 0,
  'act.forgotten': 0,
  'agenda.published': 100,
  'action.updated': 100,
  'action.answered': 50,
  'action.reopened': 10,
  'action.redacted': 5,
  'command.noted': 100,
};

/** Every code that the rules of a meeting give. The others are the Hall's and the server's. */
const CODES: readonly RefusalCode[] = [
  'not-allowed',
  'wrong-phase',
  'closed',
  'unknown-idea',
  'not-yours',
  'not-votable',
  'no-votes-left',
  'unknown-category',
  'unknown-zip',
  'text-empty',
  'text-too-long',
  'backed-by-others',
  'unknown-reason',
  'own-idea',
  'already-appealed',
  'already-decided',
  'unknown-language',
  'unknown-part',
  'wrong-room-code',
  'wrong-state',
  'merge-cycle',
  'bad-time',
  'bad-input',
  'agenda-moved',
  'agenda-empty',
  'unknown-action',
  'not-a-supporter',
  'not-done',
];

describe('the random meetings of the property tests', () => {
  it('DL-10 bring about every event and every refusal, in every phase', () => {
    const events = new Map<string, number>();
    const codes = new Map<string, number>();
    const phases = new Set<string>();
    const count = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) + 1);
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        play(scenario, {
          onEvent: (_, { event }) => count(events, event.type),
          onAnswer: ({ state }, { decision }) => {
            phases.add(state.phase);
            if (!decision.ok) count(codes, decision.code);
          },
        });
      }),
      runs(250)
    );
    const scarce = Object.entries(EVENTS).filter(([type, least]) => (events.get(type) ?? 0) < least);
    expect(scarce.map(([type]) => [type, events.get(type)])).toStrictEqual([]);
    expect([...codes.keys()].sort()).toStrictEqual([...CODES].sort());
    expect([...codes].filter(([, times]) => times < 5)).toStrictEqual([]);
    expect([...phases].sort()).toStrictEqual([...PHASES].sort());
  });
});
