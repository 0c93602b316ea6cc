import { describe, expect, it } from 'vitest';
import { sharedAddress } from '../../realtime/addresses.ts';

const everywhere = { origin: null, host: '0.0.0.0' };
const local = ['192.168.1.20', '10.0.0.4'];

describe('the address that a QR code carries', () => {
  it.each([
    ['http://localhost:3000/m/ELM204/screen', 'http://192.168.1.20:3000'],
    ['http://127.0.0.1/m/ELM204/screen', 'http://192.168.1.20'],
    ['http://[::1]:3000/', 'http://192.168.1.20:3000'],
    ['http://10.0.0.4:3000/', 'http://10.0.0.4:3000'],
    ['http://laptop.local:3000/', 'http://laptop.local:3000'],
  ])('SV-62 seen at %s it is %s', (seen, address) => {
    expect(sharedAddress(everywhere, new URL(seen), local)).toBe(address);
  });

  it('SV-62 is the configured one where there is one, and never one on which nobody listens', () => {
    const here = new URL('http://localhost:3000/');
    const fixed = { origin: 'https://townhall.example', host: '0.0.0.0' };
    expect(sharedAddress(fixed, here, local)).toBe('https://townhall.example');
    expect(sharedAddress({ origin: null, host: '127.0.0.1' }, here, local)).toBe('http://localhost:3000');
    expect(sharedAddress(everywhere, here, [])).toBe('http://localhost:3000');
  });
});
