import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Audience } from '../../src/lib/meeting/view.ts';
import type { Hall } from '../hall/hall.ts';
import type { Encoding } from '../http/compress.ts';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);
/** Better than what is compressed for one request alone, because here it is for all who ask. */
const QUALITY = { [constants.BROTLI_PARAM_QUALITY]: 5 };

interface Packed {
  readonly version: number;
  readonly bytes: Promise<Buffer>;
}

/** Boards as JSON, compressed once for each version, audience and encoding, however many ask; off the event loop. */
export class PackedBoards {
  readonly #ofHall = new WeakMap<Hall, Map<string, Packed>>();

  /** The board at the version that `hall.board` has now. */
  get(hall: Hall, audience: Audience, encoding: Encoding): Promise<Buffer> {
    const kept = this.#ofHall.get(hall) ?? new Map<string, Packed>();
    this.#ofHall.set(hall, kept);
    const { version } = hall.board;
    const key = `${audience} ${encoding}`;
    const known = kept.get(key);
    if (known?.version === version) return known.bytes;
    const json = hall.encoded(audience);
    const bytes = encoding === 'br' ? toBrotli(json, { params: QUALITY }) : toGzip(json);
    kept.set(key, { version, bytes });
    return bytes;
  }
}
