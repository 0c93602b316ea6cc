import type { Command } from '../meeting/commands.ts';
import type { SelfView } from '../meeting/self.ts';
import type { IdeaView } from '../meeting/view.ts';

/**
 * Counts that answer a thumb at once and never count it twice. What is shown is the view's count, plus me if I want to be
 * counted, minus me if the view counts me already. A commitment that is newer than the view is not in it yet.
 */
type Ideas = Readonly<Record<string, Pick<IdeaView, 'mergedInto'>>>;

/** Longest chain of merges that is followed; a bound, should a view ever hold a cycle. */
const MOST_HOPS = 100;

/** The idea that stands for this one. */
export function rootOf(ideas: Ideas, id: string): string {
  let root = id;
  for (let hops = 0; hops < MOST_HOPS; hops += 1) {
    const next = ideas[root]?.mergedInto;
    if (next === undefined) return root;
    root = next;
  }
  return root;
}

/** The ideas that I back: as voted, followed through merges. */
export function backedRoots(ideas: Ideas, votes: SelfView['votes']): ReadonlySet<string> {
  return new Set(Object.keys(votes).map((id) => rootOf(ideas, id)));
}

/** What I asked for and have no answer to yet: idea → back it or not. The last word counts. */
export function wantedVotes(ideas: Ideas, waiting: readonly Command[]): ReadonlyMap<string, boolean> {
  const wanted = new Map<string, boolean>();
  for (const command of waiting) {
    if (command.type === 'vote.set') wanted.set(rootOf(ideas, command.ideaId), command.on);
  }
  return wanted;
}

/** My votes after one of them was accepted: taking back takes me out of the whole group. */
export function votesAfter(ideas: Ideas, votes: SelfView['votes'], id: string, on: boolean): SelfView['votes'] {
  if (on) return { ...votes, [id]: true };
  const root = rootOf(ideas, id);
  return Object.fromEntries(Object.entries(votes).filter(([voted]) => rootOf(ideas, voted) !== root));
}

interface Turn {
  /** The version of the meeting at which it was committed. */
  readonly version: number;
  readonly before: boolean;
}

/** My commitments that are newer than the view on show: idea → its turns, oldest first. */
export type Ahead = ReadonlyMap<string, readonly Turn[]>;

/** @returns `ahead` with one more turn, if the view at `shown` cannot have it */
export function noteTurn(ahead: Ahead, shown: number, idea: string, turn: Turn): Ahead {
  if (turn.version <= shown) return ahead;
  return new Map(ahead).set(idea, [...(ahead.get(idea) ?? []), turn]);
}

/** @returns `ahead` without what a view at version `shown` has */
export function dropSeen(ahead: Ahead, shown: number): Ahead {
  if (ahead.size === 0) return ahead;
  const left = new Map<string, readonly Turn[]>();
  for (const [idea, turns] of ahead) {
    const newer = turns.filter((turn) => turn.version > shown);
    if (newer.length > 0) left.set(idea, newer);
  }
  return left;
}

/** Whether the view on show counts me for this idea. `committed`: whether I back it by the last that I know. */
export function countedIn(ahead: Ahead, idea: string, committed: boolean): boolean {
  return ahead.get(idea)?.[0]?.before ?? committed;
}
