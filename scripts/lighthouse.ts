/**
 * `npm run lighthouse`: what Lighthouse finds on the resident's page of the demo meeting, as a throttled phone, five
 * times, and the medians of it beside what they shall be. Lighthouse is not a dependency: its version below is fetched
 * from npm into `.cache/lighthouse` when it is first wanted. Wants a quiet machine: it measures time.
 */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { findChromium } from './chromium.ts';
import { serveDemo } from './demo-server.ts';
import { DEMO_CODE } from '../seeds/elm-park.ts';

/** The last that runs on Node 20. */
const VERSION = '12.8.2';
const ROUNDS = 5;
const ROOT = path.resolve(import.meta.dirname, '..');
const FOLDER = path.join(ROOT, '.cache/lighthouse');
const TOOL = path.join(FOLDER, 'node_modules/lighthouse/cli/index.js');
const FLAGS = '--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const LEAST = { performance: 95, accessibility: 100, 'best-practices': 100 };

const score = z.object({ score: z.number().nullable() });
const report = z.object({
  categories: z.object({ performance: score, accessibility: score, 'best-practices': score }),
  audits: z.record(
    z.string(),
    z.looseObject({
      title: z.string(),
      score: z.number().nullable(),
      scoreDisplayMode: z.string(),
      numericValue: z.number().optional(),
    })
  ),
});
type Report = z.infer<typeof report>;

function install(): void {
  if (existsSync(TOOL)) return;
  console.log(`fetching Lighthouse ${VERSION}`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, 'package.json'), '{ "private": true }\n');
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', '--loglevel=error'];
  execFileSync('npm', ['install', ...options, `lighthouse@${VERSION}`], { cwd: FOLDER, stdio: 'inherit' });
}

async function look(url: string, chromium: string): Promise<Report> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [TOOL, url, '--quiet', '--output=json', `--only-categories=${CATEGORIES.join(',')}`, `--chrome-flags=${FLAGS}`],
    { env: { ...process.env, CHROME_PATH: chromium }, maxBuffer: 64 * 1024 * 1024 }
  );
  return report.parse(JSON.parse(stdout));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const chromium = findChromium();
if (chromium === null) throw new Error('no Chromium or Chrome here; `npm test` installs one where it can');
install();
const server = await serveDemo();
const reports: Report[] = [];
try {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const one = await look(`${server.url}/m/${DEMO_CODE}`, chromium);
    reports.push(one);
    console.log(
      `${round}: ${CATEGORIES.map((name) => `${name} ${(one.categories[name].score ?? 0) * 100}`).join(', ')}`
    );
  }
} finally {
  await server.stop();
}

const audit = (name: string) => median(reports.map(({ audits }) => audits[name]?.numericValue ?? Number.NaN));
for (const name of CATEGORIES) {
  const reached = Math.round(median(reports.map(({ categories }) => categories[name].score ?? 0)) * 100);
  const kept = reached >= LEAST[name];
  console.log(`${name}: ${reached} (at least ${LEAST[name]})${kept ? '' : ': MISSED'}`);
  if (!kept) process.exitCode = 1;
}
console.log(
  ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'speed-index']
    .map((name) => `${name} ${Math.round(audit(name))} ms`)
    .join(', ')
);
console.log(
  `cumulative-layout-shift ${audit('cumulative-layout-shift').toFixed(3)}, transferred ${Math.round(audit('total-byte-weight') / 1024)} KB`
);
const failing = Object.entries(reports.at(-1)?.audits ?? {}).filter(
  ([, { score: points, scoreDisplayMode: mode }]) => points !== null && points < 0.9 && mode !== 'informative'
);
for (const [name, { title }] of failing) console.log(`below 90: ${name}: ${title}`);
