import type { ParticipantId } from './ids.ts';

type How = 'set' | 'put' | 'add' | 'remove';

/**
 * Everything that `evolve` changes goes through a journal. It remembers what was overwritten, so that a batch that lost
 * its race is undone exactly, and which parts of the board were touched, so that a delta need not compare whole boards.
 */
export class Journal {
  /** Keys of entities (`ideas/<id>`, `votes/<id>`, `inRoom/<id>`, `actions/<id>`, `meeting`, `stage`, `note`, `tally`) that may look different now. */
  readonly touched = new Set<string>();
  /** The same, private to one participant: keys of `self`. */
  readonly selves = new Map<ParticipantId, Set<string>>();
  /** Keys of `self` that may look different now for everybody, also for who has only joined and left no trace yet. */
  readonly everySelf = new Set<string>();
  /**
   * Four entries a step: how, on what, which, what was there. Not a closure each: while a batch is on its way to the disk
   * a busy meeting holds thousands of steps, and next to none is ever taken back.
   */
  #steps: unknown[] = [];

  touch(key: string): void {
    this.touched.add(key);
  }

  touchSelf(participant: ParticipantId, key: string): void {
    const keys = this.selves.get(participant);
    if (keys) keys.add(key);
    else this.selves.set(participant, new Set([key]));
  }

  set<T extends object, K extends keyof T>(target: T, key: K, value: T[K]): void {
    const before = target[key];
    target[key] = value;
    this.#steps.push('set', target, key, before);
  }

  put<K, V>(map: Map<K, V>, key: K, value: V): void {
    const before = map.get(key);
    map.set(key, value);
    this.#steps.push('put', map, key, before);
  }

  add<T>(set: Set<T>, item: T): void {
    if (set.has(item)) return;
    set.add(item);
    this.#steps.push('add', set, item, undefined);
  }

  remove<T>(set: Set<T>, item: T): void {
    if (!set.delete(item)) return;
    this.#steps.push('remove', set, item, undefined);
  }

  /** Brings the state back to what it was when this journal was begun. What was touched stays noted. */
  undo(): void {
    const steps = this.#steps;
    for (let at = steps.length - 4; at >= 0; at -= 4)
      takeBack(steps[at] as How, steps[at + 1], steps[at + 2], steps[at + 3]);
    this.#steps = [];
  }

  /** What was done is in the log: it will not be undone, so what it overwrote need not be kept. */
  settle(): void {
    this.#steps = [];
  }
}

function takeBack(how: How, on: unknown, which: unknown, before: unknown): void {
  switch (how) {
    case 'set':
      (on as Record<PropertyKey, unknown>)[which as PropertyKey] = before;
      return;
    case 'put':
      if (before === undefined) (on as Map<unknown, unknown>).delete(which);
      else (on as Map<unknown, unknown>).set(which, before);
      return;
    case 'add':
      (on as Set<unknown>).delete(which);
      return;
    case 'remove':
      (on as Set<unknown>).add(which);
      return;
  }
}
