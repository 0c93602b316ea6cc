import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { createMemoryStore } from '../../db/memory.ts';
import { Keeper } from '../../realtime/agenda/keeper.ts';
import { HandClock } from '../support/hand-clock.ts';
import { stored } from './ground.ts';

const MEETING = 'elm';

it('AG-16 an agenda is compacted while it is written, too', async () => {
  const { agendas } = createMemoryStore();
  const clock = new HandClock();
  const reports: unknown[] = [];
  const keeper = new Keeper({
    meeting: MEETING,
    agendas,
    clock,
    report: (what, error) => reports.push([what, error]),
    written: () => {},
    failed: () => {},
    found: () => {},
  });
  const document = await keeper.load();
  const doc = new Y.Doc();
  const typed: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => typed.push(update));
  for (let n = 0; n < 600; n += 1) {
    doc.getText('notes').insert(0, 'a');
    for (const update of typed.splice(0)) {
      document.take(update, { person: 'north', live: true });
      const settled = new Promise<void>((done) => keeper.push({ store: update, settled: done }));
      clock.advance(1000);
      await settled;
    }
  }
  await keeper.idle();
  expect((await agendas.load(MEETING)).length).toBeLessThan(150);
  expect((await stored({ agendas }, MEETING)).getText('notes').length).toBe(600);
  expect(reports).toEqual([]);
});
