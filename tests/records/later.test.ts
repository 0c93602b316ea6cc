import { afterEach, beforeEach, expect, it } from 'vitest';
import { archiveOf } from '../../realtime/records/archive.ts';
import { publicRecord } from '../../src/lib/records/record.ts';
import { moderator } from '../meeting/cast.ts';
import { BEGIN, DAY, Evening } from './evening.ts';

let evening: Evening;
beforeEach(() => {
  evening = new Evening();
});
afterEach(() => evening.stop());

it('RC-104 words are removed from ideas after the end of retention too, from the log, the record and later backups', async () => {
  const hall = await evening.meeting();
  const [one, two] = [await evening.resident(hall), await evening.resident(hall)];
  const lamp = await evening.idea(hall, 'Ask Unmistakable Person about the lamp', one, two);
  await evening.close(hall);
  evening.clock.now = () => BEGIN + 40 * DAY;
  expect(await evening.retention.apply()).toEqual(['ELM204']);
  await evening.act(hall, moderator, {
    type: 'idea.redact',
    ideaId: lamp,
    text: 'About the lamp',
    reason: 'personal-data',
  });
  const { store } = evening;
  const logged = async () => JSON.stringify(await store.log.read(hall.meeting, 0));
  await expect.poll(logged).not.toContain('Unmistakable');
  const record = await hall.read((state) => JSON.stringify(publicRecord(state, [], BEGIN)));
  expect(record).toContain('About the lamp');
  const row = await store.directory.meetings.byId(hall.meeting);
  if (!row) throw new Error('it is there');
  for (const text of [record, JSON.stringify(await archiveOf(store, row, BEGIN))]) {
    expect(text).not.toContain('Unmistakable');
    expect(text).toContain('About the lamp');
  }
});
