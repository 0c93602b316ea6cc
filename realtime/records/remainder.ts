import { hash } from 'node:crypto';
import type { Batch, JsonObject, LoggedBatch } from '../../db/store.ts';
import { remainderOf } from '../../src/lib/meeting/remainder.ts';
import { upcast } from '../../src/lib/meeting/upcast.ts';
import { BEGINNING, hashOf, sealOf, tipAfter } from '../audit/chain.ts';
import type { Joint } from './holds.ts';

/** What takes the place of a log's beginning when retention ends. */
export interface Remainder {
  readonly batches: readonly Batch[];
  readonly joint: Joint;
}

/** Events in a batch of the remainder: far below what a document of MongoDB may hold. */
const AT_ONCE = 2_000;

/**
 * The remainder of a log up to the event that ended its retention, tied together anew from the beginning. In batches of its
 * own: which commands were written together says nothing any more.
 * @returns null if nobody is in that part of the log: nothing is to be done
 */
export function remainderOfLog(meeting: string, log: readonly LoggedBatch[]): Remainder | null {
  const last = log.findIndex(({ events }) => events.some(({ type }) => type === 'meeting.anonymised'));
  if (last < 0) return null;
  // What was written in one batch with that event goes with it: a log is replaced in whole batches.
  const replaced = log.slice(0, last + 1);
  const anybody = replaced.some((batch) => batch.events.some(({ by }) => String(by).startsWith('p:')));
  if (!anybody) return null;
  const was = replaced.reduce((tip, batch) => tipAfter(tip, meeting, batch), BEGINNING);
  const batches: Batch[] = [];
  let now = BEGINNING;
  const salt = saltsFrom(replaced);
  for (const together of grouped(replaced)) {
    const batch = merged(together, salt);
    const own = hashOf(now, meeting, batch);
    batches.push({ ...batch, chain: `${now}.${own}` });
    now = own;
  }
  const version = batches.reduce((sum, { events }) => sum + events.length, 0);
  return { batches, joint: { version, was, now } };
}

function grouped(batches: readonly LoggedBatch[]): LoggedBatch[][] {
  const groups: LoggedBatch[][] = [];
  let size = AT_ONCE;
  for (const batch of batches) {
    if (size >= AT_ONCE) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(batch);
    size += batch.events.length;
  }
  return groups;
}

/**
 * Salts for texts from before there were chains, which have none yet: the same whoever makes them, from what is in the log
 * now and is gone with it. So two servers make one remainder, and afterwards nobody can try out what a text was.
 */
function saltsFrom(log: readonly LoggedBatch[]): (textId: string) => string {
  let secret: string | null = null;
  return (textId) => {
    secret ??= hash('sha256', `salts\n${JSON.stringify(log.map(({ events }) => events))}`, 'base64url');
    return hash('sha256', `${secret}\n${textId}`, 'base64url').slice(0, 22);
  };
}

/** One batch of several; their texts keep their salts, so that this comes out the same whenever it is made. */
function merged(batches: readonly LoggedBatch[], salted: (textId: string) => string): Batch {
  const events: JsonObject[] = [];
  const gone = new Set<unknown>();
  for (const stored of batches.flatMap((batch) => batch.events)) {
    const event = upcast(stored);
    const left = remainderOf(event);
    // What somebody wrote with an act that is forgotten goes with it.
    if (left.type === 'act.forgotten') for (const value of Object.values(event)) gone.add(value);
    events.push({ ...left });
  }
  const texts: Record<string, string> = {};
  const salts: Record<string, string> = {};
  const seals: Record<string, string> = {};
  for (const batch of batches) {
    for (const [id, text] of Object.entries(batch.texts)) {
      if (gone.has(id)) continue;
      const salt = batch.salts?.[id] ?? salted(id);
      texts[id] = text;
      salts[id] = salt;
      seals[id] = sealOf(salt, text);
    }
  }
  return { events, texts, ...(Object.keys(texts).length > 0 && { seals, salts }) };
}
