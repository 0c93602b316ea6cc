import type { Appended, Batch, EventLog, Store } from '../../db/store.ts';

/** What the next appends come to: done; refused by a disk that is full; done, with the answer lost; not answered. */
export type Mood = 'well' | 'fails-before' | 'fails-after' | 'hangs';

/** A store whose log misbehaves on demand; all the rest is the real one. */
export class UnrulyStore implements Store {
  mood: Mood = 'well';
  readable = true;
  readonly kind: Store['kind'];
  readonly directory: Store['directory'];
  readonly keyring: Store['keyring'];
  readonly agendas: Store['agendas'];
  readonly pictures: Store['pictures'];
  readonly log: EventLog;
  /** Appends that were begun. */
  begun = 0;
  readonly #held: (() => void)[] = [];
  readonly #inner: Store;

  constructor(inner: Store) {
    this.#inner = inner;
    this.kind = inner.kind;
    this.directory = inner.directory;
    this.keyring = inner.keyring;
    this.agendas = inner.agendas;
    this.pictures = inner.pictures;
    this.log = {
      read: async (meeting, from) => {
        if (!this.readable) throw new Error('the disk cannot be read');
        return inner.log.read(meeting, from);
      },
      append: (meeting, expected, batch) => this.#append(meeting, expected, batch),
      scrub: (meeting, texts) => inner.log.scrub(meeting, texts),
      replace: (meeting, through, batches) => inner.log.replace(meeting, through, batches),
      drop: (meeting) => inner.log.drop(meeting),
    };
  }

  async #append(meeting: string, expected: number, batch: Batch): Promise<Appended> {
    const { mood } = this;
    this.begun += 1;
    if (mood === 'fails-before') throw new Error('the disk is full');
    if (mood === 'hangs') await new Promise<void>((go) => this.#held.push(go));
    const appended = await this.#inner.log.append(meeting, expected, batch);
    if (mood === 'fails-after') throw new Error('the answer was lost');
    return appended;
  }

  /** Lets the appends that hang go on. */
  release(): void {
    for (const go of this.#held.splice(0)) go();
  }

  ping(): Promise<void> {
    return this.#inner.ping();
  }

  close(): Promise<void> {
    return this.#inner.close();
  }
}
