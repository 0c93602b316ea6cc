import type { IdeaView, StaffIdeaState } from '$lib/meeting/view.ts';

/** The four piles a moderator works from. */
export type Pile = 'waiting' | 'held' | 'board' | 'decided';
export const PILES: readonly Pile[] = ['waiting', 'held', 'board', 'decided'];

const PILE_OF: Readonly<Record<StaffIdeaState, Pile>> = {
  waiting: 'waiting',
  held: 'held',
  published: 'board',
  referred: 'decided',
  merged: 'decided',
  declined: 'decided',
  withdrawn: 'decided',
};

export const pileOf = (state: StaffIdeaState): Pile => PILE_OF[state];

export type Piles = Readonly<Record<Pile, readonly IdeaView[]>>;

/** Somebody asks staff to look at what is decided already: its writer appealed, or others reported it. */
export function isObjected(idea: IdeaView): boolean {
  return idea.appeal?.state === 'waiting' || idea.flags !== undefined;
}

/** It may be an emergency, or a tip about a crime: it must not wait. */
export function isUrgent(idea: IdeaView): boolean {
  return idea.marks?.some(({ kind }) => kind === 'urgent') ?? false;
}

/**
 * All ideas, sorted into piles: who waited longest comes first, the board by votes, what is decided newest first.
 * Ideas of the same minute keep the order in which they came in. What may be urgent comes first of all;
 * then what somebody objects to, which also waits: appeals, then reports, then appeals against one's own verdicts.
 * @param stateOf the state to go by: the view's own, or the verdict that is on its way to the server
 * @param isOwn whether the idea's appeal is better left to somebody else
 */
export function sortIntoPiles(
  ideas: Readonly<Record<string, IdeaView>>,
  votes: Readonly<Record<string, number>>,
  stateOf: (idea: IdeaView) => StaffIdeaState = (idea) => idea.state,
  isOwn: (idea: IdeaView) => boolean = () => false
): Piles {
  const piles: Record<Pile, IdeaView[]> = { waiting: [], held: [], board: [], decided: [] };
  for (const idea of Object.values(ideas)) piles[pileOf(stateOf(idea))].push(idea);
  piles.waiting.sort((a, b) => a.at - b.at);
  piles.held.sort((a, b) => a.at - b.at);
  const first = (idea: IdeaView): number => idea.order ?? Number.MAX_SAFE_INTEGER;
  piles.board.sort((a, b) => (votes[b.id] ?? 0) - (votes[a.id] ?? 0) || first(a) - first(b));
  piles.decided.reverse().sort((a, b) => b.at - a.at);
  const objected = Object.values(ideas).filter((idea) => isObjected(idea) && stateOf(idea) === idea.state);
  const urgency = (idea: IdeaView): number => (isOwn(idea) ? 2 : idea.appeal?.state === 'waiting' ? 0 : 1);
  objected.sort((a, b) => urgency(a) - urgency(b) || a.at - b.at);
  const asked = new Set(objected);
  const urgent: IdeaView[] = [];
  const calm: IdeaView[] = [];
  for (const idea of piles.waiting) if (!asked.has(idea)) (isUrgent(idea) ? urgent : calm).push(idea);
  return { ...piles, waiting: [...urgent, ...objected, ...calm] };
}

/** Its writer appeals against the verdict of this very person: better left to a colleague. */
export function isAgainst(staffId: string, idea: IdeaView): boolean {
  return idea.appeal?.state === 'waiting' && idea.against === staffId;
}

/**
 * Where attention goes when an idea has left its pile: to the one that came after it, else to the one before it.
 * What a colleague looks at is passed over as long as there is anything else.
 * @param before the pile as it was, with the idea in it
 */
export function successor(
  before: readonly IdeaView[],
  leaving: string,
  stays: (id: string) => boolean,
  taken: (id: string) => boolean = () => false
): string | null {
  const at = before.findIndex((idea) => idea.id === leaving);
  const inTurn = [...before.slice(at + 1), ...before.slice(0, Math.max(at, 0)).reverse()];
  const left = inTurn.filter((idea) => stays(idea.id));
  return (left.find((idea) => !taken(idea.id)) ?? left[0])?.id ?? null;
}

/** The neighbour in a pile; at its ends it stays where it is. From nowhere it goes to the first. */
export function step(pile: readonly IdeaView[], from: string | null, by: 1 | -1): string | null {
  const at = pile.findIndex((idea) => idea.id === from);
  if (at < 0) return pile[0]?.id ?? null;
  return pile[Math.min(Math.max(at + by, 0), pile.length - 1)]?.id ?? null;
}

/** Ideas that contain every word looked for, accents and case aside. */
export function search(ideas: readonly IdeaView[], wanted: string): readonly IdeaView[] {
  const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = fold(wanted).split(/\s+/).filter(Boolean);
  if (words.length === 0) return ideas;
  return ideas.filter((idea) => {
    const text = fold(`${idea.text} ${idea.zip ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}
