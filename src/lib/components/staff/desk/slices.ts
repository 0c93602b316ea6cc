/** Does a long piece of work without keeping anybody waiting: a few milliseconds, then whatever else there is to do. */
export type Slices = (step: () => boolean) => void;

/** At once; where nobody waits. */
export const atOnce: Slices = (step) => {
  while (step());
};

const SLICE_MS = 6;

/** In a browser: between frames, as long as `step` says that there is more. */
export const betweenFrames: Slices = (step) => {
  const run = (): void => {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) if (!step()) return;
    setTimeout(run);
  };
  setTimeout(run);
};

/** Nothing is looked for where a page is rendered for somebody else. */
export const never: Slices = () => {};
