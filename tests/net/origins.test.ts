import { describe, expect, it } from 'vitest';
import { originCheck, ownOrigin, senderAddress } from '../../realtime/origins.ts';
import { call, codeOf, connect, heard, meeting, raw, serve } from './ground.ts';

const open = { origin: null, trustProxy: false };
const proxied = { origin: null, trustProxy: true };
const fixed = { origin: 'https://townhall.example', trustProxy: false };

describe('where requests come from', () => {
  it.each([
    ['http://192.168.1.20:3000', '192.168.1.20:3000', true],
    ['http://laptop.local', 'laptop.local:80', true],
    ['https://laptop.local', 'laptop.local', true],
    ['http://LAPTOP.local:3000', 'laptop.local:3000', true],
    ['http://evil.example', '192.168.1.20:3000', false],
    ['http://192.168.1.20:3001', '192.168.1.20:3000', false],
    ['null', '192.168.1.20:3000', false],
    ['', '192.168.1.20:3000', false],
    ['file://', '', false],
  ])('SV-04 without ORIGIN, %j to %j is ours: %j', (origin, host, ours) => {
    expect(originCheck(open)({ origin, host })).toBe(ours);
  });

  it('SV-04 a request without Origin is in order: scripts send none', () => {
    expect(originCheck(open)({ host: 'x' })).toBe(true);
    expect(originCheck(fixed)({ host: 'x' })).toBe(true);
  });

  it('SV-05 with ORIGIN, only that is ours, whatever the Host says', () => {
    const check = originCheck(fixed);
    expect(check({ origin: 'https://townhall.example', host: 'inner:3000' })).toBe(true);
    expect(check({ origin: 'http://townhall.example', host: 'townhall.example' })).toBe(false);
    expect(check({ origin: 'https://evil.example', host: 'evil.example' })).toBe(false);
  });

  it('SV-06 forwarded headers count behind a trusted proxy only', () => {
    const headers = {
      origin: 'https://townhall.example',
      host: 'inner:3000',
      'x-forwarded-host': 'claimed.example, townhall.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '1.2.3.4, 198.51.100.7',
    };
    expect(originCheck(proxied)(headers)).toBe(true);
    expect(originCheck(open)(headers)).toBe(false);
    expect(ownOrigin(headers, proxied)).toEqual({ protocol: 'https', host: 'townhall.example' });
    expect(ownOrigin(headers, open)).toEqual({ protocol: 'http', host: 'inner:3000' });
    expect(senderAddress(headers, '10.0.0.1', proxied)).toBe('198.51.100.7');
    expect(senderAddress(headers, '10.0.0.1', open)).toBe('10.0.0.1');
  });

  it('SV-06 of an IPv6 address the network counts, and IPv4 within it as IPv4', () => {
    const of = (address: string) => senderAddress({}, address, open);
    expect(of('2001:db8:1:2::7')).toBe('2001:db8:1:2::/64');
    expect(of('2001:db8:1:2:ffff:1:2:3')).toBe(of('2001:DB8:1:2::7'));
    expect(of('2001:db8:1:3::7')).not.toBe(of('2001:db8:1:2::7'));
    expect(of('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
    expect(of('::ffff:198.51.100.7')).toBe('198.51.100.7');
    expect(of('unknown')).toBe('unknown');
  });

  it('SV-06 a Host that is not a host does not get into addresses', () => {
    expect(ownOrigin({ host: 'a"><script>' }, open).host).toBe('localhost');
    expect(ownOrigin({ host: '[::1]:3000' }, open).host).toBe('[::1]:3000');
  });
});

describe('requests from other sites', () => {
  const foreign = { origin: 'http://evil.example' };

  it.each(['POST', 'PATCH', 'DELETE', 'PUT'])('SV-07 %s to the API is refused', async (method) => {
    const server = await serve();
    const answer = await call(server, method, '/api/session', { headers: foreign });
    expect(answer.status).toBe(403);
    expect(answer.told.error.code).toBe('bad-origin');
  });

  it('SV-07 reading is answered: browsers do not show it to the other site', async () => {
    const server = await serve();
    const answer = await call(server, 'GET', '/api/meetings', { headers: foreign });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each(['websocket', 'polling'] as const)(
    'SV-07 a socket over %s is refused, and ours is not',
    async (transport) => {
      const server = await serve();
      const code = await codeOf(await meeting(server));
      const auth = { code, audience: 'public' };
      const theirs = connect(server, auth, { transports: [transport], extraHeaders: foreign });
      expect(await heard(theirs, 'connect_error')).toBeInstanceOf(Error);
      expect(theirs.connected).toBe(false);
      const ours = connect(server, auth, { transports: [transport], extraHeaders: { origin: server.url } });
      expect(await heard(ours, 'snapshot')).toMatchObject({ version: 1 });
    }
  );

  it('SV-07 the origin counts for each polling request, not for the handshake only', async () => {
    const server = await serve();
    const handshake = await raw(server, '/socket.io/?EIO=4&transport=polling', { origin: server.url });
    expect(handshake.status).toBe(200);
    const { sid } = JSON.parse(handshake.body.toString().slice(1)) as { readonly sid: string };
    const stolen = await raw(server, `/socket.io/?EIO=4&transport=polling&sid=${sid}`, foreign, 'POST');
    expect(stolen.status).toBeGreaterThanOrEqual(400);
  });
});
