import { keptObject } from '../rows.ts';
import type { Directory } from '../store.ts';
import type { MemoryData } from './data.ts';
import { order } from './order.ts';

/** Second factors, counted tries, and the agency's settings. */
export function memoryEntrance(
  { factors, tries, agency }: MemoryData,
  check: () => void
): Pick<Directory, 'factors' | 'tries' | 'agency'> {
  return {
    factors: {
      async put(factor, over) {
        check();
        if (over !== undefined && (factors.get(factor.staffId)?.sealed ?? null) !== over) return false;
        factors.set(factor.staffId, structuredClone(factor));
        return true;
      },
      async find(staffId) {
        check();
        return structuredClone(factors.get(staffId) ?? null);
      },
      async list() {
        check();
        return structuredClone([...factors.values()].sort((a, b) => order(a.staffId, b.staffId)));
      },
      async useStep(staffId, step) {
        check();
        const factor = factors.get(staffId);
        if (!factor || factor.lastStep >= step) return false;
        factors.set(staffId, { ...factor, lastStep: step });
        return true;
      },
      async useRecovery(staffId, hash) {
        check();
        const factor = factors.get(staffId);
        if (!factor?.recovery.includes(hash)) return false;
        factors.set(staffId, { ...factor, recovery: factor.recovery.filter((left) => left !== hash) });
        return true;
      },
      async renew(staffId, sealed, recovery) {
        check();
        const factor = factors.get(staffId);
        if (factor?.sealed !== sealed) return false;
        factors.set(staffId, { ...factor, recovery: [...recovery] });
        return true;
      },
      async remove(staffId, sealed) {
        check();
        if (sealed !== undefined && factors.get(staffId)?.sealed !== sealed) return false;
        return factors.delete(staffId);
      },
    },
    tries: {
      async count(key, until, now) {
        check();
        const known = tries.get(key);
        const tried = known && known.until > now ? { ...known, count: known.count + 1 } : { count: 1, until };
        tries.set(key, tried);
        return { ...tried };
      },
      async read(key, now) {
        check();
        const known = tries.get(key);
        return known && known.until > now ? { ...known } : null;
      },
      async forget(key) {
        check();
        tries.delete(key);
      },
      async tidy(now) {
        check();
        for (const [key, { until }] of tries) if (until <= now) tries.delete(key);
      },
    },
    agency: {
      async read(name) {
        check();
        const kept = agency.get(name);
        return kept === undefined ? null : keptObject.parse(kept);
      },
      async write(name, value) {
        check();
        agency.set(name, JSON.stringify(value));
      },
    },
  };
}
