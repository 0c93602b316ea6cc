import pino, { type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './config.ts';

export type Log = Logger;

/**
 * Structured logs in which nothing identifies a resident: no address, user agent, cookie, token or query string is ever
 * passed in (requests are logged by route pattern), errors lose everything but what finds the bug, and whatever has one
 * of these names by accident is taken out.
 */
const NEVER = [
  'ip',
  'address',
  'remoteAddress',
  'userAgent',
  'headers',
  'cookie',
  'token',
  'text',
  'url',
  'query',
  'req',
];

/**
 * @param options.pretty a line a person reads instead of JSON (a terminal)
 * @param options.to where lines go; standard output unless given
 */
export function createLog(
  level: LogLevel,
  options: { readonly pretty?: boolean; readonly to?: DestinationStream } = {}
): Log {
  const to = options.to ?? process.stdout;
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: (about) => without(about) },
      serializers: { error: describeError },
      // Of what a child logger was made with, which the formatter does not see.
      redact: { paths: NEVER, remove: true },
    },
    options.pretty ? { write: (line) => void to.write(readable(line)) } : to
  );
}

/** Deeper than this nothing is logged. */
const DEEPEST = 6;

/** A copy without what is never logged, however deep it lies. */
function without(about: Readonly<Record<string, unknown>>, depth = 0): Record<string, unknown> {
  const kept = Object.entries(about).filter(([name]) => !NEVER.includes(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, cleared(value, depth + 1)]));
}

function cleared(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  // As an error it is described by the serializer, wherever it lies.
  if (value instanceof Error) return depth === 1 ? value : describeError(value);
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(value)) return value.map((one) => cleared(one, depth + 1));
  return without(value as Readonly<Record<string, unknown>>, depth);
}

/** `(what, error)`, as the Hall and others report bugs and broken I/O. */
export function reporter(log: Log): (what: string, error: unknown) => void {
  return (what, error) => log.error({ error }, what);
}

/** Name, code, message and the places in our code: enough to find a bug. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const code: unknown = Reflect.get(error, 'code');
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    // A parser's message quotes what it could not parse: that may be what a resident wrote.
    ...(!(error instanceof SyntaxError) && { message: error.message.slice(0, 300) }),
    stack: stack.slice(0, 8).map((line) => line.trim()),
  };
}

/** `12:34:56 warn  message  {"more":1}` */
function readable(line: string): string {
  const { time, level, msg, ...rest } = JSON.parse(line) as Record<'time' | 'level' | 'msg', string | undefined>;
  const more = Object.keys(rest).length > 0 ? `  ${JSON.stringify(rest)}` : '';
  const plain = level === 'info' ? '' : `${level}: `;
  return `${time?.slice(11, 19)}  ${plain}${msg ?? ''}${more}\n`;
}
