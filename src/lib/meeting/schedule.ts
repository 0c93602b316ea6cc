import type { Settings } from './settings.ts';
import type { Phase } from './state.ts';

/** The times of a meeting as they are before a change. */
interface Schedule {
  readonly phase: Phase;
  readonly settings: Pick<Settings, 'opensAt' | 'closesAt'>;
}

/**
 * Which of the times that a change names cannot be: one that has passed already, or a closing before the opening. When
 * a meeting that is on was announced to begin may lie in the past.
 */
export function impossibleTime(
  { phase, settings }: Schedule,
  named: Partial<Pick<Settings, 'opensAt' | 'closesAt'>>,
  now: number
): 'opensAt' | 'closesAt' | null {
  if (typeof named.closesAt === 'number' && named.closesAt <= now) return 'closesAt';
  if (typeof named.opensAt === 'number' && named.opensAt <= now && phase === 'scheduled') return 'opensAt';
  if (named.opensAt === undefined && named.closesAt === undefined) return null;
  const { opensAt, closesAt } = { ...settings, ...named };
  return opensAt !== null && closesAt !== null && closesAt <= opensAt ? 'closesAt' : null;
}

/** When the gathering of ideas begins by itself, ms since the epoch; null if it does not, or has begun already. */
export function opensItselfAt({
  phase,
  settings,
}: {
  readonly phase: Phase;
  readonly settings: Pick<Settings, 'opensAt' | 'opensItself'>;
}): number | null {
  return phase === 'scheduled' && settings.opensItself ? settings.opensAt : null;
}
