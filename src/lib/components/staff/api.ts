import type { ApiError } from '$lib/protocol/api.ts';

/** What the HTTP API answered, or that it did not. */
export type Answer<Data> = { readonly ok: true; readonly data: Data } | Failed;

export interface Failed {
  readonly ok: false;
  /** The API's code, or `unreachable`: nothing answered. */
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Seconds to wait before another try; 0: none asked for. */
  readonly waitSeconds: number;
}

function errorOf(body: unknown): ApiError['error'] | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { error } = body;
  if (typeof error !== 'object' || error === null || !('code' in error) || typeof error.code !== 'string') return null;
  return error as ApiError['error'];
}

/** Calls the API as who is signed in here. Never throws: what went wrong is in the answer. */
export async function call<Data>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown
): Promise<Answer<Data>> {
  const failed = (code: string, waitSeconds = 0, fields: Readonly<Record<string, string>> = {}): Failed => ({
    ok: false,
    code,
    fields,
    waitSeconds,
  });
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    return failed('unreachable');
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true, data: answer as Data };
  const error = errorOf(answer);
  const wait = Number(response.headers.get('retry-after'));
  return failed(error?.code ?? 'internal', Number.isFinite(wait) ? Math.ceil(wait) : 0, error?.fields ?? {});
}
