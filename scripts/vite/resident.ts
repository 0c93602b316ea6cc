/**
 * Builds the script of the resident's page by itself. SvelteKit's own client costs a phone 15 KB for a router that this
 * page has no use for, and shares one Svelte runtime among all pages, with all that the staff's pages need of it. The
 * page is rendered by SvelteKit on the server; in the browser it is woken by a script of its own, one per language.
 */
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import path from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

const VIRTUAL = 'virtual:resident';
const ROOT = path.resolve(import.meta.dirname, '../..');
/** SvelteKit's folder for files whose names change with their content: browsers keep them for ever. */
const FOLDER = '_app/immutable/resident';
const ENTRIES = { en: 'src/lib/resident/entry.en.ts', es: 'src/lib/resident/entry.es.ts' };

type Chunk = Rolldown.OutputChunk;

async function bundle(): Promise<readonly Chunk[]> {
  const input = Object.fromEntries(Object.entries(ENTRIES).map(([lang, file]) => [lang, path.join(ROOT, file)]));
  const result = await build({
    root: ROOT,
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [svelte({ configFile: false, preprocess: vitePreprocess() })],
    resolve: { alias: { $lib: path.join(ROOT, 'src/lib') } },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input,
        output: {
          entryFileNames: `${FOLDER}/[name].[hash].js`,
          chunkFileNames: `${FOLDER}/[name].[hash].js`,
        },
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  return outputs.flatMap((output) => ('output' in output ? output.output : [])).filter((file) => file.type === 'chunk');
}

/** SvelteKit builds for the server and for browsers one after the other, with plugins of their own. */
const shared: { chunks?: Promise<readonly Chunk[]> } = ((globalThis as Record<symbol, unknown>)[
  Symbol.for('openfloor.resident-build')
] ??= {}) as { chunks?: Promise<readonly Chunk[]> };

export function resident(): Plugin {
  let serving = false;
  let forServer = false;
  const chunks = () => (shared.chunks ??= bundle());
  return {
    name: 'openfloor:resident',
    configResolved(config) {
      serving = config.command === 'serve';
      forServer = Boolean(config.build.ssr);
    },
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : null),
    async load(id) {
      if (id !== `\0${VIRTUAL}`) return null;
      return `export const scripts = ${JSON.stringify(serving ? sources() : files(await chunks()))};`;
    },
    async generateBundle() {
      if (serving || forServer) return;
      for (const { fileName, code } of await chunks()) this.emitFile({ type: 'asset', fileName, source: code });
    },
  };
}

/** In development Vite serves the sources. */
function sources(): Record<string, { entry: string; rest: string[] }> {
  return Object.fromEntries(Object.entries(ENTRIES).map(([lang, file]) => [lang, { entry: `/${file}`, rest: [] }]));
}

/** Per language: the script, and what it will import, so that a browser fetches all at once. */
function files(chunks: readonly Chunk[]): Record<string, { entry: string; rest: string[] }> {
  const rest = chunks.filter((chunk) => !chunk.isEntry).map((chunk) => `/${chunk.fileName}`);
  const entries = chunks.filter((chunk) => chunk.isEntry);
  return Object.fromEntries(entries.map((chunk) => [chunk.name, { entry: `/${chunk.fileName}`, rest }]));
}
