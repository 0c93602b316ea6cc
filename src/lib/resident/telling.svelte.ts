import { Announcer } from '$lib/client/announcer.svelte';
import type { Surroundings } from '$lib/client/surroundings';

/** How long a message stays in sight, in ms. */
const TOAST_MS = 6_000;

/** Tells the person at the page what happened: in sight for a moment, and to a screen reader at its own pace. */
export class Telling {
  toast = $state<string | null>(null);
  readonly announcer: Announcer;
  #drop = () => {};

  constructor(private readonly around: Pick<Surroundings, 'after' | 'storage'>) {
    this.announcer = new Announcer(around);
  }

  tell(text: string): void {
    this.toast = text;
    this.announcer.say('toast', text, { answer: true });
    this.#drop();
    this.#drop = this.around.after(TOAST_MS, () => {
      this.toast = null;
    });
  }

  /**
   * Says to screen readers how something changed, not how it is at first. Within a component's initialisation only.
   * @param options `answer`: the person asked for it, so it is said also where other things are not
   */
  onChange<T>(
    kind: string,
    read: () => T,
    words: (value: T, before: T) => string | false | null | undefined,
    options: { readonly answer?: boolean } = {}
  ): void {
    let before = read();
    $effect(() => {
      const now = read();
      if (now === before) return;
      const text = words(now, before);
      before = now;
      if (text) this.announcer.say(kind, text, options);
    });
  }
}
