import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Hall } from '../hall/hall.ts';
import { chosen, type Encoding } from '../http/compress.ts';
import type { ApiContext } from './operation.ts';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);
/** Better than what is compressed for one request alone, because here it is for all who ask. */
const QUALITY = { [constants.BROTLI_PARAM_QUALITY]: 5 };

/** Of one meeting so many answers are kept at a time; the oldest goes. */
const KEPT = 16;

/** What a meeting looks like at a version, in one way of looking at it. */
export interface Look {
  /** Tells it from other looks at the same meeting. */
  readonly key: string;
  readonly version: number;
  /** As JSON. */
  readonly json: () => string;
}

interface Packed {
  readonly version: number;
  readonly bytes: Promise<Buffer>;
}

/** Answers as JSON, compressed once for each version, look and encoding, however many ask; off the event loop. */
export class PackedAnswers {
  readonly #ofHall = new WeakMap<Hall, Map<string, Packed>>();

  /** The answer, compressed if the request takes that, with an ETag; 304 to whoever has it already. */
  async answer(c: ApiContext, hall: Hall, look: Look): Promise<Response> {
    const etag = `W/"${hall.meeting}-${look.key}-${look.version}"`;
    c.header('ETag', etag);
    c.header('Cache-Control', 'private, no-cache');
    const held = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim());
    if (held.includes(etag) || held.includes('*')) return c.body(null, 304);
    c.header('Content-Type', 'application/json; charset=UTF-8');
    const encoding = chosen(c.req.header('accept-encoding') ?? '');
    if (!encoding) return c.body(look.json());
    c.header('Content-Encoding', encoding);
    c.header('Vary', 'Accept-Encoding');
    return c.body(new Uint8Array(await this.#get(hall, look, encoding)));
  }

  #get(hall: Hall, { key, version, json }: Look, encoding: Encoding): Promise<Buffer> {
    const kept = this.#ofHall.get(hall) ?? new Map<string, Packed>();
    this.#ofHall.set(hall, kept);
    const name = `${key} ${encoding}`;
    const known = kept.get(name);
    if (known?.version === version) return known.bytes;
    const bytes = encoding === 'br' ? toBrotli(json(), { params: QUALITY }) : toGzip(json());
    kept.delete(name);
    kept.set(name, { version, bytes });
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    return bytes;
  }
}
