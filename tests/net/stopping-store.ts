import { createMemoryStore } from '../../db/memory.ts';
import type { Store } from '../../db/store.ts';

/** Does somebody else's whole work in the middle of what is asked of a store. */
export class Meanwhile {
  #before = 0;
  #work: (() => Promise<unknown>) | null = null;

  /** Before the call of that number, counted from 0, from now on. */
  plan(before: number, work: () => Promise<unknown>): void {
    this.#before = before;
    this.#work = work;
  }

  /** False if there were fewer calls; then it is not done any more. */
  get done(): boolean {
    const done = this.#work === null;
    this.#work = null;
    return done;
  }

  async call(): Promise<void> {
    const work = this.#work;
    if (!work || this.#before-- > 0) return;
    this.#work = null;
    await work();
  }
}

/** A store that stops at each call about accounts and their records. */
export function stoppingStore(meanwhile: Meanwhile): Store {
  const store = createMemoryStore();
  const { staff, factors, links, sessions } = store.directory;
  const stopping = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const found: unknown = Reflect.get(target, name);
        if (typeof found !== 'function') return found;
        return async (...given: unknown[]): Promise<unknown> => {
          await meanwhile.call();
          return Reflect.apply(found, target, given) as unknown;
        };
      },
    });
  const directory = {
    ...store.directory,
    staff: stopping(staff),
    factors: stopping(factors),
    links: stopping(links),
    sessions: stopping(sessions),
  };
  return { ...store, log: stopping(store.log), directory };
}
