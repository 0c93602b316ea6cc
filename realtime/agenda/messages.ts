import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE, SAVED, SYNC } from '../../src/lib/protocol/agenda.ts';

/** A message of a client, taken apart. What it carries is not looked into here. */
export type Heard =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  /** What a client has and the server might not: as an answer to our step 1, or while it is being written. */
  | { readonly kind: 'edit'; readonly live: boolean; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly update: Uint8Array }
  | { readonly kind: 'who' }
  /** A kind that other programs may use among themselves. */
  | { readonly kind: 'unknown' };

/** @throws Error on what is not a message */
export function readMessage(bytes: Uint8Array): Heard {
  const decoder = decoding.createDecoder(bytes);
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      return readSync(decoder);
    case MESSAGE.awareness:
      return { kind: 'presence', update: decoding.readVarUint8Array(decoder) };
    case MESSAGE.queryAwareness:
      return { kind: 'who' };
    default:
      return { kind: 'unknown' };
  }
}

function readSync(decoder: decoding.Decoder): Heard {
  const step = decoding.readVarUint(decoder);
  const content = decoding.readVarUint8Array(decoder);
  switch (step) {
    case SYNC.step1:
      return { kind: 'step1', stateVector: content };
    case SYNC.step2:
      return { kind: 'edit', live: false, update: content };
    case SYNC.update:
      return { kind: 'edit', live: true, update: content };
    default:
      throw new Error('no such sync message');
  }
}

export const syncMessage = (step: keyof typeof SYNC, content: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, SYNC[step]);
    encoding.writeVarUint8Array(encoder, content);
  });

export const presenceMessage = (update: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness);
    encoding.writeVarUint8Array(encoder, update);
  });

export const savedMessage = (count: number): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, SAVED);
    encoding.writeVarUint(encoder, count);
  });

/** y-protocols' own word for "you may read, but not write" (`permission denied`, and a reason). */
export const READ_ONLY = encoding.encode((encoder) => {
  encoding.writeVarUint(encoder, MESSAGE.auth);
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarString(encoder, 'read-only');
});
