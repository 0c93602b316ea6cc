import { createHmac } from 'node:crypto';
import type { Directory, Keyring } from '../db/store.ts';
import type { MeetingId, ParticipantId } from '../src/lib/meeting/ids.ts';
import type { Auth } from './auth.ts';
import type { Identify } from './board/visitor.ts';
import { DEVICE_COOKIE, readCookie, REHEARSAL_COOKIE } from './cookies.ts';
import { isSecret, meetingSecret, participantOf } from './devices.ts';
import type { Clock } from './hall/clock.ts';
import { isRehearsal } from './rehearsal-ids.ts';
import { roleIn } from './roles.ts';
import { sameText } from './same-text.ts';

/** A room that reconnects at once must not read its meeting's key thousands of times; a destroyed key is gone this soon. */
const KEY_REMEMBERED_MS = 30_000;

export interface Identities extends Identify {
  /** The participant behind a device's secret for a meeting. */
  participant(meetingId: MeetingId, secret: string): Promise<ParticipantId>;
  /** What the link of a rehearsal has in it. */
  rehearsalKey(meetingId: MeetingId): Promise<string>;
  /** The meeting's key: what follows from it is the same on every node. @throws StoreError if it cannot be read */
  keyOf(meetingId: MeetingId): Promise<string>;
}

/** Finds out who a socket or a request is from; of a resident, nothing but the participant. */
export function createIdentify(ports: {
  readonly keyring: Keyring;
  readonly auth: Auth;
  readonly assignments: Directory['assignments'];
  readonly clock: Clock;
}): Identities {
  const keys = new Map<MeetingId, { readonly key: Promise<string>; readonly until: number }>();

  function keyOf(meetingId: MeetingId): Promise<string> {
    const now = ports.clock.now();
    const known = keys.get(meetingId);
    if (known && known.until > now) return known.key;
    for (const [id, { until }] of keys) if (until <= now) keys.delete(id);
    const key = ports.keyring.keyFor(meetingId);
    keys.set(meetingId, { key, until: now + KEY_REMEMBERED_MS });
    key.catch(() => keys.delete(meetingId));
    return key;
  }

  const participant = async (meetingId: MeetingId, secret: string) => participantOf(await keyOf(meetingId), secret);

  const rehearsalKey = async (meetingId: MeetingId) =>
    createHmac('sha256', await keyOf(meetingId))
      .update('rehearsal')
      .digest('base64url');

  return {
    keyOf,
    rehearsalKey,
    async admits(meetingId, cookieHeader) {
      if (!isRehearsal(meetingId)) return true;
      const held = readCookie(cookieHeader ?? undefined, REHEARSAL_COOKIE);
      if (held !== null && sameText(held, await rehearsalKey(meetingId))) return true;
      const caller = await ports.auth.find(cookieHeader ?? undefined);
      return caller !== null && (await roleIn(ports.assignments, caller.staff, meetingId)) !== null;
    },
    participant,
    async resident({ cookieHeader, token, meetingId }) {
      if (isSecret(token)) return participant(meetingId, token);
      const device = readCookie(cookieHeader, DEVICE_COOKIE);
      return isSecret(device) ? participant(meetingId, meetingSecret(device, meetingId)) : null;
    },
    async staff(cookieHeader, meetingId) {
      const caller = await ports.auth.find(cookieHeader);
      if (!caller) return null;
      const role = await roleIn(ports.assignments, caller.staff, meetingId);
      return role ? { staff: { ...caller.staff, role }, sessionId: caller.sessionId } : 'elsewhere';
    },
  };
}
