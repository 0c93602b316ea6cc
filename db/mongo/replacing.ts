/**
 * Putting other batches in the place of a log's beginning, where there are no transactions. What is to come is laid ready
 * beside the log, under a token of whoever does it. One document then says that it holds, and from there on everybody who
 * reads carries it over, as far as that has not been done yet. So a crash leaves the one log or the other, and nobody reads
 * a mixture: a reader looks whether something was carried over since it began.
 *
 * Several may do it at once. The orders of a log have numbers, and each is given once: who loses takes away what it had laid
 * ready, and begins anew. Whoever is late with an order finds everything of a later one marked so, and leaves it alone.
 *
 * Of a batch that was replaced its key stays, empty: who still takes its beginning for the end of the log cannot write there.
 */
import { randomBytes } from 'node:crypto';
import type { Collection } from 'mongodb';
import { StoreError } from '../store.ts';
import { isDuplicate, type MongoConnection } from './connection.ts';
import type { BatchDocument, TextDocument } from './log.ts';

interface StagedDocument {
  readonly _id: string;
  readonly meeting: string;
  readonly token: string;
  readonly round: number;
  readonly batch: BatchDocument;
  readonly texts: readonly TextDocument[];
}

/** Only ever added: its key is the meeting and the round. */
interface OrderDocument {
  readonly _id: string;
  readonly meeting: string;
  readonly through: number;
  /** Counts replacements of this log. */
  readonly round: number;
  /** Whose batches they are. */
  readonly token: string;
  readonly done: boolean;
  /** Ids of the texts that what stood there cites. */
  readonly gone: readonly string[];
}

export interface Replacement {
  readonly batches: readonly { readonly batch: BatchDocument; readonly texts: readonly TextDocument[] }[];
}

/** What it needs of the connection. */
export type Connection = Pick<MongoConnection, 'main' | 'use' | 'write' | 'fromNow'>;

const AT_ONCE = 200;

/** Under which keys of replaced batches stay. */
const emptied = (meeting: string): string => `${meeting}:replaced`;

const before = (round: number) => ({ round: { $not: { $gte: round } } });

export class Replacing {
  private readonly staged: Collection<StagedDocument>;
  private readonly orders: Collection<OrderDocument>;

  constructor(
    private readonly connection: Connection,
    private readonly batches: Collection<BatchDocument>,
    private readonly texts: Collection<TextDocument>
  ) {
    this.staged = connection.main.collection<StagedDocument>('replacements');
    this.orders = connection.main.collection<OrderDocument>('replacing');
  }

  /** Which replacement is in force; null: there never was one. One that was begun is finished first. */
  async round(meeting: string): Promise<number | null> {
    const order = await this.connection.use(() => this.orders.findOne({ meeting }, { sort: { round: -1 } }));
    if (!order) return null;
    if (!order.done) await this.carryOver(order);
    return order.round;
  }

  /** @throws StoreError `gap` if no batch ends at `through` */
  async replace(meeting: string, through: number, replacement: Replacement): Promise<void> {
    for (;;) {
      const earlier = (await this.round(meeting)) ?? 0;
      const there = await this.connection.use(() =>
        this.batches.find({ meeting, last: { $lte: through } }, { projection: { last: 1, texts: 1 } }).toArray()
      );
      if (!there.some(({ last }) => last === through)) {
        // Perhaps somebody is in the middle of the same.
        if (((await this.round(meeting)) ?? 0) !== earlier) continue;
        throw new StoreError('gap', `The log of meeting ${meeting} has no batch that ends at ${through}.`);
      }
      const [round, token] = [earlier + 1, randomBytes(12).toString('base64url')];
      await this.stage(meeting, round, token, replacement);
      const gone = there.flatMap(({ texts = [] }) => texts);
      const order = { _id: `${meeting}:${round}`, meeting, through, round, token, done: false, gone };
      if (await this.give(order)) return this.carryOver(order);
      await this.connection.write(() => this.staged.deleteMany({ meeting, token }));
    }
  }

