import fc from 'fast-check';
import { participantOf, type Actor } from '../../src/lib/meeting/actors.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import type { Decision } from '../../src/lib/meeting/decision.ts';
import type { IdeaId } from '../../src/lib/meeting/ids.ts';
import type { Journal } from '../../src/lib/meeting/journal.ts';
import type { Settings } from '../../src/lib/meeting/settings.ts';
import { rngFrom } from '../support/rng.ts';
import { commander, idea, MINUTE, moderator, resident, SECOND, START } from './cast.ts';
import { randomActionCommand } from './random-actions.ts';
import { knownOf, PLAN, randomCommand, RESIDENTS, ZIPS } from './random.ts';
import { TestMeeting, type Entry } from './test-meeting.ts';

/** Whole meetings for property tests. A step is a seed, so a failing meeting shrinks by leaving steps out. */
export interface Scenario {
  readonly settings: Partial<Settings>;
  /** Whether it begins live rather than scheduled. */
  readonly live: boolean;
  /** Published ideas to begin with (if it begins live). */
  readonly ideas: number;
  readonly steps: readonly number[];
}

const settings: fc.Arbitrary<Partial<Settings>> = fc.record({
  moderation: fc.constantFrom('pre', 'post'),
  votesPerResident: fc.constantFrom(null, null, 1, 3),
  zips: fc.constantFrom([], ZIPS),
  ballot: fc.constantFrom('open', 'room'),
  plan: fc.constantFrom([], PLAN),
  closesAt: fc.constantFrom(null, null, START + 20 * MINUTE),
});

export function scenarios(maxSteps = 120): fc.Arbitrary<Scenario> {
  return fc.record({
    settings,
    live: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    ideas: fc.nat({ max: 6 }),
    steps: fc.array(fc.noBias(fc.integer()), { minLength: 1, maxLength: maxSteps, size: 'max' }),
  });
}

/** What was asked, and what came of it. */
export interface Answered {
  readonly actor: Actor;
  readonly body: CommandBody;
  readonly decision: Decision;
  /** A command sent again under the id of an earlier one. */
  readonly retried: boolean;
}

export interface Watcher {
  onEvent?: (meeting: TestMeeting, entry: Entry, journal: Journal) => void;
  onAnswer?: (meeting: TestMeeting, answered: Answered) => void;
}

function authorOf({ state }: TestMeeting, ideaId: string): Actor | null {
  const author = state.ideas.get(ideaId as IdeaId)?.author;
  const participant = author && participantOf(author);
  return participant ? { role: 'resident', participant } : null;
}

/** Plays a scenario through. The first event a watcher hears of is the one after `meeting.created`. */
export function play(scenario: Scenario, watcher: Watcher = {}): TestMeeting {
  const meeting = new TestMeeting(scenario.settings);
  meeting.onEvent = (entry, journal) => watcher.onEvent?.(meeting, entry, journal);
  const ask = (actor: Actor, body: CommandBody): void => {
    const decision = meeting.do(actor, body);
    watcher.onAnswer?.(meeting, { actor, body, decision, retried: false });
  };
  if (scenario.live) {
    ask(moderator, { type: 'meeting.open' });
    for (let n = 1; n <= scenario.ideas; n += 1) {
      ask(resident(1 + (n % RESIDENTS)), { type: 'idea.submit', text: `To begin with ${'abcdefg'.charAt(n)}` });
      ask(moderator, { type: 'idea.publish', ideaId: idea(n) });
    }
  }
  for (const seed of scenario.steps) {
    const rng = rngFrom(seed);
    meeting.now += rng.chance(0.2) ? 0 : rng.int(rng.chance(0.1) ? 3 * MINUTE : 8 * SECOND);
    const { actor, body } = randomCommand(rng, knownOf(meeting.state, meeting.now));
    // Hardly anybody would appeal about an idea of their own by chance.
    const author = body.type === 'idea.appeal' && rng.chance(0.6) ? authorOf(meeting, body.ideaId) : null;
    ask(author ?? actor, body);
    const about = randomActionCommand(seed, knownOf(meeting.state, meeting.now));
    if (about) ask(about.actor, about.body);
    // A random walk would spend most of its life closed, and hardly ever be archived.
    if (meeting.state.phase !== 'closed') continue;
    const next = rng.weighted({ stay: 75, 'meeting.reopen': 20, 'meeting.archive': 5 });
    if (next !== 'stay') ask(commander, { type: next });
  }
  return meeting;
}

/**
 * How many meetings a property plays. The same ones each time in ordinary runs; `OPENFLOOR_LONG=1` plays fifty times as
 * many, other ones each time (fast-check prints the seed of a failure).
 */
export function runs(numRuns: number): fc.Parameters<unknown> {
  return process.env['OPENFLOOR_LONG'] ? { numRuns: numRuns * 50 } : { numRuns, seed: 20300115 };
}
