import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openStore } from '../../db/open.ts';
import type { Sink } from '../../realtime/hall/broadcaster.ts';
import type { Hall } from '../../realtime/hall/hall.ts';
import { self } from '../../src/lib/meeting/self.ts';
import { view } from '../../src/lib/meeting/view.ts';
import type { CommandId } from '../../src/lib/meeting/ids.ts';
import { BEGIN, DAY, Evening } from './evening.ts';

const folders: string[] = [];
const evenings: Evening[] = [];

afterEach(async () => {
  for (const evening of evenings.splice(0)) await evening.stop();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** A command beside a running server, each with its own store on the same files. */
async function twoProcesses(): Promise<readonly [Evening, Evening]> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'openfloor-elsewhere-'));
  folders.push(dataFolder);
  const one = new Evening(await openStore({ dataFolder, role: 'tool' }));
  const other = new Evening(await openStore({ dataFolder }));
  evenings.push(one, other);
  return [one, other];
}

const link = (hall: Hall, id: string) =>
  hall.submit({ role: 'system' }, { type: 'agenda.link', ideaIds: [], id: id as CommandId });

it('RC-80 a meeting that another process has open goes on there after the end of its retention, and forgets there too', async () => {
  const [evening, elsewhere] = await twoProcesses();
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
  expect(await link(theirs, 'after-the-end')).toMatchObject({ ok: true });
  expect(await link(hall, 'and-here')).toMatchObject({ ok: true });
  expect(await link(theirs, 'and-there')).toMatchObject({ ok: true });
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
  const [evening, elsewhere] = await twoProcesses();
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
