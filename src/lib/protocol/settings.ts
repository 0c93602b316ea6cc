import { z } from 'zod/mini';
import { OPENINGS, PART_MINUTES_LIMIT, PART_NAME_LIMIT, PARTS_LIMIT } from '../meeting/plan.ts';
import { DEFAULT_SETTINGS, GUIDELINES_LIMIT, TITLE_LIMIT } from '../meeting/settings.ts';
import { cleanText } from '../meeting/text.ts';

/** What hosts may set, over HTTP (`POST /api/meetings`) and as `meeting.configure`; bounded, one shape for both. */

/** Keys become parts of JSON objects that every phone reads: short, and never a name that objects have already. */
const key = z.string().check(
  z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  z.refine((name) => !(name in Object.prototype) && name !== 'prototype', 'is a name that objects have already')
);
const wording = z.string().check(z.minLength(1), z.maxLength(300));
const few = <T extends z.ZodMiniType<Record<string, unknown>>>(schema: T, most: number) =>
  schema.check(z.refine((record) => Object.keys(record).length <= most, `at most ${most}`));
const wordings = few(z.record(key, wording), 40);
export const language = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/));

const line = (limit: number) =>
  z.pipe(
    z.pipe(z.string().check(z.maxLength(limit * 4)), z.transform(cleanText)),
    z.string().check(z.maxLength(limit))
  );

/** Paragraphs: each line cleaned by itself, no more than one empty line between two. */
const paragraphs = (limit: number) =>
  z.pipe(
    z.pipe(
      z.string().check(z.maxLength(limit * 4)),
      z.transform((text: string) =>
        text
          .split(/\r\n|[\n\r\u2028\u2029]/u)
          .map(cleanText)
          .join('\n')
          .replace(/\n{3,}/gu, '\n\n')
          .trim()
      )
    ),
    z.string().check(z.maxLength(limit))
  );

/** A telephone number as people dial it, or where to write to. */
const contact = line(120).check(z.minLength(1));

/** Without a name and a password in it: it is public, and `https://agency.example@elsewhere.example` looks like another's. */
const webAddress = z.string().check(
  z.maxLength(500),
  z.refine((text) => isWebAddress(text), 'This must be a web address.')
);

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

/** An ISO date and time with a zone, or ms since the epoch. */
const moment = z.union([
  z.number().check(z.int(), z.gte(0), z.lte(8.64e15)),
  z.pipe(
    z.string().check(
      z.maxLength(40),
      z.refine((text) => !Number.isNaN(Date.parse(text)), 'This must be a date and time.')
    ),
    z.transform((text: string) => Date.parse(text))
  ),
]);

const part = z.object({
  id: key,
  name: line(PART_NAME_LIMIT),
  minutes: z.nullable(z.number().check(z.int(), z.gte(1), z.lte(PART_MINUTES_LIMIT))),
  opens: z.enum(OPENINGS),
});

/** The name of a zone as the IANA has it; an offset is none, for it knows no summer. */
const timeZone = z.string().check(
  z.maxLength(60),
  z.refine((name) => isTimeZone(name), 'This must be the name of a time zone.')
);

function isTimeZone(name: string): boolean {
  try {
    return /^[A-Z]/i.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

/** At most ten years. */
const retention = z
  .object({ amount: z.number().check(z.int(), z.gte(1)), unit: z.enum(['days', 'months']) })
  .check(z.refine(({ amount, unit }) => amount <= (unit === 'days' ? 3650 : 120), 'at most ten years'));

export const settingsFields = {
  title: line(TITLE_LIMIT).check(z.minLength(1)),
  area: line(TITLE_LIMIT),
  place: line(TITLE_LIMIT),
  moderation: z.enum(['pre', 'post']),
  zips: z.array(z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9 -]{1,11}$/))).check(z.maxLength(200)),
  votesPerResident: z.nullable(z.number().check(z.int(), z.gte(1), z.lte(1000))),
  timeZone,
  opensAt: z.nullable(moment),
  opensItself: z.boolean(),
  closesAt: z.nullable(moment),
  callUrl: z.nullable(webAddress),
  guidelines: paragraphs(GUIDELINES_LIMIT),
  contacts: z.object({ emergency: contact, nonEmergency: z.nullable(contact), tips: z.nullable(contact) }),
  ballot: z.enum(['open', 'room']),
  languages: z.array(language).check(
    z.minLength(1),
    z.maxLength(6),
    z.refine((languages) => new Set(languages).size === languages.length, 'each language once')
  ),
  categories: z.object({ names: wordings, translations: few(z.record(language, wordings), 40) }),
  policy: z.object({
    reasons: wordings,
    referrals: wordings,
    translations: few(z.record(language, z.object({ reasons: wordings, referrals: wordings })), 40),
    suggested: z.optional(few(z.record(key, key), 40)),
  }),
  plan: z.array(part).check(
    z.maxLength(PARTS_LIMIT),
    z.refine((parts) => new Set(parts.map(({ id }) => id)).size === parts.length, 'each part once')
  ),
  retention: z.nullable(retention),
};

/** For `meeting.configure`: what is named changes, the rest stays. */
export const settingsChange = z.partial(z.object(settingsFields));

/** For a new meeting: a title is required, the rest has defaults. */
export const newSettings = z.pipe(
  z.object({ ...z.partial(z.object(settingsFields)).shape, title: settingsFields.title }),
  z.transform((given) => ({ ...DEFAULT_SETTINGS, ...given }))
);
