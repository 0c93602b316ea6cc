import type { EventLog } from '../../db/store.ts';
import { Replaying, type Replay } from '../../src/lib/records/replay.ts';
import type { Hall } from '../hall/hall.ts';
import { aboutIn } from '../audit/trails.ts';
import { foldLog } from './fold.ts';
import { Kept } from './kept.ts';

export interface MadeReplay {
  readonly replay: Replay;
  readonly about: ReturnType<typeof aboutIn>;
}

/** Replays of meetings: kept until something happens in their meeting. */
export class Replays {
  readonly #log: EventLog;
  readonly #kept = new Kept<MadeReplay>();

  constructor(log: EventLog) {
    this.#log = log;
  }

  async of({ meeting, read }: { readonly meeting: string; readonly read: Hall['read'] }): Promise<MadeReplay> {
    const version = await read((state) => state.version);
    return this.#kept.of(meeting, String(version), () => this.#make(meeting));
  }

  async #make(meeting: string): Promise<MadeReplay> {
    const replaying = new Replaying();
    const last = await foldLog(this.#log, meeting, (state, { event }, all) => replaying.see(state, event, all));
    return { replay: replaying.end(last), about: aboutIn(last) };
  }
}
