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

type File = Rolldown.OutputChunk | Rolldown.OutputAsset;

async function bundle(): Promise<readonly File[]> {
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
          assetFileNames: `${FOLDER}/[name].[hash][extname]`,
        },
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  return outputs.flatMap((output) => ('output' in output ? output.output : []));
}

/** SvelteKit builds for the server and for browsers one after the other, with plugins of their own. */
const shared: { files?: Promise<readonly File[]> } = ((globalThis as Record<symbol, unknown>)[
  Symbol.for('openfloor.resident-build')
] ??= {});

export function resident(): Plugin {
  let serving = false;
  let forServer = false;
  const files = () => (shared.files ??= bundle());
  return {
    name: 'openfloor:resident',
    configResolved(config) {
      serving = config.command === 'serve';
      forServer = Boolean(config.build.ssr);
    },
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : null),
    async load(id) {
      if (id !== `\0${VIRTUAL}`) return null;
      return `export const scripts = ${JSON.stringify(serving ? sources() : byLanguage(await files()))};`;
    },
    async generateBundle() {
      if (serving || forServer) return;
      for (const file of await files()) {
        const source = file.type === 'chunk' ? file.code : file.source;
        this.emitFile({ type: 'asset', fileName: file.fileName, source });
      }
    },
  };
}

interface Scripts {
  readonly entry: string;
  /** What the entry imports, so that a browser fetches all at once. */
  readonly rest: readonly string[];
  readonly styles: readonly string[];
}

/** In development Vite serves the sources, styles included. */
function sources(): Record<string, Scripts> {
  const scripts = Object.entries(ENTRIES).map(([lang, file]) => [lang, { entry: `/${file}`, rest: [], styles: [] }]);
  return Object.fromEntries(scripts) as Record<string, Scripts>;
}

function byLanguage(files: readonly File[]): Record<string, Scripts> {
  const path = (file: File) => `/${file.fileName}`;
  const chunks = files.filter((file) => file.type === 'chunk');
  const rest = chunks.filter((chunk) => !chunk.isEntry).map(path);
  const styles = files.filter((file) => file.fileName.endsWith('.css')).map(path);
  const entries = chunks.filter((chunk) => chunk.isEntry);
  return Object.fromEntries(entries.map((chunk) => [chunk.name, { entry: path(chunk), rest, styles }]));
}
