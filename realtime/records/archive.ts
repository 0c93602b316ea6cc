import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { LoggedBatch, MeetingRow, Store } from '../../db/store.ts';
import { meetingRow } from '../../db/rows.ts';
import { countsOf } from '../../src/lib/meeting/anonymity.ts';
import { parseMeetingId } from '../../src/lib/meeting/ids.ts';
import { BEGINNING, tipAfter } from '../audit/chain.ts';
import { Book } from '../hall/book.ts';
import { picturesTakenDown } from '../../src/lib/meeting/actions/redact.ts';
import { remakeRows } from '../progress/remake.ts';
import { Removals, type Gone } from './removals.ts';
import type { Joint } from './holds.ts';
import { remainderOfLog } from './remainder.ts';

/**
 * A meeting as it goes into a backup, or to another server. Whoever holds it can read what is left at the end of retention
 * anyway; the log itself is sealed under the meeting's key, which no ordinary copy holds. When that key is destroyed, every
 * copy that was ever made forgets with it.
 */
const bytes = z.base64url();
const texts = z.record(z.string(), z.string());
const batch = z.object({
  firstVersion: z.int().min(1),
  events: z.array(z.record(z.string(), z.unknown())).min(1),
  texts,
  chain: z.optional(z.string()),
  seals: z.optional(texts),
  salts: z.optional(texts),
});
const versionShape = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['named', 'before-restore']),
  by: z.string(),
  byName: z.string(),
  at: z.number(),
  document: bytes,
});
const picture = z.object({
  id: z.string(),
  type: z.string(),
  width: z.number(),
  height: z.number(),
  at: z.number(),
  content: bytes,
});
export const archiveShape = z.object({
  row: meetingRow,
  /** The log without anybody. */
  open: z.array(batch),
  /** The log as it is; null if nobody is in it. */
  sealed: z.nullable(bytes),
  agenda: z.object({ updates: z.array(bytes), versions: z.array(versionShape) }),
  pictures: z.array(picture),
});
export type Archive = z.infer<typeof archiveShape>;

const NONCE = 12;
const TAG = 16;
const base64 = (from: Uint8Array): string => Buffer.from(from).toString('base64url');
const plain = (from: string): Buffer => Buffer.from(from, 'base64url');

export async function archiveOf(store: Store, row: MeetingRow, now: number): Promise<Archive> {
  const { log, withoutAnybody, picturesDown } = await readNow(store, row.id, now);
  const updates = await store.agendas.load(row.id);
  const versions = await Promise.all(
    (await store.agendas.versions(row.id)).map(async ({ bytes: _, ...version }) => ({
      ...version,
      document: base64((await store.agendas.version(row.id, version.id)) ?? new Uint8Array()),
    }))
  );
  const pictures = await Promise.all(
    (await store.pictures.list(row.id))
      .filter(({ id }) => !picturesDown.has(id))
      .map(async ({ meeting: _, ...one }) => ({
        ...one,
        content: base64((await store.pictures.get(one.id))?.content ?? new Uint8Array()),
      }))
  );
  return {
    row,
    open: (withoutAnybody ?? log).map((one) => batch.parse(one)),
    sealed: withoutAnybody && seal(log, row.id, await store.keyring.keyFor(row.id)),
    agenda: { updates: updates.map(({ update }) => base64(update)), versions },
    pictures,
  };
}

/**
 * The log, without texts that are being removed at this moment, and what it would be if retention ended now; null if
 * nobody is in it. And which pictures are being taken down.
 */
async function readNow(store: Store, id: string, now: number) {
  const meeting = parseMeetingId(id);
  if (!meeting) throw new Error('meetings have ids');
  const state = await new Book(store.log, meeting).read(() => {});
  const gone: ReadonlySet<string> = state.scrubbed;
  const log = (await store.log.read(id, 0)).map((one) => without(one, gone));
  const end = { type: 'meeting.anonymised', ...countsOf(state), at: now, by: 'system' };
  const reached = log.reduce((sum, { events }) => sum + events.length, 0);
  const last = { firstVersion: reached + 1, events: [end], texts: {} };
  const remainder = remainderOfLog(meeting, state.anonymous ? log : [...log, last]);
  let version = 0;
  const withoutAnybody = remainder?.batches.map((one): LoggedBatch => {
    const firstVersion = version + 1;
    version += one.events.length;
    return { ...one, firstVersion };
  });
  return { log, withoutAnybody: withoutAnybody ?? null, picturesDown: new Set(picturesTakenDown(state)) };
}

