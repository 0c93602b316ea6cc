/**
 * Pictures from phones, made anew: what is kept is a JPEG of our own making, without anything that the file said beside
 * what is to be seen (where it was taken, with what, a thumbnail of what was cut away).
 */

/** Largest file that is looked at, in bytes; a phone's own pictures are smaller. */
export const PICTURE_BYTES = 12 * 1024 * 1024;
/** Most pixels that are taken apart: a file of a few kilobytes may claim to hold billions. */
const PIXELS = 60_000_000;
/** The longer side of what is kept. */
const SIDE = 1600;
const QUALITY = 80;
const SECONDS = 15;
/** Each takes a core and up to a few hundred megabytes while it is under way. */
const WAITING_AT_MOST = 8;

export interface MadePicture {
  readonly content: Uint8Array;
  readonly type: 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

/** What the first bytes say that it is; what a name or a header says is not looked at. */
export function kindOf(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | null {
  const starts = (at: number, ...those: readonly number[]): boolean => those.every((byte, n) => bytes[at + n] === byte);
  if (starts(0, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (starts(0, 0x52, 0x49, 0x46, 0x46) && starts(8, 0x57, 0x45, 0x42, 0x50)) return 'webp';
  return null;
}

/** Makes pictures anew, one after the other. */
export class Pictures {
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** Null: it is no picture that can be shown, or too large a one. `busy`: too many wait already. */
  async make(given: Uint8Array): Promise<MadePicture | 'busy' | null> {
    if (kindOf(given) === null || given.byteLength > PICTURE_BYTES) return null;
    if (this.#waiting >= WAITING_AT_MOST) return 'busy';
    this.#waiting += 1;
    const made = this.#last.then(() => remade(given));
    this.#last = made;
    return made.finally(() => (this.#waiting -= 1));
  }
}

async function remade(given: Uint8Array): Promise<MadePicture | null> {
  // Loaded with the first picture: most servers of most days need it not.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  try {
    const picture = sharp(given, { limitInputPixels: PIXELS, failOn: 'error', pages: 1 });
    const { data, info } = await picture
      .autoOrient()
      .resize({ width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY, mozjpeg: true })
      .timeout({ seconds: SECONDS })
      .toBuffer({ resolveWithObject: true });
    return { content: new Uint8Array(data), type: 'image/jpeg', width: info.width, height: info.height };
  } catch {
    return null;
  }
}
