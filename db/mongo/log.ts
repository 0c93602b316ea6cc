/**
 * The log: one document per batch. Its key `<meeting>:<first version>` is the concurrency check: of all who append at one
 * version, one insert succeeds. The events are one JSON string, so that neither the driver nor the server takes
 * hundreds of votes apart.
 *
 * The key alone would let a writer in whose `expectedVersion` lies inside somebody's longer batch, or beyond the end. So a
 * batch is only ever appended where another is known to end: this process saw that end itself (it wrote or read that
 * batch; an ended batch never changes), or looks it up first. What remains possible is that two append at the same
 * end, and those have the same key.
 *
 * Texts are written before the batch that cites them: a batch never cites what is not there. A writer that loses takes its
 * texts away again; one that dies in between, or never learns what became of its batch and writes it again under
 * other ids, leaves texts that nothing cites. A scrub removes these too: among them may be what it is to remove.
 */
import { MongoBulkWriteError, type Collection } from 'mongodb';
import {
  chainOf,
  decodeEvents,
  decodeSeals,
  decodeText,
  encodeEvents,
  encodeSeals,
  encodeText,
  laidOut,
  textsOf,
  type FoundText,
} from '../codec.ts';
import { StoreError, type Appended, type Batch, type EventLog, type LoggedBatch } from '../store.ts';
import { isDuplicate } from './connection.ts';
import { Replacing, type Connection } from './replacing.ts';

export interface BatchDocument {
  readonly _id: string;
  readonly meeting: string;
  readonly first: number;
  readonly last: number;
  readonly events: string;
  /** The ids of its texts; absent on a batch of votes. */
  readonly texts?: readonly string[];
  readonly chain?: string;
  /** As JSON: their names are text ids, which may begin with anything. */
  readonly seals?: string;
  /** Stands in the place of an earlier one: see `replacing.ts`. */
  readonly round?: number;
}

export interface TextDocument {
  readonly _id: { readonly meeting: string; readonly id: string };
  readonly text: string;
  readonly salt?: string;
  readonly writtenAt: Date;
  readonly round?: number;
}

/** A text that no batch cites after this long never will be: writing takes seconds, or is given up. */
const ORPHANED_MS = 60_000;
/** How many meetings' ends are remembered; forgetting them costs one look-up each. */
const ENDS_KEPT = 10_000;
/** Texts asked for in one query. */
const TEXTS_AT_ONCE = 2_000;

export class MongoLog implements EventLog {
  private readonly batches: Collection<BatchDocument>;
  private readonly texts: Collection<TextDocument>;
  /** A version at which a batch of the meeting is known to end. */
  private readonly ends = new Map<string, number>();
  private readonly replacing: Replacing;
  /** The replacement that was done before the last look at a log. */
  private readonly rounds = new Map<string, number>();

  constructor(private readonly connection: Connection) {
    this.batches = connection.main.collection<BatchDocument>('batches');
    this.texts = connection.main.collection<TextDocument>('texts');
    this.replacing = new Replacing(connection, this.batches, this.texts);
  }

  async read(meeting: string, fromVersion: number): Promise<readonly LoggedBatch[]> {
    for (;;) {
      // In the middle of a replacement something may be missing.
      const found = await this.readOnce(meeting, fromVersion).catch((error: unknown) => {
        if (error instanceof StoreError && error.code === 'gap') return error;
        throw error;
      });
      const round = await this.replacing.round(meeting);
      // Of most logs nothing was ever replaced. Where something was, it must not have been in the middle of this.
      if (round === null || round === this.rounds.get(meeting)) {
        if (found instanceof StoreError) throw found;
        return found;
      }
      this.rounds.set(meeting, round);
    }
  }

  private readOnce(meeting: string, fromVersion: number): Promise<readonly LoggedBatch[]> {
    return this.connection.use(async () => {
      const settled = this.connection.fromNow();
      // In the order of the index, which only grows at its end: a batch added meanwhile cannot be passed over.
      const found = await this.batches
        .find({ meeting, last: { $gt: fromVersion } }, { batchSize: 5_000 })
        .sort({ last: 1 })
        .toArray();
      if (found.length === 0) return [];
      // Another server may have written these a moment ago: nothing is built on what a kill could still take away.
      const [texts] = await Promise.all([this.textsOf(meeting, found), settled()]);
      let reached = fromVersion;
      const batches = found.map(({ first, last, events, texts: ids = [], chain = null, seals = null }) => {
        if (first > reached + 1) throw missing(meeting, reached + 1);
        reached = last;
        const own = textsOf(ids.flatMap((id) => texts.get(id) ?? []));
        return { firstVersion: first, events: decodeEvents(events), ...own, ...chainOf(chain, decodeSeals(seals)) };
      });
      this.remember(meeting, reached);
      return batches;
    });
  }

