import type { Board } from '$lib/client/board.svelte';
import type { Surroundings } from '$lib/client/surroundings';
import type { Lang } from '$lib/i18n/languages';
import { fetchHelp } from './help/fetch';
import { Later } from './later.svelte';

/** How long "Send" waits for the part that knows what an emergency is, in ms; then the outbox waits for it instead. */
const PATIENCE_MS = 2_000;

/** When the part that looks at texts is fetched, in ms after the page woke: what it takes to vote came first. */
const AHEAD_MS = 10_000;

/** When it learns the page's other languages too, for texts written without a connection. */
const REST_MS = 60_000;

/**
 * Nothing that is written goes out before it was looked at: an emergency must meet a number to call, not a queue. As long
 * as the part that knows cannot be fetched, what was written is held in the outbox.
 * Within a component's initialisation only.
 */
export class Checking {
  readonly help: Later<Awaited<ReturnType<typeof fetchHelp>>>;
  /** Texts that are sent as ideas whatever they look like: their writers said so. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no page reads it
  readonly #meant = new Set<string>();

  /** @param onurgent takes up again what was held back and should not go to a board */
  constructor(
    board: Board,
    lang: Lang,
    private readonly around: Pick<Surroundings, 'after'>,
    onurgent: (text: string) => void
  ) {
    const { outbox } = board;
    this.help = new Later(() => fetchHelp(lang));
    outbox.mayGo = (command) => command.type !== 'idea.submit' || this.#urgencyOf(command.text) === null;
    $effect(() => around.after(AHEAD_MS, () => void this.help.want()));
    $effect(() => around.after(REST_MS, () => void this.#learnTheRest()));
    $effect(() => {
      if (outbox.held.length === 0) return;
      const live = board.status === 'live';
      if (!this.help.part) return void (live && this.help.want());
      let cleared = false;
      for (const command of outbox.held) {
        if (command.type !== 'idea.submit') continue;
        const { id, text } = command;
        const urgency = this.#urgencyOf(text);
        if (urgency) {
          outbox.takeBack(id);
          onurgent(text);
        } else if (urgency === null) cleared = true;
        else if (live) void this.help.part.lookout.lookAt(text);
      }
      // Not for what stays held: each release tells of what is held anew, and so comes back here.
      if (cleared) outbox.release();
    });
  }

  /** @returns what a text is; undefined: that cannot be known now */
  async lookAt(text: string) {
    if (this.#urgencyOf(text) === undefined) {
      const late = new Promise<void>((stop) => this.around.after(PATIENCE_MS, stop));
      await Promise.race([this.help.want().then((part) => part?.lookout.lookAt(text)), late]);
    }
    return this.#urgencyOf(text);
  }

  /** Its writer wants it sent as an idea. */
  means(text: string): void {
    this.#meant.add(text);
  }

  async #learnTheRest(): Promise<void> {
    await (await this.help.want())?.lookout.learn().catch(() => {});
  }

  #urgencyOf(text: string) {
    return this.#meant.has(text) ? null : this.help.part?.lookout.urgencyOf(text);
  }
}
