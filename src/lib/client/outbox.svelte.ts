/* eslint-disable svelte/prefer-svelte-reactivity -- no page reads these */
import type { Asked, Command } from '../meeting/commands.ts';
import { parseCommandId } from '../meeting/ids.ts';
import type { RefusalCode } from '../meeting/refusals.ts';
import type { Ack } from '../protocol/board.ts';
import { isKept, readKept, wordsOf, type Kept, type RefusedCommand } from './kept.ts';
import type { OutboxOptions } from './outbox-options.ts';
import { replacedVotes } from './second-thoughts.ts';
import { Sender, type Entry } from './sender.ts';
import { Shelf } from './shelf.ts';
import type { Wire } from './wire.ts';

/**
 * What was done here and is not answered yet. Each command keeps its id until it is answered, through lost
 * connections, reloads and answers like "busy", so that the meeting does it once. All tabs of a browser show the same:
 * what one does, the others see, and the first answer that any of them gets is the answer for all.
 */
export class Outbox {
  /** Not answered yet, oldest first. */
  waiting = $state.raw<readonly Command[]>([]);
  /** Refused, and still to be explained: whatever was written, and what was refused long after it was done. */
  refused = $state.raw<readonly RefusedCommand[]>([]);
  /** Something here would be gone with the page: the browser keeps nothing. */
  fleeting = $state(false);
  /** Held back, oldest first: see `mayGo`. */
  held = $state.raw<readonly Command[]>([]);
  /** Asked when something is done, and at each `release`: what may not go is held back, also across reloads. */
  mayGo: (command: Command) => boolean = () => true;

  #entries: Entry[] = [];
  #answers = new Map<string, readonly ((ack: Ack) => void)[]>();
  #order = 0;
  readonly #sender: Sender;
  readonly #shelf: Shelf;

