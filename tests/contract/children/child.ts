import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./append.ts', import.meta.url));

/** The command line that runs `append.ts`. */
export function appender(folder: string, role: 'server' | 'tool', meetings: number, count: number): string[] {
  return [process.execPath, '--import', 'tsx', script, folder, role, String(meetings), String(count)];
}

export interface Child {
  readonly process: ChildProcess;
  /** Everything it has said, a line each. */
  readonly said: string[];
  /** Resolves at the first line for which `wanted` holds; rejects if it ends before. */
  until(wanted: (line: string, count: number) => boolean): Promise<void>;
  kill(): Promise<void>;
  readonly ended: Promise<number | null>;
}

export function start([program = '', ...args]: readonly string[]): Child {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const said: string[] = [];
  lines.on('line', (line) => said.push(line));
  // "close" comes after all that it wrote was read.
  const ended = once(child, 'close').then(() => child.exitCode);
  return {
    process: child,
    said,
    until: (wanted) =>
      new Promise((resolve, reject) => {
        lines.on('line', (line) => wanted(line, said.length) && resolve());
        void ended.then(() => reject(new Error(`the child ended: ${said.slice(-3).join(' / ')}`)));
      }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    ended,
  };
}

/** The versions that a child says it appended at, by meeting. */
export function acknowledged(said: readonly string[]): Map<string, number[]> {
  const acks = new Map<string, number[]>();
  for (const line of said) {
    const [word, meeting, version] = line.split(' ');
    if (word === 'ack' && meeting) acks.set(meeting, [...(acks.get(meeting) ?? []), Number(version)]);
  }
  return acks;
}
