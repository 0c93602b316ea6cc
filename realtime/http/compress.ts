import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { constants, createBrotliCompress, createGzip, type BrotliCompress, type Gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** Below this many bytes compressing costs more than it saves. */
const WORTH_IT = 1024;
const TEXT = /^(?:text\/(?!event-stream)|application\/(?:json|javascript|xml)|image\/svg)/;

/** As good as gzip's best at the cost of its default: pages are made per request. */
const BROTLI_QUALITY = 4;

/**
 * Compresses what is written to a response if the client takes it and it is text that nobody compressed before
 * (SvelteKit's handler compresses its files, but not the pages that it renders).
 */
export function compress(request: IncomingMessage, response: ServerResponse): void {
  const encoding = chosen(request.headers['accept-encoding']?.toString() ?? '');
  const writeHead = response.writeHead.bind(response);
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  let through: BrotliCompress | Gzip | null = null;

  function begin(): void {
    if (response.getHeader('content-encoding') !== undefined) return;
    if (!TEXT.test(String(response.getHeader('content-type') ?? ''))) return;
    response.appendHeader('vary', 'Accept-Encoding');
    const size = Number(response.getHeader('content-length') ?? Infinity);
    const bodiless = request.method === 'HEAD' || response.statusCode === 204 || response.statusCode === 304;
    if (!encoding || bodiless || size < WORTH_IT) return;
    response.removeHeader('content-length');
    response.setHeader('content-encoding', encoding);
    const etag = response.getHeader('etag');
    if (typeof etag === 'string' && !etag.startsWith('W/')) response.setHeader('etag', `W/${etag}`);
    through =
      encoding === 'br'
        ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
        : createGzip();
    const compressed = through;
    compressed.on('data', (chunk: Buffer) => {
      if (!write(chunk)) compressed.pause();
    });
    response.on('drain', () => compressed.resume());
    compressed.on('drain', () => response.emit('drain'));
    compressed.on('end', () => end());
    compressed.on('error', () => response.destroy());
    response.on('close', () => compressed.destroy());
  }

  response.writeHead = function (status: number, ...rest: unknown[]) {
    const headers = rest.at(-1);
    response.statusCode = status;
    if (typeof rest[0] === 'string') response.statusMessage = rest[0];
    if (typeof headers === 'object' && headers !== null) setAll(response, headers);
    begin();
    return writeHead(status);
  };

  response.write = function (chunk: unknown, ...rest: unknown[]) {
    if (!response.headersSent) response.writeHead(response.statusCode);
    const into = through ? through.write.bind(through) : write;
    return Boolean(Reflect.apply(into, null, [chunk, ...rest]));
  } as typeof write;

  response.end = function (...rest: unknown[]) {
    if (!response.headersSent) {
      const [body] = rest;
      const size = typeof body === 'string' ? Buffer.byteLength(body) : body instanceof Uint8Array ? body.length : 0;
      if (!response.hasHeader('content-length')) response.setHeader('content-length', size);
      response.writeHead(response.statusCode);
    }
    Reflect.apply(through ? through.end.bind(through) : end, null, rest);
    return response;
  } as typeof end;
}

/** Brotli if it is welcome, else gzip, else null. A client that refuses one says `;q=0`. */
export function chosen(accepted: string): Encoding | null {
  const welcome = accepted
    .toLowerCase()
    .split(',')
    .map((entry) => entry.trim().split(';'))
    .filter(([, weight = '']) => !/^\s*q=0(?:\.0*)?\s*$/.test(weight))
    .map(([name]) => name);
  return welcome.includes('br') ? 'br' : welcome.includes('gzip') ? 'gzip' : null;
}

/** `writeHead` takes headers as an object or as a flat list of names and values. */
function setAll(response: ServerResponse, headers: object): void {
  if (Array.isArray(headers)) {
    for (let n = 0; n + 1 < headers.length; n += 2) response.appendHeader(String(headers[n]), String(headers[n + 1]));
    return;
  }
  for (const [name, value] of Object.entries(headers as OutgoingHttpHeaders)) {
    if (value !== undefined) response.setHeader(name, value satisfies OutgoingHttpHeader);
  }
}
