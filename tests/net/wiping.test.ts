import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../db/memory.ts';
import { emptyData } from '../../db/memory/data.ts';
import { systemClock } from '../../realtime/hall/clock.ts';
import type { MeetingId } from '../../src/lib/meeting/ids.ts';
import { CLOSE } from '../../src/lib/protocol/agenda.ts';
import { edit, rawLine, saves, updateWith } from '../agenda/ground.ts';
import { bound } from '../hall/ground.ts';
import { act, call, codeOf, everythingIn, meeting, serve, staff } from './ground.ts';
import { rehearsing } from './rehearsing.ts';

describe('what gets in the way of wiping', () => {
  it('SV-246 an agenda that was open does not come back when its last connection closes', async () => {
    const data = emptyData();
    const server = await serve({ store: createMemoryStore(data) });
    const { code, twin, cookie } = await rehearsing(server);
    const id = (await server.halls.byCode(twin.code))?.meeting ?? '';
    const commander = await staff(server.store, 'commander');
    const line = await rawLine(server, twin.code, commander.cookie, '?saved=1');
    for (let n = 1; n <= 12; n += 1) {
      line.send(edit(updateWith(`Only for practice ${n}`, n)));
      await line.frame(saves(n));
    }
    expect((await server.store.agendas.load(id)).length).toBeGreaterThan(9);
    expect((await call(server, 'DELETE', `/api/meetings/${code}/rehearsal`, { cookie })).status).toBe(204);
    await line.closed();
    await server.stop();
    expect(everythingIn(data)).not.toContain(id);
    expect(everythingIn(data)).not.toContain(twin.code);
    expect(everythingIn(data)).toContain(code);
  });

  it('SV-249 a store that fails is told to whoever wipes, and wiping again goes on with it', async () => {
    const real = createMemoryStore();
    let failing = true;
    const drop = (id: string) => (failing ? Promise.reject(new Error('no disk')) : real.log.drop(id));
    const server = await serve({ store: { ...real, log: { ...bound(real.log), drop } } });
    const { code, twin, cookie } = await rehearsing(server);
    const id = (await server.halls.byCode(twin.code))?.meeting ?? '';
    const wipe = async () => (await call(server, 'DELETE', `/api/meetings/${code}/rehearsal`, { cookie })).status;
    expect(await wipe()).toBe(503);
    expect((await call(server, 'GET', `/api/meetings/${twin.code}`, { cookie })).status).toBe(404);
    expect(await wipe()).toBe(503);
    failing = false;
    expect(await wipe()).toBe(204);
    expect(await real.log.read(id, 0)).toEqual([]);
    expect(await wipe()).toBe(404);
  });

  it('SV-242 several who begin one at once begin the same', async () => {
    const server = await serve();
    const code = await codeOf(await meeting(server));
    const { cookie } = await staff(server.store, 'moderator');
    const answers = await Promise.all(
      [1, 2, 3].map(() => call(server, 'POST', `/api/meetings/${code}/rehearsal`, { cookie }))
    );
    expect(new Set(answers.map(({ told }) => told.meeting.code)).size).toBe(1);
  });

  it('SV-245 one that begins while its meeting opens is wiped', async () => {
    const real = createMemoryStore();
    let meanwhile = async (): Promise<unknown> => undefined;
    const meetings = { ...real.directory.meetings };
    const add: typeof meetings.add = async (row) => {
      if (row.rehearsalOf !== null) await meanwhile();
      return meetings.add(row);
    };
    const server = await serve({
      store: { ...real, directory: { ...real.directory, meetings: { ...meetings, add } } },
    });
    const hall = await meeting(server);
    const { cookie } = await staff(server.store, 'moderator');
    meanwhile = () => act(hall, { type: 'meeting.open' });
    const answer = await call(server, 'POST', `/api/meetings/${await codeOf(hall)}/rehearsal`, { cookie });
    expect(answer.told.error.code).toBe('wrong-phase');
    expect((await meetings.list()).map(({ id }) => id)).toEqual([hall.meeting]);
  });

  it('SV-250 a node that has nothing but its agenda open lets go of it when another one wiped it', async () => {
    const data = emptyData();
    const shared = { ...createMemoryStore(data), kind: 'mongo' as const };
    // Its clock runs faster, so that nobody waits for its next look.
    const clock = { now: () => Date.now(), after: (ms: number, run: () => void) => systemClock.after(ms / 20, run) };
    const here = await serve({ store: shared });
    const there = await serve({ store: { ...createMemoryStore(data), kind: 'mongo' as const }, clock });
    const { code, twin, cookie } = await rehearsing(here);
    const line = await rawLine(there, twin.code, cookie);
    await line.heard();
    const id = [...there.agendas.open][0] ?? '';
    await there.halls.evict(id as MeetingId);
    expect((await call(here, 'DELETE', `/api/meetings/${code}/rehearsal`, { cookie })).status).toBe(204);
    expect(await line.closed()).toBe(CLOSE.gone);
    expect(there.agendas.size).toBe(0);
    expect(await shared.agendas.load(id)).toEqual([]);
  });

  it('SV-251 a role that is given in a rehearsal is one in the meeting that is rehearsed', async () => {
    const server = await serve();
    const { real, twin } = await rehearsing(server);
    const { cookie } = await staff(server.store, 'admin');
    const other = await staff(server.store, 'officer');
    const path = `/api/people/${other.id}/meetings/${twin.code}`;
    expect((await call(server, 'PUT', path, { cookie, body: { role: 'commander' } })).status).toBeLessThan(300);
    expect(await server.store.directory.assignments.list(null)).toEqual([
      { meetingId: real.meeting, staffId: other.id, role: 'commander' },
    ]);
  });
});
