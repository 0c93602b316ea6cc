import type { Ack, GoodbyeReason, RoomCode, SelfChanges, Snapshot } from '../protocol/board.ts';
import type { Changes, Delta } from '../meeting/delta.ts';

/**
 * Checks the envelope of what the server sends, by hand: a schema library would cost a phone more bytes than all of the
 * messages of its first minute. What does not fit is null, and is treated as if it had not come.
 */
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isVersion = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isChanges = (value: Fields): boolean =>
  isFields(value.puts) && Array.isArray(value.deletes) && value.deletes.every((key) => typeof key === 'string');

const TREES = ['meeting', 'ideas', 'votes', 'stage', 'tally'] as const;

export function readSnapshot(raw: unknown): Snapshot | null {
  if (!isFields(raw) || !isVersion(raw.version) || typeof raw.now !== 'number') return null;
  const { view, self } = raw;
  if (!isFields(view) || !TREES.every((name) => isFields(view[name]))) return null;
  if (!isFields(self) || !isFields(self.votes) || !isFields(self.ideas)) return null;
  return raw as unknown as Snapshot;
}

export function readDelta(raw: unknown): Delta | null {
  if (!isFields(raw) || !isVersion(raw.from) || !isVersion(raw.to) || !isChanges(raw)) return null;
  return raw as unknown as Delta;
}

export function readSelf(raw: unknown): SelfChanges | null {
  if (!isFields(raw) || !isVersion(raw.version) || !isChanges(raw)) return null;
  return raw as unknown as Changes & SelfChanges;
}

export function readHere(raw: unknown): number | null {
  return isFields(raw) && isVersion(raw.count) ? raw.count : null;
}

export function readRoom(raw: unknown): RoomCode | null {
  if (!isFields(raw) || typeof raw.code !== 'string' || typeof raw.until !== 'number') return null;
  return { code: raw.code, until: raw.until };
}

export function readGoodbye(raw: unknown): GoodbyeReason | null {
  return isFields(raw) && typeof raw.reason === 'string' ? (raw.reason as GoodbyeReason) : null;
}

export function readAck(raw: unknown): Ack | null {
  if (!isFields(raw)) return null;
  const accepted = raw.ok === true && isVersion(raw.version);
  const refused = raw.ok === false && typeof raw.code === 'string';
  if (accepted) return { ok: true, version: raw.version, result: isFields(raw.result) ? raw.result : {} } as Ack;
  return refused ? (raw as unknown as Ack) : null;
}
