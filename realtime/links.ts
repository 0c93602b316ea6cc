import { createHash, randomBytes } from 'node:crypto';
import type { Directory, OneTimeLink } from '../db/store.ts';

/** Single-use links: the secret is in the address, the store keeps a hash of it. They work for a day, invitations for a week. */
export const LINK_HOURS = 24;
export const INVITE_HOURS = 7 * 24;

export function hoursOf(purpose: OneTimeLink['purpose']): number {
  return purpose === 'invite' ? INVITE_HOURS : LINK_HOURS;
}

/** The secret says what it is for, so that a form can ask for the right fields; the hash covers that too. */
const SECRET = /^(setup|invite|reset)-[A-Za-z0-9_-]{32}$/;

export function purposeOf(secret: string): OneTimeLink['purpose'] | null {
  const purpose = SECRET.exec(secret)?.[1];
  return purpose === 'setup' || purpose === 'invite' || purpose === 'reset' ? purpose : null;
}

/**
 * @param staffId whose password it sets; null: whoever uses it becomes the first admin
 * @returns the path of the link
 */
export async function issueLink(
  directory: Directory,
  purpose: OneTimeLink['purpose'],
  staffId: string | null,
  now: number
): Promise<string> {
  const secret = `${purpose}-${randomBytes(24).toString('base64url')}`;
  const expiresAt = now + hoursOf(purpose) * 3_600_000;
  await directory.links.put({ secretHash: hashOf(secret), purpose, staffId, expiresAt });
  return `/staff/setup/${secret}`;
}

/** To one caller only; null if it was used, is too old or never was. */
export async function takeLink(directory: Directory, secret: string, now: number): Promise<OneTimeLink | null> {
  const purpose = purposeOf(secret);
  if (!purpose) return null;
  const link = await directory.links.take(hashOf(secret), now);
  return link?.purpose === purpose ? link : null;
}

/** What `takeLink` would give, without using the link up: whoever opens a page, or previews one, only looks. */
export async function peekLink(directory: Directory, secret: string, now: number): Promise<OneTimeLink | null> {
  const purpose = purposeOf(secret);
  const link = purpose && (await directory.links.peek(hashOf(secret), now));
  return link?.purpose === purpose ? link : null;
}

/** The secret has 192 random bits: a plain hash is enough. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
