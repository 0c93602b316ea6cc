import type { Verdict } from './verdicts.ts';

/** The console's one-key shortcuts. A key that is typed into a field is never a shortcut. */
export type Action =
  Verdict | 'undo' | 'down' | 'up' | 'next' | 'blank' | 'timer' | 'mode' | 'pages' | 'language' | 'search' | 'help';

export const KEYS: Readonly<Record<Action, string>> = {
  publish: 'P',
  hold: 'H',
  refer: 'R',
  decline: 'D',
  restore: 'W',
  merge: 'M',
  unmerge: 'U',
  redact: 'X',
  answer: 'A',
  translate: 'E',
  undo: 'Z',
  down: 'J',
  up: 'K',
  spotlight: 'S',
  next: '→',
  blank: 'B',
  timer: 'T',
  mode: 'V',
  pages: 'G',
  language: 'L',
  search: '/',
  help: '?',
};

const BY_KEY: ReadonlyMap<string, Action> = new Map([
  ...(Object.entries(KEYS) as [Action, string][]).map(([action, key]) => [key.toLowerCase(), action] as const),
  ['arrowdown', 'down'],
  ['arrowup', 'up'],
  ['arrowright', 'next'],
]);

/** As much of a keyboard event as a shortcut depends on. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly repeat: boolean;
  readonly defaultPrevented: boolean;
}

/** Moving along the queue may repeat while a key is held down; a verdict never does. */
const REPEATS: ReadonlySet<Action> = new Set(['down', 'up']);

/** @returns what was asked for; null if the press is no shortcut, or is meant for a field or the browser */
export function actionFor(press: Press, typing: boolean): Action | null {
  if (typing || press.defaultPrevented || press.isComposing || press.ctrlKey || press.metaKey || press.altKey)
    return null;
  const action = BY_KEY.get(press.key.toLowerCase()) ?? null;
  return action !== null && press.repeat && !REPEATS.has(action) ? null : action;
}

/** Digits pick from a numbered list, from 1. @returns the index, or null */
export function digit(press: Press, length: number): number | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing || press.repeat) return null;
  const index = /^[1-9]$/.test(press.key) ? Number(press.key) - 1 : -1;
  return index >= 0 && index < length ? index : null;
}
