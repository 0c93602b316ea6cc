import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startServer } from '../../realtime/server.ts';
import { createMemoryStore } from '../../db/memory.ts';
import { atEnd, raw, serve, testConfig } from './ground.ts';

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
    const [data] = (await once(socket, 'data')) as [Buffer];
    expect(String(data)).toMatch(/^HTTP\/1\.1 404/);
    await once(socket, 'close');
  });

  it('SV-45 pages learn their own address from the request, whatever its headers claim', async () => {
    const server = await serve({ pages });
    const claims = {
      host: '192.168.1.20:3000',
      'x-openfloor-host': 'evil.example',
      'x-openfloor-protocol': 'https',
      'x-forwarded-host': 'evil.example',
    };
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
    for (const [path, encoding] of [
      ['/font', undefined],
      ['/style', 'br'],
    ] as const) {
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
    const file = (await raw(server, '/_app/immutable/resident/en.js')).headers;
    expect(file).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN' });
    expect(file['permissions-policy'], 'pages say so').toBeUndefined();
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
