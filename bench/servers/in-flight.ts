export interface Done {
  readonly done: number;
  /** Until the last was done, which is a little later than the time that was given. */
  readonly perSecond: number;
}

/** Keeps so many of `doing` under way for so many ms. */
export async function keepInFlight(inFlight: number, ms: number, doing: () => Promise<unknown>): Promise<Done> {
  const started = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (performance.now() - started < ms) {
        await doing();
        done += 1;
      }
    })
  );
  return { done, perSecond: (done * 1000) / (performance.now() - started) };
}
