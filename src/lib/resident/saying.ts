import type { CommonMessages } from '$lib/i18n/common';
import type { ResidentMessages } from '$lib/i18n/resident';
import type { Phase } from '$lib/meeting/state';
import type { Telling } from './telling.svelte';

/** What screen readers are told of, as it is now. */
interface Told {
  /** How many ideas wait to be shown. */
  readonly fresh: () => number;
  /** Votes that others gave to what is mine. */
  readonly gained: () => number;
  readonly phase: () => Phase;
  /** The text on the floor. */
  readonly lit: () => string | undefined;
  /** In how many seconds a full server is asked again; otherwise whether the connection is away. */
  readonly line: () => number | boolean;
  /** What is shown stands still. */
  readonly held: () => boolean;
  readonly common: CommonMessages;
  readonly t: ResidentMessages;
}

/** Says to screen readers what changes on the resident's page. Within a component's initialisation only. */
export function sayChanges(telling: Telling, { fresh, gained, phase, lit, line, held, common, t }: Told): void {
  telling.onChange('fresh', fresh, (n) => n > 0 && !held() && t.fresh(n));
  telling.onChange('votes', gained, (now, before) => now > before && !held() && t.said.votes(now));
  telling.onChange('phase', phase, (now) => t.said.phase(common.phase[now]));
  telling.onChange('floor', lit, (text) => text && t.said.floor(text));
  telling.onChange(
    'line',
    // Not each second of it.
    () => (typeof line() === 'number' ? 'full' : line()),
    (now) => (now === 'full' ? t.line.full(Number(line())) : now ? t.line.reconnecting : t.line.back)
  );
}
