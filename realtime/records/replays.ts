import type { EventLog } from '../../db/store.ts';
import { Replaying, type Replay } from '../../src/lib/records/replay.ts';
import type { Hall } from '../hall/hall.ts';
import { aboutIn } from '../audit/trails.ts';
import { foldLog } from './fold.ts';

export interface MadeReplay {
  readonly replay: Replay;
  readonly about: ReturnType<typeof aboutIn>;
}

/** Meetings whose replay is kept. */
const KEPT = 4;

/** Replays of meetings: made one at a time, and kept until something happens in their meeting. */
export class Replays {
  readonly #log: EventLog;
  readonly #kept = new Map<string, { readonly version: number; readonly made: Promise<MadeReplay> }>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(log: EventLog) {
    this.#log = log;
  }

  async of({ meeting, read }: { readonly meeting: string; readonly read: Hall['read'] }): Promise<MadeReplay> {
    const version = await read((state) => state.version);
    const known = this.#kept.get(meeting);
    if (known?.version === version) return known.made;
    const made = this.#last.then(() => this.#make(meeting));
    this.#last = made.catch(() => this.#kept.delete(meeting));
    this.#kept.delete(meeting);
    this.#kept.set(meeting, { version, made });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return made;
  }

  async #make(meeting: string): Promise<MadeReplay> {
    const replaying = new Replaying();
    const last = await foldLog(this.#log, meeting, (state, { event }, all) => replaying.see(state, event, all));
    return { replay: replaying.end(last), about: aboutIn(last) };
  }
}
