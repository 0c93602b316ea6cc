/** How batches look at rest, the same in every store: JSON text, which every store keeps byte by byte. */
import { z } from 'zod';
import { StoreError, type Batch, type JsonObject, type LoggedBatch } from './store.ts';

/** The events of a batch as one JSON text: cheaper to move between threads and to keep than a row per event. */
export function encodeEvents(batch: Batch): string {
  if (batch.events.length === 0) throw new StoreError('empty', 'A batch without events cannot be appended.');
  return JSON.stringify(batch.events);
}

/** Batches that are to stand in the place of versions 1 to `through`, each with the version that its first event makes. */
export function laidOut(batches: readonly Batch[], through: number): LoggedBatch[] {
  let reached = 0;
  const laid = batches.map((batch) => {
    if (batch.events.length === 0) throw new StoreError('empty', 'A batch without events cannot stand in a log.');
    const firstVersion = reached + 1;
    reached += batch.events.length;
    return { ...batch, firstVersion };
  });
  if (reached !== through) throw new StoreError('gap', `These make ${reached} versions instead of ${through}.`);
  return laid;
}

export function decodeEvents(text: string): JsonObject[] {
  const events: unknown = JSON.parse(text);
  if (!isList(events)) throw new StoreError('broken', 'A batch in the log is not a list of events.');
  return events;
}

/** What an event must look like is the domain's to know (it upcasts old ones); here it is a list that was appended. */
function isList(events: unknown): events is JsonObject[] {
  return Array.isArray(events);
}

/** JSON, because half a surrogate pair or a NUL does not survive as plain UTF-8 text in a database. */
export function encodeText(text: string): string {
  return JSON.stringify(text);
}

export function decodeText(encoded: string): string {
  const text: unknown = JSON.parse(encoded);
  if (typeof text !== 'string') throw new StoreError('broken', 'A text in the log is not a text.');
  return text;
}

/** A text as a store finds it. */
export interface FoundText {
  readonly id: string;
  readonly text: string;
  readonly salt: string | null;
}

/** The texts of a batch, and the salts of those that have one. */
export function textsOf(found: readonly FoundText[]): Pick<Batch, 'texts' | 'salts'> {
  const salts: [string, string][] = [];
  for (const { id, salt } of found) if (salt !== null) salts.push([id, salt]);
  return {
    texts: Object.fromEntries(found.map(({ id, text }) => [id, text])),
    ...(salts.length > 0 && { salts: Object.fromEntries(salts) }),
  };
}

/** What a batch carries of the chain; nothing, if it is from before it. */
export function chainOf(chain: string | null, seals: Batch['seals'] | null): Pick<Batch, 'chain' | 'seals'> {
  return { ...(chain !== null && { chain }), ...(seals && { seals: { ...seals } }) };
}

const sealsShape = z.record(z.string(), z.string());

export function encodeSeals({ seals }: Batch): string | null {
  return seals ? JSON.stringify(seals) : null;
}

export function decodeSeals(encoded: string | null): Batch['seals'] | null {
  return encoded === null ? null : sealsShape.parse(JSON.parse(encoded));
}
