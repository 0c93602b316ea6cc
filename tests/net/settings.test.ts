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

  const change = (settings: object) => settingsChange.safeParse(settings);
  const contacts = { emergency: '911', nonEmergency: '(718) 555-0100', tips: null };

  it('SV-106 guidelines are paragraphs, cleaned line by line, up to 2,000 characters', () => {
    const written = ' Be kind.\u202e  \r\n\r\n\n\nNo names,\tno plates. ';
    expect(change({ guidelines: written }).data).toStrictEqual({ guidelines: 'Be kind.\n\nNo names, no plates.' });
    expect(change({ guidelines: '' }).success).toBe(true);
    expect(change({ guidelines: 'x'.repeat(2000) }).success).toBe(true);
    expect(change({ guidelines: 'x'.repeat(2001) }).success).toBe(false);
  });

  it('SV-106 there is always an emergency number; the others may be none', () => {
    expect(change({ contacts }).data).toStrictEqual({ contacts });
    for (const wrong of [
      { emergency: '' },
      { emergency: ' ' },
      { emergency: null },
      { tips: '' },
      { tips: 'x'.repeat(121) },
    ]) {
      expect(change({ contacts: { ...contacts, ...wrong } }).success).toBe(false);
    }
    expect(change({ contacts: { emergency: '112' } }).success).toBe(false);
  });

  it('SV-106 a meeting has one to six languages, each once, and one of the two ballots', () => {
    expect(change({ languages: ['es', 'en', 'zh-Hant'], ballot: 'room' }).success).toBe(true);
    for (const languages of [[], ['en', 'en'], ['English'], ['en', 7], ['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'gg']]) {
      expect(change({ languages }).success).toBe(false);
    }
    expect(change({ ballot: 'tickets' }).success).toBe(false);
  });

  it('SV-106 a new meeting that says nothing of these has their defaults', () => {
    expect(newSettings.parse({ title: 'Elm Park' })).toMatchObject({
      guidelines: '',
      contacts: { emergency: '911', nonEmergency: null, tips: null },
      ballot: 'open',
      languages: ['en', 'es'],
    });
  });
});
