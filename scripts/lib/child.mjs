/** Child processes that end when this one is told to end. */
import { spawn } from 'node:child_process';
import { ROOT } from './say.mjs';

const SIGNALS = ['SIGTERM', 'SIGINT'];

/**
 * Runs a program to its end.
 * @param {{ env?: object, quiet?: boolean }} options quiet: its output is collected instead of shown
 * @returns {Promise<{ code: number, output: string }>} code 127 if it could not be started
 */
export function run(program, args, { env = {}, quiet = false } = {}) {
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit';
  const child = spawn(program, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio });
  const output = [];
  child.stdout?.on('data', (chunk) => output.push(chunk));
  child.stderr?.on('data', (chunk) => output.push(chunk));
  const pass = (signal) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, pass);
  return new Promise((resolve) => {
    let settled = false;
    const done = (code) => {
      if (settled) return;
      settled = true;
      for (const signal of SIGNALS) process.off(signal, pass);
      resolve({ code, output: Buffer.concat(output).toString() });
    };
    child.on('error', () => done(127));
    child.on('close', (code) => done(code ?? 1));
  });
}

/** Runs a program of `node_modules` by its JavaScript file, so that no wrapper swallows signals. */
export function runNode(file, args = [], options = {}) {
  return run(process.execPath, [file, ...args], options);
}
