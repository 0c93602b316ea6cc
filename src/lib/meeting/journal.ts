import type { ParticipantId } from './ids.ts';

/**
 * Everything that `evolve` changes goes through a journal. It remembers what was overwritten, so that a batch that lost
 * its race is undone exactly, and which parts of the board were touched, so that a delta need not compare whole boards.
 */
export class Journal {
  /** Keys of entities (`ideas/<id>`, `votes/<id>`, `meeting`, `stage`, `tally`) that may look different now. */
  readonly touched = new Set<string>();
  /** The same, private to one participant: keys of `self`. */
  readonly selves = new Map<ParticipantId, Set<string>>();
  /** Keys of `self` that may look different now for everybody, also for who has only joined and left no trace yet. */
  readonly everySelf = new Set<string>();
  #undo: (() => void)[] = [];

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
    this.#undo.push(() => {
      target[key] = before;
    });
  }

  put<K, V>(map: Map<K, V>, key: K, value: V): void {
    const before = map.get(key);
    map.set(key, value);
    this.#undo.push(() => {
      if (before === undefined) map.delete(key);
      else map.set(key, before);
    });
  }

  add<T>(set: Set<T>, item: T): void {
    if (set.has(item)) return;
    set.add(item);
    this.#undo.push(() => set.delete(item));
  }

  remove<T>(set: Set<T>, item: T): void {
    if (!set.delete(item)) return;
    this.#undo.push(() => set.add(item));
  }

  /** Brings the state back to what it was when this journal was begun. What was touched stays noted. */
  undo(): void {
    for (let step = this.#undo.pop(); step; step = this.#undo.pop()) step();
  }

  /** What was done is in the log: it will not be undone, so what it overwrote need not be kept. */
  settle(): void {
    this.#undo = [];
  }
}
