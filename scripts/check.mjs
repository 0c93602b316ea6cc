/**
 * `npm run check`: types, lint, format, the numbered rules, and the JavaScript budget of a resident's page, in that order
 * of how soon they answer; two at a time. Everything runs even if something fails, so that one run shows all.
 */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { runNode } from './lib/child.mjs';
import { prepare } from './lib/prepare.mjs';
import { main, ROOT, say, Stop } from './lib/say.mjs';
import { prepareChromium } from './lib/tools.mjs';

const tool = (file) => path.join(ROOT, 'node_modules', file);
const TSX = ['--import', 'tsx'];

const CHECKS = [
  { name: 'format', node: [tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  { name: 'rules and their tests', node: [...TSX, 'scripts/spec.ts'] },
  {
    name: 'types',
    node: [tool('svelte-check/bin/svelte-check'), '--tsconfig=./tsconfig.json', '--fail-on-warnings', '--output=human'],
  },
  { name: 'lint', node: [tool('eslint/bin/eslint.js'), '--max-warnings=0', '.'] },
];

async function check({ name, node: [file, ...args] }) {
  const started = Date.now();
  const { code, output } = await runNode(file, args, { quiet: true, env: { FORCE_COLOR: '0' } });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (code !== 0) process.stdout.write(output);
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
  return { name, ok: code === 0 };
}

/** At most `width` at a time, in order. */
async function all(checks, width) {
  const results = [];
  const queue = [...checks];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results.push(await check(next));
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

/** Measured on its own, on a quiet machine, against the built server. */
async function budget() {
  if (await prepareChromium()) return check({ name: 'JavaScript budget', node: [...TSX, 'scripts/budget.ts'] });
  say('no Chromium or Chrome: the JavaScript budget is not measured');
  return { name: 'JavaScript budget', ok: process.env.CI !== 'true' };
}

await main(async () => {
  await prepare();
  const { code, output } = await runNode(tool('@sveltejs/kit/svelte-kit.js'), ['sync'], { quiet: true });
  if (code !== 0) throw new Stop(`svelte-kit sync failed\n${output}`);
  const results = [...(await all(CHECKS, Math.min(2, availableParallelism()))), await budget()];
  const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
  if (failed.length > 0) throw new Stop(`not in order: ${failed.join(', ')}`);
  say('all in order');
});
