import type { Command, CommandBody } from '../meeting/commands.ts';
import { parseCommandId } from '../meeting/ids.ts';
import type { RefusalCode } from '../meeting/refusals.ts';
import type { Ack } from '../protocol/board.ts';
import { readAck } from './envelope.ts';

/** `unsure`: it may have been done already, in the name of an identity that this browser has lost since. */
export interface RefusedCommand {
  readonly command: Command;
  readonly code: RefusalCode | 'unsure';
}

/** What an outbox keeps of one command, for a later page and for other tabs. */
export interface Kept {
  readonly command: Command;
  /** Mark of the person who did it. */
  readonly by?: string;
  /** It may have arrived already. */
  readonly sent?: boolean;
  /** It was not to go out yet. */
  readonly held?: boolean;
  /** It was answered: for other tabs to hear, in the moment before it goes. */
  readonly ack?: Ack;
  /** It was refused. */
  readonly code?: RefusedCommand['code'];
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';

/** What is kept, and what each cannot be without: nothing that is of no use later, like the code in a room. */
const KEPT: Partial<Record<CommandBody['type'], (command: Fields) => boolean>> = {
  'vote.set': ({ ideaId, on }) => isText(ideaId) && typeof on === 'boolean',
  'idea.submit': ({ text }) => isText(text),
  'idea.withdraw': ({ ideaId }) => isText(ideaId),
  'idea.flag': ({ ideaId, reason }) => isText(ideaId) && isText(reason),
  'idea.appeal': ({ ideaId, text }) => isText(ideaId) && isText(text),
};

/** Whether it outlives the page in which it was done. */
export const isKept = <C extends { readonly type?: unknown }>(
  command: C
): command is C & { readonly type: CommandBody['type'] } => Object.hasOwn(KEPT, String(command.type));

/** Null for what something else wrote, a version to come, or somebody who tries things: no page may fail over it. */
export function readKept(text: string | null): Kept | null {
  try {
    const kept: unknown = JSON.parse(text ?? '');
    if (!isFields(kept) || !isFields(kept.command)) return null;
    const { command, by, sent, held, code } = kept;
    if (!parseCommandId(command.id) || !isKept(command) || !KEPT[command.type]?.(command)) return null;
    const ack = readAck(kept.ack) ?? undefined;
    return {
      command: command as unknown as Command,
      ...(isText(by) && { by }),
      ...(sent === true && { sent }),
      ...(held === true && { held }),
      ...(ack && { ack }),
      ...(isText(code) && { code: code as RefusedCommand['code'] }),
    };
  } catch {
    return null;
  }
}

/** The idea that a command is about, if there is one already. */
export const ideaOf = (command: Command): string | undefined =>
  'ideaId' in command ? (command.ideaId ?? undefined) : undefined;

/** What was written by hand and must never get lost. */
export const wordsOf = (command: Command): string | undefined =>
  command.type === 'idea.submit' || command.type === 'idea.appeal' ? command.text : undefined;
