import { z } from 'zod';
import { decodeEvents, decodeText, encodeEvents, encodeText } from '../codec.ts';
import { StoreError, type Appended, type Batch, type EventLog, type LoggedBatch } from '../store.ts';
import type { SqliteClient } from './client.ts';

const batchRow = z.object({ first_version: z.number(), last_version: z.number(), events: z.string() });
const textRow = z.object({ id: z.string(), batch: z.number(), text: z.string() });

export class SqliteLog implements EventLog {
  constructor(private readonly client: SqliteClient) {}

  async read(meeting: string, fromVersion: number): Promise<readonly LoggedBatch[]> {
    // Asked in one turn, batches first: the worker answers both from one state of the database.
    const [batches, texts] = await Promise.all([
      this.client.read([
        'SELECT first_version, last_version, events FROM batches WHERE meeting = ? AND last_version > ? ORDER BY last_version',
        [meeting, fromVersion],
      ]),
      this.client.read(['SELECT id, batch, text FROM texts WHERE meeting = ? AND batch > ?', [meeting, fromVersion]]),
    ]);
    const textsOf = new Map<number, [string, string][]>();
    for (const row of texts) {
      const { id, batch, text } = textRow.parse(row);
      const known = textsOf.get(batch);
      if (known) known.push([id, decodeText(text)]);
      else textsOf.set(batch, [[id, decodeText(text)]]);
    }
    let reached = fromVersion;
    return batches.map((row) => {
      const { first_version: firstVersion, last_version: lastVersion, events } = batchRow.parse(row);
      if (firstVersion > reached + 1)
        throw new StoreError('gap', `The log of meeting ${meeting} has no version ${reached + 1}.`);
      reached = lastVersion;
      return { firstVersion, events: decodeEvents(events), texts: Object.fromEntries(textsOf.get(firstVersion) ?? []) };
    });
  }

  async append(meeting: string, expectedVersion: number, batch: Batch): Promise<Appended> {
    const events = encodeEvents(batch);
    const texts = Object.entries(batch.texts).map(([id, text]) => [id, encodeText(text)] as const);
    const appended = await this.client.append({
      do: 'append',
      meeting,
      expected: expectedVersion,
      count: batch.events.length,
      events,
      texts: texts.length > 0 ? texts : null,
    });
    return appended ? 'appended' : 'conflict';
  }

  async scrub(meeting: string, textIds: readonly string[]): Promise<void> {
    const sql = 'DELETE FROM texts WHERE meeting = ? AND id IN (SELECT value FROM json_each(?))';
    await this.client.run([[sql, [meeting, JSON.stringify(textIds)]]], { erase: true });
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
