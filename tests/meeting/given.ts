import { expect } from 'vitest';
import type { Actor } from '../../src/lib/meeting/actors.ts';
import type { CommandBody, CommandResult } from '../../src/lib/meeting/commands.ts';
import type { Decision } from '../../src/lib/meeting/decision.ts';
import type { MeetingEvent, Texts } from '../../src/lib/meeting/events.ts';
import type { ParticipantId } from '../../src/lib/meeting/ids.ts';
import type { RefusalCode } from '../../src/lib/meeting/refusals.ts';
import { self, type SelfView } from '../../src/lib/meeting/self.ts';
import type { Settings } from '../../src/lib/meeting/settings.ts';
import type { Phase } from '../../src/lib/meeting/state.ts';
import { view, type Audience, type BoardView } from '../../src/lib/meeting/view.ts';
import { commander, moderator, resident, START } from './cast.ts';
import { TestMeeting } from './test-meeting.ts';

/** Given what happened, when somebody asks for something, then this follows. Ids count up: `idea-1`, `text-1`. */
export class Given {
  readonly meeting: TestMeeting;

  constructor(settings: Partial<Settings>) {
    this.meeting = new TestMeeting(settings);
  }

  /** Something that was asked and done. @throws Error if it is refused: then it could not have happened */
  and(actor: Actor, body: CommandBody): this {
    const decision = this.meeting.do(actor, body);
    if (!decision.ok) throw new Error(`given ${body.type} by ${actor.role}: refused with ${decision.code}`);
    return this;
  }

  /** Ideas of resident `n`, submitted and published. */
  published(n: number, ...texts: readonly string[]): this {
    for (const text of texts) {
      this.and(resident(n), { type: 'idea.submit', text });
      const newest = [...this.meeting.state.ideas.keys()].at(-1);
      if (newest) this.and(moderator, { type: 'idea.publish', ideaId: newest });
    }
    return this;
  }

  backed(ideaId: string, ...residents: readonly number[]): this {
    for (const n of residents) this.and(resident(n), { type: 'vote.set', ideaId, on: true });
    return this;
  }

  merged(ideaId: string, into: string): this {
    return this.and(moderator, { type: 'idea.merge', ideaId, into });
  }

  /** Lets time pass, in ms. */
  later(ms: number): this {
    this.meeting.now += ms;
    return this;
  }

  when(actor: Actor, body: CommandBody): Outcome {
    return new Outcome(this.meeting.decide(actor, body));
  }

  board(audience: Audience = 'public'): BoardView {
    return view(this.meeting.state, audience);
  }

  self(participant: ParticipantId): SelfView {
    return self(this.meeting.state, participant);
  }
}

export class Outcome {
  readonly decision: Decision;

  constructor(decision: Decision) {
    this.decision = decision;
  }

  /** Exactly these events follow; none: it is in order, and there is nothing to change. */
  leadsTo(...events: readonly MeetingEvent[]): this {
    expect(this.decision).toMatchObject({ ok: true });
    expect(this.decision.ok && this.decision.events).toStrictEqual(events);
    return this;
  }

  withTexts(texts: Texts): this {
    expect(this.decision).toMatchObject({ ok: true });
    expect(this.decision.ok && this.decision.texts).toStrictEqual(texts);
    return this;
  }

  answering(result: CommandResult): this {
    expect(this.decision.ok && this.decision.result).toStrictEqual(result);
    return this;
  }

  isRefused(code: RefusalCode): this {
    expect(this.decision).toMatchObject({ ok: false, code });
    return this;
  }
}

const STEPS: Readonly<Record<Phase, readonly CommandBody['type'][]>> = {
  scheduled: [],
  gathering: ['meeting.gather'],
  live: ['meeting.open'],
  paused: ['meeting.open', 'meeting.pause'],
  closed: ['meeting.open', 'meeting.close'],
  archived: ['meeting.open', 'meeting.close', 'meeting.archive'],
};

/** A meeting in that phase, at `START`. */
export function given(phase: Phase, settings: Partial<Settings> = {}): Given {
  const meeting = new Given(settings);
  for (const type of STEPS[phase]) meeting.and(commander, { type } as CommandBody);
  if (meeting.meeting.now !== START) throw new Error('the steps to a phase take no time');
  return meeting;
}