  /** Texts that wait to be carried over are texts of the log. */
  async scrub(meeting: string, textIds: readonly string[]): Promise<void> {
    const ids = textIds.map((id) => ({ meeting, id }));
    await this.staged.updateMany({ meeting }, { $pull: { texts: { _id: { $in: ids } } } });
  }

  async drop(meeting: string): Promise<void> {
    await this.staged.deleteMany({ meeting });
    await this.orders.deleteMany({ meeting });
    await this.batches.deleteMany({ meeting: emptied(meeting) });
  }

  private async stage(meeting: string, round: number, token: string, { batches }: Replacement): Promise<void> {
    for (const { batch, texts } of batches) {
      const staged = { _id: `${token}:${batch.first}`, meeting, token, round, batch: { ...batch, round }, texts };
      await this.connection.write(() => this.staged.insertOne(staged));
    }
  }

  /** @returns whether this order holds; else somebody else's does */
  private give(order: OrderDocument): Promise<boolean> {
    return this.connection.write(() => isNew(() => this.orders.insertOne(order)));
  }

  /** May be done by several at once, and again, and late: it leaves what was carried over already, by this order or a later. */
  private async carryOver(order: OrderDocument): Promise<void> {
    const { connection } = this;
    const { _id, meeting, through, round, token, gone } = order;
    await connection.write(() =>
      this.batches.updateMany({ meeting, last: { $lte: through }, ...before(round) }, [
        // By where it began, which no other under that name did.
        { $replaceWith: { _id: '$_id', meeting: emptied(meeting), last: '$first', round: { $literal: round } } },
      ])
    );
    for (let n = 0; n < gone.length; n += AT_ONCE) {
      const ids = gone.slice(n, n + AT_ONCE).map((id) => ({ meeting, id }));
      await connection.write(() => this.texts.deleteMany({ _id: { $in: ids }, ...before(round) }));
    }
    for (;;) {
      const next = await connection.use(() => this.staged.findOne({ meeting, token }));
      if (!next) break;
      await connection.write(() => this.put(next));
    }
    await this.lookWhetherAllIsThere(order);
    await connection.write(async () => {
      await this.orders.updateOne({ _id }, { $set: { done: true, gone: [] } });
      // The others' orders for this round, and for those before, can never be given any more.
      await this.staged.deleteMany({ meeting, round: { $lte: round }, token: { $ne: token } });
    });
  }

  private async put({ _id, batch, texts, round }: StagedDocument): Promise<void> {
    const there = { meeting: batch.meeting, round: { $gte: round } };
    if (!(await this.batches.findOne({ _id: batch._id, ...there }, { projection: { _id: 1 } }))) {
      for (const text of texts) {
        const replacement = { ...text, round };
        await isNew(() => this.texts.replaceOne({ _id: text._id, ...before(round) }, replacement, { upsert: true }));
      }
      const free = { $or: [before(round), { round, meeting: emptied(batch.meeting) }] };
      await isNew(() => this.batches.replaceOne({ _id: batch._id, ...free }, batch, { upsert: true }));
    }
    await this.staged.deleteOne({ _id });
  }

  /** What was laid ready is only ever gone because it was carried over; if not, nobody is to go on from here. */
  private async lookWhetherAllIsThere({ meeting, through }: OrderDocument): Promise<void> {
    const there = await this.connection.use(() =>
      this.batches
        .find({ meeting, last: { $lte: through } }, { projection: { first: 1, last: 1 } })
        .sort({ last: 1 })
        .toArray()
    );
    let reached = 0;
    for (const { first, last } of there) if (first === reached + 1) reached = last;
    if (reached !== through) {
      throw new StoreError('gap', `The log of meeting ${meeting} has no version ${reached + 1}.`);
    }
  }
}

/** @returns false if something with this key is there already, which then is not changed */
async function isNew(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return false;
  }
}
