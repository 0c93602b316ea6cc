import { z } from 'zod/mini';
import { ACTION_LIMITS, ACTION_STATUSES } from '../meeting/actions/action.ts';
import { LINKS_LIMIT } from '../meeting/agenda-links.ts';
import type { Command, CommandType } from '../meeting/commands.ts';
import { FLAG_REASONS } from '../meeting/flags.ts';
import { parseCommandId, type CommandId } from '../meeting/ids.ts';
import { refuse, type Refusal } from '../meeting/refusals.ts';
import { STAGE_MODES, STANDINGS } from '../meeting/state.ts';
import { MESSAGE_LIMIT } from './board.ts';
import { language, settingsChange } from './settings.ts';

/**
 * Commands as they come over the wire. Everything is bounded here, before a rule of the meeting sees it; unknown
 * fields are dropped, so that a newer page can talk to an older server.
 */

/** Whether a text is too long is a rule of the meeting, with a refusal of its own; here it is bounded by the message. */
const RAW_TEXT_LIMIT = MESSAGE_LIMIT;

const id = z.string().check(z.minLength(1), z.maxLength(64));
const text = z.string().check(z.maxLength(RAW_TEXT_LIMIT));
const name = z.string().check(z.maxLength(64));
/** Typed by thumbs, perhaps with a space in the middle. */
const roomCode = z.string().check(z.maxLength(16));

const aboutIdea = <Type extends CommandType>(type: Type) => z.object({ type: z.literal(type), ideaId: id });
const seen = z.optional(z.enum(STANDINGS));
const reopensAppeal = z.optional(z.literal(true));
const verdict = <Type extends CommandType>(type: Type) =>
  z.object({ type: z.literal(type), ideaId: id, seen, reopensAppeal });
const bare = <Type extends CommandType>(type: Type) => z.object({ type: z.literal(type) });

