/**
 * `npm run without [-- package …]`: takes away each package that the product is named to use, one at a time, and runs a
 * test that a user would care about. With the package it must pass; without it, it must fail, and for that reason. Works
 * on a copy: nothing here is touched.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { isBuilt } from './lib/built.mjs';
import { Copy } from './without/copy.ts';
import { ROWS, type Row } from './without/rows.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILD = ['scripts/build.mjs', '--locked'];
const VITEST = 'node_modules/vitest/vitest.mjs';

interface Outcome {
  readonly passed: boolean;
  readonly output: string;
}

/** Runs a program of Node.js in the copy, in an environment of its own. */
function run(copy: Copy, args: readonly string[]): Promise<Outcome> {
  const { PATH = '', HOME = '', OPENFLOOR_CHROMIUM, MONGODB_TEST_URL } = process.env;
  const given = { ...(OPENFLOOR_CHROMIUM && { OPENFLOOR_CHROMIUM }), ...(MONGODB_TEST_URL && { MONGODB_TEST_URL }) };
  const env = { PATH, HOME, NO_COLOR: '1', NODE_ENV: 'test', ...given };
  const child = spawn(process.execPath, args, { cwd: copy.root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()));
  return new Promise((resolve) =>
    child.on('close', (code) => resolve({ passed: code === 0, output: stripVTControlCharacters(output) }))
  );
}

/** One file, and the rule in it; a rule that no test cites is a failure. */
const vitest = ([file, rule]: Row['test']) => [VITEST, 'run', file, '-t', rule, '--passWithNoTests=false'];

/** What shows that a package is missed; the build first, where the package goes into it. */
async function show(copy: Copy, row: Row): Promise<Outcome> {
  if (row.built) {
    const build = await run(copy, BUILD);
    if (!build.passed) return build;
  }
  return run(copy, vitest(row.test));
}

/** The line that says why, if it names the package. */
function reason(name: string, output: string): string | null {
  const named = output
    .split('\n')
    .find((line) => /cannot find|could ?n.t|could not|failed to|unresolved/i.test(line) && line.includes(name));
  return named?.trim().slice(0, 160) ?? null;
}

const wanted = process.argv.slice(2);
const rows = ROWS.filter((row) => wanted.length === 0 || wanted.includes(row.package));
const unknown = wanted.filter((name) => !ROWS.some((row) => row.package === name));
if (unknown.length > 0 || rows.length === 0) {
  process.stderr.write(
    `not among them: ${unknown.join(', ')}. There are ${ROWS.map((row) => row.package).join(', ')}.\n`
  );
  process.exit(2);
}

const hasBuild = isBuilt();
const copy = new Copy(ROOT, { withBuild: hasBuild });
const stop = (): never => {
  copy.dispose();
  process.exit(130);
};
process.once('SIGINT', stop).once('SIGTERM', stop);

/** With all packages there; what several rows share is run once. */
const shown = new Map<string, Promise<Outcome>>();
let build: Promise<Outcome> | null = hasBuild ? Promise.resolve({ passed: true, output: '' }) : null;
async function withAll(row: Row): Promise<Outcome> {
  if (row.built || row.needsBuild) {
    const built = await (build ??= run(copy, BUILD));
    if (!built.passed) return built;
  }
  const key = row.test.join(' ');
  const running = shown.get(key) ?? run(copy, vitest(row.test));
  shown.set(key, running);
  return running;
}

let failed = 0;
try {
  const table = [['package', 'what a user would notice', 'shown by', 'with', 'without']];
  for (const row of rows) {
    process.stderr.write(`openfloor: ${row.package}\n`);
    const there = await withAll(row);
    const gone = await copy.without(row.package, () => show(copy, row));
    const why = gone.passed ? null : reason(row.package, gone.output);
    const well = there.passed && why !== null;
    if (!well) failed += 1;
    if (!there.passed) process.stderr.write(`${there.output}\n`);
    else if (why === null) process.stderr.write(`${gone.output}\n`);
    const without = gone.passed ? 'passes: not missed' : why === null ? 'fails for another reason' : 'fails';
    const proof = `${row.built ? 'build, ' : ''}${row.test[1]} (${path.basename(row.test[0])})`;
    table.push([row.package, row.notices, proof, there.passed ? 'passes' : 'fails', without]);
    if (why !== null) process.stderr.write(`  without it: ${why}\n`);
  }
  const widths = table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? [];
  for (const line of table)
    process.stdout.write(
      `${line
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd()}\n`
    );
  process.stdout.write(`${rows.length - failed} of ${rows.length} are missed by a user\n`);
} finally {
  copy.dispose();
}
process.exitCode = failed > 0 ? 1 : 0;
