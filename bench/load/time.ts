import { setTimeout as wait } from 'node:timers/promises';

/** Nothing that a row waits for takes longer. */
const PATIENCE_MS = 30_000;

/** Calls `act` every `ms`, `times` times; a late one is made up for, so the pace is kept. */
export async function pace(times: number, ms: number, act: (n: number) => void): Promise<void> {
  const started = performance.now();
  for (let n = 0; n < times; n += 1) {
    const due = started + n * ms - performance.now();
    if (due > 0) await wait(due);
    act(n);
  }
}

/** @returns false if it did not come true within `ms` */
export async function within(ms: number, condition: () => boolean): Promise<boolean> {
  const until = performance.now() + ms;
  while (!condition()) {
    if (performance.now() > until) return false;
    await wait(5);
  }
  return true;
}

/** @throws Error if it does not come true */
export async function until(what: string, condition: () => boolean): Promise<void> {
  if (!(await within(PATIENCE_MS, condition))) throw new Error(`it did not come about: ${what}`);
}
