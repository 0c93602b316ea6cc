import { senderOf, type Actor } from '../../src/lib/meeting/actors.ts';
import type { Command, CommandBody } from '../../src/lib/meeting/commands.ts';
import type { Context, Decision } from '../../src/lib/meeting/decision.ts';
import type { LoggedEvent, Texts } from '../../src/lib/meeting/events.ts';
import type { CommandId, MeetingCode } from '../../src/lib/meeting/ids.ts';
import { Journal } from '../../src/lib/meeting/journal.ts';
import { decide, evolve, toLog } from '../../src/lib/meeting/meeting.ts';
import { recall } from '../../src/lib/meeting/receipts.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/lib/meeting/settings.ts';
import { emptyMeeting, type MeetingState } from '../../src/lib/meeting/state.ts';
import { admin, commandId, idea, START, textId } from './cast.ts';

/** One line of the log, with the texts of its batch. */
export interface Entry {
  readonly event: LoggedEvent;
  readonly texts: Texts;
}

/**
 * A meeting in memory, with a clock that is set by hand and ids that count up (`idea-1`, `text-1`): what a Hall does,
 * without its queue, its store and its sockets.
 */
export class TestMeeting {
  readonly state: MeetingState = emptyMeeting();
  readonly log: Entry[] = [];
  now: number;
  /** Called after each event, with what it touched. */
  onEvent: (entry: Entry, journal: Journal) => void;
  #ideas = 0;
  #texts = 0;
  #commands = 0;

  constructor(
    settings: Partial<Settings> = {},
    options: { now?: number; onEvent?: (entry: Entry, journal: Journal) => void } = {}
  ) {
    this.now = options.now ?? START;
    this.onEvent = options.onEvent ?? (() => {});
    const code = 'ELM204' as MeetingCode;
    const created = {
      type: 'meeting.created',
      code,
      settings: { ...DEFAULT_SETTINGS, title: 'Test', ...settings },
    } as const;
    this.#append({ event: { ...created, at: this.now, by: senderOf(admin) }, texts: {} });
  }

  /** Decides, and changes nothing. */
  decide(actor: Actor, body: CommandBody): Decision {
    return decide(this.state, { ...body, id: commandId(0) }, this.#context(actor, this.#ideas, this.#texts));
  }

  /** Recalls, or decides and lets happen. A retry has no events. */
  do(actor: Actor, body: CommandBody, id: CommandId = commandId((this.#commands += 1))): Decision {
    const receipt = recall(this.state, senderOf(actor), id);
    if (receipt) return { ok: true, events: [], texts: {}, result: receipt.result };
    const command: Command = { ...body, id };
    const context = this.#context(actor, this.#ideas, this.#texts);
    const decided = decide(this.state, command, context);
    if (!decided.ok) return decided;
    for (const event of decided.events) if (event.type === 'idea.submitted') this.#ideas += 1;
    this.#texts += Object.keys(decided.texts).length;
    for (const event of toLog(command, context, decided)) this.#append({ event, texts: decided.texts });
    return decided;
  }

  #context(actor: Actor, ideas: number, texts: number): Context {
    return {
      actor,
      now: this.now,
      newIdeaId: () => idea((ideas += 1)),
      newTextId: () => textId((texts += 1)),
    };
  }

  #append(entry: Entry): void {
    const journal = new Journal();
    evolve(this.state, entry.event, entry.texts, journal);
    this.log.push(entry);
    this.onEvent(entry, journal);
  }
}

/** The state that a log makes, from nothing. */
export function fold(log: readonly Entry[]): MeetingState {
  const state = emptyMeeting();
  for (const { event, texts } of log) evolve(state, event, texts, new Journal());
  return state;
}
