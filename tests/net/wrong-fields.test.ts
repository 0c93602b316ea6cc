import { expect, it } from 'vitest';
import { call, serve, staff } from './ground.ts';

it('SV-403 what is wrong with a field of a request is said in a plain sentence', async () => {
  const server = await serve();
  const { cookie } = await staff(server.store, 'moderator');
  const bodies = [
    {},
    { title: 7 },
    { title: '' },
    { title: 'x'.repeat(5000) },
    { title: 'T', moderation: 'never' },
    { title: 'T', votesPerResident: -1 },
    { title: 'T', votesPerResident: 1.5 },
    { title: 'T', zips: Array.from({ length: 2000 }, () => '10453') },
    { title: 'T', callUrl: 'javascript:alert(1)' },
  ];
  for (const body of bodies) {
    const { status, told } = await call(server, 'POST', '/api/meetings', { cookie, body });
    const said = Object.values(told.error.fields);
    expect([status, said.length > 0], JSON.stringify(body).slice(0, 80)).toEqual([400, true]);
    for (const sentence of said) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence).not.toMatch(/expected|received|Invalid|Too (big|small)|undefined|string|number|array|enum/);
    }
  }
});
