import { afterEach, expect, it } from 'vitest';
import { createMemoryStore } from '../../db/memory.ts';
import { backupOf, restore } from '../../realtime/records/backup.ts';
import { Removals } from '../../realtime/records/removals.ts';
import { verify } from '../../realtime/cli/verify.ts';
import type { Store } from '../../db/store.ts';
import { moderator } from '../meeting/cast.ts';
import type { CommandId } from '../../src/lib/meeting/ids.ts';
import { DAY, BEGIN, Evening } from './evening.ts';

let evening: Evening;
afterEach(() => evening.stop());

async function verified(against: string | null = null, store = evening.store) {
  const lines: string[] = [];
  const terminal = { out: (line: string) => void lines.push(line), readLine: () => Promise.resolve('') };
  const well = await verify(store, terminal, { heads: true, against });
  return { well, text: lines.join('\n') };
}

it('RC-17 the remainder is a chain of its own, what comes after is tied to what was there, and the agency log has both ends', async () => {
  evening = new Evening();
  const hall = await evening.meeting();
  const one = await evening.resident(hall);
  await evening.idea(hall, 'A lamp at the stop', one, one);
  await evening.close(hall);
  const before = await verified();
  evening.clock.now = () => BEGIN + 40 * DAY;
  await evening.retention.apply();
  const { store } = evening;
  expect(await verified()).toMatchObject({ well: true });
  // What was written down before the end still holds, and so does what is written down now.
  expect(await verified(before.text)).toMatchObject({ well: true });
  expect(await verified((await verified()).text)).toMatchObject({ well: true });

  const [first] = await store.log.read(hall.meeting, 0);
  const { log } = store;
  const read = log.read.bind(log);
  log.read = async (meeting, from) => {
    const batches = await read(meeting, from);
    if (meeting !== hall.meeting || from > 0) return batches;
    return batches.map((batch) =>
      batch.firstVersion === 1 ? { ...batch, events: batch.events.map((event) => ({ ...event, at: 60_000 })) } : batch
    );
  };
  expect(first?.events.length).toBeGreaterThan(3);
  expect(await verified()).toMatchObject({ well: false });
});

it('RC-17 commands go on after it as before, tied to what was there', async () => {
  evening = new Evening();
  const hall = await evening.meeting();
  const one = await evening.resident(hall);
  await evening.idea(hall, 'A lamp at the stop', one, one);
  await evening.close(hall);
  evening.clock.now = () => BEGIN + 40 * DAY;
  await evening.retention.apply();
  await hall.submit({ role: 'system' }, { type: 'agenda.link', ideaIds: [], id: 'after-the-end' as CommandId });
  const versions = (await evening.store.log.read(hall.meeting, 0)).length;
  expect(versions).toBe(2);
  expect(await verified()).toMatchObject({ well: true });
});

it('RC-81 what comes after it is tied to the remainder where that was read, and holds as well', async () => {
  evening = new Evening();
  const hall = await evening.meeting();
  const one = await evening.resident(hall);
  await evening.idea(hall, 'A lamp at the stop', one, one);
  await evening.close(hall);
  evening.clock.now = () => BEGIN + 40 * DAY;
  await evening.retention.apply();
  const before = await verified();
  await evening.halls.close();
  evening = new Evening(evening.store);
  const again = await evening.halls.byId(hall.meeting);
  for (const id of ['one', 'two']) {
    await again.submit({ role: 'system' }, { type: 'agenda.link', ideaIds: [], id: id as CommandId });
  }
  expect(await verified()).toMatchObject({ well: true });
  expect(await verified(before.text)).toMatchObject({ well: true });
});

it('SV-496 where logs ended before is held against a restore without keys; what came after the backup is told as missing', async () => {
  evening = new Evening();
  const hall = await evening.meeting();
  const one = await evening.resident(hall);
  const ideaId = await evening.idea(hall, 'A lamp at the stop', one, one);
  const again = async (from: Store) => {
    const { backup } = await backupOf(from, BEGIN);
    const store = createMemoryStore();
    const [restored] = await restore(store, backup, new Removals(), () => BEGIN);
    return { store, as: restored?.as };
  };
  const before = await verified();
  const bare = await again(evening.store);
  expect(bare.as).toBe('without-anybody');
  expect(await verified(before.text, bare.store)).toMatchObject({ well: true });
  expect(await verified((await verified(null, bare.store)).text, bare.store)).toMatchObject({ well: true });
  // Nobody is in it any more, so a copy of the copy is whole, and its log of the agency knows already.
  const twice = await again(bare.store);
  expect(twice.as).toBe('whole');
  expect(await verified(before.text, twice.store)).toMatchObject({ well: true });

  await evening.act(hall, moderator, { type: 'idea.redact', ideaId, text: 'About the stop' });
  await evening.close(hall);
  const later = await verified((await verified()).text, bare.store);
  expect(later).toMatchObject({ well: false });
  expect(later.text).toMatch(/WRONG {2}ELM204 {2}version \d+ is not there any more/);
});
