import type { Entry } from './sender.ts';

/**
 * Only the last word on an idea is worth sending, of those that never went out. A vote that was taken back stays if
 * others were given since: they may need it.
 * @returns what a new vote on this idea replaces
 */
export function replacedVotes(entries: readonly Entry[], ideaId: string, on: boolean): readonly Entry[] {
  const votes = entries.filter(({ command }) => command.type === 'vote.set');
  return votes.filter((entry) => {
    const { command, sent } = entry;
    if (sent || command.type !== 'vote.set' || command.ideaId !== ideaId) return false;
    return !on || command.on || entry === votes.at(-1);
  });
}
