import { join, resolve } from 'node:path';
import { z } from 'zod';

/** How the server runs, read from the environment once and checked whole. */
export interface Config {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** The one public address, e.g. `https://townhall.example`; null: whatever address people reach us under. */
  readonly origin: string | null;
  readonly dataFolder: string;
  /** null: the embedded store. */
  readonly mongoUrl: string | null;
  readonly redisUrl: string | null;
  /** Believe `X-Forwarded-*`, because a proxy of ours sets them. */
  readonly trustProxy: boolean;
  readonly logLevel: LogLevel;
  /** The file in which is written down what was done away with; null: nowhere. */
  readonly removals: string | null;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The environment does not make sense; `message` says which variables and why, a line each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const isOrigin = (text: string) =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).href === `${new URL(text).origin}/`;

const environment = z.object({
  PORT: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(0, 'must be 0 to 65535')
    .max(65535, 'must be 0 to 65535')
    .default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'must be a host name or an address')
    .default('0.0.0.0'),
  ORIGIN: z
    .string()
    .refine(isOrigin, {
      error: 'must be a scheme and a host, without a path, e.g. https://townhall.example',
    })
    .transform((text) => new URL(text).origin)
    .nullable()
    .default(null),
  OPENFLOOR_DATA: z.string().default('./data'),
  // Several hosts are in order here, which no URL parser knows; the driver reads it.
  MONGODB_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/\S+$/, 'must be an address like mongodb://host:27017/openfloor')
    .nullable()
    .default(null),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/\S+$/, 'must be an address like redis://host:6379')
    .nullable()
    .default(null),
  OPENFLOOR_TRUST_PROXY: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['1', 'true', 'yes', '0', 'false', 'no'], { error: 'must be true or false' }))
    .transform((text) => ['1', 'true', 'yes'].includes(text))
    .default(false),
  OPENFLOOR_REMOVALS: z.string().nullable().default(null),
  LOG_LEVEL: z
    .string()
    .toLowerCase()
    .pipe(z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }))
    .default('info'),
});

/**
 * Unset and empty variables have their defaults.
 * @throws ConfigError naming every variable that does not make sense
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== '')
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n'));
  }
  const read = parsed.data;
  if (read.REDIS_URL !== null && read.MONGODB_URL === null) {
    throw new ConfigError(
      'REDIS_URL is for several nodes on one MongoDB: the embedded store serves one node only. Set MONGODB_URL too, or leave REDIS_URL out.'
    );
  }
  return {
    port: read.PORT,
    host: read.HOST,
    origin: read.ORIGIN,
    dataFolder: resolve(read.OPENFLOOR_DATA),
    mongoUrl: read.MONGODB_URL,
    redisUrl: read.REDIS_URL,
    trustProxy: read.OPENFLOOR_TRUST_PROXY,
    logLevel: read.LOG_LEVEL,
    removals: removalsOf(read),
  };
}

/** Beside the embedded store's data, if nothing else is said; MongoDB needs no folder. */
function removalsOf(read: z.output<typeof environment>): string | null {
  if (read.OPENFLOOR_REMOVALS !== null) return resolve(read.OPENFLOOR_REMOVALS);
  return read.MONGODB_URL === null ? join(resolve(read.OPENFLOOR_DATA), 'removals.jsonl') : null;
}
