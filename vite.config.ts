import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { server } from './realtime/dev.ts';
import { resident } from './scripts/vite/resident.ts';

const long = Boolean(process.env.OPENFLOOR_LONG);
const testing = Boolean(process.env.VITEST);

/**
 * Tests run in groups, one after the other, so that the heavy kinds do not disturb each other: browsers and databases
 * that are killed at random want a quiet machine. `unit` takes every folder that no other group names.
 */
const folders = (...names: readonly string[]) => names.map((name) => `tests/${name}/**/*.test.ts`);
const stores = folders('contract');
const net = folders('net', 'cluster', 'agenda', 'seeds', 'scripts', 'bench');
const proof = folders('proof');
const e2e = folders('e2e');

/** Pages as they were built run as they are. */
const BUILT = /\/build\/pages\//;

function group(name: string, order: number, maxWorkers: number, include: string[], exclude: string[] = []) {
  const test = {
    name,
    include,
    exclude,
    maxWorkers,
    server: { deps: { external: [BUILT] } },
    sequence: { groupOrder: order },
  };
  return { extends: true, test } satisfies TestProjectInlineConfiguration;
}

export default defineConfig({
  plugins: [sveltekit(), resident(), ...(testing ? [] : [server()])],
  test: {
    pool: 'forks',
    testTimeout: long ? 3_600_000 : 60_000,
    hookTimeout: 60_000,
    projects: [
      group('unit', 0, 2, ['tests/**/*.test.ts'], [...stores, ...net, ...proof, ...e2e]),
      group('stores', 1, 2, stores),
      group('net', 2, 2, net),
      group('proof', 3, 1, proof),
      group('e2e', 4, 1, e2e),
    ],
  },
});
