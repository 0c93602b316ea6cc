import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { z } from 'zod';
import { MESSAGE_LIMIT } from '../../src/lib/protocol/board.ts';
import { tooDeep } from '../board/bounds.ts';
import type { Auth, Caller } from '../auth.ts';
import { Problem, type ProblemCode } from './problem.ts';
import { mayAtAll, type Right } from './rights.ts';
import { wrongField } from './wrong-field.ts';

export type ApiContext = Context<{ Bindings: HttpBindings }>;
export type Schema = z.core.$ZodType;

/** One method on one path: what it takes, who may, what it answers. The route and its description come from here. */
interface Spec<Body extends Schema, Query extends Schema, Needs extends Right | undefined> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With `:name` for parameters. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** What the caller must be allowed; without it anybody may. */
  readonly right?: Needs;
  /** Open also to somebody who has to set up a second factor before anything else. */
  readonly beforeSecondFactor?: true;
  readonly body?: Body;
  readonly query?: Query;
  /** status → what it means and how it looks */
  readonly answers: Readonly<Record<number, Answer>>;
  /** The codes of the errors that this answers with, besides those that everything can. */
  readonly problems?: readonly ProblemCode[];
}

export interface Answer {
  readonly description: string;
  /** Of a JSON body; none: no body, or the given type. */
  readonly schema?: Schema;
  readonly contentType?: string;
}

/** A request that was found to be in order. */
export interface Ask<Body, Query, Who> {
  readonly c: ApiContext;
  readonly body: Body;
  readonly query: Query;
  readonly caller: Who;
  readonly param: (name: string) => string;
}

export interface Operation extends Spec<Schema, Schema, Right | undefined> {
  handle(c: ApiContext, auth: Auth): Promise<Response>;
}

/** @param answer is only called with input that the schemas accept, by somebody who has the right */
export function operation<
  Body extends Schema = z.ZodUndefined,
  Query extends Schema = z.ZodUndefined,
  Needs extends Right | undefined = undefined,
>(
  spec: Spec<Body, Query, Needs>,
  answer: (
    ask: Ask<z.core.output<Body>, z.core.output<Query>, Needs extends Right ? Caller : Caller | null>
  ) => Response | Promise<Response>
): Operation {
  type Who = Needs extends Right ? Caller : Caller | null;
  return {
    ...spec,
    async handle(c, auth) {
      const known = await auth.findAny(c.req.header('cookie'));
      const caller = known?.mustSetUp && !spec.beforeSecondFactor ? null : known;
      if (caller?.renewedCookie) c.header('Set-Cookie', caller.renewedCookie, { append: true });
      if (spec.right !== undefined) {
        if (!caller) throw new Problem(known ? 'second-factor-first' : 'not-signed-in');
        if (!mayAtAll(caller.staff, spec.right)) throw new Problem('not-allowed');
      }
      const body = (spec.body && parse(spec.body, await json(c))) as z.core.output<Body>;
      const query = (spec.query && parse(spec.query, c.req.query())) as z.core.output<Query>;
      return answer({ c, body, query, caller: caller as Who, param: (name) => c.req.param(name) ?? '' });
    },
  };
}

/** @throws Problem `bad-input` with a message for each field that is wrong */
export function parse<S extends Schema>(schema: S, input: unknown): z.core.output<S> {
  const parsed = z.safeParse(schema, input, { error: wrongField });
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.map(String).join('.').slice(0, 100)] ??= issue.message;
  delete fields[''];
  throw new Problem('bad-input', Object.keys(fields).length > 0 ? { fields } : {});
}

/** The body; an empty one is `{}`. */
async function json(c: ApiContext): Promise<unknown> {
  const text = await boundedText(c.req.raw);
  if (text === '') return {};
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) throw new Problem('not-json');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem('bad-input');
  }
  if (tooDeep(value)) throw new Problem('too-large');
  return value;
}

/**
 * At most 64 KB are ever read. (Hono's own limit makes a new Request of the one it reads, which this way of serving
 * does not survive where a body comes in chunks.)
 */
async function boundedText(request: Request): Promise<string> {
  return Buffer.from(await boundedBytes(request, MESSAGE_LIMIT)).toString('utf8');
}

/** The body of a request. @throws Problem `too-large` as soon as it is more than that */
export async function boundedBytes({ headers, body }: Request, limit: number): Promise<Uint8Array> {
  if (Number(headers.get('content-length') ?? 0) > limit) throw new Problem('too-large');
  if (!body) return new Uint8Array();
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    // A sender that went away in the middle is no fault of ours.
    const { done, value } = await reader.read().catch(() => Promise.reject(new Problem('bad-input')));
    if (done) return Buffer.concat(chunks);
    size += value.length;
    if (size > limit) {
      void reader.cancel();
      throw new Problem('too-large');
    }
    chunks.push(value);
  }
}
