import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { StoreError } from '../../db/store.ts';
import type { Refusal } from '../../src/lib/meeting/refusals.ts';
import type { ApiError } from '../../src/lib/protocol/api.ts';
import { BUSY_MESSAGE } from '../../src/lib/protocol/board.ts';
import type { Log } from '../log.ts';
import { TooBusy } from '../passwords.ts';

/** Codes that only the API gives, with their status and a sentence; refusals of a meeting keep their own. */
const PROBLEMS = {
  'bad-input': [400, 'That request could not be understood.'],
  'not-signed-in': [401, 'Please sign in.'],
  'bad-credentials': [401, 'E-mail or password is wrong, or the account is not in use.'],
  'code-needed': [401, 'Your second factor is needed too: the code from your app, or a recovery code.'],
  'bad-code': [401, 'This code is not right, or was used already.'],
  'codes-spent': [429, 'Too many wrong codes today. Use a recovery code, or ask an admin for a reset.'],
  'second-factor-first': [403, 'Set up your second factor first: everybody here needs one.'],
  'second-factor-needed': [409, 'Everybody here needs a second factor.'],
  'last-admin': [409, 'There would be no admin left who can sign in.'],
  'not-allowed': [403, 'Your role does not allow this.'],
  'bad-origin': [403, 'This request came from another site.'],
  'not-found': [404, 'There is nothing at this address.'],
  'unknown-person': [404, 'Nobody has this account.'],
  'unknown-session': [404, 'There is no such session of yours.'],
  'unknown-meeting': [404, 'There is no meeting with this code.'],
  'unknown-action': [404, 'There is no such action.'],
  'unknown-picture': [404, 'There is no such picture.'],
  'unknown-version': [404, 'There is no such version of this agenda.'],
  'on-hold': [409, 'This meeting is on legal hold: nothing of it is done away with.'],
  'not-on-hold': [409, 'This meeting is not on legal hold.'],
  'too-many-versions': [409, 'This agenda has as many versions as it can. Nothing was kept.'],
  'method-not-allowed': [405, 'This address does not take that method.'],
  'link-used': [410, 'This link was used already, or is too old. Ask for a new one.'],
  taken: [409, 'This e-mail has an account already.'],
  'too-large': [413, 'That request is too large.'],
  'not-a-picture': [415, 'This is no picture that can be shown: JPEG, PNG or WebP, up to 60 megapixels.'],
  'too-many-pictures': [409, 'This meeting has as many pictures as it can.'],
  'not-json': [415, 'Send JSON, with Content-Type: application/json.'],
  'too-fast': [429, 'Too many attempts. Please wait a moment.'],
  internal: [500, 'Something went wrong here. It was noted.'],
  unavailable: [503, 'The server cannot answer that at the moment. Please try again.'],
  busy: [503, BUSY_MESSAGE],
  stopping: [503, 'The server is stopping.'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

export type ProblemCode = keyof typeof PROBLEMS;

interface Details {
  readonly message?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly retryAfterMs?: number;
}

/** Thrown by a handler instead of answering; becomes `{ error: { code, message, fields? } }`. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: ContentfulStatusCode;
  readonly details: Details;

  constructor(
    readonly code: string,
    details: Details & { readonly status?: ContentfulStatusCode } = {}
  ) {
    const known = Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as ProblemCode] : null;
    super(details.message ?? known?.[1] ?? code);
    this.status = details.status ?? known?.[0] ?? 400;
    this.details = details;
  }

  get body(): ApiError {
    const { fields } = this.details;
    return { error: { code: this.code, message: this.message, ...(fields && { fields }) } };
  }

  answer(c: Context): Response {
    const { retryAfterMs } = this.details;
    if (retryAfterMs !== undefined) c.header('Retry-After', String(Math.ceil(retryAfterMs / 1000)));
    return c.json(this.body, this.status);
  }
}

const REFUSAL_STATUS: Readonly<Partial<Record<Refusal['code'], ContentfulStatusCode>>> = {
  'bad-input': 400,
  'bad-time': 400,
  'not-allowed': 403,
  'too-large': 413,
  'too-fast': 429,
  busy: 503,
  unavailable: 503,
};

/** A meeting's refusal over HTTP: 409 unless the code says better. */
export function refused(refusal: Refusal): Problem {
  const { code, message, retryAfterMs } = refusal;
  return new Problem(code, { status: REFUSAL_STATUS[code] ?? 409, message, retryAfterMs });
}

/** What went wrong, for the one who asked. A bug is logged, and nothing of it is told. */
export function problemOf(error: unknown, log: Log, route: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TooBusy) return new Problem('unavailable', { retryAfterMs: 2000 });
  log.error({ error, route }, 'a request failed');
  return new Problem(error instanceof StoreError ? 'unavailable' : 'internal');
}
