import { isLanguage } from '$lib/i18n/languages.ts';
import { STAGE_MODES, type Showing, type StageMode } from '$lib/meeting/state.ts';

/** What a key does at the screen itself. Presenters' remote controls send PageUp, PageDown, `.` and `B`. */
export type ScreenKey =
  | { readonly does: 'blank' | 'fill' | 'hold' | 'language' | 'help' }
  | { readonly does: 'mode'; readonly mode: StageMode }
  | { readonly does: 'leaf'; readonly by: 1 | -1 };

const KEYS: ReadonlyMap<string, ScreenKey> = new Map<string, ScreenKey>([
  ['b', { does: 'blank' }],
  ['.', { does: 'blank' }],
  ['f', { does: 'fill' }],
  ['p', { does: 'hold' }],
  [' ', { does: 'hold' }],
  ['l', { does: 'language' }],
  ['?', { does: 'help' }],
  ['arrowright', { does: 'leaf', by: 1 }],
  ['pagedown', { does: 'leaf', by: 1 }],
  ['arrowleft', { does: 'leaf', by: -1 }],
  ['pageup', { does: 'leaf', by: -1 }],
  ...STAGE_MODES.map((mode, index): [string, ScreenKey] => [String(index + 1), { does: 'mode', mode }]),
]);

/** @param key `KeyboardEvent.key`. @returns null for a key that does nothing here */
export const screenKey = (key: string): ScreenKey | null => KEYS.get(key.toLowerCase()) ?? null;

/** What the room's screens do after one more press: the next way to show the board, the page held or let go, the next language. */
export function nextShowing(
  what: 'mode' | 'pages' | 'language',
  { mode, paging, language }: Showing,
  languages: readonly string[]
): Partial<Showing> {
  if (what === 'mode') return { mode: STAGE_MODES[(STAGE_MODES.indexOf(mode) + 1) % STAGE_MODES.length] ?? 'list' };
  if (what === 'pages') return { paging: paging === 'held' ? 'auto' : 'held' };
  // All in turn, then each alone.
  return { language: languages.filter(isLanguage)[language === null ? 0 : languages.indexOf(language) + 1] ?? null };
}
