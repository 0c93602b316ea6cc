import { createMemoryStore } from '../../db/memory.ts';
import type { Store } from '../../db/store.ts';
import type { Hall } from '../../realtime/hall/hall.ts';
import { Halls } from '../../realtime/halls.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import type { Delta } from '../../src/lib/meeting/delta.ts';
import type { Audience } from '../../src/lib/meeting/view.ts';
import { parseCommandId, type CommandId, type MeetingCode } from '../../src/lib/meeting/ids.ts';
import { DEFAULT_SETTINGS } from '../../src/lib/meeting/settings.ts';
import { moderator, START } from '../meeting/cast.ts';
import { FakeClock, settle } from './sim/clock.ts';

export const CODE = 'ELM204' as MeetingCode;

let commands = 0;
export const command = (body: CommandBody, id?: string) => ({
  ...body,
  id: parseCommandId(id ?? `command-${(commands += 1)}`) as CommandId,
});

/** A log whose methods can be replaced one by one. */
export function bound(log: Store['log']): Store['log'] {
  return {
    read: log.read.bind(log),
    append: log.append.bind(log),
    scrub: log.scrub.bind(log),
    replace: log.replace.bind(log),
    drop: log.drop.bind(log),
  };
}

/** Halls in this process, on a store in memory and a clock that is moved by hand. */
export class Ground {
  readonly clock = new FakeClock(START);
  readonly store = createMemoryStore();
  /** What was reported as broken. */
  readonly reports: string[] = [];
  /** What was broadcast, to whom. */
  readonly deltas: [Audience, Delta][] = [];
  #ids = 0;

  hallsOn(store: Store): Halls {
    const chance = { id: () => `fresh-id-${(this.#ids += 1)}`, fraction: () => 0.5, salt: () => 'salt' };
    const halls = new Halls({ store, clock: this.clock, chance, report: (what) => this.reports.push(what) });
    halls.attach(() => ({
      delta: (audience, delta) => void this.deltas.push([audience, delta]),
      self() {},
      watches: () => false,
      participants: () => [],
      viewers: () => 0,
      people: () => 0,
    }));
    return halls;
  }

  async liveHall(halls: Halls): Promise<Hall> {
    const settings = { ...DEFAULT_SETTINGS, title: 'What should we work on first?' };
    const hall = await halls.create(settings, { by: 'system', code: CODE });
    await hall.submit(moderator, command({ type: 'meeting.open' }));
    return hall;
  }

  /** Everything due until then happens. */
  async passes(ms: number): Promise<void> {
    const until = this.clock.now() + ms;
    do await settle();
    while (this.clock.advance(until));
  }
}
