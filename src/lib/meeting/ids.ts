/**
 * Names of things in a meeting. Branded, so that an idea's id cannot be passed where a participant's is meant.
 * No id contains a slash: deltas use `collection/id` as keys.
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type MeetingId = Branded<'MeetingId'>;
export type MeetingCode = Branded<'MeetingCode'>;
export type IdeaId = Branded<'IdeaId'>;
/** What a meeting's log knows of a resident: an HMAC that says nothing outside that meeting. */
export type ParticipantId = Branded<'ParticipantId'>;
export type StaffId = Branded<'StaffId'>;
/** An item of the agenda, from its draft to its result: the id that it has in the document. */
export type ActionId = Branded<'ActionId'>;
export type TextId = Branded<'TextId'>;
/** Chosen by the sender, and scoped to the sender: the same id sent again is the same command. */
export type CommandId = Branded<'CommandId'>;

/** Ids that the server makes: random, URL-safe. */
const TOKEN = /^[A-Za-z0-9_-]{6,64}$/;
/** DESIGN: a command id is 8 to 64 of these. `auto-<closesAt>` fits too. */
const COMMAND_ID = /^[A-Za-z0-9_-]{8,64}$/;
/** No I, L, O, 0, 1 are *made* (they are misread from the back of a hall), but any letter or digit is accepted. */
const CODE = /^[A-Z0-9]{4,12}$/;
export const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller says which id it is
function parser<Id extends string>(pattern: RegExp): (text: unknown) => Id | null {
  return (text) => (typeof text === 'string' && pattern.test(text) ? (text as Id) : null);
}

/** Each returns the branded id, or null if the value is not one. */
export const parseMeetingId = parser<MeetingId>(TOKEN);
export const parseIdeaId = parser<IdeaId>(TOKEN);
export const parseParticipantId = parser<ParticipantId>(TOKEN);
export const parseStaffId = parser<StaffId>(TOKEN);
/** Of the letters of a token; not one that objects have by themselves. */
export function parseActionId(text: unknown): ActionId | null {
  return typeof text === 'string' && TOKEN.test(text) && !(text in Object.prototype) ? (text as ActionId) : null;
}
export const parseCommandId = parser<CommandId>(COMMAND_ID);

/** Codes are typed by thumbs: case, spaces and hyphens do not matter. Null if it cannot be a code. */
export function parseMeetingCode(text: unknown): MeetingCode | null {
  if (typeof text !== 'string' || text.length > 40) return null;
  const code = text.toUpperCase().replace(/[\s-]/g, '');
  return CODE.test(code) ? (code as MeetingCode) : null;
}