function without(one: LoggedBatch, gone: ReadonlySet<string>): LoggedBatch {
  const left = (kept: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(kept).filter(([id]) => !gone.has(id)));
  return { ...one, texts: left(one.texts), ...(one.salts && { salts: left(one.salts) }) };
}

/**
 * Puts a meeting back, whole if its key is at hand, else without anybody.
 * @param key null: there is none (any more)
 * @param gone what was removed since
 * @returns which of the two it was
 */
export async function unpack(
  store: Store,
  { row, open, sealed, agenda, pictures }: Archive,
  key: string | null,
  gone: Gone = new Removals().of(row.id)
): Promise<'whole' | 'without-anybody'> {
  const opened = key === null ? null : opening({ row, sealed }, key);
  // What was removed since is never written, not even for a moment.
  const log = (opened ?? open.map(loggedOf)).map((one) => without(one, gone.texts));
  for (const one of log) await store.log.append(row.id, one.firstVersion - 1, one);
  for (const update of agenda.updates) await store.agendas.append(row.id, plain(update));
  for (const { document, ...version } of agenda.versions) {
    if (gone.versions.has(version.id)) continue;
    await store.agendas.keepVersion(row.id, version, plain(document));
  }
  for (const { content, ...one } of pictures) {
    if (!gone.pictures.has(one.id)) await store.pictures.put({ ...one, meeting: row.id }, plain(content));
  }
  const meeting = parseMeetingId(row.id);
  if (meeting) await remakeRows(store, meeting);
  // Last: a code never leads to half a meeting.
  await store.directory.meetings.add(row);
  return sealed === null || opened ? 'whole' : 'without-anybody';
}

/** Where the log without anybody ends. What it took the place of cannot be read: of that there is no hash but its own. */
export function jointOf({ row, open }: Archive): Joint {
  const now = open.map(loggedOf).reduce((tip, one) => tipAfter(tip, row.id, one), BEGINNING);
  return { version: open.reduce((sum, { events }) => sum + events.length, 0), was: now, now };
}

/** Without keys that are there and undefined, which not every store keeps apart from absent ones. */
function loggedOf({ firstVersion, events, texts: words, chain, seals, salts }: z.infer<typeof batch>): LoggedBatch {
  const tied = { ...(chain !== undefined && { chain }), ...(seals && { seals }), ...(salts && { salts }) };
  return { firstVersion, events, texts: words, ...tied };
}

function keyFor(meetingKey: string): Buffer {
  return createHmac('sha256', meetingKey).update('archive').digest();
}

function seal(log: readonly LoggedBatch[], meeting: string, meetingKey: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyFor(meetingKey), nonce).setAAD(Buffer.from(meeting));
  const content = Buffer.concat([cipher.update(gzipSync(JSON.stringify(log))), cipher.final()]);
  return base64(Buffer.concat([nonce, cipher.getAuthTag(), content]));
}

/** The log as it was, if this is its key. */
export function opening({ row, sealed }: Pick<Archive, 'row' | 'sealed'>, key: string): LoggedBatch[] | null {
  return sealed === null ? null : unseal(sealed, row.id, key);
}

/** Null: it was sealed under another key. */
function unseal(sealed: string, meeting: string, meetingKey: string): LoggedBatch[] | null {
  const all = plain(sealed);
  if (all.length < NONCE + TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', keyFor(meetingKey), all.subarray(0, NONCE));
  decipher.setAAD(Buffer.from(meeting)).setAuthTag(all.subarray(NONCE, NONCE + TAG));
  let content: Buffer;
  try {
    content = Buffer.concat([decipher.update(all.subarray(NONCE + TAG)), decipher.final()]);
  } catch {
    return null;
  }
  return z
    .array(batch)
    .parse(JSON.parse(gunzipSync(content).toString('utf8')))
    .map(loggedOf);
}
