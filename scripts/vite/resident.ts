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

/** Parts of Socket.IO that `socket.ts` never has a use for: in their place stands next to nothing. */
const WITHOUT = [
  { find: /^\.\/webtransport\.js$/, replacement: path.join(import.meta.dirname, 'no-webtransport.ts') },
  {
    find: /^\.\/(?:(?:is-)?binary|contrib\/base64-arraybuffer)\.js$/,
    replacement: path.join(import.meta.dirname, 'no-binary.ts'),
  },
];

/** Vite wraps imports so that they fetch styles beside; here all styles are there from the start. */
const plainImports: Plugin = {
  name: 'openfloor:plain-imports',
  enforce: 'pre',
  load: {
    filter: { id: /vite\/preload-helper/ },
    handler: () => 'export const __vitePreload = (load) => load();',
  },
};

type File = Rolldown.OutputChunk | Rolldown.OutputAsset;
type Bundles = Readonly<Record<string, readonly File[]>>;

/** One bundle per language, each whole: a file more costs a phone more than what two languages could share. */
async function bundleAll(): Promise<Bundles> {
  const bundles: Record<string, readonly File[]> = {};
  for (const [lang, file] of Object.entries(ENTRIES)) bundles[lang] = await bundle(lang, path.join(ROOT, file));
  return bundles;
}

export async function bundle(lang: string, file: string): Promise<readonly File[]> {
  const result = await build({
    root: ROOT,
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [
      plainImports,
      svelte({
        configFile: false,
        preprocess: vitePreprocess(),
        compilerOptions: { runes: true, discloseVersion: false },
      }),
    ],
    resolve: {
      alias: [{ find: '$lib', replacement: path.join(ROOT, 'src/lib') }, ...WITHOUT],
    },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      // One sheet: the later parts' own would be 1 KB more to fetch in pieces, and need a script that fetches them.
      cssCodeSplit: false,
      rolldownOptions: {
        input: { [lang]: file },
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
const shared: { bundles?: Promise<Bundles> } = ((globalThis as Record<symbol, unknown>)[
  Symbol.for('openfloor.resident-build')
] ??= {});

export function resident(): Plugin {
  let serving = false;
  let forServer = false;
  const bundles = () => (shared.bundles ??= bundleAll());
  return {
    name: 'openfloor:resident',
    configResolved(config) {
      serving = config.command === 'serve';
      forServer = Boolean(config.build.ssr);
    },
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : null),
    async load(id) {
      if (id !== `\0${VIRTUAL}`) return null;
      return `export const scripts = ${JSON.stringify(serving ? sources() : byLanguage(await bundles()))};`;
    },
    async generateBundle() {
      if (serving || forServer) return;
      const files = Object.values(await bundles()).flat();
      for (const file of new Map(files.map((file) => [file.fileName, file])).values()) {
        const source = file.type === 'chunk' ? file.code : file.source;
        this.emitFile({ type: 'asset', fileName: file.fileName, source });
      }
    },
  };
}

interface Scripts {
  readonly entry: string;
  /** What the entry imports at its top, or as soon as it runs, so that a browser fetches all at once. */
  readonly rest: readonly string[];
  readonly styles: readonly string[];
}

/** In development Vite serves the sources, styles included. */
function sources(): Record<string, Scripts> {
  const scripts = Object.entries(ENTRIES).map(([lang, file]) => [lang, { entry: `/${file}`, rest: [], styles: [] }]);
  return Object.fromEntries(scripts) as Record<string, Scripts>;
}

/** Imported later by the text of the program, but as soon as the page wakes. */
const AT_ONCE: ReadonlySet<string> = new Set(['socket']);

/** A chunk and all that it needs before it can run. */
function withImports(
  chunk: Rolldown.OutputChunk,
  chunks: readonly Rolldown.OutputChunk[],
  known = new Set<Rolldown.OutputChunk>()
): readonly Rolldown.OutputChunk[] {
  known.add(chunk);
  for (const name of chunk.imports) {
    const next = chunks.find(({ fileName }) => fileName === name);
    if (next && !known.has(next)) withImports(next, chunks, known);
  }
  return [...known];
}

function byLanguage(bundles: Bundles): Record<string, Scripts> {
  const address = (file: File) => `/${file.fileName}`;
  const scripts: Record<string, Scripts> = {};
  for (const [lang, files] of Object.entries(bundles)) {
    const chunks = files.filter((file) => file.type === 'chunk');
    const entry = chunks.find((chunk) => chunk.isEntry);
    if (!entry) throw new Error(`the script of the resident's page in ${lang} was not built`);
    const first = [entry, ...chunks.filter(({ name }) => AT_ONCE.has(name))].flatMap((chunk) =>
      withImports(chunk, chunks)
    );
    scripts[lang] = {
      entry: address(entry),
      rest: [...new Set(first)].filter((chunk) => chunk !== entry).map(address),
      styles: files.filter(({ fileName }) => fileName.endsWith('.css')).map(address),
    };
  }
  return scripts;
}
