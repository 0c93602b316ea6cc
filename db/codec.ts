/** How batches look at rest, the same in every store: JSON text, which every store keeps byte by byte. */
import { StoreError, type Batch, type JsonObject } from './store.ts';

/** The events of a batch as one JSON text: cheaper to move between threads and to keep than a row per event. */
export function encodeEvents(batch: Batch): string {
  if (batch.events.length === 0) throw new StoreError('empty', 'A batch without events cannot be appended.');
  return JSON.stringify(batch.events);
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
