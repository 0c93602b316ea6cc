import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { act, call, codeOf, command, connect, heard, meeting, raw, serve } from './ground.ts';

const pages: RequestListener = (_message, response) => void response.end('a page');

afterEach(() => {
  vi.restoreAllMocks();
});

describe('health', () => {
  it('SV-49 alive always; ready while the store answers', async () => {
    const server = await serve();
    expect((await call(server, 'GET', '/api/health/live')).body).toEqual({ ok: true });
    expect((await call(server, 'GET', '/api/health/ready')).body).toEqual({ ok: true });
    vi.spyOn(server.store, 'ping').mockRejectedValue(new Error('broken'));
    const broken = await call(server, 'GET', '/api/health/ready');
    expect([broken.status, broken.told.error.code]).toEqual([503, 'unavailable']);
    expect((await call(server, 'GET', '/api/health/live')).status).toBe(200);
  });

  it('SV-49 a store that does not answer in time is not ready', async () => {
    const clock = { now: Date.now, after: vi.fn((_ms: number, _run: () => void) => () => {}) };
    const server = await serve({ clock });
    vi.spyOn(server.store, 'ping').mockReturnValue(new Promise(() => {}));
    clock.after.mockImplementation((_ms, run) => {
      run();
      return () => {};
    });
    expect((await call(server, 'GET', '/api/health/ready')).status).toBe(503);
  });

  it('SV-50 what is counted can be scraped, and names nobody', async () => {
    const server = await serve();
    const hall = await meeting(server, { title: 'CanaryTitle' });
    await act(hall, { type: 'meeting.gather' });
    const code = await codeOf(hall);
    const { told } = await call(server, 'POST', `/api/meetings/${code}/join`);
    const socket = connect(server, { code, audience: 'public', token: told.token });
    await heard(socket, 'snapshot');
    await command(socket, { type: 'idea.submit', text: 'CanaryText' });
    await command(socket, { type: 'vote.set', ideaId: 'none', on: true });
    const { text } = await call(server, 'GET', '/api/metrics');
    expect(text).toContain('of_commands_total{type="idea.submit",outcome="ok"} 1');
    expect(text).toMatch(/of_commands_total\{type="vote.set",outcome="[a-z-]+"\} 1/);
    expect(text).toContain('of_sockets{audience="public"} 1');
    expect(text).toContain('of_halls 1');
    expect(text).toMatch(/of_batch_events_count \d/);
    expect(text).toMatch(/of_http_requests_total\{kind="api",status="2xx"\} \d/);
    for (const name of [code, hall.meeting, told.participant, told.token, '127.0.0.1', 'Canary']) {
      expect(text).not.toContain(name);
    }
  });
});

describe('logs', () => {
  it('SV-51 hold nothing by which a resident could be found', async () => {
    const server = await serve({ config: { logLevel: 'trace', trustProxy: true }, pages });
    const hall = await meeting(server, { moderation: 'post' });
    await act(hall, { type: 'meeting.gather' });
    const code = await codeOf(hall);
    const headers = {
      'user-agent': 'CanaryAgent/1',
      'accept-language': 'canary-lang',
      'x-forwarded-for': '203.0.113.77',
      referer: 'http://canary.example/',
    };
    const joined = await call(server, 'POST', `/api/meetings/${code}/join?canary=query`, { headers });
    const [cookie = ''] = joined.cookies;
    for (const transports of [['websocket'], ['polling']]) {
      const extraHeaders = { ...headers, cookie };
      const socket = connect(
        server,
        { code, audience: 'public', token: joined.told.token },
        { transports, extraHeaders }
      );
      await heard(socket, 'snapshot');
      await command(socket, { type: 'idea.submit', text: 'CanaryIdea' });
    }
    await raw(server, '/staff/setup/canary-secret?canary=query', headers);
    await raw(server, `/m/${code}`, { ...headers, cookie });
    const credentials = { email: 'canary@station.example', password: 'CanaryPassword of somebody' };
    await call(server, 'POST', '/api/session', { body: credentials, headers });
    vi.spyOn(server.halls, 'byCode').mockImplementation(() => {
      JSON.parse('CanaryIdea is not JSON');
      return Promise.resolve(null);
    });
    expect((await call(server, 'GET', `/api/meetings/${code}/board`, { headers })).status).toBe(500);
    const logged = server.lines.join('');
    expect(logged).toContain('"route":"/staff/setup/:secret"');
    expect(logged).toContain('"route":"/api/meetings/:code/board","status":500');
    expect(logged).toContain('SyntaxError');
    const { participant, token } = joined.told;
    const canaries = ['canary', '203.0.113.77', '127.0.0.1', cookie.split('=')[1], participant, token, code];
    for (const canary of canaries) expect(logged.toLowerCase()).not.toContain(String(canary).toLowerCase());
  });

  it('SV-51 a request is method, pattern, status and time', async () => {
    const server = await serve({ config: { logLevel: 'info' } });
    await call(server, 'GET', '/api/meetings/ELM204');
    await vi.waitFor(() => expect(server.lines).toHaveLength(1));
    const { time, ms, ...rest } = JSON.parse(server.lines[0] ?? '{}') as { readonly time: string; readonly ms: number };
    expect(rest).toEqual({ level: 'info', method: 'GET', route: '/api/meetings/:code', status: 404, msg: 'request' });
    expect(typeof ms).toBe('number');
    expect(Number.isNaN(Date.parse(time))).toBe(false);
  });
});
