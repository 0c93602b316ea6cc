import { expect, it } from 'vitest';
import { z } from 'zod';
import { moderationShape } from '../../realtime/api/moderation.ts';
import { act, call, codeOf, command, connect, heard, meeting, serve } from './ground.ts';

/** A meeting with one idea on its board, and how to read its public record. */
async function recorded() {
  const server = await serve();
  const hall = await meeting(server);
  const code = await codeOf(hall);
  await act(hall, { type: 'meeting.open' });
  const { told } = await call(server, 'POST', `/api/meetings/${code}/join`, { body: {} });
  const socket = connect(server, { code, audience: 'public', token: told.token });
  await heard(socket, 'snapshot');
  const sent = z.object({ result: z.object({ ideaId: z.string() }) });
  const { result } = sent.parse(await command(socket, { type: 'idea.submit', text: 'A bench at the stop on 9th' }));
  await act(hall, { type: 'idea.publish', ideaId: result.ideaId });
  const ask = (headers: Record<string, string> = {}, query = '') =>
    call(server, 'GET', `/api/meetings/${code}/moderation${query}`, { headers });
  return { hall, ideaId: result.ideaId, ask };
}

it('SV-404 the public record has an ETag, is compressed, and is new with the next act', async () => {
  const { hall, ideaId, ask } = await recorded();
  const first = await ask({ 'accept-encoding': 'br' });
  expect([first.status, first.headers.get('content-encoding')]).toEqual([200, 'br']);
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^W\/".+"$/);
  const again = await ask({ 'if-none-match': `"other", ${etag}` });
  expect([again.status, again.text]).toEqual([304, '']);
  expect((await ask({ 'if-none-match': '*' })).status).toBe(304);
  await act(hall, { type: 'idea.hold', ideaId });
  const next = await ask({ 'if-none-match': etag });
  expect(next.status).toBe(200);
  expect(moderationShape.parse(next.body).moderation.entries).toMatchObject([{ kind: 'held' }]);
  expect(next.headers.get('etag')).not.toBe(etag);
});

it('SV-405 one answer of the public record has 500 entries at the most, and leads to the older ones', async () => {
  const { hall, ideaId, ask } = await recorded();
  for (let n = 0; n < 251; n += 1) {
    await act(hall, { type: 'idea.hold', ideaId });
    await act(hall, { type: 'idea.publish', ideaId });
  }
  const read = async (query: string) => moderationShape.parse((await ask({}, query)).body).moderation;
  const first = await read('');
  const rest = await read('?skip=500');
  expect(first.entries).toHaveLength(500);
  expect(rest.entries).toHaveLength(first.entriesInAll - 500);
  expect(first.entriesInAll).toBeGreaterThan(500);
  expect((await read('?skip=999999')).entries).toEqual([]);
  for (const wrong of ['-1', 'x', '1.5']) expect((await ask({}, `?skip=${wrong}`)).status, wrong).toBe(400);
});
