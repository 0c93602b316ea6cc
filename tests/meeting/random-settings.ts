import type { Part } from '../../src/lib/meeting/plan.ts';
import { DEFAULT_POLICY } from '../../src/lib/meeting/policy.ts';
import type { Settings } from '../../src/lib/meeting/settings.ts';
import type { Rng } from '../support/rng.ts';
import { MINUTE, SECOND } from './cast.ts';

export const ZIPS: readonly string[] = ['10453', '10457', '10468'];
export const PLAN: readonly Part[] = [
  { id: 'ideas', name: '', minutes: 30, opens: 'ideas' },
  { id: 'votes', name: 'Now we vote', minutes: 15, opens: 'both' },
  { id: 'talk', name: '', minutes: null, opens: 'same' },
];

/** Some settings as somebody may change them. @param now ms since the epoch, for closing times */
export function randomSettings(rng: Rng, now: number): Partial<Settings> {
  const closing = (): number => now + rng.int(20 * MINUTE) - (rng.chance(0.2) ? 30 * MINUTE : -SECOND);
  return {
    ...(rng.chance(0.3) && { moderation: rng.pick(['pre', 'post'] as const) }),
    ...(rng.chance(0.4) && { votesPerResident: rng.pick([null, 0, 1, 2, 3, 10]) }),
    ...(rng.chance(0.2) && { zips: rng.pick([[], ZIPS, ZIPS.slice(0, 1)]) }),
    ...(rng.chance(0.3) && { closesAt: rng.chance(0.3) ? null : closing() }),
    ...(rng.chance(0.2) && { ballot: rng.pick(['open', 'room', 'room'] as const) }),
    ...(rng.chance(0.4) && { plan: rng.chance(0.8) ? PLAN : PLAN.slice(0, rng.int(2)) }),
    ...(rng.chance(0.1) && { title: rng.letters(12) }),
    ...(rng.chance(0.05) && {
      policy: { ...DEFAULT_POLICY, reasons: { ...DEFAULT_POLICY.reasons, late: 'Too late.' } },
    }),
  };
}
