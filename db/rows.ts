/** What the rows of the directory must look like when they come back from a database. */
import { z } from 'zod';
import type {
  ActionCount,
  ActionRow,
  Area,
  Assignment,
  Factor,
  MeetingRow,
  OneTimeLink,
  PictureRow,
  StaffAccount,
  Tried,
} from './store.ts';

/** SQLite has no booleans. */
const flag = z.union([z.boolean(), z.literal(0), z.literal(1)]).transform(Boolean);

export const staffRow = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(['admin', 'commander', 'moderator', 'officer']),
  // Accounts of earlier releases do not say: theirs was every meeting.
  everywhere: flag.default(true),
  passwordHash: z.string().nullable(),
  disabled: flag,
  createdAt: z.number(),
}) satisfies z.ZodType<StaffAccount>;

export const assignmentRow = z.object({
  meetingId: z.string(),
  staffId: z.string(),
  role: z.enum(['commander', 'moderator', 'officer']),
}) satisfies z.ZodType<Assignment>;

export const factorRow = z.object({
  staffId: z.string(),
  sealed: z.string(),
  lastStep: z.number(),
  recovery: z.array(z.string()),
  since: z.number(),
}) satisfies z.ZodType<Factor>;

export const triedRow = z.object({ count: z.number(), until: z.number() }) satisfies z.ZodType<Tried>;

/** What is kept as one JSON text. */
export const keptObject = z
  .string()
  .transform((json): unknown => JSON.parse(json))
  .pipe(z.record(z.string(), z.unknown()));

export const linkRow = z.object({
  secretHash: z.string(),
  purpose: z.enum(['setup', 'invite', 'reset']),
  staffId: z.string().nullable(),
  expiresAt: z.number(),
}) satisfies z.ZodType<OneTimeLink>;

export const meetingRow = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  area: z.string(),
  phase: z.string(),
  createdAt: z.number(),
  closesAt: z.number().nullable(),
  // Rows in MongoDB that were written before there were these have none.
  opensAt: z.number().nullable().default(null),
  timeZone: z.string().nullable().default(null),
  agendaIdeas: z.number().default(0),
  rehearsalOf: z.string().nullable().default(null),
  wipedAt: z.number().nullable().default(null),
}) satisfies z.ZodType<MeetingRow>;

export const areaRow = z.object({
  id: z.string(),
  name: z.string(),
  zips: z.array(z.string()),
}) satisfies z.ZodType<Area>;

/** Every field of the row of an action. */
export const actionFields = [
  ...(['meeting', 'id', 'version', 'area', 'category', 'status', 'pending', 'awaiting', 'reopened'] as const),
  ...(['confirmed', 'due', 'overdueAt', 'movedAt', 'words', 'shown'] as const),
] as const satisfies readonly (keyof ActionRow)[];

export const actionRow = z.object({
  meeting: z.string(),
  id: z.string(),
  version: z.number(),
  area: z.string(),
  category: z.string().nullable(),
  status: z.string(),
  pending: flag,
  // Rows in MongoDB that were written before there was this have none.
  awaiting: flag.default(false),
  reopened: flag,
  confirmed: flag,
  due: z.string().nullable(),
  overdueAt: z.number().nullable(),
  movedAt: z.number(),
  words: z.string(),
  shown: z.record(z.string(), z.unknown()),
}) satisfies z.ZodType<ActionRow>;

export const actionCount = z.object({
  area: z.string(),
  category: z.string().nullable(),
  status: z.string(),
  count: z.number(),
  reopened: z.number(),
  confirmed: z.number(),
  overdue: z.number(),
}) satisfies z.ZodType<ActionCount>;

export const pictureRow = z.object({
  id: z.string(),
  meeting: z.string(),
  type: z.string(),
  width: z.number(),
  height: z.number(),
  at: z.number(),
}) satisfies z.ZodType<PictureRow>;

/** The fields that `update` may change, in a fixed list: a stray key never reaches a database. */
export const staffFields = ['email', 'name', 'role', 'everywhere', 'passwordHash', 'disabled'] as const;
export const meetingFields = [
  'title',
  'area',
  'phase',
  'closesAt',
  'opensAt',
  'timeZone',
  'agendaIdeas',
  'wipedAt',
] as const;

/** The changes among `fields` that `change` really names. */
export function named<Row extends object, Field extends keyof Row & string>(
  change: Row,
  fields: readonly Field[]
): [Field, NonNullable<Row[Field]> | null][] {
  const found: [Field, NonNullable<Row[Field]> | null][] = [];
  for (const field of fields) {
    const value = change[field];
    if (value !== undefined) found.push([field, value ?? null]);
  }
  return found;
}

/** What Lucia may keep with a session; kept as JSON text. */
export const sessionAttributes = z.looseObject({});

/** What Lucia is told about the person behind a session. */
export function userAttributes(account: StaffAccount, secondFactor: boolean) {
  const { email, name, role, everywhere, disabled } = account;
  return { email, name, role, everywhere, disabled, secondFactor };
}
