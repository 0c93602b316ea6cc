import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { archiveShape, opening } from '../../realtime/records/archive.ts';

/**
 * Everything that somebody could lay hands on, to search through: files, answers, dumps. What is packed (gzip, base64, the
 * sealed half of a backup) is unpacked as often as it takes, with every key that is there.
 */
export class Pile {
  readonly #layers: { readonly name: string; readonly bytes: Buffer; readonly lower: string }[] = [];
  readonly #keys: readonly string[];

  constructor(keys: readonly string[] = []) {
    this.#keys = keys;
  }

  add(name: string, content: Uint8Array | string): void {
    for (const bytes of layersOf(Buffer.from(content), this.#keys)) {
      this.#layers.push({ name, bytes, lower: bytes.toString('latin1').toLowerCase() });
    }
  }

  async addFolder(folder: string): Promise<void> {
    for (const name of await readdir(folder)) this.add(name, await readFile(join(folder, name)));
  }

  /** What has these words, however they are written. */
  withWords(words: string): readonly string[] {
    const lower = Buffer.from(words).toString('latin1').toLowerCase();
    return this.#named(this.#layers.filter((layer) => layer.lower.includes(lower)));
  }

  /** What has this id: to the letter, as the bytes that it stands for, or as those in hexadecimal digits. */
  withId(id: string): readonly string[] {
    const raw = Buffer.from(id, 'base64url');
    const hex = raw.toString('hex');
    const has = ({ bytes, lower }: { readonly bytes: Buffer; readonly lower: string }) =>
      bytes.includes(id) || bytes.includes(raw) || lower.includes(hex);
    return this.#named(this.#layers.filter(has));
  }

  /** Every word of this many letters that an id or a key could be. */
  words(length: number): ReadonlySet<string> {
    const words = new RegExp(`(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{${length}}(?![A-Za-z0-9_-])`, 'g');
    return new Set(this.#layers.flatMap(({ bytes }) => bytes.toString('latin1').match(words) ?? []));
  }

  #named(layers: readonly { readonly name: string }[]): readonly string[] {
    return [...new Set(layers.map(({ name }) => name))];
  }
}

const DEEP = 4;
const PACKED = /[A-Za-z0-9+/_-]{24,}={0,2}/g;

/** The bytes, and whatever they hold packed. */
function layersOf(bytes: Buffer, keys: readonly string[], depth = 0): Buffer[] {
  const inside: Buffer[] = [];
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) inside.push(gunzipSync(bytes));
  const text = bytes.toString('latin1');
  // Long words are no base64, but decoding them costs nothing and finds nothing.
  for (const [packed] of text.matchAll(PACKED)) inside.push(Buffer.from(packed, 'base64'));
  if (text.startsWith('{"openfloor"')) inside.push(...unsealed(bytes.toString('utf8'), keys));
  return depth === DEEP ? [bytes] : [bytes, ...inside.flatMap((one) => layersOf(one, keys, depth + 1))];
}

const holder = z.object({
  meeting: z.optional(archiveShape),
  meetings: z.optional(z.array(archiveShape)),
});

/** The logs in a backup, or in a meeting that was exported, that one of the keys opens. */
function unsealed(text: string, keys: readonly string[]): Buffer[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return [];
  }
  const { meeting, meetings = [] } = holder.safeParse(json).data ?? {};
  return [...(meeting ? [meeting] : []), ...meetings].flatMap((archive) =>
    keys.flatMap((key) => {
      const log = opening(archive, key);
      return log ? [Buffer.from(JSON.stringify(log))] : [];
    })
  );
}
