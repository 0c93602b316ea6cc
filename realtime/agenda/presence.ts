import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { PRESENCE_LIMIT, type AgendaPerson } from '../../src/lib/protocol/agenda.ts';
import { tooDeep } from '../board/bounds.ts';

/** Someone who is here with one connection. */
export interface Attendant {
  readonly person: Pick<AgendaPerson, 'id' | 'name' | 'role'>;
}

interface Present<A> {
  readonly of: A;
  readonly client: number;
  readonly json: string;
  readonly clock: number;
}

/** Under white letters 4.5:1 and more, and well apart from each other. */
const COLORS = ['#1f4fd8', '#a84d08', '#137338', '#7c3aad', '#0d6e7a', '#a3195b', '#5b5f1d', '#7a4a2b'] as const;
const DEPTH = 8;

/** Nothing to say: keeps the provider from taking a quiet connection for a dead one. */
export const NO_NEWS = Uint8Array.of(0);

/**
 * Who is here, and where (Yjs calls it awareness). A connection speaks for one client id, its own; of what it says the
 * server replaces who it is, and the clock, so that someone who comes back is heard at once and nobody can shout another
 * down.
 */
export class Presence<A extends Attendant> {
  readonly #present = new Map<number, Present<A>>();
  readonly #clients = new Map<A, number>();
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
    if (!state) return null;
    const json = JSON.stringify({ ...state, user: { ...from.person, color: this.#colorOf(from.person.id) } });
    const present: Present<A> = { of: from, client, json, clock: this.#tick(now) };
    this.#present.set(client, present);
    return encodeStates([present]);
  }

  /** The connection is gone, or does not want to be seen. @returns what to tell the others */
  leave(from: A, now: number): Uint8Array | null {
    const client = this.#clients.get(from);
    if (client === undefined) return null;
    this.#clients.delete(from);
    if (!this.#present.delete(client)) return null;
    return encodeStates([{ client, clock: this.#tick(now), json: 'null' }]);
  }

  /** All the others, for somebody who just came. */
  others(than: A): Uint8Array {
    return encodeStates([...this.#present.values()].filter(({ of }) => of !== than));
  }

  /** A connection's first message names its client: unless that is another person's, who is here. */
  #claim(from: A, said: readonly SaidState[]): number | null {
    const [only] = said;
    if (!only || said.length > 1 || only.json === 'null') return null;
    const holder = this.#present.get(only.client)?.of;
    if (holder && holder.person.id !== from.person.id) return null;
    // The same person, back before the old connection was noticed to be dead.
    if (holder) this.#clients.delete(holder);
    this.#clients.set(from, only.client);
    return only.client;
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

interface SaidState {
  readonly client: number;
  readonly json: string;
}

/** Others' states that a client passes on are read over; so is one that is too large. */
function readStates(update: Uint8Array): readonly SaidState[] {
  const decoder = decoding.createDecoder(update);
  const said: SaidState[] = [];
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

function encodeStates(states: readonly { readonly client: number; readonly clock: number; readonly json: string }[]) {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, states.length);
    for (const { client, clock, json } of states) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, json);
    }
  });
}
