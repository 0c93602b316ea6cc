import { request } from 'node:http';
import { once } from 'node:events';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { ApiDeps } from '../../realtime/api/deps.ts';
import { operationsOf } from '../../realtime/api/app.ts';
import { describeApi } from '../../realtime/api/openapi.ts';
import { errorShape } from '../../realtime/api/shapes.ts';
import { act, call, codeOf, meeting, PASSWORD, raw, serve, staff } from './ground.ts';

describe('errors', () => {
  it('SV-40 an address that is none, also outside of every route', async () => {
    const server = await serve();
    for (const path of ['/api', '/api/', '/api/nothing', '/api/meetings/ELM204/nothing', '/api/../api/x']) {
      const answer = await call(server, 'GET', path);
      expect([answer.status, answer.told.error.code]).toEqual([404, 'not-found']);
    }
  });

  it('SV-40 a method that an address does not take', async () => {
    const server = await serve();
    const answer = await call(server, 'PUT', '/api/meetings/ELM204');
    expect([answer.status, answer.told.error.code]).toEqual([405, 'method-not-allowed']);
    expect(answer.headers.get('allow')).toBe('GET, PATCH');
  });

  it('SV-40 a bug is noted, and nothing of it is told', async () => {
    const server = await serve({ config: { logLevel: 'error' } });
    const fault = new TypeError('the secret innards');
    vi.spyOn(server.store.directory.meetings, 'list').mockRejectedValue(fault);
    const answer = await call(server, 'GET', '/api/meetings');
    expect([answer.status, answer.told.error.code]).toEqual([500, 'internal']);
    expect(answer.text).not.toContain('innards');
    expect(server.lines.join('')).toContain('the secret innards');
    expect(server.lines.join('')).toContain('/api/meetings');
  });

  it('SV-40 a store that is closed is a server that is unavailable, not a bug', async () => {
    const server = await serve();
    await server.store.close();
    const answer = await call(server, 'GET', '/api/meetings');
    expect([answer.status, answer.told.error.code]).toEqual([503, 'unavailable']);
  });
});

describe('hostile bodies', () => {
  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

  it.each([
    ['not JSON', '{"email":', 400, 'bad-input'],
    ['a list', [], 400, 'bad-input'],
    ['null', 'null', 400, 'bad-input'],
    ['a number', '7', 400, 'bad-input'],
    ['wrong types', { email: { $ne: null }, password: ['x'] }, 400, 'bad-input'],
    ['nothing', '', 400, 'bad-input'],
    ['a prototype', '{"__proto__":{"email":"a@b.example","password":"x"}}', 400, 'bad-input'],
    ['65 KB', { email: 'x'.repeat(65 * 1024), password: 'x' }, 413, 'too-large'],
    ['33 levels', deep(33), 413, 'too-large'],
    ['10,000 levels', deep(10_000), 413, 'too-large'],
  ])('SV-41 %s is refused with a code', async (_what, body, status, code) => {
    const server = await serve();
    const answer = await call(server, 'POST', '/api/session', { body });
    expect([answer.status, answer.told.error.code]).toEqual([status, code]);
  });

  it('SV-41 what is not sent as JSON is refused: forms of other sites cannot say that it is', async () => {
    const server = await serve();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const body = { email: 'a@station.example', password: PASSWORD };
      const answer = await call(server, 'POST', '/api/session', { body, headers: { 'content-type': type } });
      expect([answer.status, answer.told.error.code]).toEqual([415, 'not-json']);
    }
  });

  it('SV-41 a body in pieces is not read beyond 64 KB', async () => {
    const server = await serve();
    const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    const message = request({ host: '127.0.0.1', port: server.port, path: '/api/session', method: 'POST', headers });
    message.on('error', () => {});
    const answered = once(message, 'response');
    const piece = 'x'.repeat(16 * 1024);
    message.write('{"email":"');
    for (let n = 0; n < 5; n += 1) message.write(piece);
    const [response] = (await answered) as [import('node:http').IncomingMessage];
    expect(response.statusCode).toBe(413);
    message.destroy();
  });
});

