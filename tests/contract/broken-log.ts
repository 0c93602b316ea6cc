/** Logs that are broken on purpose. */
import { createMemoryStore } from '../../db/memory.ts';
import type { MemoryData } from '../../db/memory/data.ts';
import { StoreError, type Batch, type EventLog, type LoggedBatch, type Store } from '../../db/store.ts';
import type { Fault } from './broken.ts';

function withLog(data: MemoryData, change: (log: EventLog, data: MemoryData) => Partial<EventLog>): Store {
  const store = createMemoryStore(data);
  const { log } = store;
  const whole: EventLog = {
    read: (meeting, from) => log.read(meeting, from),
    append: (meeting, expected, batch) => log.append(meeting, expected, batch),
    scrub: (meeting, ids) => log.scrub(meeting, ids),
    replace: (meeting, through, batches) => log.replace(meeting, through, batches),
    drop: (meeting) => log.drop(meeting),
  };
  return { ...store, log: { ...whole, ...change(log, data) } };
}

async function reached(log: EventLog, meeting: string): Promise<number> {
  return (await log.read(meeting, 0)).reduce((version, batch) => version + batch.events.length, 0);
}

export const faultsOfLogs: readonly Fault[] = [
  {
    name: 'ignores expectedVersion',
    caughtBy: ['ST-05', 'ST-06', 'ST-07'],
    open: (data) =>
      withLog(data, (log) => ({
        append: async (meeting, _expected, batch) => log.append(meeting, await reached(log, meeting), batch),
      })),
  },
  {
    name: 'writes half of a batch',
    caughtBy: ['ST-01', 'ST-14'],
    open: (data) =>
      withLog(data, (log) => ({
        append: (meeting, expected, { events, texts }) =>
          log.append(meeting, expected, { events: events.slice(0, Math.ceil(events.length / 2)), texts }),
      })),
  },
  {
    name: 'loses texts',
    caughtBy: ['ST-01', 'ST-13', 'ST-37'],
    open: (data) =>
      withLog(data, (log) => ({
        append: (meeting, expected, { events }) => log.append(meeting, expected, { events, texts: {} }),
      })),
  },
  {
    name: 'hands out what it was handed',
    caughtBy: ['ST-15'],
    open: (data) =>
      withLog(data, (log) => {
        const kept = new Map<string, Batch>();
        return {
          append: async (meeting, expected, batch) => {
            const outcome = await log.append(meeting, expected, batch);
            if (outcome === 'appended') kept.set(`${meeting}:${expected + 1}`, batch);
            return outcome;
          },
          read: async (meeting, from) =>
            (await log.read(meeting, from)).map((batch): LoggedBatch => {
              const own = kept.get(`${meeting}:${batch.firstVersion}`);
              return own ? { ...own, firstVersion: batch.firstVersion } : batch;
            }),
        };
      }),
  },
  {
    name: 'says that it appended when it lost the race',
    caughtBy: ['ST-04', 'ST-05', 'ST-06'],
    open: (data) =>
      withLog(data, (log) => ({
        append: async (meeting, expected, batch) => {
          await log.append(meeting, expected, batch);
          return 'appended';
        },
      })),
  },
  {
    name: 'checks, waits, then writes',
    caughtBy: ['ST-05'],
    open: (data) =>
      withLog(data, (log) => ({
        append: async (meeting, expected, batch) => {
          const version = await reached(log, meeting);
          if (expected < version) return 'conflict';
          if (expected > version) throw new StoreError('gap', 'ahead');
          await Promise.resolve();
          return log.append(meeting, await reached(log, meeting), batch);
        },
      })),
  },
  {
    name: 'leaves the texts of a batch that lost',
    caughtBy: ['ST-17'],
    open: (data) =>
      withLog(data, (log) => ({
        append: async (meeting, expected, batch) => {
          const outcome = await log.append(meeting, expected, batch);
          const [first] = outcome === 'conflict' ? (data.logs.get(meeting)?.batches ?? []) : [];
          if (first) {
            Object.assign(first, { textIds: [...first.textIds, ...Object.keys(batch.texts)] });
            for (const [id, text] of Object.entries(batch.texts))
              data.logs.get(meeting)?.texts.set(id, { text, salt: null });
          }
          return outcome;
        },
      })),
  },
  {
    name: 'reads past a hole',
    caughtBy: ['ST-09'],
    open: (data) =>
      withLog(data, (log) => ({
        read: async (meeting, from) => {
          const batches: LoggedBatch[] = [];
          for (const { firstVersion, lastVersion } of data.logs.get(meeting)?.batches ?? []) {
            if (lastVersion <= from) continue;
            const [batch] = await log.read(meeting, firstVersion - 1);
            if (batch) batches.push(batch);
          }
          return batches;
        },
      })),
  },
  {
    name: 'forgets to scrub',
    caughtBy: ['ST-10'],
    open: (data) => withLog(data, () => ({ scrub: async () => {} })),
  },
  {
    name: 'replaces a log event by event',
    caughtBy: ['ST-181'],
    open: (data) =>
      withLog(data, (log) => ({
        replace: async (meeting, through, batches) => {
          const after = await log.read(meeting, through);
          await log.drop(meeting);
          let version = 0;
          for (const batch of [...batches, ...after]) {
            await log.append(meeting, version, batch);
            version += batch.events.length;
            await new Promise((resolve) => setImmediate(resolve));
          }
        },
      })),
  },
  {
    name: 'scrubs and drops by the beginning of an id',
    caughtBy: ['ST-11'],
    open: (data) =>
      withLog(data, (log) => ({
        drop: async (meeting) => {
          for (const id of [...data.logs.keys()]) if (id.startsWith(meeting)) await log.drop(id);
        },
      })),
  },
];
