import { describe, expect, it } from 'vitest';
import { ownPath, plainAddress } from '../../src/lib/paths.ts';

describe('paths of our own', () => {
  it.each([
    ['//evil.example/', '/evil.example/'],
    ['/\\evil.example/', '/evil.example/'],
    ['///\\/evil.example', '/evil.example'],
    ['\\\\evil.example', '/evil.example'],
  ])('SV-63 %j leads to no other site', (given, path) => {
    expect(ownPath(given)).toBe(path);
    expect(new URL(ownPath(given), 'https://townhall.example').host).toBe('townhall.example');
  });

  it.each(['/', '/m/ELM204', '/m/ELM204/screen/', '/a//b'])('SV-63 %j stays as it is', (path) => {
    expect(ownPath(path)).toBe(path);
  });

  it.each([
    ['/progress?lang=es', '/progress?area=Elm+Park&q=luz&lang=en', '/progress?area=Elm+Park&q=luz'],
    ['/progress?lang=es&q=luz', '/progress?area=South', '/progress?q=luz'],
    ['/progress?lang=es', '/staff?email=of-somebody', '/progress'],
    ['/progress?lang=es', 'https://evil.example/progress?q=evil', '/progress'],
    ['/progress?lang=es', 'no address', '/progress'],
    ['//evil.example?lang=es', '//evil.example?q=1', '/evil.example'],
  ])('SV-343 %s from %s leads to %s', (given, from, leads) => {
    const at = (path: string) => (path.startsWith('/') ? `https://town.example${path}` : path);
    expect(plainAddress(new URL(at(given)), at(from)).replace(/\?q=1$/, '')).toBe(leads);
    expect(plainAddress(new URL(at(given)), null)).not.toContain('lang');
  });
});
