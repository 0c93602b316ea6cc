import { transparencyOf, type Transparency } from '../src/lib/meeting/transparency.ts';
import type { Hall } from './hall/hall.ts';

export interface PublicRecord {
  /** The version of the meeting at which it may have changed last. */
  readonly version: number;
  readonly record: Transparency;
}

/** How meetings were moderated, for anyone: made anew only when something that it tells of has changed, however many ask. */
export class PublicRecords {
  readonly #made = new WeakMap<Hall, PublicRecord>();

  /** The record of a meeting as it is now. */
  of(hall: Hall): Promise<PublicRecord> {
    return hall.read((state) => {
      const known = this.#made.get(hall);
      if (known?.version === state.recordedAt) return known;
      const made = { version: state.recordedAt, record: transparencyOf(state) };
      this.#made.set(hall, made);
      return made;
    });
  }
}
