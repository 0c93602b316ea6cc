/** What a list of actions shows of each, across meetings: kept with its row, and answered by the API. */
import { z } from 'zod';
import { ACTION_STATUSES } from '../meeting/actions/action.ts';

const moment = z.number().int().describe('minute, ms since the epoch');
const status = z.enum(ACTION_STATUSES);

export const shownResult = z.object({
  label: z.string(),
  before: z.number(),
  after: z.number(),
  unit: z.string().optional(),
});

export const shownUpdate = z.object({
  id: z.string(),
  at: moment,
  text: z.string().optional(),
  status: status.optional(),
  percent: z.number().optional(),
  result: shownResult.optional(),
  pictures: z
    .array(z.object({ id: z.string(), alt: z.string() }).readonly())
    .readonly()
    .optional(),
});

export const shownRedaction = z.object({
  at: moment,
  reason: z.string().describe('one of the policy of the meeting'),
  updateId: z.string().nullable().describe('null: what was published before'),
  picture: z.literal(true).optional().describe('nothing but one picture of the update'),
});

export const shownReopening = z.object({
  at: moment,
  disputes: z.number().int().describe('so many said that it was not solved'),
});

export const shownAction = z.object({
  id: z.string(),
  code: z.string().describe('of its meeting'),
  meeting: z.string().describe('what its meeting is called'),
  area: z.string().describe('of its meeting, under which it is listed; where that is empty, under `where`'),
  timeZone: z.string().describe('IANA name of the zone of its meeting, in which it is due'),
  number: z.number().int().describe('its place in the agenda'),
  title: z.string(),
  owner: z.string().describe('who answers for it; may be empty'),
  where: z.string().describe('may be empty'),
  due: z.string().nullable().describe('YYYY-MM-DD'),
  category: z.object({ id: z.string(), name: z.string(), translations: z.record(z.string(), z.string()) }).nullable(),
  status,
  why: z.string().nullable().describe('why it is not possible'),
  percent: z.number().nullable(),
  backed: z.number().int().describe('how many residents had backed its ideas when it was published'),
  confirmed: z
    .number()
    .int()
    .describe('of those who wrote or backed its ideas, how many say that it is solved, since it was last done'),
  disputed: z.number().int().describe('of the same, how many say that it is not'),
  reopened: shownReopening.nullable().describe('the last time that those who asked said that it was not solved'),
  awaiting: z.boolean().describe('it was reopened, and not answered yet'),
  dropped: z.boolean().describe('it is not in the agenda any more'),
  publishedAt: moment,
  doneAt: moment.nullable(),
  movedAt: moment.describe('when something last became of it'),
  latest: shownUpdate.nullable().describe('the last that was said of it'),
  result: shownResult.nullable().describe('the last figures before and after'),
});

export type ShownAction = z.infer<typeof shownAction>;
export type ShownUpdate = z.infer<typeof shownUpdate>;
export type ShownResult = z.infer<typeof shownResult>;
