import { expect, it } from 'vitest';
import { call, codeOf, meeting, serve, staff } from './ground.ts';

it('RC-140 a commander puts a meeting on legal hold, and an admin alone releases it', async () => {
  const server = await serve();
  const path = `/api/meetings/${await codeOf(await meeting(server))}/hold`;
  const [commander, admin] = [await staff(server.store, 'commander'), await staff(server.store, 'admin')];
  const body = { why: 'Case 12/26' };
  expect((await call(server, 'PUT', path, { cookie: commander.cookie, body })).status).toBe(204);
  const refused = await call(server, 'DELETE', path, { cookie: commander.cookie });
  expect([refused.status, refused.told.error.code]).toEqual([403, 'not-allowed']);
  expect((await call(server, 'PUT', path, { cookie: admin.cookie, body })).told.error.code).toBe('on-hold');
  expect((await call(server, 'DELETE', path, { cookie: admin.cookie })).status).toBe(204);
});
