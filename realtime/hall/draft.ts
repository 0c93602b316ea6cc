import { senderOf } from '../../src/lib/meeting/actors.ts';
import type { LoggedEvent } from '../../src/lib/meeting/events.ts';
import type { IdeaId, TextId } from '../../src/lib/meeting/ids.ts';
import { Journal } from '../../src/lib/meeting/journal.ts';
import { decide, evolve, toLog } from '../../src/lib/meeting/meeting.ts';
import { recall } from '../../src/lib/meeting/receipts.ts';
import { refuse, type Refusal } from '../../src/lib/meeting/refusals.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';
import type { Ack } from '../../src/lib/protocol/board.ts';
import type { Ask } from './ask.ts';
import type { Chance } from './clock.ts';
import type { Limits } from './limits.ts';

/**
 * A batch in the making: each command is decided on the state that its predecessors left. Nothing of it is true until
 * it was appended; until then nobody is answered, and `journal.undo()` makes it not have been.
 */
export class Draft {
  readonly journal = new Journal();
  readonly events: LoggedEvent[] = [];
  readonly texts: Record<string, string> = {};
  /** Somebody was told no, which rests on this state being the latest. */
  refused = false;
  readonly #asks: Ask[] = [];
  readonly #acks: Ack[] = [];
  readonly #state: MeetingState;
  readonly #limits: Limits;
  readonly #newIdeaId: () => IdeaId;
  readonly #newTextId: () => TextId;

  constructor(state: MeetingState, limits: Limits, chance: Chance) {
    this.#state = state;
    this.#limits = limits;
    this.#newIdeaId = () => chance.id() as IdeaId;
    this.#newTextId = () => chance.id() as TextId;
  }

  /** @throws whatever `decide` or `evolve` throws, which is a bug: the draft must then be undone and dropped */
  add(ask: Ask, now: number): void {
    this.#acks.push(this.#decide(ask, now));
    this.#asks.push(ask);
  }

  #decide(ask: Ask, now: number): Ack {
    const { actor, command } = ask;
    const before = recall(this.#state, senderOf(actor), command.id);
    if (before) return { ok: true, ...before };
    if (!ask.admitted && actor.role === 'resident') {
      const retryAfterMs = this.#limits.take(actor.participant, command.type, now);
      if (retryAfterMs > 0) return this.#refuse(refuse('too-fast', retryAfterMs));
      ask.admitted = true;
    }
    const context = { actor, now, newIdeaId: this.#newIdeaId, newTextId: this.#newTextId };
    const decision = decide(this.#state, command, context);
    if (!decision.ok) return this.#refuse(decision);
    Object.assign(this.texts, decision.texts);
    for (const event of toLog(command, context, decision)) {
      evolve(this.#state, event, decision.texts, this.journal);
      this.events.push(event);
    }
    return { ok: true, version: this.#state.version, result: decision.result ?? {} };
  }

  #refuse(refusal: Refusal): Refusal {
    this.refused = true;
    return refusal;
  }

  /** Tells everyone what became of their command. Only once the batch is in the log. */
  answer(): void {
    this.#asks.forEach((ask, n) => {
      const ack = this.#acks[n];
      if (ack) ask.answer(ack);
    });
  }
}
