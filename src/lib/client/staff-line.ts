import type { OpenWire, Wire, WireEvents } from './wire.ts';
import type { Lookers, UnitedAnswer } from '../protocol/board.ts';
import type { United } from '../meeting/uniting.ts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Hears {
  lookers(lookers: Lookers): void;
  /** A new connection knows nothing of me. */
  connected(): void;
  disconnected(): void;
}

/** What the console says and hears beside the board, on the board's own connection. */
export class StaffLine {
  #wire: Wire | null = null;
  #hears: Hears | null = null;
  readonly #load: () => Promise<OpenWire>;

  /** @param load the way to open a connection, fetched when the page goes live */
  constructor(load: () => Promise<OpenWire>) {
    this.#load = load;
  }

  listen(hears: Hears): void {
    this.#hears = hears;
  }

  /** For the board: opens its connection, and listens to it. */
  readonly open: OpenWire = (options, events) => {
    let wanted = false;
    void this.#load().then((open) => {
      this.#wire = open(options, this.#listening(events));
      if (wanted) this.#wire.connect();
    });
    const wire = () => this.#wire;
    return {
      get connected() {
        return wire()?.connected ?? false;
      },
      connect() {
        wanted = true;
        wire()?.connect();
      },
      disconnect() {
        wanted = false;
        wire()?.disconnect();
      },
      send: (command, answer) => wire()?.send(command, answer),
      resync: (since) => wire()?.resync(since),
    };
  };

  #listening(events: WireEvents): WireEvents {
    return {
      ...events,
      connected: () => {
        events.connected();
        this.#hears?.connected();
      },
      disconnected: () => {
        events.disconnected();
        this.#hears?.disconnected();
      },
      message: (event, payload) => {
        const lookers = event === 'lookers' ? readLookers(payload) : null;
        if (lookers) this.#hears?.lookers(lookers);
        events.message(event, payload);
      },
    };
  }

  looking(ideaId: string | null): void {
    if (this.#wire?.connected) this.#wire.say?.('looking', { ideaId });
  }

  /** How many different people stand behind these ideas together; null if that cannot be had now. */
  united(ideaIds: readonly string[]): Promise<United | null> {
    return new Promise((resolve) => {
      if (!this.#wire?.connected || !this.#wire.say) return resolve(null);
      this.#wire.say('united', { ideaIds }, (raw) => resolve(readUnited(raw)));
    });
  }
}

function readLookers(raw: unknown): Lookers | null {
  if (!isFields(raw)) return null;
  const isPeople = (people: unknown): boolean =>
    Array.isArray(people) &&
    people.every((one: unknown) => isFields(one) && typeof one.id === 'string' && typeof one.name === 'string');
  return Object.values(raw).every(isPeople) ? (raw as Lookers) : null;
}

function readUnited(raw: unknown): United | null {
  const answer = raw as UnitedAnswer;
  return isFields(raw) && answer.ok && typeof answer.people === 'number' && isFields(answer.each) ? answer : null;
}