  async append(meeting: string, expectedVersion: number, batch: Batch): Promise<Appended> {
    // Encoded before anything is waited for: the caller may change its objects afterwards.
    const { batch: document, texts } = documentsOf(meeting, expectedVersion, batch);
    const { last } = document;
    const outcome = await this.connection.write<Appended>(async () => {
      if (!(await this.endsAt(meeting, expectedVersion))) return 'conflict';
      const written = await this.writeTexts(texts);
      try {
        await this.batches.insertOne(document);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        if (written.length > 0) await this.texts.deleteMany({ _id: { $in: written } });
        return 'conflict';
      }
      return 'appended';
    });
    // Only now: the server that took it may have been killed before it was on the disk.
    if (outcome === 'appended') this.remember(meeting, last);
    return outcome;
  }

  scrub(meeting: string, textIds: readonly string[]): Promise<void> {
    return this.connection.write(async () => {
      // Before the texts: what is carried over in between is gone from there when it comes here.
      await this.replacing.scrub(meeting, textIds);
      await this.texts.deleteMany({ _id: { $in: textIds.map((id) => ({ meeting, id })) } });
      await this.deleteOrphans(meeting);
    });
  }

  private async deleteOrphans(meeting: string): Promise<void> {
    const before = new Date(Date.now() - ORPHANED_MS);
    // Texts first, then the batches: what is cited in between is found cited.
    const old = { '_id.meeting': meeting, writtenAt: { $not: { $gt: before } } };
    const orphans = new Set(
      (await this.texts.find(old, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id.id)
    );
    if (orphans.size === 0) return;
    const citing = this.batches.find({ meeting, texts: { $exists: true } }, { projection: { texts: 1 } });
    for await (const { texts } of citing) for (const id of texts ?? []) orphans.delete(id);
    if (orphans.size > 0) await this.texts.deleteMany({ _id: { $in: [...orphans].map((id) => ({ meeting, id })) } });
  }

  async replace(meeting: string, through: number, batches: readonly Batch[]): Promise<void> {
    const laid = laidOut(batches, through).map((batch) => documentsOf(meeting, batch.firstVersion - 1, batch));
    await this.replacing.replace(meeting, through, { batches: laid });
    await this.connection.write(() => this.deleteOrphans(meeting));
  }

  drop(meeting: string): Promise<void> {
    return this.connection.write(async () => {
      this.ends.delete(meeting);
      await this.replacing.drop(meeting);
      // Texts first: if this is interrupted, what is left is without words, and the next drop removes it.
      await this.texts.deleteMany({ '_id.meeting': meeting });
      await this.batches.deleteMany({ meeting });
    });
  }

  /** Whether a batch ends at `version` and so another may follow. @throws StoreError `gap` if the log ends before it. */
  private async endsAt(meeting: string, version: number): Promise<boolean> {
    if (version === 0 || this.ends.get(meeting) === version) return true;
    const next = await this.batches
      .find({ meeting, last: { $gte: version } })
      .sort({ last: 1 })
      .limit(1)
      .next();
    if (!next) throw missing(meeting, version);
    return next.last === version;
  }

  private remember(meeting: string, end: number): void {
    if (this.ends.size >= ENDS_KEPT && !this.ends.has(meeting)) this.ends.clear();
    this.ends.set(meeting, end);
  }

  /** Writes those that are not there yet and says which: an id that is known keeps its text. */
  private async writeTexts(texts: readonly TextDocument[]): Promise<TextDocument['_id'][]> {
    if (texts.length === 0) return [];
    const known = new Set<number>();
    try {
      await this.texts.insertMany(texts, { ordered: false });
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError)) throw error;
      const errors = [error.writeErrors].flat();
      if (errors.length === 0 || errors.some(({ code }) => code !== 11000)) throw error;
      for (const { index } of errors) known.add(index);
    }
    return texts.filter((_, index) => !known.has(index)).map(({ _id }) => _id);
  }

  private async textsOf(meeting: string, batches: readonly BatchDocument[]): Promise<Map<string, FoundText>> {
    const ids = batches.flatMap((batch) => batch.texts ?? []);
    const texts = new Map<string, FoundText>();
    for (let n = 0; n < ids.length; n += TEXTS_AT_ONCE) {
      const wanted = ids.slice(n, n + TEXTS_AT_ONCE).map((id) => ({ meeting, id }));
      for await (const { _id, text, salt = null } of this.texts.find({ _id: { $in: wanted } })) {
        texts.set(_id.id, { id: _id.id, text: decodeText(text), salt });
      }
    }
    return texts;
  }
}

function documentsOf(meeting: string, after: number, batch: Batch) {
  const ids = Object.keys(batch.texts);
  const writtenAt = new Date();
  const texts = ids.map((id): TextDocument => {
    const salt = batch.salts?.[id];
    return { _id: { meeting, id }, text: encodeText(batch.texts[id] ?? ''), writtenAt, ...(salt && { salt }) };
  });
  const seals = encodeSeals(batch);
  const document: BatchDocument = {
    _id: `${meeting}:${after + 1}`,
    meeting,
    first: after + 1,
    last: after + batch.events.length,
    events: encodeEvents(batch),
    ...(batch.chain !== undefined && { chain: batch.chain }),
    ...(seals !== null && { seals }),
    ...(ids.length > 0 && { texts: ids }),
  };
  return { batch: document, texts };
}

function missing(meeting: string, version: number): StoreError {
  return new StoreError('gap', `The log of meeting ${meeting} has no version ${version}.`);
}
