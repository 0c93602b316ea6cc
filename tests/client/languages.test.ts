import { expect, it } from 'vitest';
import { loadCommon } from '../../src/lib/i18n/common.ts';

import { loadDoor } from '../../src/lib/i18n/door.ts';
import { loadFinder } from '../../src/lib/i18n/finder.ts';
import { loadHome } from '../../src/lib/i18n/home.ts';
import { LANGUAGES, pickLanguage } from '../../src/lib/i18n/languages.ts';
import { loadResident } from '../../src/lib/i18n/resident.ts';
import { loadScreen } from '../../src/lib/i18n/screen.ts';
import { loadStaff } from '../../src/lib/i18n/staff.ts';
import { loadVoice } from '../../src/lib/i18n/voice.ts';
import { loadReceipt } from '../../src/lib/i18n/receipt.ts';
import { loadWay } from '../../src/lib/i18n/way.ts';
import { translateWording, wordingsOf } from '../../src/lib/i18n/wording.ts';
import { DEFAULT_CATEGORIES, DEFAULT_POLICY } from '../../src/lib/meeting/policy.ts';
import { REFUSALS } from '../../src/lib/meeting/refusals.ts';

it('CL-60 the language is the one chosen, else the best wish that exists here, else English', () => {
  expect(pickLanguage('es', 'en-US')).toBe('es');
  expect(pickLanguage('xx', 'es-MX,es;q=0.9,en;q=0.8')).toBe('es');
  expect(pickLanguage(null, 'fr-FR, en;q=0.5, es;q=0.7')).toBe('es');
  expect(pickLanguage(undefined, 'es;q=0, en')).toBe('en');
  expect(pickLanguage(null, 'es-419')).toBe('es');
  for (const odd of [null, '', '*', ';;;,,,q=', 'x'.repeat(100_000)]) expect(pickLanguage(null, odd)).toBe('en');
});

/** Every text in a tree of messages; a function is asked with plausible values. */
function textsIn(messages: unknown, path = ''): [string, string][] {
  if (typeof messages === 'string') return [[path, messages]];
  if (typeof messages === 'function') {
    const result: unknown = Reflect.apply(
      messages,
      undefined,
      Array.from({ length: messages.length }, () => 2)
    );
    return textsIn(result, path);
  }
  if (typeof messages !== 'object' || messages === null) return [];
  return Object.entries(messages).flatMap(([key, value]) => textsIn(value, `${path}.${key}`));
}

it('CL-61 every text exists in every language, none is empty, and none was left in English', async () => {
  const board = { loadResident, loadVoice, loadReceipt, loadFinder, loadDoor, loadScreen };
  const areas = { loadCommon, loadHome, loadWay, loadStaff, ...board };
  // The same word, or nothing but numbers, in both.
  const alike = /Openfloor|^\d|^[A-Z]{2,}\d*$|^(Admin|Moderador|Ideas|No|Total|Timer|Blank)$/;
  for (const [name, load] of Object.entries(areas)) {
    const [english, ...others] = await Promise.all(LANGUAGES.map(async (lang) => new Map(textsIn(await load(lang)))));
    for (const other of others) {
      expect(other.size, name).toBeGreaterThan(5);
      expect([...other.keys()], name).toEqual([...english!.keys()]);
      const long = [...other].filter(([key, text]) => text.length > 24 && text === english!.get(key));
      expect(
        long.filter(([, text]) => !alike.test(text)),
        name
      ).toEqual([]);
      expect(
        [...other].filter(([, text]) => text.trim() === ''),
        name
      ).toEqual([]);
    }
  }
});

it('CL-62 every refusal is explained in every language', async () => {
  for (const lang of LANGUAGES) {
    const { refusals } = await loadResident(lang);
    expect(Object.keys(refusals).sort()).toEqual([...Object.keys(REFUSALS), 'unsure'].sort());
  }
});

it('CL-63 wordings of a meeting fall back to its own language, then to the id', () => {
  const meeting = {
    retired: { categories: [], reasons: [], referrals: [] },
    categories: { ...DEFAULT_CATEGORIES.names, lake: 'The lake' },
    policy: DEFAULT_POLICY,
    translations: { es: { categories: DEFAULT_CATEGORIES.translations.es!, ...DEFAULT_POLICY.translations.es! } },
  };
  expect(translateWording(meeting, 'categories', 'noise', 'es')).toBe('Ruido y noches');
  expect(translateWording(meeting, 'categories', 'lake', 'es')).toBe('The lake');
  expect(translateWording(meeting, 'categories', 'noise', 'fr')).toBe('Noise and nights');
  expect(translateWording(meeting, 'referrals', 'The lake authority', 'es')).toBe('The lake authority');
  expect(translateWording(meeting, 'reasons', 'constructor', 'es')).toBe('constructor');
  expect(wordingsOf(meeting, 'referrals', 'es')).toHaveLength(Object.keys(DEFAULT_POLICY.referrals).length);
});
