import { expect, it } from 'vitest';
import { languageName, languageToTranslateInto } from '../../src/lib/components/staff/translating.ts';
import { idea, viewOf } from './world.ts';

it('SC-51 an idea is put into a language of the meeting that it is not in yet, else a translation is mended', () => {
  const { meeting } = viewOf([]);
  const into = (languages: readonly string[], more: Parameters<typeof idea>[1]) =>
    languageToTranslateInto(idea('a', more), { ...meeting, languages });
  expect(into(['en', 'es'], { lang: 'en' })).toBe('es');
  expect(into(['en', 'es'], { lang: 'es' })).toBe('en');
  expect(into(['en', 'es'], { lang: null })).toBe('es');
  expect(into(['en', 'es'], { lang: 'en', translations: { es: 'ya' } })).toBe('es');
  expect(into(['en', 'es', 'pt'], { lang: 'en', translations: { es: 'ya' } })).toBe('pt');
  expect(into(['en'], { lang: 'en' })).toBeNull();
  expect(languageName('es', 'en')).toBe('Spanish');
});
