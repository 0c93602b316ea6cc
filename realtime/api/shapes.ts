import { z } from 'zod';
import { STAFF_ROLES } from '../../src/lib/meeting/actors.ts';
import { PHASES } from '../../src/lib/meeting/state.ts';

/** How answers look, for the description of the API (tests hold the answers to it). */

const wordings = z.record(z.string(), z.string());
const moment = z.number().int().describe('ms since the epoch');

export const errorShape = z.object({
  error: z.object({
    code: z.string().describe('one of a closed set; clients translate by it'),
    message: z.string(),
    fields: z.record(z.string(), z.string()).optional().describe('field → what is wrong with it'),
  }),
});

export const staffShape = z.object({
  staff: z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(STAFF_ROLES) }),
});

export const summaryShape = z.object({
  code: z.string(),
  title: z.string(),
  area: z.string(),
  phase: z.enum(PHASES),
  opensAt: moment.nullable(),
  closesAt: moment.nullable(),
  timeZone: z.string().nullable().describe('IANA name of the zone in which its times are shown'),
  agendaIdeas: z.number().int().optional().describe('for staff: how many ideas its agenda refers to'),
  rehearsal: z.string().nullable().optional().describe('for staff: the code of its rehearsal'),
});

export const meetingShape = z.looseObject({
  code: z.string(),
  title: z.string(),
  area: z.string(),
  place: z.string().describe('where it is held'),
  phase: z.enum(PHASES),
  moderation: z.enum(['pre', 'post']),
  zips: z.array(z.string()),
  votesPerResident: z.number().int().nullable(),
  timeZone: z.string().describe('IANA name of the zone in which its times are given and shown'),
  opensAt: moment.nullable(),
  opensItself: z.boolean().describe('ideas are gathered from `opensAt` on, without anybody doing it'),
  closesAt: moment.nullable(),
  closedAt: moment.nullable().describe('minute in which it was closed'),
  callUrl: z.string().nullable(),
  guidelines: z.string(),
  contacts: z.object({ emergency: z.string(), nonEmergency: z.string().nullable(), tips: z.string().nullable() }),
  ballot: z.enum(['open', 'room']),
  languages: z.array(z.string()),
  textLimit: z.number().int(),
  replyLimit: z.number().int(),
  categories: wordings,
  policy: z.object({ reasons: wordings, referrals: wordings }),
  suggested: wordings.describe('reason → the destination that is offered first with it'),
  retired: z
    .object({ categories: z.array(z.string()), reasons: z.array(z.string()), referrals: z.array(z.string()) })
    .describe('what is not offered any more; its wording stays for what was decided under it'),
  retention: z
    .object({ amount: z.number().int(), unit: z.enum(['days', 'months']) })
    .nullable()
    .describe('for how long after its closing the agency means to keep the record'),
  rehearsal: z.literal(true).optional().describe('a meeting to practise on, which is wiped'),
  translations: z.record(
    z.string(),
    z.object({ categories: wordings.optional(), reasons: wordings.optional(), referrals: wordings.optional() })
  ),
});

const ideaShape = z.looseObject({
  id: z.string(),
  text: z.string(),
  category: z.string().nullable(),
  state: z.enum(['published', 'referred', 'merged', 'waiting', 'held', 'declined', 'withdrawn']),
  order: z.number().int().nullable().describe('order of first publication, from 1'),
  at: moment.describe('minute of publication, ms since the epoch'),
  lang: z.string().nullable().describe('language of the text; null where it cannot be told'),
  translations: z.record(z.string(), z.string()).optional().describe('language → the text in it'),
  onAgenda: z.literal(true).optional(),
});

export const boardShape = z.object({
  version: z.number().int().min(0),
  view: z.looseObject({
    meeting: meetingShape,
    ideas: z.record(z.string(), ideaShape),
    votes: z.record(z.string(), z.number().int().min(1)).describe('idea → votes; absent is 0'),
    inRoom: z
      .record(z.string(), z.number().int().min(1))
      .describe('idea → votes of those in the room, where the ballot is `room`'),
    stage: z.object({
      spotlight: z.string().nullable(),
      blank: z.boolean(),
      timer: z.object({ seconds: z.number(), endsAt: moment }).nullable(),
    }),
    tally: z.looseObject({
      ideas: z.number().int(),
      votes: z.number().int(),
      participants: z.number().int(),
      screened: z.record(z.string(), z.number().int()).describe('reason → ideas declined for it'),
      appeals: z.object({ made: z.number().int(), granted: z.number().int() }),
    }),
    actions: z.record(z.string(), z.unknown()),
  }),
});

export const joinedShape = z.object({
  meeting: meetingShape,
  participant: z.string(),
  inRoom: z.boolean().describe('counted as being in the room'),
  token: z.string().describe('secret of this device for this meeting; stands for the cookie where there is none'),
});

export const healthShape = z.object({ ok: z.literal(true) });
