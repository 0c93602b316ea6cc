import { rootOf } from '$lib/client/ballot.ts';
import type { Surroundings } from '$lib/client/surroundings.ts';
import type { Urgency } from '$lib/meeting/urgency-search.ts';
import type { BoardView, IdeaView } from '$lib/meeting/view.ts';
import { Similarity } from '$lib/similarity/similarity.ts';
import type { Lookout } from './lookout.svelte.ts';

/** How long somebody pauses before what they wrote is looked at, in ms. */
export const PAUSE_MS = 450;
/** How many ideas are taken into the index before the page may answer a thumb again. */
const SLICE = 150;
/** As many as there is room for without moving what one writes. */
const MOST = 2;
/** Texts that are looked at for those: several may be merged into one idea. */
const LOOKED_AT = 12;

type Ideas = BoardView['ideas'];

/** Looks along while somebody writes: what is on the board already, and what belongs on a phone line instead. */
export class Helper {
  similar = $state.raw<readonly IdeaView[]>([]);
  urgency = $state<Urgency | null>(null);
  /** What is written was looked at, so that "nothing" is an answer. */
  looked = $state(false);

  readonly #index = new Similarity();
  #held: Ideas | null = null;
  #text = '';
  #cancel = () => {};

  constructor(
    private readonly ideas: () => Ideas,
    private readonly around: Pick<Surroundings, 'after'>,
    private readonly lookout: Pick<Lookout, 'urgencyOf' | 'lookAt'>
  ) {}

  /** The text is now this; it is looked at once its writer pauses. */
  typed(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    if (text === '') this.looked = false;
    this.#cancel();
    this.#cancel = this.around.after(text === '' ? 0 : PAUSE_MS, () => this.#look());
  }

  stop(): void {
    this.#cancel();
  }

  #lookOut(text: string): void {
    const urgency = this.lookout.urgencyOf(text);
    this.urgency = urgency ?? null;
    if (urgency !== undefined) return;
    void this.lookout.lookAt(text).then((found) => {
      if (text === this.#text) this.urgency = found ?? null;
    });
  }

  /** Takes the board in by slices, then answers. What changed since is taken in at once: it is little. */
  #look(): void {
    this.#lookOut(this.#text);
    const ideas = this.ideas();
    if (this.#index.size === 0) return this.#takeIn(Object.values(ideas), ideas, 0);
    this.#answer(ideas);
  }

  #takeIn(all: readonly IdeaView[], ideas: Ideas, from: number): void {
    for (const { id, text } of all.slice(from, from + SLICE)) this.#index.put(id, text);
    if (from + SLICE >= all.length) return this.#answer(ideas);
    this.#cancel = this.around.after(0, () => this.#takeIn(all, ideas, from + SLICE));
  }

  #answer(ideas: Ideas): void {
    if (this.#held !== ideas) this.#index.hold(Object.values(ideas));
    this.#held = ideas;
    const roots: IdeaView[] = [];
    for (const { id } of this.#index.closest(this.#text, LOOKED_AT)) {
      const root = ideas[rootOf(ideas, id)];
      if ((root?.state === 'published' || root?.state === 'referred') && !roots.includes(root)) roots.push(root);
    }
    this.similar = roots.slice(0, MOST);
    this.looked = this.#text !== '';
  }
}
