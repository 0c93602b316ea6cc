import { createHash } from 'node:crypto';
import type { MeetingState } from '../../src/lib/meeting/state.ts';

/**
 * A state as text: everything in it, in one order whatever the order of insertion was. Two states with the same
 * fingerprint cannot be told apart by any rule. (Compare these rather than their hashes in tests: the difference shows.)
 */
export function fingerprint(state: MeetingState): string {
  return JSON.stringify(canonical(state), null, 1);
}

/** A short name of a state, to be stored beside a golden log. */
export function fingerprintHash(state: MeetingState): string {
  return createHash('sha256').update(fingerprint(state)).digest('hex');
}

/** Maps become sorted lists of pairs, sets sorted lists, and keys of objects are sorted. */
function canonical(value: unknown): unknown {
  if (value instanceof Map) {
    const pairs = [...value].map(([key, item]): [string, unknown] => [String(key), canonical(item)]);
    return { map: pairs.sort(([a], [b]) => (a < b ? -1 : 1)) };
  }
  if (value instanceof Set) return { set: [...value].map(String).sort() };
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value).sort();
    return Object.fromEntries(keys.map((key) => [key, canonical((value as Readonly<Record<string, unknown>>)[key])]));
  }
  return value === undefined ? { undefined: true } : value;
}

/** What holds in every state between events, whatever happened. Returns what does not, in words. */
export function unsoundness(state: MeetingState): string[] {
  const wrong: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(what);
  };
  for (const [id, idea] of state.ideas) {
    check(idea.id === id, `${id} is filed under its own id`);
    check(
      (idea.merged.size === 0) === (idea.supporters === idea.voters),
      `${id}: one set while nothing is merged into it`
    );
    for (const child of idea.merged) check(state.ideas.get(child)?.mergedInto === id, `${id} ← ${child} both ways`);
    if (idea.mergedInto)
      check(state.ideas.get(idea.mergedInto)?.merged.has(id) === true, `${id} → its target both ways`);
    for (const voter of idea.voters) {
      check(idea.supporters.has(voter), `${id}: a voter is a supporter`);
      check(state.participants.get(voter)?.votes.has(id) === true, `${id}: ${voter} knows of the vote`);
    }
    const present = [...idea.supporters].filter((one) => state.participants.get(one)?.inRoom).length;
    check(idea.inRoom === present, `${id}: as many in the room as are counted`);
    const cited = [...Object.values(idea.translations).map(({ textId }) => textId), idea.replyId];
    for (const text of cited) check(text === null || !state.scrubbed.has(text), `${id}: shows no scrubbed text`);
    const wasPublic = idea.verdict === 'published' || idea.verdict === 'referred';
    check(!wasPublic || idea.order !== null, `${id}: public, so it has an order`);
    check((idea.order === null) === (idea.publishedAt === null), `${id}: an order and a time of publication`);
    check(!state.scrubbed.has(idea.textId), `${id}: its text is not a scrubbed one`);
  }
  for (const [id, participant] of state.participants) {
    for (const vote of participant.votes)
      check(state.ideas.get(vote)?.voters.has(id) === true, `${id} votes for ${vote}`);
    for (const own of participant.ideas) check(state.ideas.get(own)?.author === `p:${id}`, `${id} wrote ${own}`);
  }
  for (const [reason, count] of state.screened) check(count >= 0, `screened for ${reason}: not negative`);
  check(state.boardIdeas >= 0 && state.boardVotes >= 0, 'the tally is not negative');
  const orders = [...state.ideas.values()].flatMap((idea) => idea.order ?? []);
  check(new Set(orders).size === orders.length, 'each order is given once');
  return wrong;
}
