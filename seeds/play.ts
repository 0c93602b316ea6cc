/** Plays a meeting that took place earlier: commands in order of time, on a clock that is moved along. */
import type { Hall } from '../realtime/hall/hall.ts';
import { systemClock, type Clock } from '../realtime/hall/clock.ts';
import type { Actor } from '../src/lib/meeting/actors.ts';
import type { CommandBody, CommandResult } from '../src/lib/meeting/commands.ts';
import type { CommandId } from '../src/lib/meeting/ids.ts';
import type { Dice } from './dice.ts';

export class PastClock implements Clock {
  #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  /** Time only goes forward: a log whose times go back would be a strange thing to read. */
  moveTo(time: number): void {
    this.#now = Math.max(this.#now, time);
  }

  /** Broadcasts and timeouts of the Hall run in real time. */
  after(ms: number, run: () => void): () => void {
    return systemClock.after(ms, run);
  }
}

export interface Act {
  /** ms since the epoch */
  readonly at: number;
  readonly actor: Actor;
  /** Made when its turn comes: it may name an idea that an act before it submitted, at least a minute earlier. */
  readonly command: () => CommandBody;
  readonly then?: (result: CommandResult) => void;
}

const MINUTE = 60_000;

/**
 * Submits every act through the Hall, a minute at a time.
 * @throws Error if the Hall refuses one: a seed must follow the rules that it shows
 */
export async function play(hall: Hall, clock: PastClock, acts: readonly Act[], dice: Dice): Promise<void> {
  const minutes = new Map<number, Act[]>();
  for (const act of [...acts].sort((a, b) => a.at - b.at)) {
    const minute = Math.floor(act.at / MINUTE);
    minutes.set(minute, [...(minutes.get(minute) ?? []), act]);
  }
  for (const together of minutes.values()) {
    for (const act of together) clock.moveTo(act.at);
    await Promise.all(together.map((act) => perform(hall, act, dice)));
  }
}

async function perform(hall: Hall, act: Act, dice: Dice): Promise<void> {
  const body = act.command();
  const ack = await hall.submit(act.actor, { ...body, id: dice.id() as CommandId });
  if (!ack.ok) throw new Error(`the seed's ${body.type} was refused: ${ack.code}`);
  act.then?.(ack.result);
}
