import { z } from 'zod';
import { STAFF_ROLES } from '../../src/lib/meeting/actors.ts';
import { MEETING_ROLES } from '../../src/lib/protocol/people.ts';
import { DEVICES } from '../session-facts.ts';

/** How answers about accounts look. */

const moment = z.number().int().describe('ms since the epoch; 0: not known');

export const personShape = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(STAFF_ROLES),
  everywhere: z.boolean().describe('false: only in `meetings`'),
  disabled: z.boolean(),
  active: z.boolean().describe('has set a password'),
  secondFactor: z.boolean(),
  meetings: z.array(z.object({ code: z.string(), title: z.string(), role: z.enum(MEETING_ROLES) })),
});

export const peopleShape = z.object({ people: z.array(personShape), secondFactorRequired: z.boolean() });

export const linkShape = z.object({
  person: personShape,
  link: z.object({ url: z.string().describe('works once'), hours: z.number().int().describe('for how long it works') }),
});

export const accountShape = z.object({
  name: z.string(),
  email: z.string(),
  role: z.enum(STAFF_ROLES),
  secondFactor: z.object({ since: moment, codesLeft: z.number().int() }).nullable(),
  secondFactorRequired: z.boolean(),
  sessions: z.array(
    z.object({
      id: z.string(),
      startedAt: moment,
      seenAt: moment.describe('to the hour'),
      device: z.enum(DEVICES),
      name: z.string().nullable(),
      here: z.boolean().describe('the one that asks'),
    })
  ),
});

export const offerShape = z.object({
  secret: z.string().describe('base32, to type by hand'),
  uri: z.string().describe('what a QR code for the app says'),
  pending: z.string().describe('to be sent back with the first code'),
});

export const codesShape = z.object({ codes: z.array(z.string()).describe('each works once; told only here') });
