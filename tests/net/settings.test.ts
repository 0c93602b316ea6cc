import { describe, expect, it } from 'vitest';
import { newSettings, settingsChange } from '../../src/lib/protocol/settings.ts';

describe('what settings may be', () => {
  it.each(['', '  ', '  \u200b '])('SV-71 %j is no title, neither at first nor later', (title) => {
    expect(newSettings.safeParse({ title }).success).toBe(false);
    expect(settingsChange.safeParse({ title }).success).toBe(false);
    expect(settingsChange.safeParse({}).success).toBe(true);
  });

  it.each(['constructor', 'prototype', 'toString'])('SV-71 %s is no key', (name) => {
    const change = (names: unknown) => settingsChange.safeParse({ categories: { names, translations: {} } });
    expect(change({ [name]: 'A name' }).success).toBe(false);
    expect(change({ streets: 'Streets' }).success).toBe(true);
  });
});
