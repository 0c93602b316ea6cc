/** One at a time: two scripts that are started together must not install or build into each other. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT, say } from './say.mjs';

const FILE = path.join(ROOT, '.cache/prepare.lock');

/** Runs `work` while no other process of this tree does. A lock whose process is gone is taken over. */
export async function alone(work) {
  mkdirSync(path.dirname(FILE), { recursive: true });
  let waited = false;
  while (!take()) {
    if (!waited) say('waiting for another preparation of this tree to finish');
    waited = true;
    await wait(200);
  }
  try {
    return await work();
  } finally {
    rmSync(FILE, { force: true });
  }
}

function take() {
  try {
    writeFileSync(FILE, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!alive(holder())) rmSync(FILE, { force: true });
    return false;
  }
}

function holder() {
  try {
    return Number(readFileSync(FILE, 'utf8'));
  } catch {
    return 0;
  }
}

/** A lock without a name in it is being written or was just released; one that stays so, its writer was killed. */
const NAMELESS_MS = 3000;

function fresh() {
  try {
    return Date.now() - statSync(FILE).mtimeMs < NAMELESS_MS;
  } catch {
    return true;
  }
}

function alive(pid) {
  if (!pid) return fresh();
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
