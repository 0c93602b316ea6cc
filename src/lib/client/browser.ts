import type { Surroundings } from './surroundings.ts';

/**
 * Calls back when the page is looked at again, was unfrozen, or the network is back.
 * @param lost called when the browser says that the network is gone
 * @returns how to stop that
 */
export function onWake(callback: () => void, lost: () => void = () => {}): () => void {
  if (typeof document === 'undefined') return () => {};
  const wake = () => {
    if (document.visibilityState === 'visible') callback();
  };
  const signs = [
    [document, 'visibilitychange'],
    [document, 'resume'],
    [window, 'online'],
    [window, 'pageshow'],
  ] as const;
  for (const [at, sign] of signs) at.addEventListener(sign, wake);
  window.addEventListener('offline', lost);
  return () => {
    for (const [at, sign] of signs) at.removeEventListener(sign, wake);
    window.removeEventListener('offline', lost);
  };
}

/** Calls back now and at every full second of `now`'s clock. @returns how to stop that */
export function everySecond(around: Pick<Surroundings, 'after'>, now: () => number, callback: () => void): () => void {
  let cancel = () => {};
  const tick = () => {
    callback();
    cancel = around.after(1000 - (now() % 1000), tick);
  };
  tick();
  return () => cancel();
}

/** Lets the browser ask before this page is left: what is done here would be gone with it. @returns how to stop that */
export function warnOnLeaving(): () => void {
  const warn = (event: Event) => event.preventDefault();
  window.addEventListener('beforeunload', warn);
  return () => window.removeEventListener('beforeunload', warn);
}
