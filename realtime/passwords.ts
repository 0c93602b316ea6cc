import { PASSWORD_MIN } from '../src/lib/protocol/staff.ts';

/** Passwords of staff: argon2id, a few at a time. */

/** Most characters of a password, so that nobody hashes a book. */
export const PASSWORD_MAX = 256;

/** Each takes 19 MiB and some 30 ms of a core; more at once would only wait in the pool, before everything else there. */
const AT_ONCE = 2;
const WAITING_AT_MOST = 50;

/** Too many sign-ins are waiting already; nothing was checked. */
export class TooBusy extends Error {
  override name = 'TooBusy';
}

/**
 * @param min fewest characters: fewer do beside a second factor
 * @returns what is wrong with it, for a person; null if it is in order
 */
export function passwordProblem(password: string, min = PASSWORD_MIN): string | null {
  const { length } = Array.from(password);
  if (length < min) return `Use at least ${min} characters; a few words in a row are fine.`;
  if (length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`;
  return null;
}

/** Makes a PHC string of a password. */
export type Hash = (password: string) => Promise<string>;

/** @returns a PHC string @throws TooBusy */
export const hashPassword: Hash = (password) => withHash((hash) => hash(password));

/**
 * Does something that needs a password hashed, once there is room for that.
 * @throws TooBusy before any of it was done
 */
export async function withHash<T>(work: (hash: Hash) => Promise<T>): Promise<T> {
  const { hash } = await import('@node-rs/argon2');
  return inTurn(() => work((password) => hash(folded(password))));
}

/**
 * Takes as long for an account that does not exist (`phc` null) as for one that does.
 * @throws TooBusy
 */
export async function verifyPassword(phc: string | null, password: string): Promise<boolean> {
  const { verify } = await import('@node-rs/argon2');
  const against = phc ?? (await decoy());
  const right = await inTurn(() => verify(against, folded(password)));
  return right && phc !== null;
}

/** What nobody's password hashes to, made once with the same cost. */
let made: Promise<string> | null = null;
function decoy(): Promise<string> {
  made ??= import('@node-rs/argon2').then(({ hash }) => hash(crypto.randomUUID()));
  return made;
}

/** Keyboards differ in how they compose the same accented letter. */
function folded(password: string): string {
  return password.normalize('NFKC');
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_AT_MOST) throw new TooBusy('too many passwords are being checked');
    await new Promise<void>((turn) => waiting.push(turn));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    // The place goes to the next in line without ever being free in between.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
