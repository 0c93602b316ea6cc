/** A measured server's side of its IPC channel. */
import { z } from 'zod';

const request = z.object({ id: z.number(), ask: z.string(), given: z.unknown() });

type Doing = (given: unknown) => unknown;

/**
 * Answers what is asked, and says that it is ready.
 * @param tell what the other side is told then
 * @param end called when the other side is gone; the process ends after it
 */
export function beTold(doings: Readonly<Record<string, Doing>>, tell: unknown, end: () => Promise<void> | void): void {
  const all: Readonly<Record<string, Doing>> = { cpu, memory, ...doings };
  process.on('message', (raw) => {
    const { id, ask, given } = request.parse(raw);
    Promise.resolve()
      .then(() => {
        const doing = all[ask];
        if (!doing) throw new Error(`nobody knows how to ${ask}`);
        return doing(given);
      })
      .then(
        (answer: unknown) => process.send?.({ id, answer }),
        (error: unknown) =>
          process.send?.({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      );
  });
  process.once('disconnect', () => {
    void Promise.resolve(end()).finally(() => process.exit(0));
  });
  process.send?.({ ready: tell });
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function memory(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
