import { describe, expect, it } from 'vitest';
import { closeByBack, type Pages } from '../../src/lib/components/back.ts';

/** A tab with one page in it, and one before it. */
class Tab implements Pages {
  readonly entries: unknown[] = ['the page before', null];
  #listeners: (() => void)[] = [];
  readonly history: Pages['history'];

  constructor() {
    const { entries } = this;
    const back = () => this.back();
    this.history = {
      scrollRestoration: 'auto',
      get state() {
        return entries.at(-1);
      },
      pushState: (state: unknown) => void entries.push(state),
      back,
    };
  }

  back(): void {
    this.entries.pop();
    for (const listener of this.#listeners) listener();
  }

  addEventListener(_type: 'popstate', listener: () => void): void {
    this.#listeners.push(listener);
  }

  removeEventListener(_type: 'popstate', listener: () => void): void {
    this.#listeners = this.#listeners.filter((other) => other !== listener);
  }
}

describe('the Back button over a sheet', () => {
  it('CL-56 closes the sheet, and the page stays', () => {
    const tab = new Tab();
    let closed = 0;
    const done = closeByBack(() => (closed += 1), tab);
    tab.back();
    done();
    expect(closed).toBe(1);
    expect(tab.entries).toHaveLength(2);
  });

  it('CL-56 a sheet that was closed otherwise leaves no step behind', () => {
    const tab = new Tab();
    let closed = 0;
    closeByBack(() => (closed += 1), tab)();
    expect(tab.entries).toEqual(['the page before', null]);
    expect(closed).toBe(0);
  });

  it('CL-56 after a reload with the sheet open there is one step for it, not two', () => {
    const tab = new Tab();
    closeByBack(() => undefined, tab);
    const done = closeByBack(() => undefined, tab);
    expect(tab.entries).toHaveLength(3);
    done();
    expect(tab.entries).toHaveLength(2);
  });
});
