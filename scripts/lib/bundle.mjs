import { ROOT } from './say.mjs';

/**
 * Bundles what Node runs, as the product ships it; the benchmarks measure the same.
 * @param {Record<string, string>} entryPoints name → source file, from the repository's root
 * @param {string} outdir inside the repository, so that packages are found
 */
export async function bundleForNode(entryPoints, outdir) {
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints,
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // What is imported when it is wanted (MongoDB's driver) must not be loaded by everything else.
    splitting: true,
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    tsconfigRaw: {}, // ours extends one that SvelteKit makes, which a fresh clone does not have yet
    logLevel: 'warning',
  });
}