const SCHEMAS = {
  'idea.submit': z.object({
    type: z.literal('idea.submit'),
    text,
    category: z.optional(name),
    zip: z.optional(z.string().check(z.maxLength(16))),
  }),
  'idea.scribe': z.object({
    type: z.literal('idea.scribe'),
    text,
    category: z.optional(name),
    zip: z.optional(z.string().check(z.maxLength(16))),
  }),
  'idea.withdraw': aboutIdea('idea.withdraw'),
  'idea.flag': z.object({ type: z.literal('idea.flag'), ideaId: id, reason: z.enum(FLAG_REASONS) }),
  'idea.appeal': z.object({ type: z.literal('idea.appeal'), ideaId: id, text }),
  'room.enter': z.object({ type: z.literal('room.enter'), code: roomCode }),
  'vote.set': z.object({ type: z.literal('vote.set'), ideaId: id, on: z.boolean() }),
  'meeting.gather': bare('meeting.gather'),
  'meeting.open': bare('meeting.open'),
  'meeting.pause': bare('meeting.pause'),
  'meeting.close': bare('meeting.close'),
  'meeting.reopen': bare('meeting.reopen'),
  'meeting.archive': bare('meeting.archive'),
  'meeting.configure': z.object({ type: z.literal('meeting.configure'), settings: settingsChange }),
  'meeting.allow': z.object({
    type: z.literal('meeting.allow'),
    ideas: z.optional(z.boolean()),
    votes: z.optional(z.boolean()),
  }),
  'idea.publish': verdict('idea.publish'),
  'idea.hold': verdict('idea.hold'),
  'idea.restore': verdict('idea.restore'),
  'idea.screen': z.object({
    type: z.literal('idea.screen'),
    ideaId: id,
    reason: name,
    referTo: z.optional(z.string().check(z.maxLength(320))),
    seen,
    reopensAppeal,
  }),
  'idea.merge': z.object({ type: z.literal('idea.merge'), ideaId: id, into: id, seen }),
  'idea.unmerge': z.object({ type: z.literal('idea.unmerge'), ideaId: id, seen }),
  'idea.redact': z.object({
    type: z.literal('idea.redact'),
    ideaId: id,
    text,
    from: z.optional(text),
    reason: z.optional(name),
  }),
  'idea.reply': z.object({ type: z.literal('idea.reply'), ideaId: id, text }),
  'idea.translate': z.object({ type: z.literal('idea.translate'), ideaId: id, lang: name, text }),
  // The table of rights keeps it from all who have a socket.
  'agenda.link': z.object({ type: z.literal('agenda.link'), ideaIds: z.array(id).check(z.maxLength(LINKS_LIMIT)) }),
  'record.anonymise': bare('record.anonymise'),
  // What is published is added by the server, from the document: from outside, the hash alone is taken.
  'agenda.publish': z.object({ type: z.literal('agenda.publish'), previewHash: name }),
  'action.update': z.object({
    type: z.literal('action.update'),
    actionId: id,
    status: z.optional(z.enum(ACTION_STATUSES)),
    percent: z.optional(z.number()),
    text: z.optional(text),
    result: z.optional(z.object({ label: text, before: z.number(), after: z.number(), unit: z.optional(text) })),
    pictures: z.optional(z.array(z.object({ id, alt: text })).check(z.maxLength(ACTION_LIMITS.pictures))),
  }),
  'action.redact': z.object({
    type: z.literal('action.redact'),
    actionId: id,
    updateId: z.optional(id),
    pictureId: z.optional(id),
    noteId: z.optional(id),
    reason: name,
  }),
  'action.confirm': z.object({
    type: z.literal('action.confirm'),
    actionId: id,
    solved: z.boolean(),
    note: z.optional(text),
  }),
  'stage.spotlight': z.object({ type: z.literal('stage.spotlight'), ideaId: z.nullable(id) }),
  'stage.blank': z.object({ type: z.literal('stage.blank'), on: z.boolean() }),
  'stage.timer': z.object({ type: z.literal('stage.timer'), seconds: z.nullable(z.number()) }),
  'stage.show': z.object({
    type: z.literal('stage.show'),
    mode: z.optional(z.enum(STAGE_MODES)),
    paging: z.optional(z.enum(['auto', 'held'])),
    language: z.optional(z.nullable(language)),
  }),
  'stage.part': z.object({ type: z.literal('stage.part'), partId: z.nullable(id) }),
  'stage.extend': z.object({
    type: z.literal('stage.extend'),
    what: z.enum(['timer', 'part']),
    seconds: z.number(),
  }),
  'stage.note': z.object({ type: z.literal('stage.note'), text: z.nullable(text) }),
} as const satisfies {
  [Type in CommandType]: z.ZodMiniType<Extract<Command, { type: Type }> extends infer C ? Omit<C, 'id'> : never>;
};

const isCommandType = (type: unknown): type is CommandType => typeof type === 'string' && Object.hasOwn(SCHEMAS, type);

/**
 * @param raw anything at all
 * @returns the command, or a refusal: `bad-input`, `unknown-command`
 */
export function parseCommand(raw: unknown): { readonly ok: true; readonly command: Command } | Refusal {
  if (typeof raw !== 'object' || raw === null) return refuse('bad-input');
  const commandId = parseCommandId('id' in raw ? raw.id : undefined);
  const type = 'type' in raw ? raw.type : undefined;
  if (!commandId) return refuse('bad-input');
  if (type === 'vote.set') return parseVote(commandId, raw);
  if (!isCommandType(type)) return refuse(typeof type === 'string' ? 'unknown-command' : 'bad-input');
  const parsed = SCHEMAS[type].safeParse(raw);
  const until = 'until' in raw ? raw.until : undefined;
  if (until !== undefined && (typeof until !== 'number' || !Number.isFinite(until))) return refuse('bad-input');
  if (!parsed.success) return refuse('bad-input');
  return { ok: true, command: { ...parsed.data, id: commandId, ...(until !== undefined && { until }) } };
}

/** What the schema of `vote.set` says, by hand: nearly all that a busy meeting hears are votes. */
function parseVote(commandId: CommandId, raw: object): ReturnType<typeof parseCommand> {
  const { ideaId, on } = raw as { ideaId?: unknown; on?: unknown };
  if (typeof ideaId !== 'string' || ideaId.length < 1 || ideaId.length > 64) return refuse('bad-input');
  if (typeof on !== 'boolean') return refuse('bad-input');
  return { ok: true, command: { type: 'vote.set', ideaId, on, id: commandId } };
}
