import { existsSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';

/** Headers by which the router tells SvelteKit under which address it was reached; whatever a client sends is replaced. */
export const PROTOCOL_HEADER = 'x-openfloor-protocol';
export const HOST_HEADER = 'x-openfloor-host';

/** Beside the bundle of the server (`build/server`), or from the sources. */
const PLACES = ['../pages/handler.js', '../../build/pages/handler.js'];

/** Form posts of pages; nothing here uploads files. */
const BODY_LIMIT = '64K';

/**
 * SvelteKit's handler. It reads its settings from the environment as it is imported.
 * @throws Error if the pages were not built
 */
export async function loadPages(): Promise<RequestListener> {
  const place = PLACES.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(fileURLToPath(url)));
  if (!place) throw new Error('The pages are not built yet: run `npm run build`.');
  // Our own router knows the origin (also where none is configured); a fixed one here would contradict it.
  const { ORIGIN } = process.env;
  delete process.env.ORIGIN;
  Object.assign(process.env, { PROTOCOL_HEADER, HOST_HEADER, BODY_SIZE_LIMIT: BODY_LIMIT });
  try {
    const built = (await import(/* @vite-ignore */ place.href)) as { readonly handler: RequestListener };
    return built.handler;
  } finally {
    if (ORIGIN !== undefined) process.env.ORIGIN = ORIGIN;
  }
}
