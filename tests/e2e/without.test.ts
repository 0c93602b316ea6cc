import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

it('E2-50 a package that the product is named to use is missed: what shows it passes with the package, and fails for the lack of it', async () => {
  const { PATH = '', HOME = '' } = process.env;
  const args = [join(ROOT, 'scripts/run.mjs'), 'scripts/without.ts', 'lucia'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env: { PATH, HOME } });
  expect(stdout).toMatch(/^lucia {2,}staff cannot sign in {2,}.*passes {2,}fails$/m);
  expect(stdout).toContain('1 of 1 are missed by a user');
}, 180_000);
