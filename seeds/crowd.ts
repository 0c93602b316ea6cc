/**
 * Simulated residents and a moderator, over real sockets, so that whoever opens the demo sees a meeting that lives. They
 * use nothing but what any browser may use.
 */
import { systemClock, type Clock } from '../realtime/hall/clock.ts';
import { Commander, type Sentence } from './crowd/commander.ts';
import { Moderator, signIn, type Credentials } from './crowd/moderator.ts';
import { Resident } from './crowd/resident.ts';
import { Room } from './crowd/room.ts';
import { Seat } from './crowd/seat.ts';
import { Dice } from './dice.ts';
import type { Category } from './texts/board.ts';
import { NEW_IDEAS, TO_SCREEN } from './texts/newcomers.ts';

/** Mean seconds between two new ideas of the whole crowd: people think longer than they vote. */
const BETWEEN_IDEAS = 40;
/** Seconds in which everybody arrives. */
const ARRIVAL = 30;

export interface CrowdOptions {
  /** Of the server, without a path. */
  readonly url: string;
  readonly code: string;
  readonly residents: number;
  /** 1 is humane; 10 is ten times as fast. */
  readonly pace?: number;
  /** Whose account the simulated moderator uses; null: nobody works the queue. */
  readonly moderator: Credentials | null;
  /** The simulated commanders, and what they go on writing on the agenda; without, nobody does. */
  readonly commanders?: readonly { readonly account: Credentials; readonly sentences: readonly Sentence[] }[];
  readonly clock?: Clock;
  readonly seed?: number;
}

export class Crowd {
  readonly #room: Room;
  readonly #residents = new Set<Resident>();
  readonly #newIdeas: { readonly category: Category; readonly text: string }[];
  #moderator: Moderator | null = null;
  readonly #commanders: Commander[] = [];

  private constructor(private readonly options: CrowdOptions) {
    const { url, code, pace = 1, clock = systemClock, seed = 1 } = options;
    const dice = new Dice(seed);
    const wall = new Seat({ url, code, audience: 'public', watch: true });
    this.#room = new Room(url, code, wall, dice, clock, pace);
    this.#newIdeas = dice.shuffled(allNewIdeas());
  }

  /** Resolves when the first of them look at the board; the others come by and by. @throws Error if signing in fails */
  static async gather(options: CrowdOptions): Promise<Crowd> {
    const crowd = new Crowd(options);
    const cookie = options.moderator && (await signIn(options.url, options.moderator));
    if (cookie !== null) crowd.#moderator = new Moderator(crowd.#room, cookie);
    for (const { account, sentences } of options.commanders ?? []) {
      crowd.#commanders.push(new Commander(crowd.#room, await signIn(options.url, account), sentences));
    }
    await crowd.#wallUp();
    for (let n = 0; n < options.residents; n += 1) {
      crowd.#room.after(crowd.#room.dice.fraction() * ARRIVAL, () => crowd.#arrive());
    }
    crowd.#thinkOfSomething();
    return crowd;
  }

  /** How many are connected now. */
  get present(): number {
    return [...this.#residents].filter(({ present }) => present).length;
  }

  /** The board as the crowd sees it. */
  get wall(): Seat {
    return this.#room.wall;
  }

  /** Everybody goes home, at once. */
  disperse(): void {
    this.#room.close();
    for (const resident of this.#residents) resident.leave();
    this.#residents.clear();
    this.#moderator?.leave();
    for (const commander of this.#commanders) commander.leave();
    this.wall.leave();
  }

  #wallUp(): Promise<void> {
    if (this.wall.view) return Promise.resolve();
    return new Promise((seen) => {
      const stop = this.wall.onChange(() => {
        stop();
        seen();
      });
    });
  }

  /** Who goes is followed by a neighbour with another phone. */
  #arrive(): void {
    const resident = new Resident(this.#room, () => {
      this.#residents.delete(resident);
      this.#room.after(this.#room.dice.wait(ARRIVAL), () => this.#arrive());
    });
    this.#residents.add(resident);
  }

  #thinkOfSomething(): void {
    const { dice } = this.#room;
    this.#room.after(dice.wait(BETWEEN_IDEAS), () => {
      const phase = this.wall.view?.meeting.phase;
      const author = dice.pick([...this.#residents].filter(({ present }) => present));
      if (author && (phase === 'live' || phase === 'gathering')) {
        const idea = this.#newIdeas.pop();
        if (idea) void author.submit(idea.text, idea.category);
      }
      this.#thinkOfSomething();
    });
  }
}

function allNewIdeas(): { readonly category: Category; readonly text: string }[] {
  const byCategory = Object.entries(NEW_IDEAS) as [Category, readonly string[]][];
  return [
    ...byCategory.flatMap(([category, texts]) => texts.map((text) => ({ category, text }))),
    ...TO_SCREEN.map(([category, text]) => ({ category, text })),
  ];
}