  constructor(private readonly options: OutboxOptions) {
    this.#shelf = new Shelf(options.around.storage, options.keepAs);
    this.#sender = new Sender({
      ...options,
      entries: () => this.#entries,
      answered: (entry, ack) => this.#answered(entry, ack),
      sending: (entry) => this.#sending(entry),
    });
  }

  /** Takes up what an earlier page left behind, and goes along with other tabs until the returned function is called. */
  restore(): () => void {
    if (this.options.keepAs === null) return () => {};
    this.lookAgain(false);
    return this.options.around.storage.follow((key, value) => {
      if (value === null) this.#gone(key);
      else this.#takeUp(key, value, true);
    });
  }

  /** Goes along with what other tabs did while this page was asleep. */
  lookAgain(theirs = true): void {
    if (this.#shelf.cleared) this.#keepAll();
    for (const entry of this.#entries) this.#stillWaits(entry);
    this.refused = this.refused.filter(({ command }) => this.#shelf.names(command.id));
    for (const key of this.#shelf.keys()) this.#takeUp(key, this.#shelf.get(key), theirs);
  }

  /** The wire is there: what waits goes out. */
  connected(wire: Wire): void {
    this.#sender.connected(wire);
  }

  /** What was on its way may or may not have arrived: it will be sent again, as the same command. */
  disconnected(): void {
    this.#sender.disconnected();
    for (const entry of this.#entries) entry.late = true;
  }

  /** Puts a command in line. @returns its answer, whenever it comes */
  add(body: Asked): Promise<Ack> {
    const { around } = this.options;
    const id = parseCommandId(around.newId());
    if (!id) throw new Error('the source of command ids makes unusable ones');
    const command: Command = { ...body, id };
    // Also when the phone's clock is set back: things go out in the order in which they were done.
    this.#order = Math.max(around.now(), this.#order + 1);
    const key = this.#shelf.keyOf(this.#order, id);
    const replaced = command.type === 'vote.set' ? this.#dropUnsentVotes(command.ideaId, command.on) : [];
    const held = !this.mayGo(command);
    this.#entries.push({ command, key, sent: false, theirs: false, foreign: false, late: false, held, tries: 0 });
    this.#keep({ key, command, held });
    this.#changed();
    const answer = new Promise<Ack>((resolve) => this.#answers.set(id, [...replaced, resolve]));
    this.#sender.pump();
    return answer;
  }

  /** What was held back and may go now goes. */
  release(): void {
    for (const entry of this.#entries.filter(({ held, command }) => held && this.mayGo(command))) {
      entry.held = false;
      this.#keep(entry);
    }
    this.#changed();
    this.#sender.pump();
  }

  /** Takes back what is held; nobody answers it any more. */
  takeBack(id: string): void {
    for (const entry of this.#entries) if (entry.held && entry.command.id === id) this.#leave(entry);
    this.#changed();
  }

  /** Lets go of something refused. */
  forget(id: string): void {
    this.refused = this.refused.filter(({ command }) => command.id !== id);
    this.#shelf.forget(id);
    this.#changed();
  }

  /** The meeting will never answer. What was written is kept. */
  giveUp(code: RefusalCode): void {
    for (const entry of this.#entries) this.#settle(entry, { ok: false, code, message: '' });
  }

  /** @returns who waits for the votes that this one replaces */
  #dropUnsentVotes(ideaId: string, on: boolean): ((ack: Ack) => void)[] {
    return replacedVotes(this.#entries, ideaId, on).flatMap((entry) => {
      const waiting = this.#answers.get(entry.command.id) ?? [];
      this.#leave(entry);
      this.#answers.delete(entry.command.id);
      return waiting;
    });
  }

  #answered(entry: Entry, ack: Ack): void {
    if (this.#entries.includes(entry)) {
      // Nobody who hears of it can take it away from here any more.
      this.#entries = this.#entries.filter((other) => other !== entry);
      this.#keep(entry, { ack });
      this.#settle(entry, ack);
      // It was answered before, here or in another tab. A refusal in between does not stand: it was done after all.
    } else if (ack.ok) this.forget(entry.command.id);
  }

  /** It was answered: here, or in another tab. */
  #settle(entry: Entry, ack: Ack): void {
    const { command } = entry;
    if (ack.ok) this.options.accepted(command, ack);
    else this.#refuse({ command, code: ack.code }, entry.late);
    this.#leave(entry);
    this.#changed();
    for (const answer of this.#answers.get(command.id) ?? []) answer(ack);
    this.#answers.delete(command.id);
    this.#sender.pump();
  }

  #refuse(refused: RefusedCommand, late: boolean): void {
    if (this.options.keepAs !== null && isKept(refused.command) && (late || wordsOf(refused.command) !== undefined)) {
      this.#explain(refused);
      this.#shelf.keep(this.#shelf.refusedKey(refused.command.id), refused);
    }
    this.options.refused(refused);
  }

  #explain(refused: RefusedCommand): void {
    if (this.refused.some(({ command }) => command.id === refused.command.id)) return;
    this.refused = [...this.refused, refused];
  }

  /** Something that an earlier page, or another tab, keeps. */
  #takeUp(key: string, value: string | null, theirs: boolean): void {
    const order = this.#shelf.orderOf(key);
    if (order === null && !this.#shelf.isRefused(key)) return;
    const kept = readKept(value);
    // What another tab writes may be of a later version than this page.
    if (!kept) {
      if (!theirs) this.#shelf.remove(key);
      return;
    }
    const { command, ack, code, by } = kept;
    if (order === null) return code ? this.#explain({ command, code }) : undefined;
    const known = this.#entries.find((entry) => entry.command.id === command.id);
    if (known && ack) return this.#settle(known, ack);
    if (known) {
      known.sent ||= kept.sent === true;
      known.held &&= kept.held === true;
      return this.#changed();
    }
    if (by !== undefined && by !== (this.options.by ?? by)) {
      // A page of theirs may be open yet, and sends it: it stays where it is, and so does this, until that has happened.
      if (!theirs && !ack) this.#explain({ command, code: 'unsure' });
      return;
    }
    if (ack) return this.#shelf.remove(key);
    this.#order = Math.max(this.#order, order);
    const held = kept.held === true;
    this.#entries.push({ command, key, sent: !held, theirs, foreign: true, late: !theirs, held, tries: 0 });
    this.#entries.sort((a, b) => (a.key < b.key ? -1 : 1));
    this.#changed();
    this.#sender.pump();
  }

  /** Another tab removed it: it was answered there, replaced by a later vote, or let go of. */
  #gone(key: string): void {
    if (this.#shelf.cleared) this.#keepAll();
    const entry = this.#entries.find((other) => other.key === key);
    if (entry) {
      this.#leave(entry);
      this.#answers.delete(entry.command.id);
      this.#sender.pump();
    }
    this.refused = this.refused.filter(({ command }) => this.#shelf.names(command.id));
    this.#changed();
  }

  /** @returns false, and lets it go, if another tab had it answered while this one heard nothing */
  #sending(entry: Entry): boolean {
    if (!this.#stillWaits(entry)) return false;
    // The tab in which it was done must not replace it by a second thought any more: that comes after it.
    if (entry.foreign) this.#keep(entry, { sent: true });
    return true;
  }

  #stillWaits({ key, command }: Entry): boolean {
    if (this.#shelf.cleared) this.#keepAll();
    const waits = this.#shelf.has(key, command);
    if (!waits) this.#gone(key);
    return waits;
  }

  /** Somebody cleared what this site kept: what this page holds, it still holds. */
  #keepAll(): void {
    for (const entry of this.#entries) this.#keep(entry);
    for (const refused of this.refused) this.#shelf.keep(this.#shelf.refusedKey(refused.command.id), refused);
  }

  #keep({ key, command, held }: Pick<Entry, 'key' | 'command' | 'held'>, more: Pick<Kept, 'sent' | 'ack'> = {}): void {
    const { by } = this.options;
    this.#shelf.keep(key, { command, ...(by !== undefined && { by }), ...(held && { held }), ...more });
  }

  #leave(entry: Entry): void {
    this.#entries = this.#entries.filter((other) => other !== entry);
    this.#sender.left(entry);
    this.#shelf.remove(entry.key);
  }

  #changed(): void {
    this.waiting = this.#entries.map(({ command }) => command);
    this.held = this.#entries.filter(({ held }) => held).map(({ command }) => command);
    this.fleeting = this.#shelf.fleeting.size > 0;
  }
}
