import { bring } from '../bring.ts';
import type { Surroundings } from './surroundings.ts';
import type { OpenWire } from './wire.ts';

const AGAIN_MS = 3_000;

const load = (): Promise<OpenWire> => bring(() => import('./socket.ts')).then((module) => module.openSocket);

/** Begun with the page and beside it: the page can be read, and used, before there is a connection. */
let loading = typeof window === 'undefined' ? null : load();
// Whoever waits for it hears of a failure; before anybody does, it is nobody's.
loading?.catch(() => {});

/** The way to open a connection; tried again until the network has delivered it. */
export async function fetchSocket(around: Pick<Surroundings, 'after'>): Promise<OpenWire> {
  for (;;) {
    try {
      return await (loading ??= load());
    } catch {
      loading = null;
      await new Promise<void>((resolve) => around.after(AGAIN_MS, resolve));
    }
  }
}
