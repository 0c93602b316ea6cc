import { refuse } from '../../src/lib/meeting/refusals.ts';
import type { MeetingState } from '../../src/lib/meeting/state.ts';
import type { Ask } from './ask.ts';
import type { Chance, Clock } from './clock.ts';
import { Draft } from './draft.ts';
import { Limits } from './limits.ts';

interface Ports {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly report: (what: string, error: unknown) => void;
}

/** Makes drafts of a Hall's batches. */
export class Drafts {
  readonly #ports: Ports;
  readonly #limits = new Limits();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Decides each command in turn. One that throws is a bug: it alone is given up, and the others start again. */
  of(state: MeetingState, asks: readonly Ask[]): Draft | null {
    let sound = asks;
    while (sound.length > 0) {
      const draft = new Draft(state, this.#limits, this.#ports.chance);
      const culprit = sound.find((ask) => !this.#add(draft, ask));
      if (!culprit) return draft;
      draft.journal.undo();
      culprit.answer(refuse('unavailable'));
      sound = sound.filter((ask) => ask !== culprit);
    }
    return null;
  }

  #add(draft: Draft, ask: Ask): boolean {
    try {
      draft.add(ask, this.#ports.clock.now());
      return true;
    } catch (error) {
      this.#ports.report(`a rule threw on ${ask.command.type}`, error);
      return false;
    }
  }
}
