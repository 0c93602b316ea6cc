import { z } from 'zod';
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
import type { SqliteClient } from './client.ts';
import { INSERT_BATCH, INSERT_TEXT, type Statement } from './protocol.ts';

const batchRow = z.object({
  first_version: z.number(),
  last_version: z.number(),
  events: z.string(),
  chain: z.nullable(z.string()),
  seals: z.nullable(z.string()),
});
const textRow = z.object({ id: z.string(), batch: z.number(), text: z.string(), salt: z.nullable(z.string()) });

export class SqliteLog implements EventLog {
  constructor(private readonly client: SqliteClient) {}

  async read(meeting: string, fromVersion: number): Promise<readonly LoggedBatch[]> {
    // Asked in one turn, batches first: the worker answers both from one state of the database.
    const [batches, texts] = await Promise.all([
      this.client.read([
        'SELECT first_version, last_version, events, chain, seals FROM batches WHERE meeting = ? AND last_version > ? ORDER BY last_version',
        [meeting, fromVersion],
      ]),
      this.client.read([
        'SELECT id, batch, text, salt FROM texts WHERE meeting = ? AND batch > ?',
        [meeting, fromVersion],
      ]),
    ]);
    const textsIn = new Map<number, FoundText[]>();
    for (const row of texts) {
      const { id, batch, text, salt } = textRow.parse(row);
      const found = { id, text: decodeText(text), salt };
      const known = textsIn.get(batch);
      if (known) known.push(found);
      else textsIn.set(batch, [found]);
    }
    let reached = fromVersion;
    return batches.map((row) => {
      const { first_version: firstVersion, last_version: lastVersion, events, chain, seals } = batchRow.parse(row);
      if (firstVersion > reached + 1)
        throw new StoreError('gap', `The log of meeting ${meeting} has no version ${reached + 1}.`);
      reached = lastVersion;
      const texts = textsOf(textsIn.get(firstVersion) ?? []);
      return { firstVersion, events: decodeEvents(events), ...texts, ...chainOf(chain, decodeSeals(seals)) };
    });
  }

  async append(meeting: string, expectedVersion: number, batch: Batch): Promise<Appended> {
    const events = encodeEvents(batch);
    const texts = Object.entries(batch.texts).map(
      ([id, text]) => [id, encodeText(text), batch.salts?.[id] ?? null] as const
    );
    const appended = await this.client.append({
      do: 'append',
      meeting,
      expected: expectedVersion,
      count: batch.events.length,
      events,
      texts: texts.length > 0 ? texts : null,
      chain: batch.chain ?? null,
      seals: encodeSeals(batch),
    });
    return appended ? 'appended' : 'conflict';
  }

  async scrub(meeting: string, textIds: readonly string[]): Promise<void> {
    const sql = 'DELETE FROM texts WHERE meeting = ? AND id IN (SELECT value FROM json_each(?))';
    await this.client.run([[sql, [meeting, JSON.stringify(textIds)]]], { erase: true });
  }

  async replace(meeting: string, through: number, batches: readonly Batch[]): Promise<void> {
    const laid = laidOut(batches, through);
    const [end] = await this.client.read([
      'SELECT 1 AS here FROM batches WHERE meeting = ? AND last_version = ?',
      [meeting, through],
    ]);
    if (!end) throw new StoreError('gap', `The log of meeting ${meeting} has no batch that ends at ${through}.`);
    // One transaction: what was there goes, and what is to be there comes. A log never grows before its end.
    const gone: Statement[] = [
      ['DELETE FROM texts WHERE meeting = ? AND batch <= ?', [meeting, through]],
      ['DELETE FROM batches WHERE meeting = ? AND last_version <= ?', [meeting, through]],
    ];
    const come = laid.flatMap((batch): Statement[] => {
      const { firstVersion, events, chain = null } = batch;
      const last = firstVersion + events.length - 1;
      const texts = Object.entries(batch.texts).map(([id, text]): Statement => [
        INSERT_TEXT,
        [meeting, id, firstVersion, encodeText(text), batch.salts?.[id] ?? null],
      ]);
      return [[INSERT_BATCH, [meeting, last, firstVersion, encodeEvents(batch), chain, encodeSeals(batch)]], ...texts];
    });
    await this.client.run([...gone, ...come], { erase: gone });
  }

  async drop(meeting: string): Promise<void> {
    await this.client.run(
      [
        ['DELETE FROM texts WHERE meeting = ?', [meeting]],
        ['DELETE FROM batches WHERE meeting = ?', [meeting]],
      ],
      { erase: true }
    );
  }
}
