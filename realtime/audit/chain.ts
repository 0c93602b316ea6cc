import { hash, randomBytes } from 'node:crypto';
import type { Batch, JsonObject, LoggedBatch } from '../../db/store.ts';

/**
 * The chain that ties the batches of a log together. A batch carries `<hash of the one before>.<its own hash>`, and its own
 * is the SHA-256 (base64url) of these, a line each: the hash before, the log's name, the events as JSON text, the seals of
 * its texts. What is changed, taken out, put in or moved afterwards does not fit any more.
 *
 * Texts are in it by their seals only: the SHA-256 of a random salt and the text. The salt lies with the text and goes with
 * it, so that nobody can try out afterwards what a text that was removed may have been, and removing one changes no hash.
 */
export const BEGINNING = '';

const SALT_BYTES = 16;

export function randomSalt(): string {
  return randomBytes(SALT_BYTES).toString('base64url');
}

type Content = Pick<Batch, 'events' | 'seals'>;

export interface Link {
  readonly previous: string;
  readonly own: string;
}

/** @returns the batch as it goes into the log that ended with `previous` */
export function chained(
  previous: string,
  log: string,
  batch: Pick<Batch, 'events' | 'texts'>,
  newSalt: () => string = randomSalt
): Batch {
  const sealed = { ...batch, ...sealsOf(batch.texts, newSalt) };
  return { ...sealed, chain: `${previous}.${hashOf(previous, log, sealed)}` };
}

export function hashOf(previous: string, log: string, { events, seals }: Content): string {
  return hash('sha256', [previous, log, jsonOf(events), sealsText(seals)].join('\n'), 'base64url');
}

/** The seal of a text: what stays of it in the chain. */
export function sealOf(salt: string, text: string): string {
  return hash('sha256', `${salt}\n${text}`, 'base64url');
}

/** What a batch says of its place; null if it is from before the chain, or says nothing that could be one. */
export function linkOf({ chain }: Pick<Batch, 'chain'>): Link | null {
  const dot = chain?.indexOf('.') ?? -1;
  return chain === undefined || dot < 0 ? null : { previous: chain.slice(0, dot), own: chain.slice(dot + 1) };
}

/** The hash that the next batch follows. A batch from before the chain counts with what is in it. */
export function tipAfter(previous: string, log: string, batch: LoggedBatch): string {
  return linkOf(batch)?.own ?? hashOf(previous, log, batch);
}

/** As the log keeps it: the same text whether it was just made or read back. */
function jsonOf(events: readonly JsonObject[]): string {
  return JSON.stringify(events);
}

function sealsText(seals: Batch['seals']): string {
  if (!seals) return '';
  return JSON.stringify(Object.entries(seals).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function sealsOf(texts: Batch['texts'], newSalt: () => string): Pick<Batch, 'seals' | 'salts'> {
  const entries = Object.entries(texts);
  if (entries.length === 0) return {};
  const salts: Record<string, string> = {};
  const seals: Record<string, string> = {};
  for (const [id, text] of entries) {
    const salt = newSalt();
    salts[id] = salt;
    seals[id] = sealOf(salt, text);
  }
  return { seals, salts };
}
