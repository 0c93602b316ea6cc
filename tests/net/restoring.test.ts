import { expect, it } from 'vitest';
import { createMemoryStore } from '../../db/memory.ts';
import { backupOf, restore } from '../../realtime/records/backup.ts';
import { Removals } from '../../realtime/records/removals.ts';
import { BEGIN, Evening } from '../records/evening.ts';
import { serve } from './ground.ts';

it('SV-490 a server on MongoDB that writes nowhere down what is removed says so when it starts', async () => {
  const mongoUrl = 'mongodb://db.example/openfloor';
  const said = async (removals: string | null) =>
    (await serve({ config: { mongoUrl, removals, logLevel: 'warn' } })).lines.filter((line) =>
      line.includes('OPENFLOOR_REMOVALS')
    ).length;
  expect([await said(null), await said('/somewhere/removals.jsonl')]).toEqual([1, 0]);
});

it('SV-491 a restore that was cut off is no data: the server refuses it, and no removed word was ever written', async () => {
  const evening = new Evening();
  const hall = await evening.meeting();
  const one = await evening.resident(hall);
  await evening.idea(hall, 'Ask Unmistakable Person', one);
  const { backup } = await backupOf(evening.store, BEGIN);
  const removals = new Removals();
  const texts = (await evening.store.log.read(hall.meeting, 0)).flatMap((batch) => Object.keys(batch.texts));
  removals.add({ meeting: hall.meeting, texts });
  const store = createMemoryStore();
  const append = store.log.append.bind(store.log);
  const written: string[] = [];
  store.log.append = (meeting, expected, batch) => {
    written.push(JSON.stringify(batch));
    return append(meeting, expected, batch);
  };
  const add = store.directory.meetings.add.bind(store.directory.meetings);
  store.directory.meetings.add = () => Promise.reject(new Error('the power went'));
  await expect(restore(store, backup, removals, () => 0)).rejects.toThrow('the power went');
  expect(written.join()).toContain('idea.submitted');
  expect(written.join()).not.toContain('Unmistakable');
  await expect(serve({ store })).rejects.toThrow('A restore into this data was cut off');
  store.directory.meetings.add = add;
  const whole = createMemoryStore();
  expect(await restore(whole, backup, removals, () => 0)).toMatchObject([{ code: 'ELM204' }]);
  await serve({ store: whole });
  await evening.stop();
});
