import { afterEach, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../db/memory.ts';
import { emptyData } from '../../db/memory/data.ts';
import type { Sink } from '../../realtime/hall/broadcaster.ts';
import type { Hall } from '../../realtime/hall/hall.ts';
import { remainderOfLog } from '../../realtime/records/remainder.ts';
import { self } from '../../src/lib/meeting/self.ts';
import { view } from '../../src/lib/meeting/view.ts';
import type { CommandId } from '../../src/lib/meeting/ids.ts';
import { settle } from '../hall/sim/clock.ts';
import { commander, moderator } from '../meeting/cast.ts';
import { ADMIN, BEGIN, DAY, Evening } from './evening.ts';

const evenings: Evening[] = [];

afterEach(async () => {
  for (const evening of evenings.splice(0)) await evening.stop();
});

/** A command beside a running server, each with its own store on the same data. */
function twoProcesses(): readonly [Evening, Evening] {
  const data = emptyData();
  const [one, other] = [new Evening(createMemoryStore(data)), new Evening(createMemoryStore(data))];
  evenings.push(one, other);
  return [one, other];
}

/** Who loses a race waits for a moment, by the clock of its process. */
async function link({ clock }: Evening, hall: Hall, id: string) {
  const ack = hall.submit({ role: 'system' }, { type: 'agenda.link', ideaIds: [], id: id as CommandId });
  for (let at = BEGIN; ; at += 50) {
    const answered = await Promise.race([ack, settle().then(() => null)]);
    if (answered) return answered;
    clock.advance(at);
  }
}

it('RC-80 a meeting that another process has open goes on there after the end of its retention, and forgets there too', async () => {
  const [evening, elsewhere] = twoProcesses();
  const hall = await evening.meeting();
  const [one, two] = [await evening.resident(hall), await evening.resident(hall)];
  const ideaId = await evening.idea(hall, 'A lamp at the stop', one, one, two);
  await evening.close(hall);
  const told: unknown[] = [];
  const sink: Sink = {
    delta() {},
    self: (_, changes) => void told.push(changes),
    watches: () => true,
    participants: () => [one.participant],
    viewers: () => 1,
    people: () => 1,
  };
  elsewhere.halls.attach(() => sink);
  const theirs = await elsewhere.halls.byId(hall.meeting);
  expect(await theirs.read((state) => self(state, one.participant).votes)).toEqual({ [ideaId]: true });

  evening.clock.now = () => BEGIN + 40 * DAY;
  expect(await evening.retention.apply()).toEqual(['ELM204']);
  expect(await link(elsewhere, theirs, 'after-the-end')).toMatchObject({ ok: true });
  expect(await link(evening, hall, 'and-here')).toMatchObject({ ok: true });
  expect(await link(elsewhere, theirs, 'and-there')).toMatchObject({ ok: true });
  expect(elsewhere.reports).toEqual([]);
  expect(await theirs.read((state) => [...state.participants.keys()])).not.toContain(one.participant);
  expect(await theirs.read((state) => view(state, 'public'))).toEqual(
    await hall.read((state) => view(state, 'public'))
  );
  theirs.board.flush();
  expect(JSON.stringify(told)).toContain(`votes/${ideaId}`);
  expect(theirs.snapshot('public').view).toEqual(await hall.read((state) => view(state, 'public')));
});

it('RC-80 so it does for a process that comes back in the middle of the remainder', async () => {
  const [evening, elsewhere] = twoProcesses();
  const hall = await evening.meeting();
  const one = await evening.resident(hall);
  const theirs = await elsewhere.halls.byId(hall.meeting);
  const ideaId = await evening.idea(hall, 'A lamp at the stop', one, one);
  await evening.close(hall);
  evening.clock.now = () => BEGIN + 40 * DAY;
  await evening.retention.apply();
  theirs.look();
  expect(await theirs.read((state) => view(state, 'public').votes)).toEqual({ [ideaId]: 1 });
  theirs.board.flush();
  expect(theirs.snapshot('public').view).toEqual(await hall.read((state) => view(state, 'public')));
  expect(elsewhere.reports).toEqual([]);
});

it('RC-83 a hold that was confirmed holds, whichever process was about to end the retention, and wherever it was', async () => {
  const [evening, elsewhere] = twoProcesses();
  const told: string[] = [];
  for (const step of ['anonymise', 'record', 'destroy', 'replace'] as const) {
    const hall = await evening.meeting(
      {},
      { anonymise: 'HAL222', record: 'HAL333', destroy: 'HAL444', replace: 'HAL555' }[step]
    );
    const code = await hall.read((state) => state.code);
    const one = await evening.resident(hall);
    await evening.idea(hall, 'A lamp at the stop', one, one);
    await evening.close(hall);
    evening.clock.now = () => BEGIN + 40 * DAY;
    let held = '';
    const undo = before(evening, step, async () => {
      held = await elsewhere.retention.hold(hall.meeting, code, 'Case 12/26', ADMIN);
    });
    const done = await evening.retention.apply();
    undo();
    told.push(`${step}: ${held}`);
    const kept = JSON.stringify(await evening.store.log.read(hall.meeting, 0)).includes(one.participant);
    expect({ step, kept, done }).toEqual({ step, kept: held === 'held', done: held === 'held' ? [] : [code] });
    evening.clock.now = () => BEGIN;
  }
  expect(told).toEqual(['anonymise: held', 'record: held', 'destroy: ending', 'replace: ending']);
  expect(evening.reports).toEqual([]);
  // Once it is done what is left can be held; and what was held is ended when it is released.
  const [ended, held] = [await evening.halls.byCode('HAL555'), await evening.halls.byCode('HAL333')];
  if (!ended || !held) throw new Error('the meetings are there');
  expect(await elsewhere.retention.hold(ended.meeting, 'HAL555', 'Case 13/26', ADMIN)).toBe('held');
  expect(await elsewhere.retention.release(held.meeting, 'HAL333', ADMIN)).toBe(true);
  evening.clock.now = () => BEGIN + 40 * DAY;
  expect(await evening.retention.apply()).toEqual(['HAL333']);
});

it('RC-84 what was decided since a meeting was looked at counts: kept longer, it is not ended', async () => {
  const [evening] = twoProcesses();
  const hall = await evening.meeting();
  await evening.close(hall);
  evening.clock.now = () => BEGIN + 40 * DAY;
  const byId = evening.halls.byId.bind(evening.halls);
  const configure = { type: 'meeting.configure', settings: { retention: { amount: 12, unit: 'months' } } } as const;
  const undo = vi.spyOn(evening.halls, 'byId').mockImplementation(async (meeting) => {
    const found = await byId(meeting);
    undo.mockRestore();
    await evening.act(found, commander, configure);
    return found;
  });
  expect(await evening.retention.apply()).toEqual([]);
  expect(await hall.read((state) => state.anonymous)).toBe(false);
});

it('RC-85 one meeting that cannot be read keeps no other from its end, and is reported', async () => {
  const [evening] = twoProcesses();
  const [broken, hall] = [await evening.meeting({}, 'BAD234'), await evening.meeting()];
  for (const one of [broken, hall]) await evening.close(one);
  const { log } = evening.store;
  const read = log.read.bind(log);
  log.read = async (meeting, from) => (await read(meeting, from)).slice(meeting === broken.meeting ? 1 : 0);
  evening.clock.now = () => BEGIN + 40 * DAY;
  expect(await evening.retention.apply()).toEqual(['ELM204']);
  expect(evening.reports).toEqual([expect.stringContaining('BAD234')]);
});

it('RC-86 a text that is removed while the end of retention is under way stays removed', async () => {
  const [evening] = twoProcesses();
  const hall = await evening.meeting();
  const one = await evening.resident(hall);
  const ideaId = await evening.idea(hall, 'Call 555 0100', one, one);
  await evening.close(hall);
  evening.clock.now = () => BEGIN + 40 * DAY;
  const { log } = evening.store;
  const [read, scrub] = [log.read.bind(log), log.scrub.bind(log)];
  let redacted = false;
  log.scrub = async () => {};
  log.read = async (meeting, from) => {
    const batches = await read(meeting, from);
    const ending = batches.some(({ events }) => events.some(({ type }) => type === 'meeting.anonymised'));
    if (ending && !redacted) {
      redacted = true;
      await scrub(
        meeting,
        batches.flatMap(({ texts }) => Object.keys(texts))
      );
    }
    return batches;
  };
  await evening.act(hall, moderator, { type: 'idea.redact', ideaId, text: 'Call about the bench' });
  log.scrub = scrub;
  expect(await evening.retention.apply()).toEqual(['ELM204']);
  expect(JSON.stringify(await read(hall.meeting, 0))).not.toContain('555 0100');
});

it('RC-87 a log whose end is known is not read again by the daily look', async () => {
  const [evening] = twoProcesses();
  const hall = await evening.meeting();
  const one = await evening.resident(hall);
  await evening.idea(hall, 'A lamp', one, one);
  await evening.close(hall);
  evening.clock.now = () => BEGIN + 40 * DAY;
  await evening.retention.apply();
  const read = vi.spyOn(evening.store.log, 'read');
  expect(await evening.retention.apply()).toEqual([]);
  expect(await evening.retention.standings()).toMatchObject([{ keeping: { state: 'ended' } }]);
  expect(read.mock.calls.map(([log]) => log)).not.toContain(hall.meeting);
});

it('RC-88 whoever makes the remainder of a log makes the same, also of one from before there were chains', async () => {
  const [evening] = twoProcesses();
  const hall = await evening.meeting();
  const one = await evening.resident(hall);
  await evening.idea(hall, 'A lamp', one, one);
  await evening.close(hall);
  await hall.submit({ role: 'system' }, { type: 'record.anonymise', id: 'the-end' as CommandId });
  const log = await evening.store.log.read(hall.meeting, 0);
  const old = log.map(({ firstVersion, events, texts }) => ({ firstVersion, events, texts }));
  const made = [remainderOfLog(hall.meeting, old), remainderOfLog(hall.meeting, structuredClone(old))];
  expect(made[0]?.joint).toEqual(made[1]?.joint);
  const salts = made[0]?.batches.flatMap((batch) => Object.values(batch.salts ?? {})) ?? [];
  expect(salts).toHaveLength(1);
});

type Step = 'anonymise' | 'record' | 'destroy' | 'replace';

/** Lets something happen right before a step of the end of retention. @returns undoes that */
function before({ store, agencyLog, halls }: Evening, step: Step, happen: () => Promise<void>): () => void {
  const once = <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) => {
    let happened = false;
    return async (...args: Args): Promise<T> => {
      if (!happened) {
        happened = true;
        await happen();
      }
      return work(...args);
    };
  };
  const { keyring, log } = store;
  const [byId, recordIf] = [halls.byId.bind(halls), agencyLog.recordIf.bind(agencyLog)];
  const [destroy, replace] = [keyring.destroy.bind(keyring), log.replace.bind(log)];
  if (step === 'anonymise') vi.spyOn(halls, 'byId').mockImplementation(once(byId));
  if (step === 'record') vi.spyOn(agencyLog, 'recordIf').mockImplementation(once(recordIf));
  if (step === 'destroy') vi.spyOn(keyring, 'destroy').mockImplementation(once(destroy));
  if (step === 'replace') vi.spyOn(log, 'replace').mockImplementation(once(replace));
  return () => void vi.restoreAllMocks();
}
