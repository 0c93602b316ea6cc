import { describe, expect, it } from 'vitest';
import { AgencyLog } from '../../realtime/agency-log.ts';
import { reopenAt } from '../../realtime/reopening.ts';
import { call, serve, staff } from './ground.ts';

describe('settings of the agency', () => {
  it('SV-360 three disputes reopen an action, until an admin says otherwise, which the log of the agency has', async () => {
    const server = await serve();
    const { agency } = server.store.directory;
    const { cookie, id } = await staff(server.store, 'admin');
    expect(await reopenAt(agency)).toBe(3);
    const answer = await call(server, 'PATCH', '/api/agency', { cookie, body: { reopenAt: 7 } });
    expect([answer.status, answer.body]).toEqual([200, { reopenAt: 7 }]);
    expect(await reopenAt(agency)).toBe(7);
    const other = await staff(server.store, 'moderator');
    expect((await call(server, 'GET', '/api/agency', { cookie: other.cookie })).body).toEqual({ reopenAt: 7 });
    const acts = await new AgencyLog(server.store.log, { now: () => 0 }).read();
    expect(acts).toMatchObject([{ by: `s:${id}`, act: { type: 'agency.configured', fields: ['actions.reopenAt'] } }]);
  });

  it.each([0, 51, 2.5, '3', null, undefined])('SV-360 %j is no such number, and changes nothing', async (wrong) => {
    const server = await serve();
    const { cookie } = await staff(server.store, 'admin');
    const answer = await call(server, 'PATCH', '/api/agency', { cookie, body: { reopenAt: wrong } });
    expect([answer.status, Object.keys(answer.told.error.fields)]).toEqual([400, ['reopenAt']]);
    expect(await reopenAt(server.store.directory.agency)).toBe(3);
    expect(server.stored()).not.toContain('agency.configured');
  });

  it('SV-360 what another release wrote there is not taken over', async () => {
    const server = await serve();
    const { agency } = server.store.directory;
    await agency.write('actions', { reopenAt: 'many', later: 1 });
    expect(await reopenAt(agency)).toBe(3);
  });
});
