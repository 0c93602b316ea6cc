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
  /** Ids of the texts that were scrubbed since: whoever still holds a copy of what was laid ready takes them away again. */
  readonly scrubbed?: readonly string[];
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
    for (;;) {
      const order = await this.newest(meeting);
      if (!order) return null;
      if (order.done || (await this.carryOver(order))) return order.round;
    }
  }

  private newest(meeting: string): Promise<OrderDocument | null> {
    return this.connection.use(() => this.orders.findOne({ meeting }, { sort: { round: -1 } }));
  }

  /** Does nothing where this was laid already. @throws StoreError `gap` if no batch ends at `through` */
  async replace(meeting: string, through: number, replacement: Replacement): Promise<void> {
    for (;;) {
      const earlier = (await this.round(meeting)) ?? 0;
      const there = await this.connection.use(() =>
        this.batches
          .find({ meeting, last: { $lte: through } })
          .sort({ last: 1 })
          .toArray()
      );
      // Somebody else did the same, or this was done before: doing it again would only get in the way of who reads.
      if (earlier > 0 && isLaid(there, replacement)) {
        return this.connection.write(() => this.forgetLosers(meeting, earlier));
      }
      if (!there.some(({ last }) => last === through)) {
        // Perhaps somebody is in the middle of the same.
        if (((await this.round(meeting)) ?? 0) !== earlier) continue;
        throw new StoreError('gap', `The log of meeting ${meeting} has no batch that ends at ${through}.`);
      }
      const [round, token] = [earlier + 1, randomBytes(12).toString('base64url')];
      await this.stage(meeting, round, token, replacement);
      const gone = there.flatMap(({ texts = [] }) => texts);
      const order = { _id: `${meeting}:${round}`, meeting, through, round, token, done: false, gone };
      if (await this.give(order)) {
        // If another came after it already, this one was carried over, or does not matter any more.
        if (!(await this.carryOver(order))) await this.round(meeting);
        return;
      }
      await this.connection.write(() => this.staged.deleteMany({ meeting, token }));
    }
  }

  /** Texts that wait to be carried over are texts of the log. */
  async scrub(meeting: string, textIds: readonly string[]): Promise<void> {
    const ids = textIds.map((id) => ({ meeting, id }));
    // First what is copied from, then what is looked up after copying: one or the other is seen, by whoever is in between.
    await this.staged.updateMany({ meeting }, { $pull: { texts: { _id: { $in: ids } } } });
    await this.orders.updateMany({ meeting }, { $addToSet: { scrubbed: { $each: [...textIds] } } });
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
    return this.connection.write(async () => {
      if (await isNew(() => this.orders.insertOne(order))) return true;
      // Written again because nobody said what became of it, it finds itself.
      return (await this.orders.findOne({ _id: order._id }))?.token === order.token;
    });
  }

  /**
   * May be done by several at once, and again, and late: it leaves what was carried over already, by this order or a later.
   * @returns false if a later order holds by now
   */
  private async carryOver(order: OrderDocument): Promise<boolean> {
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
      await connection.write(() => this.put(next, _id));
    }
    const missing = await this.missing(order);
    if (missing !== null) {
      // What is missing may be what a later order has just taken away; if not, nobody is to go on from here.
      if (((await this.newest(meeting))?.round ?? 0) > round) return false;
      throw new StoreError('gap', `The log of meeting ${meeting} has no version ${missing}.`);
    }
    await connection.write(async () => {
      await this.orders.updateOne({ _id }, { $set: { done: true, gone: [] } });
      await this.forgetLosers(meeting, round);
    });
    return true;
  }

  /** Once round `round` is carried over: others' orders for it, and for those before, can never be given any more. */
  private async forgetLosers(meeting: string, round: number): Promise<void> {
    await this.staged.deleteMany({ meeting, round: { $lte: round } });
  }

  private async put({ _id, batch, texts, round }: StagedDocument, order: string): Promise<void> {
    const there = { meeting: batch.meeting, round: { $gte: round } };
    if (!(await this.batches.findOne({ _id: batch._id, ...there }, { projection: { _id: 1 } }))) {
      for (const text of texts) {
        const replacement = { ...text, round };
        await isNew(() => this.texts.replaceOne({ _id: text._id, ...before(round) }, replacement, { upsert: true }));
      }
      const free = { $or: [before(round), { round, meeting: emptied(batch.meeting) }] };
      await isNew(() => this.batches.replaceOne({ _id: batch._id, ...free }, batch, { upsert: true }));
    }
    // This worked on a copy; what was scrubbed since it was made has just come back.
    const { scrubbed = [] } = (await this.orders.findOne({ _id: order }, { projection: { scrubbed: 1 } })) ?? {};
    const back = texts.filter((text) => scrubbed.includes(text._id.id)).map((text) => text._id);
    if (back.length > 0) await this.texts.deleteMany({ _id: { $in: back }, round });
    await this.staged.deleteOne({ _id });
  }

  /** What was laid ready is only ever gone because it was carried over. @returns the first version that is missing */
  private async missing({ meeting, through }: OrderDocument): Promise<number | null> {
    const there = await this.connection.use(() =>
      this.batches
        .find({ meeting, last: { $lte: through } }, { projection: { first: 1, last: 1 } })
        .sort({ last: 1 })
        .toArray()
    );
    let reached = 0;
    for (const { first, last } of there) if (first === reached + 1) reached = last;
    return reached === through ? null : reached + 1;
  }
}

/** Texts are not looked at: an id that is known keeps its text, and one that was scrubbed is not to come back. */
function isLaid(there: readonly BatchDocument[], { batches }: Replacement): boolean {
  const parts = ({ first, last, events, texts, chain, seals }: BatchDocument) =>
    JSON.stringify([first, last, events, texts ?? [], chain ?? null, seals ?? null]);
  return (
    there.length === batches.length && batches.every(({ batch }, n) => there[n] && parts(there[n]) === parts(batch))
  );
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
