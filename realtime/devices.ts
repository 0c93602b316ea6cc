import { createHmac, randomBytes } from 'node:crypto';
import { parseParticipantId, type MeetingId, type ParticipantId } from '../src/lib/meeting/ids.ts';

/**
 * Who a resident is, without knowing who they are. The device holds one secret; the server keeps no row for it. From it
 * follows a secret per meeting (the token: it opens that meeting only), and from that, under the meeting's own key, the
 * participant that the log knows. Destroying the key makes it impossible to tell which device wrote or backed what.
 */

/** 32 bytes, base64url without padding. */
const SECRET = /^[A-Za-z0-9_-]{43}$/;

export function newDevice(): string {
  return randomBytes(32).toString('base64url');
}

export function isSecret(text: unknown): text is string {
  return typeof text === 'string' && SECRET.test(text);
}

/** The token, and later the receipt, of one meeting. */
export function meetingSecret(device: string, meetingId: MeetingId): string {
  return createHmac('sha256', device).update(meetingId).digest('base64url');
}

/** @param meetingKey of the keyring; @param secret the device's secret for this meeting */
export function participantOf(meetingKey: string, secret: string): ParticipantId {
  const id = parseParticipantId(
    createHmac('sha256', meetingKey).update(secret).digest().subarray(0, 16).toString('base64url')
  );
  if (!id) throw new Error('an HMAC is always an id');
  return id;
}
