import type { LoggedEvent } from '../meeting/events.ts';
import { SMALL } from './report.ts';

/**
 * What many did alike, as numbers. In the order of the log the acts of one phone stand side by side; counted over stretches
 * of time, nobody can tell which belong together.
 */
export interface Crowd {
  /** One of them: they differ in who and when alone. */
  readonly event: LoggedEvent;
  /** Beginning of the first stretch and end of the last, ms since the epoch. */
  readonly at: number;
  readonly until: number;
  /** How many there were; null: under `SMALL`. */
  readonly count: number | null;
}

const STRETCH_MS = 15 * 60_000;
const startOf = (at: number): number => at - (at % STRETCH_MS);

/** Counts acts by what they were and what they were about. Where few did something, stretches are put together. */
export function crowdsOf(events: readonly LoggedEvent[]): Crowd[] {
  const groups = new Map<string, LoggedEvent[]>();
  let [begin, end] = [Infinity, 0];
  for (const event of events) {
    const about = 'ideaId' in event ? event.ideaId : 'actionId' in event ? event.actionId : '';
    const key = `${event.type} ${about ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
    begin = Math.min(begin, startOf(event.at));
    end = Math.max(end, startOf(event.at) + STRETCH_MS);
  }
  return [...groups.values()].flatMap((group): Crowd[] => {
    const [event] = group;
    // So few that only the time of everybody together says nothing of them.
    if (!event || group.length < SMALL) return event ? [{ event, at: begin, until: end, count: null }] : [];
    return stretchesOf(group.map(({ at }) => at)).map((stretch) => ({ event, ...stretch }));
  });
}

function stretchesOf(times: readonly number[]): { at: number; until: number; count: number }[] {
  const counts = new Map<number, number>();
  for (const time of times) counts.set(startOf(time), (counts.get(startOf(time)) ?? 0) + 1);
  const stretches: { at: number; until: number; count: number }[] = [];
  for (const [at, count] of [...counts].sort(([a], [b]) => a - b)) {
    const last = stretches.at(-1);
    if (last && last.count < SMALL) {
      last.count += count;
      last.until = at + STRETCH_MS;
    } else {
      stretches.push({ at, until: at + STRETCH_MS, count });
    }
  }
  const last = stretches.at(-1);
  const before = stretches.at(-2);
  if (!last || !before || last.count >= SMALL) return stretches;
  return [...stretches.slice(0, -2), { at: before.at, until: last.until, count: before.count + last.count }];
}
