import type { Joined } from '../protocol/api.ts';

/** How long an answer may take, in ms, before the page goes on by its cookie. */
const ANSWER_MS = 5_000;

/** Asks for the secret of this device for a meeting. Throws if it is not given. */
export type AskToken = (code: string) => Promise<string>;

export const askToken: AskToken = async (code) => {
  const answer = await fetch(`/api/meetings/${code}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  if (!answer.ok) throw new Error(`the meeting was not joined: ${answer.status}`);
  return ((await answer.json()) as Joined).token;
};

/**
 * Whose page this is, for as long as it is open and whatever becomes of the cookie. The secret is asked for once and held
 * in memory alone: what a page is made of lies on the disk of whoever's computer it is.
 */
export class Person {
  #token: Promise<string | undefined> | null = null;

  constructor(
    private readonly code: string,
    /** Absent: this is nobody's page, a screen for example. */
    private readonly mark: string | undefined,
    private readonly ask = askToken
  ) {}

  /** @returns undefined if it cannot be had now; then the cookie says who it is */
  async token(): Promise<string | undefined> {
    if (this.mark === undefined) return undefined;
    this.#token ??= this.ask(this.code).catch(() => void (this.#token = null));
    return this.#token;
  }
}
