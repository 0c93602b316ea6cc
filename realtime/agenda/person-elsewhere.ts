import { z } from 'zod';
import { STAFF_ROLES } from '../../src/lib/meeting/actors.ts';

/** Somebody who has an agenda open at one of the nodes, as that node tells the others. */
export const personElsewhere = z.object({
  client: z.number().int().min(0),
  person: z.object({ id: z.string(), name: z.string(), role: z.enum(STAFF_ROLES) }),
  /** What they show of themselves; it was bounded where it came in. */
  state: z.record(z.string(), z.unknown()),
});
export type PersonElsewhere = z.infer<typeof personElsewhere>;
