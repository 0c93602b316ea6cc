import type { Surroundings } from './surroundings.ts';
import type { OpenWire } from './wire.ts';

const AGAIN_MS = 3_000;

const load = () => import('./socket.ts').then((module) => module.openSocket);

/**
 * Many browsers never ask again for a module that the network once failed them. Under another name they do: the page was
 * told the first one, so that it is fetched ahead.
 */
async function loadAgain(around: Pick<Surroundings, 'now'>): Promise<OpenWire> {
  const ahead = document.querySelector<HTMLLinkElement>('link[rel=modulepreload][href*="/socket."]');
  if (!ahead) return load();
  const module = (await import(/* @vite-ignore */ `${ahead.href}?${around.now()}`)) as typeof import('./socket.ts');
  return module.openSocket;
}

/** Begun with the page and beside it: the page can be read, and used, before there is a connection. */
let loading = typeof window === 'undefined' ? null : load();
// Whoever waits for it hears of a failure; before anybody does, it is nobody's.
loading?.catch(() => {});

/** The way to open a connection; tried again until the network has delivered it. */
export async function fetchSocket(around: Pick<Surroundings, 'after' | 'now'>): Promise<OpenWire> {
  for (;;) {
    try {
      return await (loading ??= loadAgain(around));
    } catch {
      loading = null;
      await new Promise<void>((resolve) => around.after(AGAIN_MS, resolve));
    }
  }
}
