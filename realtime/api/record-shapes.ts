import { z } from 'zod';
import { transparencyShape } from './moderation.ts';
import { actionShape } from './progress-shapes.ts';
import { meetingShape } from './shapes.ts';

const count = z.number().int();
const minute = count.describe('minute, ms since the epoch');
const cells = z.array(z.object({ id: z.string(), count }));

const reportShape = z.object({
  votes: z.object({
    minutes: count.describe('how long each bar is'),
    bars: z.array(z.object({ at: minute, count })),
  }),
  categories: cells.describe('ideas by category; an empty id: none was given'),
  zips: cells.describe('ideas by zip code; for anyone `*` has what few ideas came from'),
  screened: cells.describe('declined ideas by reason'),
  waits: z.object({
    median: z.number().nullable().describe('minutes until somebody decided about an idea'),
    bars: cells,
  }),
  promises: z.object({ all: count, statuses: cells, confirmed: count, overdue: count }),
});

const recordedIdea = z.object({
  number: count.nullable().describe('on the board; null if it was never there'),
  at: minute,
  text: z.string(),
  state: z.string(),
  category: z.string().nullable(),
  votes: count,
  reply: z.string().nullable(),
  reason: z.string().nullable().describe('id of a reason of the policy'),
  referredTo: z.string().nullable(),
  zip: z.string().nullable().optional().describe('staff alone'),
  redactions: z
    .array(z.object({ at: minute, reason: z.string().nullable(), by: z.string().optional().describe('staff alone') }))
    .describe('where words were removed'),
});

export const recordShape = z.object({
  meeting: meetingShape,
  report: reportShape,
  ideas: z.array(recordedIdea),
  moderation: transparencyShape,
  actions: z.record(z.string(), actionShape),
});

export const requestShape = z.object({
  meeting: z.object({ code: z.string(), title: z.string(), timeZone: z.string() }),
  entries: z.array(
    z.object({
      number: count.nullable().describe('place in the log; null for what residents did'),
      at: z.string().describe('UTC, to the minute'),
      until: z.string().nullable().describe('of what several did alike, counted from `at` to here'),
      count: count.nullable().describe('how many did so; null: fewer than three'),
      by: z.string(),
      what: z.string(),
      kind: z.string().describe('type of the event'),
      words: z.array(z.string()).describe('what was written, as far as it is there'),
      removed: z.object({ at: z.string(), by: z.string(), reason: z.string().nullable() }).nullable(),
    })
  ),
});
