import type { Log } from './log.ts';

/** DESIGN: exits within 8 s, whatever hangs. */
const DEADLINE_MS = 7500;
/** npm forwards a signal that it got itself, so one Ctrl-C arrives twice. */
const SAME_SIGNAL_MS = 1000;

/**
 * Ends the process properly on SIGTERM or SIGINT: `stop`, then exit 0; exit 1 if that fails or takes too long. A second
 * signal within a second is the same one; a later one means it.
 */
export function stopOnSignals(stop: () => Promise<void>, log: Log, deadlineMs = DEADLINE_MS): void {
  let began: number | null = null;

  function onSignal(signal: NodeJS.Signals): void {
    if (began !== null) {
      if (performance.now() - began < SAME_SIGNAL_MS) return;
      log.warn('stopped at once');
      process.exit(1);
    }
    began = performance.now();
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      log.error('could not stop in time');
      process.exit(1);
    }, deadlineMs).unref();
    stop().then(
      () => {
        log.info('stopped');
        process.exit(0);
      },
      (error: unknown) => {
        log.error({ error }, 'could not stop properly');
        process.exit(1);
      }
    );
  }

  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