describe('the description of the API', () => {
  const noDeps = { store: { directory: {} } } as ApiDeps;
  const operations = operationsOf(noDeps);
  const documented = new Map<string, Set<string>>();
  const description = describeApi(operations) as {
    paths: Record<string, Record<string, { responses: Record<string, unknown>; security?: unknown }>>;
  };
  for (const [path, methods] of Object.entries(description.paths)) documented.set(path, new Set(Object.keys(methods)));

  it('SV-42 is served, and names every route there is', async () => {
    const server = await serve();
    const { body } = await call(server, 'GET', '/api/openapi.json');
    expect(body).toEqual(JSON.parse(JSON.stringify(description)));
    expect(body).toMatchObject({ openapi: '3.1.0' });
    for (const { method, path } of operations) {
      expect(documented.get(path.replace(/:(\w+)/g, '{$1}'))).toContain(method);
    }
  });

  it('SV-42 every path in it answers, with a status that it names', async () => {
    const server = await serve();
    const code = await codeOf(await meeting(server));
    const { cookie } = await staff(server.store, 'admin');
    for (const [path, methods] of Object.entries(description.paths)) {
      for (const [method, { responses }] of Object.entries(methods)) {
        const at = path.replace('{code}', code);
        const body = method === 'get' || method === 'delete' ? undefined : {};
        for (const who of [undefined, cookie]) {
          const answer = await call(server, method.toUpperCase(), at, { body, cookie: who });
          expect(Object.keys(responses), `${method} ${path}`).toContain(String(answer.status));
          expect(answer.status, `${method} ${path}`).toBeLessThan(500);
          if (answer.status >= 400) expect(() => errorShape.parse(answer.body)).not.toThrow();
        }
      }
    }
  });

  it('SV-42 what it says answers look like is what they look like', async () => {
    const server = await serve();
    const hall = await meeting(server);
    const code = await codeOf(hall);
    const { cookie } = await staff(server.store, 'admin');
    const bodies: Record<string, unknown> = {
      'post /api/meetings': { title: 'T' },
      'patch /api/meetings/:code': { area: 'A' },
      'post /api/meetings/:code/agenda/versions': { name: 'V' },
      'post /api/people': { email: 'new@station.example', name: 'New', role: 'officer' },
      'patch /api/people/:id': {},
      'put /api/people/:id/meetings/:code': { role: 'officer' },
      'post /api/areas': { name: 'North', zips: ['10453'] },
      'patch /api/areas/:id': { name: 'South', zips: [] },
      'patch /api/agency': { reopenAt: 3 },
    };
    const { id } = await staff(server.store, 'officer');
    await server.store.directory.areas.put({ id: 'area-1', name: 'West', zips: [] });
    // What these answer hangs on a password or a code; tests of their own look at it.
    const entrance = /^\/api\/(session|setup|account\/second-factor(\/codes)?)$/;
    // And what these answer on an action that was published.
    const published = /\/(progress\/:code\/:action|pictures(\/:picture)?|updates|redactions)$/;
    const version = { id: 'v1', name: 'V', kind: 'named', by: 's', byName: 'S', at: 1 } as const;
    await server.store.agendas.keepVersion(hall.meeting, version, Uint8Array.of(0, 0));
    const at = (path: string) =>
      path.replace(':code', code).replace('/areas/:id', '/areas/area-1').replace(':id', id).replace(':version', 'v1') +
      (path.endsWith('/compare') ? '?from=v1' : '');
    let checked = 0;
    for (const { method, path, answers } of operations) {
      const { schema } = Object.values(answers)[0] ?? {};
      if (!schema || entrance.test(path) || published.test(path)) continue;
      const body = bodies[`${method} ${path}`] ?? (method === 'post' ? {} : undefined);
      const answer = await call(server, method.toUpperCase(), at(path), { body, cookie });
      const fits = z.safeParse(schema, answer.body);
      expect(fits.error?.issues, `${method} ${path}`).toBeUndefined();
      checked += 1;
    }
    expect(checked).toBeGreaterThanOrEqual(8);
  });

  it('SV-42 the progress page has its list, empty as long as nothing is published', async () => {
    const server = await serve();
    expect((await call(server, 'GET', '/api/progress')).body).toMatchObject({ actions: [], next: null });
  });
});

describe('compression', () => {
  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=1', 'gzip'],
    ['identity', undefined],
  ])('SV-43 a board for a client that takes %j', async (accepted, encoding) => {
    const server = await serve();
    const path = `/api/meetings/${await codeOf(await meeting(server))}/board`;
    const answer = await raw(server, path, { 'accept-encoding': accepted });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers.vary).toContain('Accept-Encoding');
    const response = await call(server, 'GET', path, { headers: { 'accept-encoding': accepted } });
    expect(response.body).toMatchObject({ version: 1 });
  });

  it('SV-97 a board is encoded and compressed once for all who ask for the same version', async () => {
    const server = await serve();
    const hall = await meeting(server);
    const path = `/api/meetings/${await codeOf(hall)}/board`;
    const encoded = vi.spyOn(hall, 'encoded');
    const ask = (encoding: string) => raw(server, path, { 'accept-encoding': encoding });
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => ask(n % 2 === 0 ? 'br' : 'gzip')));
    expect(encoded).toHaveBeenCalledTimes(2);
    expect(JSON.parse(brotliDecompressSync(answers[0]!.body).toString())).toMatchObject({ version: 1 });
    expect(JSON.parse(gunzipSync(answers[1]!.body).toString())).toMatchObject({ version: 1 });
    for (const [n, { body, status }] of answers.entries()) {
      expect([status, body.equals(answers[n % 2]!.body)]).toEqual([200, true]);
    }
    await act(hall, { type: 'meeting.gather' });
    expect(JSON.parse(brotliDecompressSync((await ask('br')).body).toString())).toMatchObject({ version: 2 });
    expect(encoded).toHaveBeenCalledTimes(3);
  });

  it('SV-43 what is tiny stays as it is', async () => {
    const server = await serve();
    const answer = await raw(server, '/api/health/live', { 'accept-encoding': 'br, gzip' });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.headers['content-length']).toBe('11');
  });
});
