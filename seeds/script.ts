/** Writes down who does what when, as acts for `play`. */
import type { Actor } from '../src/lib/meeting/actors.ts';
import type { ParticipantId, StaffId } from '../src/lib/meeting/ids.ts';
import type { CommandBody } from '../src/lib/meeting/commands.ts';
import type { Dice } from './dice.ts';
import type { Act } from './play.ts';

const MINUTE = 60_000;

/** Those who run a meeting. */
export interface Hosts {
  readonly commander: StaffId;
  readonly moderator: StaffId;
}

/** An idea of the seed: its id is known once its submission was played. */
export class SeedIdea {
  #id: string | null = null;

  constructor(
    readonly text: string,
    readonly author: Actor,
    /** Minute of the meeting, from its opening. */
    readonly minute: number
  ) {}

  get id(): string {
    if (this.#id === null) throw new Error(`not submitted yet: ${this.text}`);
    return this.#id;
  }

  submitted(id: string | undefined): void {
    this.#id = id ?? null;
  }
}

export class Script {
  readonly acts: Act[] = [];
  readonly ideas: SeedIdea[] = [];
  readonly #residents: readonly Actor[];
  readonly #backers = new Map<SeedIdea, readonly Actor[]>();

  /**
   * @param opened when voting opened, ms since the epoch
   * @param minutes how long voting has been open
   */
  constructor(
    private readonly dice: Dice,
    private readonly hosts: Hosts,
    private readonly opened: number,
    private readonly minutes: number,
    residents: number
  ) {
    this.#residents = Array.from({ length: residents }, () => ({
      role: 'resident' as const,
      participant: dice.id() as ParticipantId,
    }));
  }

  /** Somebody writes an idea, at a random minute of the meeting unless one is given. */
  idea(text: string, category: string, options: { readonly zips?: readonly string[]; readonly minute?: number } = {}) {
    const author = this.dice.pick(this.#residents);
    if (!author) throw new Error('nobody is there');
    const idea = new SeedIdea(text, author, options.minute ?? this.dice.between(1, this.minutes - 12));
    const zip = this.dice.chance(0.6) ? this.dice.pick(options.zips ?? []) : undefined;
    this.#act(
      idea.minute,
      author,
      () => ({ type: 'idea.submit', text, category, zip }),
      (result) => idea.submitted(result.ideaId)
    );
    this.ideas.push(idea);
    return idea;
  }

  /** The idea that begins so. */
  named(beginning: string): SeedIdea {
    const found = this.ideas.find((idea) => idea.text.startsWith(beginning));
    if (!found) throw new Error(`no idea begins with ${beginning}`);
    return found;
  }

  /** @param after minutes after the idea was written */
  moderator(idea: SeedIdea, after: number, command: () => CommandBody): void {
    this.#act(idea.minute + after, { role: 'moderator', staff: this.hosts.moderator }, command);
  }

  /** @param minute of the meeting; before its opening if negative */
  commander(minute: number, command: () => CommandBody): void {
    this.#act(minute, { role: 'commander', staff: this.hosts.commander }, command);
  }

  author(idea: SeedIdea, after: number, command: () => CommandBody): void {
    this.#act(idea.minute + after, idea.author, command);
  }

  /** Different residents back an idea, between its publication and `until` minutes before now. */
  backing(idea: SeedIdea, supporters: number, until = 0): void {
    const first = idea.minute + 3;
    const backers = this.dice.shuffled(this.#residents).slice(0, supporters);
    this.#backers.set(idea, backers);
    for (const resident of backers) {
      const minute = this.dice.between(first, Math.max(first, this.minutes - until));
      this.#act(minute, resident, () => ({ type: 'vote.set', ideaId: idea.id, on: true }));
    }
  }

  /** Who was let to back an idea. */
  backers(idea: SeedIdea): readonly Actor[] {
    return this.#backers.get(idea) ?? [];
  }

  /** So many who did not write it, all in the same minute of the meeting. */
  others(idea: SeedIdea, count: number, minute: number, command: () => CommandBody): void {
    const others = this.#residents.filter((resident) => resident !== idea.author);
    for (const resident of this.dice.shuffled(others).slice(0, count)) this.#act(minute, resident, command);
  }

  #act(minute: number, actor: Actor, command: Act['command'], then?: Act['then']): void {
    const at = this.opened + minute * MINUTE;
    this.acts.push({ at, actor, command, then });
  }
}
