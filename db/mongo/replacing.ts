/**
 * Putting other batches in the place of a log's beginning, where there are no transactions. What is to come is laid ready
 * beside the log; one document then says that it holds, and from there on everybody who reads carries it over, as far as
 * that has not been done yet. So a crash leaves the one log or the other, and nobody reads a mixture: a reader looks whether
 * something was carried over since it began.
 */
import type { Collection } from 'mongodb';
import { StoreError } from '../store.ts';
import { racing, type MongoConnection } from './connection.ts';
import type { BatchDocument, TextDocument } from './log.ts';

interface StagedDocument {
  readonly _id: string;
  readonly meeting: string;
  readonly batch: BatchDocument;
  readonly texts: readonly TextDocument[];
}

interface OrderDocument {
  /** The meeting. */
  readonly _id: string;
  readonly through: number;
  /** Counts replacements of this log. */
  readonly round: number;
  readonly done: boolean;
  /** Ids of the texts that what stood there cites. */
  readonly gone: readonly string[];
}

export interface Replacement {
  readonly batches: readonly { readonly batch: BatchDocument; readonly texts: readonly TextDocument[] }[];
}

const AT_ONCE = 200;

export class Replacing {
  private readonly staged: Collection<StagedDocument>;
  private readonly orders: Collection<OrderDocument>;

  constructor(
    private readonly connection: MongoConnection,
    private readonly batches: Collection<BatchDocument>,
    private readonly texts: Collection<TextDocument>
  ) {
    this.staged = connection.main.collection<StagedDocument>('replacements');
    this.orders = connection.main.collection<OrderDocument>('replacing');
  }

  /** Which replacement is in force; null: there never was one. One that was begun is finished first. */
  async round(meeting: string): Promise<number | null> {
    const order = await this.orders.findOne({ _id: meeting });
    if (!order) return null;
    if (!order.done) await this.carryOver(order);
    return order.round;
  }

  /** @throws StoreError `gap` if no batch ends at `through` */
  async replace(meeting: string, through: number, { batches }: Replacement): Promise<void> {
    const { connection } = this;
    const earlier = (await connection.use(() => this.round(meeting))) ?? 0;
    const there = await connection.use(() =>
      this.batches.find({ meeting, last: { $lte: through } }, { projection: { last: 1, texts: 1 } }).toArray()
    );
    if (!there.some(({ last }) => last === through)) {
      throw new StoreError('gap', `The log of meeting ${meeting} has no batch that ends at ${through}.`);
    }
    const round = earlier + 1;
    await connection.write(() => this.staged.deleteMany({ meeting }));
    for (const { batch, texts } of batches) {
      const staged = { _id: batch._id, meeting, batch: { ...batch, round }, texts };
      await connection.write(() => this.staged.insertOne(staged));
    }
    const gone = there.flatMap(({ texts = [] }) => texts);
    const order: OrderDocument = { _id: meeting, through, round, done: false, gone };
    await connection.write(() => this.orders.replaceOne({ _id: meeting }, order, { upsert: true }));
    await this.carryOver(order);
  }

  async drop(meeting: string): Promise<void> {
    await this.staged.deleteMany({ meeting });
    await this.orders.deleteOne({ _id: meeting });
  }

  /** May be done by several at once, and again: it leaves what was carried over already. */
  private async carryOver({ _id: meeting, through, round, gone }: OrderDocument): Promise<void> {
    const { connection } = this;
    await connection.write(() => this.batches.deleteMany({ meeting, last: { $lte: through }, round: { $ne: round } }));
    for (let n = 0; n < gone.length; n += AT_ONCE) {
      const ids = gone.slice(n, n + AT_ONCE).map((id) => ({ meeting, id }));
      await connection.write(() => this.texts.deleteMany({ _id: { $in: ids }, round: { $ne: round } }));
    }
    for (;;) {
      const next = await connection.use(() => this.staged.findOne({ meeting }));
      if (!next) break;
      await connection.write(async () => {
        for (const text of next.texts) {
          const replacement = { ...text, round };
          await racing(() => this.texts.replaceOne({ _id: text._id }, replacement, { upsert: true }));
        }
        await racing(() => this.batches.replaceOne({ _id: next._id }, next.batch, { upsert: true }));
        await this.staged.deleteOne({ _id: next._id });
      });
    }
    await connection.write(() => this.orders.updateOne({ _id: meeting, round }, { $set: { done: true, gone: [] } }));
  }
}
