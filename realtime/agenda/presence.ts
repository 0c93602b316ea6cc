import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { PRESENCE_LIMIT, type AgendaPerson } from '../../src/lib/protocol/agenda.ts';
import { tooDeep } from '../board/bounds.ts';
import type { PersonElsewhere } from './person-elsewhere.ts';

/** Someone who is here with one connection. */
export interface Attendant {
  readonly person: Pick<AgendaPerson, 'id' | 'name' | 'role'>;
}

interface Present<A> extends PersonElsewhere {
  /** The connection, or the node at which it is. */
  readonly at: A | Node;
  readonly json: string;
  readonly clock: number;
}
type Node = string;

/** Under white letters 4.5:1 and more, and well apart from each other. */
const COLORS = ['#1f4fd8', '#a84d08', '#137338', '#7c3aad', '#0d6e7a', '#a3195b', '#5b5f1d', '#7a4a2b'] as const;
const DEPTH = 8;
/** What somebody at another node shows is told again after this long, in ms: clients forget what they have not heard for 30 s. */
const TELL_AGAIN_MS = 10_000;

/** Nothing to say: keeps the provider from taking a quiet connection for a dead one. */
export const NO_NEWS = Uint8Array.of(0);

/**
 * Who is here, and where (Yjs calls it awareness). A connection speaks for one client id, its own; of what it says the
 * server replaces who it is, and the clock, so that someone who comes back is heard at once and nobody can shout another
 * down. Where there are several nodes, those whose people have this agenda open say who they are.
 */
export class Presence<A extends Attendant> {
  readonly #present = new Map<number, Present<A>>();
  readonly #clients = new Map<A, number>();
  /** Who was at another node when it last said so, by client. */
  readonly #there = new Map<Node, ReadonlySet<number>>();
  readonly #colors = new Map<string, string>();
  #clock = 0;

  /**
   * @param now ms since the epoch: clocks must go on rising when the room was away meanwhile
   * @returns what to tell the others; null if there is nothing in it that may be told
   * @throws Error if it is not an awareness update
   */
  hear(from: A, update: Uint8Array, now: number): Uint8Array | null {
    const said = readStates(update);
    const client = this.#clients.get(from) ?? this.#claim(from, said);
    const mine = said.find((state) => state.client === client);
    if (client === null || !mine) return null;
    if (mine.json === 'null') return this.leave(from, now);
    const state = parse(mine.json);
    return state && encodeStates([this.#put({ client, person: from.person, state }, from, now)]);
  }

  /** The connection is gone, or does not want to be seen. @returns what to tell the others */
  leave(from: A, now: number): Uint8Array | null {
    const client = this.#clients.get(from);
    if (client === undefined) return null;
    this.#clients.delete(from);
    return this.#present.has(client) ? encodeStates([this.#take(client, now)]) : null;
  }

  /** All the others, for somebody who just came. */
  others(than: A): Uint8Array {
    return encodeStates([...this.#present.values()].filter(({ at }) => at !== than));
  }

  /** Whoever is connected to this node, for the others. */
  get own(): readonly PersonElsewhere[] {
    return [...this.#present.values()]
      .filter(({ at }) => typeof at !== 'string')
      .map(({ client, person, state }) => ({ client, person, state }));
  }

  /** Another node said who is there, all of them; nobody, once it is gone. @returns what to tell those who are here */
  hearNode(node: Node, people: readonly PersonElsewhere[], now: number): Uint8Array | null {
    const changed: Stamped[] = [];
    const [before, there] = [this.#there.get(node), new Set(people.map(({ client }) => client))];
    if (there.size > 0) this.#there.set(node, there);
    else this.#there.delete(node);
    for (const shown of people) {
      const known = this.#present.get(shown.client);
      // They have come here from there, and it has not noticed yet; or somebody calls themselves by another's client.
      if (known && known.at !== node && (before?.has(shown.client) || known.person.id !== shown.person.id)) continue;
      // They have gone there from here, and we had not noticed yet.
      if (known && typeof known.at !== 'string') this.#clients.delete(known.at);
      const isNews = known?.at !== node || known.json !== this.#stamp(shown) || now - known.clock >= TELL_AGAIN_MS;
      if (isNews) changed.push(this.#put(shown, node, now));
    }
    for (const { client, at } of this.#present.values()) {
      if (at === node && !there.has(client)) changed.push(this.#take(client, now));
    }
    return changed.length > 0 ? encodeStates(changed) : null;
  }

  /** A connection's first message names its client: unless that is another person's, who is here. */
  #claim(from: A, said: readonly Said[]): number | null {
    const [only] = said;
    if (!only || said.length > 1 || only.json === 'null') return null;
    const holder = this.#present.get(only.client);
    if (holder && holder.person.id !== from.person.id) return null;
    // The same person, back before the old connection was noticed to be dead.
    if (holder && typeof holder.at !== 'string') this.#clients.delete(holder.at);
    this.#clients.set(from, only.client);
    return only.client;
  }

  #put(shown: PersonElsewhere, at: A | Node, now: number): Stamped {
    const present = { ...shown, at, json: this.#stamp(shown), clock: this.#tick(now) };
    this.#present.set(shown.client, present);
    return present;
  }

  #take(client: number, now: number): Stamped {
    this.#present.delete(client);
    return { client, clock: this.#tick(now), json: 'null' };
  }

  /** What is told of somebody. Who they are, the server says, and nobody else. */
  #stamp({ person, state }: PersonElsewhere): string {
    const { id, name, role } = person;
    return JSON.stringify({ ...state, user: { id, name, role, color: this.#colorOf(id) } });
  }

  #tick(now: number): number {
    this.#clock = Math.max(now, this.#clock + 1);
    return this.#clock;
  }

  #colorOf(person: string): string {
    const known = this.#colors.get(person);
    if (known) return known;
    const taken = new Set(this.#colors.values());
    const color = COLORS.find((one) => !taken.has(one)) ?? COLORS[this.#colors.size % COLORS.length] ?? COLORS[0];
    this.#colors.set(person, color);
    return color;
  }
}

interface Said {
  readonly client: number;
  readonly json: string;
}
interface Stamped extends Said {
  readonly clock: number;
}

/** Others' states that a client passes on are read over; so is one that is too large. */
function readStates(update: Uint8Array): readonly Said[] {
  const decoder = decoding.createDecoder(update);
  const said: Said[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const client = decoding.readVarUint(decoder);
    decoding.readVarUint(decoder); // its own clock
    said.push({ client, json: decoding.readVarString(decoder) });
  }
  return said;
}

/** @throws SyntaxError if it is not JSON */
function parse(json: string): Readonly<Record<string, unknown>> | null {
  if (json.length > PRESENCE_LIMIT) return null;
  const state: unknown = JSON.parse(json);
  const fits = typeof state === 'object' && state !== null && !Array.isArray(state) && !tooDeep(state, DEPTH);
  return fits ? (state as Readonly<Record<string, unknown>>) : null;
}

function encodeStates(states: readonly Stamped[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, states.length);
    for (const { client, clock, json } of states) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, json);
    }
  });
}
