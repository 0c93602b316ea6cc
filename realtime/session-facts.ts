import { z } from 'zod';

/**
 * What is kept with a session of staff, for them to know it again on the page of their account: nothing of an address,
 * and of the browser no more than whether it was a phone.
 */
export const DEVICES = ['phone', 'computer', 'unknown'] as const;
export type Device = (typeof DEVICES)[number];

const HOUR_MS = 60 * 60_000;

const facts = z.object({
  /** ms since the epoch; 0 in sessions of earlier releases */
  startedAt: z.number().default(0),
  /** The hour in which it was last used, ms since the epoch */
  seenAt: z.number().default(0),
  device: z.enum(DEVICES).catch('unknown'),
  /** What the person calls it. */
  name: z.string().optional(),
});
export type SessionFacts = z.infer<typeof facts>;

export function factsOf(attributes: object): SessionFacts {
  return facts.parse({ device: 'unknown', ...attributes });
}

export function freshFacts(device: Device, now: number): SessionFacts {
  return { startedAt: now, seenAt: hourOf(now), device };
}

/** The facts with this hour in them; null if they have it already. */
export function seenNow(known: SessionFacts, now: number): SessionFacts | null {
  return known.seenAt === hourOf(now) ? null : { ...known, seenAt: hourOf(now) };
}

/** From what a browser says of itself, which is kept nowhere. */
export function deviceOf(userAgent: string | undefined): Device {
  if (userAgent === undefined) return 'unknown';
  return /Mobi|Android|iPhone|iPad/i.test(userAgent) ? 'phone' : 'computer';
}

function hourOf(moment: number): number {
  return Math.floor(moment / HOUR_MS) * HOUR_MS;
}
