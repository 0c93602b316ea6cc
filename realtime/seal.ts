import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Keyring } from '../db/store.ts';

/**
 * What must not be read from a copy of the database alone: encrypted, or hashed, under a key that lies in the keyring,
 * apart from what ordinary copies hold. Whoever has both has everything; so keep them apart.
 */
const KEY = 'staff/second-factor';
const NONCE = 12;
const TAG = 16;

export class Seal {
  readonly #keyring: Keyring;

  constructor(keyring: Keyring) {
    this.#keyring = keyring;
  }

  /** @param scope what it is for and whose: it opens nowhere else */
  async close(text: string, scope: string): Promise<string> {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', await this.#key(), nonce).setAAD(Buffer.from(scope));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** Null: it was not sealed here, or not for this scope. */
  async open(sealed: string, scope: string): Promise<string | null> {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < NONCE + TAG) return null;
    const key = await this.#key();
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE));
      decipher.setAAD(Buffer.from(scope)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      return decipher.update(bytes.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      return null;
    }
  }

  async hash(text: string, scope: string): Promise<string> {
    return createHmac('sha256', await this.#key())
      .update(`${scope}\n${text}`)
      .digest('base64url');
  }

  async #key(): Promise<Buffer> {
    return Buffer.from(await this.#keyring.keyFor(KEY), 'base64url');
  }
}
