import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../db/store.ts';
import { moderator, START } from '../meeting/cast.ts';
import { bound, CODE, command, Ground } from './ground.ts';

let ground: Ground;

beforeEach(() => {
  ground = new Ground();
});

describe('a log that this code cannot fold', () => {
  it('HL-17 stops the meeting, is not read again for every visitor, and is tried again later', async () => {
    const hall = await ground.liveHall(ground.hallsOn(ground.store));
    await ground.store.log.append(hall.meeting, 2, {
      events: [{ type: 'from.the.future', at: START, by: 'system' }],
      texts: {},
    });
    await hall.stop();
    let reads = 0;
    const log = bound(ground.store.log);
    const counted = {
      ...ground.store,
      log: { ...log, read: (...of: Parameters<typeof log.read>) => ((reads += 1), log.read(...of)) },
    };
    const halls = ground.hallsOn(counted);
    for (let visitor = 0; visitor < 5; visitor += 1)
      await expect(halls.byCode(CODE)).rejects.toThrow('from.the.future');
    expect(reads).toBe(1);
    await ground.passes(60_000);
    await expect(halls.byCode(CODE)).rejects.toThrow('from.the.future');
    expect(reads).toBe(2);
  });
});

describe('the list of meetings', () => {
  it('HL-18 is brought up to date by one write at a time, the newest wins, and a failure is tried again', async () => {
    const phases: unknown[] = [];
    let failing = true;
    const { directory } = ground.store;
    const meetings = {
      add: directory.meetings.add.bind(directory.meetings),
      byCode: directory.meetings.byCode.bind(directory.meetings),
      byId: directory.meetings.byId.bind(directory.meetings),
      list: directory.meetings.list.bind(directory.meetings),
      remove: directory.meetings.remove.bind(directory.meetings),
      update(id: string, change: { phase?: string }) {
        if (failing) return Promise.reject(new Error('no list'));
        phases.push(change.phase);
        return directory.meetings.update(id, change);
      },
    };
    const watched: Store = { ...ground.store, directory: { ...directory, meetings } };
    const hall = await ground.liveHall(ground.hallsOn(watched));
    await hall.submit(moderator, command({ type: 'meeting.pause' }));
    failing = false;
    await ground.passes(3000);
    expect(phases).toEqual(['paused']);
    expect(ground.reports).toContain('the list of meetings could not be brought up to date');
  });
});
