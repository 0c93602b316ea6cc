import { describe, expect, it } from 'vitest';
import { ownPath } from '../../src/lib/paths.ts';

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
});
