import { chainOf, decodeEvents, encodeEvents, laidOut, textsOf, type FoundText } from '../codec.ts';
import { StoreError, type Appended, type Batch, type EventLog, type LoggedBatch } from '../store.ts';
import type { KeptBatch, KeptLog, KeptText, MemoryData } from './data.ts';

/** The reference for what a log does. Nothing in here waits, so no append can come between its check and its write. */
export class MemoryLog implements EventLog {
  constructor(
    private readonly data: MemoryData,
    private readonly check: () => void
  ) {}

  async read(meeting: string, fromVersion: number): Promise<readonly LoggedBatch[]> {
    this.check();
    const log = this.data.logs.get(meeting);
    if (!log) return [];
    const after = log.batches.filter((batch) => batch.lastVersion > fromVersion);
    let reached = fromVersion;
    return after.map((batch) => {
      if (batch.firstVersion > reached + 1) throw missing(meeting, reached + 1);
      reached = batch.lastVersion;
      return open(batch, log);
    });
  }

  async append(meeting: string, expectedVersion: number, batch: Batch): Promise<Appended> {
    this.check();
    const events = encodeEvents(batch);
    const log = this.data.logs.get(meeting) ?? { batches: [], texts: new Map<string, KeptText>() };
    const reached = log.batches.at(-1)?.lastVersion ?? 0;
    if (expectedVersion < reached) return 'conflict';
    if (expectedVersion > reached) throw missing(meeting, reached + 1);
    this.data.logs.set(meeting, log);
    keepTexts(log, batch);
    log.batches.push(kept(batch, reached + 1, events));
    return 'appended';
  }

  async replace(meeting: string, through: number, batches: readonly Batch[]): Promise<void> {
    this.check();
    const laid = laidOut(batches, through).map((batch) => kept(batch, batch.firstVersion, encodeEvents(batch)));
    const log = this.data.logs.get(meeting);
    if (!log?.batches.some(({ lastVersion }) => lastVersion === through)) throw missing(meeting, through);
    for (const { lastVersion, textIds } of log.batches) {
      if (lastVersion <= through) for (const id of textIds) log.texts.delete(id);
    }
    for (const batch of batches) keepTexts(log, batch);
    log.batches = [...laid, ...log.batches.filter(({ firstVersion }) => firstVersion > through)];
  }

  async scrub(meeting: string, textIds: readonly string[]): Promise<void> {
    this.check();
    for (const id of textIds) this.data.logs.get(meeting)?.texts.delete(id);
  }

  async drop(meeting: string): Promise<void> {
    this.check();
    this.data.logs.delete(meeting);
  }
}

function keepTexts(log: KeptLog, batch: Batch): void {
  for (const [id, text] of Object.entries(batch.texts)) {
    if (!log.texts.has(id)) log.texts.set(id, { text, salt: batch.salts?.[id] ?? null });
  }
}

function kept(batch: Batch, firstVersion: number, events: string): KeptBatch {
  return {
    firstVersion,
    lastVersion: firstVersion + batch.events.length - 1,
    events,
    textIds: Object.keys(batch.texts),
    chain: batch.chain ?? null,
    seals: batch.seals ? { ...batch.seals } : null,
  };
}

function missing(meeting: string, version: number): StoreError {
  return new StoreError('gap', `The log of meeting ${meeting} has no version ${version}.`);
}

function open(batch: KeptBatch, log: KeptLog): LoggedBatch {
  const texts: FoundText[] = [];
  for (const id of batch.textIds) {
    const kept = log.texts.get(id);
    if (kept) texts.push({ id, ...kept });
  }
  const { firstVersion, chain, seals } = batch;
  return { firstVersion, events: decodeEvents(batch.events), ...textsOf(texts), ...chainOf(chain, seals) };
}
