/** What a run of the benchmark says: the same figures for a person and for a program. */
import { cpus, totalmem } from 'node:os';

/** What a row has to reach: its ratio (ours to the rival's), or our figure by itself. */
export interface Goal {
  readonly of: 'ratio' | 'ours';
  readonly op: '<=' | '>=';
  readonly value: number;
}

/** One alternating round: ours and the rival's, measured right after each other. */
export interface Sample {
  readonly ours: number;
  readonly rival: number;
}

export interface Row {
  readonly id: string;
  readonly name: string;
  /** Medians over the rounds, in `unit`. */
  readonly ours: number;
  readonly rival: number;
  readonly unit: string;
  /** Median of each round's own ratio: what disturbs the machine for a while disturbs both sides of a round. */
  readonly ratio: number;
  readonly goal: Goal;
  readonly met: boolean;
  readonly rounds: number;
  readonly samples: readonly Sample[];
  /** What one should know to judge the figures. */
  readonly note: string;
}

export interface Report {
  readonly machine: Machine;
  readonly rows: readonly Row[];
}

export interface Machine {
  readonly node: string;
  readonly platform: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  /** ISO 8601, to the minute */
  readonly at: string;
}

export function machine(): Machine {
  const cores = cpus();
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpu: cores[0]?.model.trim() ?? 'unknown',
    cores: cores.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    at: `${new Date().toISOString().slice(0, 16)}Z`,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Three significant digits. */
const rounded = (value: number): number => Number(value.toPrecision(3));

export function reaches({ of, op, value }: Goal, ours: number, ratio: number): boolean {
  const reached = of === 'ratio' ? ratio : ours;
  return op === '<=' ? reached <= value : reached >= value;
}

/** @param samples at least one */
export function rowOf(about: Pick<Row, 'id' | 'name' | 'unit' | 'goal' | 'note'>, samples: readonly Sample[]): Row {
  const ours = median(samples.map((sample) => sample.ours));
  const rival = median(samples.map((sample) => sample.rival));
  const ratio = median(samples.map((sample) => sample.ours / sample.rival));
  return {
    ...about,
    ours: rounded(ours),
    rival: rounded(rival),
    ratio: rounded(ratio),
    met: reaches(about.goal, ours, ratio),
    rounds: samples.length,
    samples: samples.map((sample) => ({ ours: rounded(sample.ours), rival: rounded(sample.rival) })),
  };
}

/** For people: a line per row, what was to be reached, and whether it was. */
export function table({ machine: on, rows }: Report): string {
  const head = ['', 'what', 'ours', 'rival', 'unit', 'ratio', 'goal', 'rounds'];
  const body = rows.map((row) => [
    row.met ? 'met' : 'MISSED',
    row.name,
    String(row.ours),
    String(row.rival),
    row.unit,
    `${row.ratio}×`,
    `${row.goal.of} ${row.goal.op} ${row.goal.value}`,
    String(row.rounds),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((line) => line[column]?.length ?? 0)));
  const lines = [head, ...body].map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  );
  const notes = rows.map((row) => `${row.id}: ${row.note}`);
  const about = `${on.cpu}, ${on.cores} cores, ${on.memoryGb} GB, Node ${on.node}, ${on.platform}, ${on.at}`;
  return [about, '', ...lines, '', ...notes].join('\n');
}
