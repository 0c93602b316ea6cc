import type { Actor } from '../../src/lib/meeting/actors.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import type { LoggedEvent } from '../../src/lib/meeting/events.ts';
import type { TallyView } from '../../src/lib/meeting/view.ts';

/**
 * What DESIGN.md says a meeting means, written down a second time with no thought of speed: verdicts from events; votes
 * and merges from the commands that were accepted. Groups are found by looking at everything.
 */
export class NaiveMeeting {
  readonly verdicts = new Map<string, string>();
  readonly reasons = new Map<string, string>();
  readonly authors = new Map<string, string>();
  readonly everPublic = new Set<string>();
  readonly participants = new Set<string>();
  /** Pairs of who and what they backed. */
  #backing: { who: string; idea: string }[] = [];
  readonly inRoom = new Set<string>();
  #appealsMade = 0;
  #grantedAndWithdrawn = 0;
  /** idea → what the last verdict said about its appeal */
  readonly #appeals = new Map<string, 'waiting' | 'granted' | 'upheld'>();
  readonly #into = new Map<string, string>();

  event(event: LoggedEvent): void {
    const verdict = (idea: string, to: string, reopens = false): void => {
      this.verdicts.set(idea, to);
      if (to === 'published' || to === 'referred') this.everPublic.add(idea);
      if (!this.#appeals.has(idea)) return;
      if (reopens) return void this.#appeals.set(idea, 'waiting');
      if (to === 'held') return;
      this.#appeals.set(idea, to === 'published' || to === 'waiting' ? 'granted' : 'upheld');
    };
    switch (event.type) {
      case 'idea.submitted':
        this.authors.set(event.ideaId, event.by);
        // What staff take down for somebody makes nobody take part.
        if (event.by.startsWith('p:')) this.participants.add(event.by);
        return verdict(event.ideaId, 'waiting');
      case 'idea.withdrawn':
        this.#grantedAndWithdrawn += Number(this.#appeals.get(event.ideaId) === 'granted');
        this.#appeals.delete(event.ideaId);
        return verdict(event.ideaId, 'withdrawn');
      case 'idea.published':
        // What is merged stays what it is by itself; only its flags are settled.
        return this.#into.has(event.ideaId) ? undefined : verdict(event.ideaId, 'published', event.reopensAppeal);
      case 'idea.held':
        return verdict(event.ideaId, 'held', event.reopensAppeal);
      case 'idea.restored':
        return verdict(event.ideaId, this.everPublic.has(event.ideaId) ? 'published' : 'waiting', event.reopensAppeal);
      case 'idea.screened':
        this.reasons.set(event.ideaId, event.reason);
        return verdict(event.ideaId, event.referTo === null ? 'declined' : 'referred', event.reopensAppeal);
      case 'idea.appealed':
        this.#appeals.set(event.ideaId, 'waiting');
        this.#appealsMade += 1;
        return;
      case 'vote.cast':
        this.participants.add(event.by);
        return;
      case 'participant.entered':
        this.participants.add(event.by);
        this.inRoom.add(event.by.slice('p:'.length));
        return;
      default:
        return;
    }
  }

  accepted(actor: Actor, body: CommandBody): void {
    switch (body.type) {
      case 'vote.set': {
        if (actor.role !== 'resident') throw new Error('only residents vote');
        const who = actor.participant;
        const backs = this.backers(body.ideaId).has(who);
        if (body.on && !backs) this.#backing.push({ who, idea: this.root(body.ideaId) });
        if (!body.on) {
          const group = this.group(body.ideaId);
          this.#backing = this.#backing.filter((backing) => backing.who !== who || !group.includes(backing.idea));
        }
        return;
      }
      case 'idea.merge':
        if (this.root(body.ideaId) !== this.root(body.into)) this.#into.set(body.ideaId, this.root(body.into));
        return;
      case 'idea.unmerge':
        this.#into.delete(body.ideaId);
        return;
      default:
        return;
    }
  }

  root(idea: string): string {
    const into = this.#into.get(idea);
    return into === undefined ? idea : this.root(into);
  }

  /** Everything with the same root. */
  group(idea: string): string[] {
    return [...this.verdicts.keys()].filter((other) => this.root(other) === this.root(idea));
  }

  /** The different people who back anything in the idea's group. */
  backers(idea: string): Set<string> {
    const group = this.group(idea);
    return new Set(this.#backing.filter((backing) => group.includes(backing.idea)).map((backing) => backing.who));
  }

  isPublic(idea: string): boolean {
    const verdict = this.verdicts.get(idea);
    if (verdict !== 'published' && verdict !== 'referred') return false;
    const into = this.#into.get(idea);
    return into === undefined || this.isPublic(into);
  }

  ideas(): string[] {
    return [...this.verdicts.keys()];
  }

  /** Public, with a count of its own. */
  standing(): string[] {
    return this.ideas().filter((idea) => this.root(idea) === idea && this.isPublic(idea));
  }

  votes(): Record<string, number> {
    const counts = this.standing().map((idea): [string, number] => [idea, this.backers(idea).size]);
    return Object.fromEntries(counts.filter(([, count]) => count > 0));
  }

  /** Of the votes, those of people in the room. */
  votesInRoom(): Record<string, number> {
    const counts = this.standing().map((idea): [string, number] => [
      idea,
      [...this.backers(idea)].filter((who) => this.inRoom.has(who)).length,
    ]);
    return Object.fromEntries(counts.filter(([, count]) => count > 0));
  }

  tally(): TallyView {
    const screened: Record<string, number> = {};
    for (const [idea, verdict] of this.verdicts) {
      const reason = this.reasons.get(idea);
      if (verdict === 'declined' && reason !== undefined) screened[reason] = (screened[reason] ?? 0) + 1;
    }
    const votes = Object.values(this.votes()).reduce((sum, count) => sum + count, 0);
    const participants = this.participants.size;
    const outcomes = [...this.#appeals].map(([idea, said]) =>
      said === 'waiting' && this.root(idea) !== idea ? 'granted' : said
    );
    const granted = this.#grantedAndWithdrawn + outcomes.filter((outcome) => outcome === 'granted').length;
    const appeals = { made: this.#appealsMade, granted };
    return { ideas: this.standing().length, votes, participants, screened, appeals };
  }

  /** What somebody backed, as they voted. */
  backed(who: string): Record<string, true> {
    return Object.fromEntries(this.#backing.filter((backing) => backing.who === who).map(({ idea }) => [idea, true]));
  }

  /** How many different ideas that can still be worked on somebody backs. */
  inUse(who: string): number {
    const roots = Object.keys(this.backed(who)).map((idea) => this.root(idea));
    return new Set(roots.filter((root) => this.verdicts.get(root) === 'published')).size;
  }
}
