/**
 * The contract of storage as a table: every case is a plain async function, so that the same cases run on every store
 * and, to prove that they bite, on stores that are broken on purpose.
 */
import type { Batch, JsonObject, Store, StoreErrorCode } from '../../db/store.ts';
import { expect } from 'vitest';

/** One fresh database. Several stores open on it at once behave like several processes. */
export interface Ground {
  open(): Promise<Store>;
  /** Removes a batch behind the store's back, as a broken disk or a wrong restore would. */
  lose(meeting: string, firstVersion: number): Promise<void>;
  dispose(): Promise<void>;
}

export interface Case {
  readonly title: string;
  readonly run: (ground: Ground) => Promise<void>;
}

/** The title begins with the id of its rule in tests/spec/ST.md. */
export function rule(title: string, run: (ground: Ground) => Promise<void>): Case {
  return { title, run };
}

/** A batch of `count` events that name `who` wrote them. */
export function batchOf(count: number, who = 'x', texts: Record<string, string> = {}): Batch {
  const events: JsonObject[] = [];
  for (let n = 0; n < count; n++) events.push({ type: 'vote.set', who, n });
  return { events, texts };
}

/** Expects a StoreError with this code. */
export async function refused(promise: Promise<unknown>, code: StoreErrorCode): Promise<void> {
  await expect(promise).rejects.toMatchObject({ name: 'StoreError', code });
}
