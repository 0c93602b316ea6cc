/**
 * `npm test [-- vitest arguments]`: gets what the tests need, runs them, and closes with a line `N passed, N failed`.
 * `--long` (`npm run test:long`) runs the same tests with the large counts. With CI=true nothing may be missing.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runNode } from './lib/child.mjs';
import { prepare } from './lib/prepare.mjs';
import { main, ROOT, say, Stop } from './lib/say.mjs';
import { prepareChromium, prepareMongo, prepareProgram } from './lib/tools.mjs';

const RESULTS = path.join(ROOT, '.cache/test-results.json');

/** @returns what could not be had, in words */
async function missing() {
  const lacking = [];
  if (!(await prepareChromium())) lacking.push('no Chromium or Chrome: the browser tests cannot run');
  if (!(await prepareProgram('redis-server'))) lacking.push('no redis-server: tests of several nodes cannot run');
  if (process.platform === 'linux' && !(await prepareProgram('strace'))) {
    lacking.push('no strace: the order of sync and acknowledgement is not traced');
  }
  const whyNoMongo = await prepareMongo();
  if (whyNoMongo) lacking.push(`no MongoDB for the tests: ${whyNoMongo}`);
  return lacking;
}

/** Counted from vitest's report; a file that could not even be loaded counts as a failure. */
function counts(code) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(RESULTS, 'utf8'));
    const broken = testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some(isFailed)
    ).length;
    const failed = numFailedTests + broken;
    return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(1, failed), skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
const isFailed = (assertion) => assertion.status === 'failed';

await main(async () => {
  const given = process.argv.slice(2);
  const long = given.includes('--long');
  const args = given.filter((argument) => argument !== '--long');
  await prepare();
  const lacking = await missing();
  for (const line of lacking) say(line);
  if (lacking.length > 0 && process.env.CI === 'true') throw new Stop('in CI nothing may be missing');

  rmSync(RESULTS, { force: true });
  mkdirSync(path.dirname(RESULTS), { recursive: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`];
  const env = { NODE_ENV: 'test', OPENFLOOR_LONG: long ? '1' : '' };
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const { code } = await runNode(vitest, ['run', ...reporters, ...args], { env });
  const { passed, failed, skipped } = counts(code);
  if (skipped > 0) process.stdout.write(`${skipped} skipped\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : code;
});
