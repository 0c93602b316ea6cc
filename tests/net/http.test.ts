import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startServer } from '../../realtime/server.ts';
import { createMemoryStore } from '../../db/memory.ts';
import { services } from '../../src/lib/server/services.ts';
import { newDevice } from '../../realtime/devices.ts';
import { act, atEnd, call, codeOf, command, connect, heard, meeting, raw, serve, staff, testConfig } from './ground.ts';

const HTML = `<!doctype html>${'<p>A town hall</p>'.repeat(200)}`;

/** Stands for the pages: says under which address it believes to be, as SvelteKit would. */
const pages: RequestListener = (message, response) => {
  if (message.url === '/where') {
    const { 'x-openfloor-protocol': protocol, 'x-openfloor-host': host } = message.headers;
    response.end(`${String(protocol)}://${String(host)}`);
    return;
  }
  response.writeHead(200, { 'content-type': 'text/html', etag: '"page-1"' });
  // In pieces, as a page that streams.
  response.write(HTML.slice(0, 100));
  response.end(HTML.slice(100));
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe('one port', () => {
  it('SV-44 pages get what is not the API or a socket', async () => {
    const server = await serve({ pages });
    expect((await raw(server, '/m/ELM204')).body.toString()).toBe(HTML);
    expect((await raw(server, '/apiary')).body.toString()).toBe(HTML);
    expect((await raw(server, '/api/health/live')).body.toString()).toBe('{"ok":true}');
    expect((await raw(server, '/socket.io/?EIO=4&transport=polling')).body.toString()).toMatch(/^0\{/);
  });

  it('SV-44 an upgrade that nobody serves is answered and closed', async () => {
    const server = await serve({ pages });
    const socket = connectTcp(server.port, '127.0.0.1');
    socket.write('GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const [data] = await once(socket, 'data');
    expect(String(data)).toMatch(/^HTTP\/1\.1 404/);
    await once(socket, 'close');
  });

  it('SV-45 pages learn their own address from the request, whatever its headers claim', async () => {
    const server = await serve({ pages });
    const claims = { host: '192.168.1.20:3000', 'x-openfloor-host': 'evil.example', 'x-openfloor-protocol': 'https', 'x-forwarded-host': 'evil.example' };
    expect((await raw(server, '/where', claims)).body.toString()).toBe('http://192.168.1.20:3000');
    const fixed = await serve({ pages, config: { origin: 'https://townhall.example' } });
    expect((await raw(fixed, '/where', claims)).body.toString()).toBe('https://townhall.example');
    const proxied = await serve({ pages, config: { trustProxy: true } });
    const forwarded = { ...claims, 'x-forwarded-host': 'hall.example', 'x-forwarded-proto': 'https' };
    expect((await raw(proxied, '/where', forwarded)).body.toString()).toBe('https://hall.example');
  });

  it('SV-43 pages are compressed, and their ETag says so', async () => {
    const server = await serve({ pages });
    const answer = await raw(server, '/', { 'accept-encoding': 'gzip, br' });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.headers.etag).toBe('W/"page-1"');
    expect(brotliDecompressSync(answer.body).toString()).toBe(HTML);
    expect(answer.body.length).toBeLessThan(HTML.length / 2);
  });

  it('SV-43 what is compressed already, or no text, is left alone', async () => {
    const listener: RequestListener = (message, response) => {
      response.setHeader('content-type', message.url === '/font' ? 'font/woff2' : 'text/css');
      if (message.url === '/style') response.setHeader('content-encoding', 'br');
      response.end('x'.repeat(5000));
    };
    const server = await serve({ pages: listener });
    for (const [path, encoding] of [['/font', undefined], ['/style', 'br']] as const) {
      const answer = await raw(server, path, { 'accept-encoding': 'gzip, br' });
      expect(answer.headers['content-encoding']).toBe(encoding);
      expect(answer.body.toString()).toBe('x'.repeat(5000));
    }
  });

  it('SV-43 a reader that stalls holds the page back instead of filling memory', async () => {
    let written = 0;
    const LOTS = 4000;
    const listener: RequestListener = (_message, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const noise = () => Buffer.from(Array.from({ length: 16_384 }, () => Math.floor(Math.random() * 256)));
      const chunk = noise();
      const more = (): void => {
        while (written < LOTS) {
          written += 1;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    };
    const server = await serve({ pages: listener });
    const socket = connectTcp(server.port, '127.0.0.1');
    atEnd(() => socket.destroy());
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\n\r\n');
    await once(socket, 'readable');
    const seen = written;
    await vi.waitFor(async () => {
      const before = written;
      await new Promise((turn) => setImmediate(turn));
      expect(written).toBe(before);
    });
    expect(seen).toBeLessThan(LOTS);
    expect(written).toBeLessThan(LOTS);
  });

  it('SV-46 every answer forbids sniffing, framing by others and telling others where people were', async () => {
    const server = await serve({ pages });
    for (const path of ['/', '/api/health/live', '/api/none']) {
      const { headers } = await raw(server, path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'same-origin',
      });
      expect(headers['permissions-policy']).toContain('geolocation=()');
      expect(headers['x-powered-by']).toBeUndefined();
    }
    const { headers } = await raw(server, '/api/health/live');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect((await raw(server, '/')).headers['cache-control']).toBe('private, no-cache');
  });

  it('SV-47 a port that is taken is an error, and lets go of the store', async () => {
    const server = await serve();
    const store = createMemoryStore();
    const config = testConfig({ port: server.port });
    await expect(startServer({ config, store, pages: null })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await expect(store.ping()).rejects.toThrow();
  });
});

describe('what pages may ask', () => {
  it('SV-48 a first paint is the board as its audience sees it, with what is private to the device', async () => {
    const server = await serve();
    const hall = await meeting(server, { votesPerResident: 3 });
    await act(hall, { type: 'meeting.gather' });
    const code = await codeOf(hall);
    const { cookies, body } = await call(server, 'POST', `/api/meetings/${code}/join`);
    const device = cookies[0]?.split('=')[1] ?? null;
    const socket = connect(server, { code, audience: 'public', token: body.token });
    await heard(socket, 'snapshot');
    const delta = heard(socket, 'delta');
    await command(socket, { type: 'idea.submit', text: 'Mine, waiting' });
    await delta;
    const mine = await services().firstPaint(code, 'public', device);
    expect(Object.values(mine?.self.ideas ?? {})).toMatchObject([{ text: 'Mine, waiting', state: 'waiting' }]);
    expect(mine?.self.budget).toEqual({ used: 0, of: 3 });
    expect(mine?.view.ideas).toEqual({});
    const other = await services().firstPaint(code, 'public', newDevice());
    expect(other?.self.ideas).toEqual({});
    const inside = await services().firstPaint(code, 'staff', device);
    expect(Object.values(inside?.view.ideas ?? {})).toMatchObject([{ text: 'Mine, waiting' }]);
    expect(inside?.self.ideas).toEqual({});
    expect(await services().firstPaint('NOSUCH', 'public', device)).toBeNull();
  });

  it('SV-48 a first paint stays as it was when the meeting goes on', async () => {
    const server = await serve();
    const hall = await meeting(server, { moderation: 'post' });
    await act(hall, { type: 'meeting.open' });
    const code = await codeOf(hall);
    const paint = await services().firstPaint(code, 'public', null);
    const before = JSON.stringify(paint);
    const { body } = await call(server, 'POST', `/api/meetings/${code}/join`);
    const socket = connect(server, { code, audience: 'public', token: body.token });
    await heard(socket, 'snapshot');
    const delta = heard(socket, 'delta');
    await command(socket, { type: 'idea.submit', text: 'Later' });
    await delta;
    expect(JSON.stringify(paint)).toBe(before);
  });

  it('SV-48 pages know who is signed in, under which address people come, and how cookies are kept', async () => {
    const server = await serve({ config: { origin: 'https://townhall.example' } });
    const person = await staff(server.store, 'officer');
    const page = services();
    expect(await page.staffBy(person.cookie.split('=')[1] ?? null)).toMatchObject({ id: person.id, role: 'officer' });
    expect(await page.staffBy('made-up')).toBeNull();
    expect(await page.staffBy(null)).toBeNull();
    expect(page.address(new URL('http://inner:3000/x'))).toBe('https://townhall.example');
    expect(page.cookies).toEqual({ device: 'of_device', session: 'of_session', secure: true });
    const open = await serve();
    expect(open.addresses).toEqual([`http://127.0.0.1:${open.port}`]);
    expect(services().address(new URL('http://192.168.1.20:3000/x'))).toBe('http://192.168.1.20:3000');
  });

  it('SV-48 public and staff lists of meetings differ as over HTTP', async () => {
    const server = await serve();
    await meeting(server, {}, 'HIDDEN');
    await act(await meeting(server, {}, 'SHOWN'), { type: 'meeting.gather' });
    expect((await services().publicMeetings()).map(({ code }) => code)).toEqual(['SHOWN']);
    expect((await services().allMeetings()).map(({ code }) => code).sort()).toEqual(['HIDDEN', 'SHOWN']);
  });
});

describe('health', () => {
  it('SV-49 alive always; ready while the store answers', async () => {
    const server = await serve();
    expect((await call(server, 'GET', '/api/health/live')).body).toEqual({ ok: true });
    expect((await call(server, 'GET', '/api/health/ready')).body).toEqual({ ok: true });
    vi.spyOn(server.store, 'ping').mockRejectedValue(new Error('broken'));
    const broken = await call(server, 'GET', '/api/health/ready');
    expect([broken.status, broken.body.error.code]).toEqual([503, 'unavailable']);
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
    const { body } = await call(server, 'POST', `/api/meetings/${code}/join`);
    const socket = connect(server, { code, audience: 'public', token: body.token });
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
    for (const name of [code, hall.meeting, body.participant, body.token, '127.0.0.1', 'Canary']) {
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
      const socket = connect(server, { code, audience: 'public', token: joined.body.token }, { transports, extraHeaders });
      await heard(socket, 'snapshot');
      await command(socket, { type: 'idea.submit', text: 'CanaryIdea' });
    }
    await raw(server, '/staff/setup/canary-secret?canary=query', headers);
    await raw(server, `/m/${code}`, { ...headers, cookie });
    const credentials = { email: 'canary@station.example', password: 'CanaryPassword of somebody' };
    await call(server, 'POST', '/api/session', { body: credentials, headers });
    vi.spyOn(server.halls, 'byCode').mockImplementation(() => JSON.parse('CanaryIdea is not JSON'));
    expect((await call(server, 'GET', `/api/meetings/${code}/board`, { headers })).status).toBe(500);
    const logged = server.lines.join('');
    expect(logged).toContain('"route":"/staff/setup/:secret"');
    expect(logged).toContain('"route":"/api/meetings/:code/board","status":500');
    expect(logged).toContain('SyntaxError');
    const { participant, token } = joined.body;
    const canaries = ['canary', '203.0.113.77', '127.0.0.1', cookie.split('=')[1], participant, token, code];
    for (const canary of canaries) expect(logged.toLowerCase()).not.toContain(String(canary).toLowerCase());
  });

  it('SV-51 a request is method, pattern, status and time', async () => {
    const server = await serve({ config: { logLevel: 'info' } });
    await call(server, 'GET', '/api/meetings/ELM204');
    await vi.waitFor(() => expect(server.lines).toHaveLength(1));
    const { time, ms, ...rest } = JSON.parse(server.lines[0] ?? '{}');
    expect(rest).toEqual({ level: 'info', method: 'GET', route: '/api/meetings/:code', status: 404, msg: 'request' });
    expect(typeof ms).toBe('number');
    expect(Number.isNaN(Date.parse(time))).toBe(false);
  });
});

describe('stopping', () => {
  it('SV-52 not ready at once; what is under way is acknowledged before goodbye', async () => {
    const store = createMemoryStore();
    const server = await serve({ store });
    const hall = await meeting(server);
    await act(hall, { type: 'meeting.gather' });
    const code = await codeOf(hall);
    const { body } = await call(server, 'POST', `/api/meetings/${code}/join`);
    const socket = connect(server, { code, audience: 'public', token: body.token });
    await heard(socket, 'snapshot');

    const append = store.log.append.bind(store.log);
    let begun = () => {};
    let letGo = () => {};
    const reached = new Promise<void>((tell) => (begun = tell));
    const gate = new Promise<void>((open) => (letGo = open));
    vi.spyOn(store.log, 'append').mockImplementation(async (...given) => {
      begun();
      await gate;
      return append(...given);
    });
    const order: string[] = [];
    const ack = command(socket, { type: 'idea.submit', text: 'Just in time' }).then((answer) => {
      order.push('ack');
      return answer;
    });
    const goodbye = heard(socket, 'goodbye').then((farewell) => {
      order.push('goodbye');
      return farewell;
    });
    const closed = new Promise((tell) => socket.once('disconnect', tell));
    await reached;

    const stopped = server.stop();
    const ready = await call(server, 'GET', '/api/health/ready');
    expect([ready.status, ready.body.error.code]).toEqual([503, 'stopping']);
    letGo();
    expect(await ack).toMatchObject({ ok: true });
    expect(await goodbye).toEqual({ reason: 'stopping' });
    await closed;
    await stopped;
    expect(order).toEqual(['ack', 'goodbye']);
    await expect(store.ping()).rejects.toThrow();
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it('SV-52 stopping twice is stopping once', async () => {
    const server = await serve();
    const once_ = server.stop();
    expect(server.stop()).toBe(once_);
    await once_;
  });

  it('SV-52 an answer that never ends does not hold the process', async () => {
    const endless: RequestListener = (_message, response) => void response.write('and so on');
    const server = await serve({ pages: endless });
    const response = await fetch(server.url);
    const cut = expect(response.text()).rejects.toThrow();
    await server.stop();
    await cut;
  });
});
