import type { ModerationCommand } from '$lib/meeting/commands.ts';
import type { IdeaView, StaffIdeaState } from '$lib/meeting/view.ts';

interface Given {
  readonly body: ModerationCommand;
  readonly state: StaffIdeaState;
  /** The version of the meeting at which it is true, and until when it is watched; null until the meeting answered. */
  readonly since: { readonly version: number; readonly until: number } | null;
}

/** How long after its answer a verdict counts as given in the same moment as another's, in ms. */
export const SAME_MOMENT = 5_000;

/** Where these lead is for the meeting to say: nothing to compare with. */
const OPEN_ENDED: ReadonlySet<ModerationCommand['type']> = new Set(['idea.restore', 'idea.unmerge']);

/**
 * The verdicts that were given here a moment ago. When the meeting arrives at something else, a colleague decided in
 * the same moment, and theirs stands; whoever gave the other one is told once.
 */
export class Recent {
  readonly #given = new Map<string, Given>();

  /** @param now ms on any clock that only goes forward */
  constructor(private readonly now: () => number) {}

  give(id: string, body: ModerationCommand, state: StaffIdeaState): void {
    if (OPEN_ENDED.has(body.type)) this.#given.delete(id);
    else this.#given.set(id, { body, state, since: null });
  }

  forget(id: string): void {
    this.#given.delete(id);
  }

  /** @param version at which the meeting has it; null if it was refused */
  answered(id: string, body: ModerationCommand, version: number | null): void {
    const given = this.#given.get(id);
    if (given?.body !== body) return;
    if (version === null) this.#given.delete(id);
    else this.#given.set(id, { ...given, since: { version, until: this.now() + SAME_MOMENT } });
  }

  /** An idea about which somebody else's verdict stands at this version, told once; null if there is none. */
  overruled(ideas: Readonly<Record<string, IdeaView>>, version: number): IdeaView | null {
    for (const [id, given] of this.#given) {
      const idea = ideas[id];
      if (given.since === null || given.since.version > version) continue;
      if (idea && !stands(given, idea)) {
        this.#given.delete(id);
        return idea;
      }
      if (given.since.until < this.now()) this.#given.delete(id);
    }
    return null;
  }
}

function stands({ body, state }: Given, idea: IdeaView): boolean {
  return idea.state === state && (body.type !== 'idea.screen' || idea.reason === body.reason);
}
