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
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: describeError },
      redact: { paths: NEVER, remove: true },
    },
    options.pretty ? { write: (line) => void to.write(readable(line)) } : to
  );
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
