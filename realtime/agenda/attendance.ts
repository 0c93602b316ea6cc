import type { Clock } from '../hall/clock.ts';
import type { Guest } from './guest.ts';
import { presenceMessage } from './messages.ts';
import type { PersonElsewhere } from './person-elsewhere.ts';
import { Presence } from './presence.ts';

/** Who has an agenda open, and what each of them hears of the others. */
export class Attendance {
  readonly #presence = new Presence<Guest>();
  readonly #guests = new Set<Guest>();

  /** @param moved somebody who is connected here came, went or moved */
  constructor(
    private readonly clock: Clock,
    private readonly moved: () => void
  ) {}

  /** Everybody with a connection to this node. */
  get guests(): ReadonlySet<Guest> {
    return this.#guests;
  }

  get people(): readonly PersonElsewhere[] {
    return this.#presence.own;
  }

  add(guest: Guest): void {
    this.#guests.add(guest);
  }

  /** @returns whether they had been here */
  remove(guest: Guest): boolean {
    if (!this.#guests.delete(guest)) return false;
    this.#show(guest, this.#presence.leave(guest, this.clock.now()));
    return true;
  }

  /** @throws Error if it is not an awareness update */
  hear(guest: Guest, update: Uint8Array): void {
    this.#show(guest, this.#presence.hear(guest, update, this.clock.now()));
  }

  /** Tells somebody who all the others are. */
  sayWho(guest: Guest): void {
    guest.send(presenceMessage(this.#presence.others(guest)));
  }

  /** Who is connected at another node, all of them. */
  hearNode(node: string, people: readonly PersonElsewhere[]): void {
    this.#tell(null, this.#presence.hearNode(node, people, this.clock.now()));
  }

  #show(guest: Guest, presence: Uint8Array | null): void {
    if (!presence) return;
    this.#tell(guest, presence);
    this.moved();
  }

  /** Those who do not know the document yet have heard of nobody either: they get all presences when they come in. */
  #tell(from: Guest | null, presence: Uint8Array | null): void {
    if (!presence) return;
    const message = presenceMessage(presence);
    for (const guest of this.#guests) if (guest !== from) guest.send(message);
  }
}
