/**
 * Keeps the display from sleeping where the browser can (over https, or on the machine itself); elsewhere nothing
 * happens. The browser lets go of it when the page is hidden, so it is asked for again.
 * @returns stops it
 */
export function keepAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => {};
  let stopped = false;
  let lock: WakeLockSentinel | null = null;
  const ask = async (): Promise<void> => {
    if (document.visibilityState !== 'visible' || (lock && !lock.released)) return;
    try {
      const got = await navigator.wakeLock.request('screen');
      if (stopped) await got.release();
      else lock = got;
    } catch {
      // Refused, for example on a low battery: then the display sleeps as it always would.
    }
  };
  const onVisible = (): void => void ask();
  document.addEventListener('visibilitychange', onVisible);
  void ask();
  return () => {
    stopped = true;
    document.removeEventListener('visibilitychange', onVisible);
    void lock?.release().catch(() => {});
  };
}
