import type { Verdict } from './verdicts.ts';

/** The console's one-key shortcuts. A key that is typed into a field is never a shortcut. */
export type Action = OneKey | 'stretch-down' | 'stretch-up' | 'all' | 'clear';
type OneKey =
  | Verdict
  | 'undo'
  | 'select'
  | 'part'
  | 'down'
  | 'up'
  | 'next'
  | 'blank'
  | 'timer'
  | 'mode'
  | 'pages'
  | 'language'
  | 'search'
  | 'help';

export const KEYS: Readonly<Record<OneKey, string>> = {
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
  select: 'C',
  part: 'F',
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

const BY_KEY: ReadonlyMap<string, OneKey> = new Map([
  ...(Object.entries(KEYS) as [OneKey, string][]).map(([action, key]) => [key.toLowerCase(), action] as const),
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
  readonly shiftKey?: boolean;
  readonly isComposing: boolean;
  readonly repeat: boolean;
  readonly defaultPrevented: boolean;
}

/** Moving along the queue may repeat while a key is held down; a verdict never does. */
const REPEATS: ReadonlySet<Action> = new Set(['down', 'up', 'stretch-down', 'stretch-up']);

/**
 * @param typing into a field
 * @param onButton which the space bar presses
 * @returns what was asked for; null if the press is no shortcut, or is meant for a field or the browser
 */
export function actionFor(press: Press, typing: boolean, onButton = false): Action | null {
  if (typing || press.defaultPrevented || press.isComposing || press.altKey) return null;
  const action = press.ctrlKey || press.metaKey ? withControl(press) : plain(press, onButton);
  return action !== null && press.repeat && !REPEATS.has(action) ? null : action;
}

/** Select all, as everywhere else. */
function withControl({ key, shiftKey = false }: Press): Action | null {
  return key.toLowerCase() === 'a' && !shiftKey ? 'all' : null;
}

function plain({ key, shiftKey = false }: Press, onButton: boolean): Action | null {
  if (key === 'Escape') return 'clear';
  if (key === ' ') return onButton ? null : 'select';
  const action = BY_KEY.get(key.toLowerCase()) ?? null;
  if (shiftKey && action === 'down') return 'stretch-down';
  return shiftKey && action === 'up' ? 'stretch-up' : action;
}

/** Digits pick from a numbered list, from 1. @returns the index, or null */
export function digit(press: Press, length: number): number | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing || press.repeat) return null;
  const index = /^[1-9]$/.test(press.key) ? Number(press.key) - 1 : -1;
  return index >= 0 && index < length ? index : null;
}
