import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { moderationShape } from '../../realtime/api/moderation.ts';
import { transparencyOf } from '../../src/lib/meeting/transparency.ts';
import { services } from '../../src/lib/server/services.ts';
import { act, call, codeOf, command, connect, heard, meeting, serve } from './ground.ts';

vi.mock('../../src/lib/meeting/transparency.ts', { spy: true });

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
  return { hall, code, socket, ideaId: result.ideaId, ask };
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

it('SV-404 the public record is made once for all who ask, page and API, also while people vote', async () => {
  const { hall, code, socket, ideaId, ask } = await recorded();
  const first = await ask();
  const etag = first.headers.get('etag') ?? '';
  const made = vi.mocked(transparencyOf);
  made.mockClear();
  for (let n = 0; n < 10; n += 1) {
    await command(socket, { type: 'vote.set', ideaId, on: n % 2 === 0 });
    const [again, held, page] = await Promise.all([
      ask(),
      ask({ 'if-none-match': etag }),
      services().moderation(code, null),
    ]);
    expect([again.status, again.text, held.status]).toEqual([200, first.text, 304]);
    expect(page?.record.submitted).toBe(1);
  }
  expect(made).not.toHaveBeenCalled();
  await act(hall, { type: 'idea.hold', ideaId });
  expect((await services().moderation(code, null))?.record.waiting).toBe(1);
  expect((await ask({ 'if-none-match': etag })).status).toBe(200);
  expect(made).toHaveBeenCalledOnce();
});

it('SV-405 one answer of the public record has 500 entries at the most, and leads to the older ones', async () => {
  const { hall, ideaId, ask } = await recorded();
  // Each for a place of its own: no two entries are the same.
  for (let n = 0; n < 520; n += 1) {
    await act(hall, { type: 'idea.screen', ideaId, reason: 'not-police', referTo: `Office ${n}` });
  }
  const read = async (query: string) => moderationShape.parse((await ask({}, query)).body).moderation;
  const first = await read('');
  const rest = await read('?skip=500');
  expect([first.entriesInAll, rest.entriesInAll]).toEqual([520, 520]);
  expect(first.entries).toHaveLength(500);
  const places = [...first.entries, ...rest.entries].map(({ referredTo }) => referredTo);
  expect(places).toEqual(Array.from({ length: 520 }, (_, n) => `Office ${519 - n}`));
  expect((await read('?skip=7')).entries[0]).toEqual(first.entries[7]);
  expect((await read('?skip=999999')).entries).toEqual([]);
  for (const wrong of ['-1', 'x', '1.5']) expect((await ask({}, `?skip=${wrong}`)).status, wrong).toBe(400);
});
