import { randomBytes } from 'node:crypto';

/** A meeting's key: 32 random bytes, base64url. */
export function newKey(): string {
  return randomBytes(32).toString('base64url');
}
