import type { Line } from './line.ts';
import { until } from './time.ts';

/** What one voter sends; `n` counts through the whole row, so that no command comes twice. */
export type Vote = (voter: number, n: number) => { readonly ideaId: string; readonly on: boolean };

/**
 * Each voter sends `votes` votes, with `inFlight` of them under way at any time, and waits for every acknowledgement.
 * @param from the number of the first vote
 * @throws Error on an answer that is no acceptance
 */
export async function castAll(
  voters: readonly Line[],
  { votes, inFlight, from }: { readonly votes: number; readonly inFlight: number; readonly from: number },
  vote: Vote
): Promise<void> {
  let acknowledged = 0;
  const refusals: string[] = [];
  voters.forEach((line, voter) => {
    let sent = 0;
    const send = () => {
      const n = from + sent;
      const { ideaId, on } = vote(voter, n);
      const body = { id: `command-${voter}-${n}`, type: 'vote.set', ideaId, on };
      line.say(`42/board,${n}["command",${JSON.stringify(body)}]`);
      sent += 1;
    };
    line.hear = (message) => {
      if (!message.startsWith('43/board,')) return;
      // Ours says whether it was accepted; the echo says what it was told.
      if (message.includes('"ok":false')) refusals.push(message);
      acknowledged += 1;
      if (sent < votes) send();
    };
    for (let n = 0; n < Math.min(inFlight, votes); n += 1) send();
  });
  await until('every vote is acknowledged', () => refusals.length > 0 || acknowledged === voters.length * votes);
  if (refusals.length > 0) throw new Error(`a vote was refused: ${refusals.join(' ')}`);
}
