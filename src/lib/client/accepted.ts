import type { Command } from '../meeting/commands.ts';
import type { SelfView } from '../meeting/self.ts';
import type { BoardView } from '../meeting/view.ts';
import type { Accepted } from '../protocol/board.ts';
import { backedRoots, votesAfter } from './ballot.ts';

/**
 * What is private to me once a command of mine was accepted: true from now on, although the server's own word on it
 * comes with its next broadcast only.
 * @param now the server's clock, ms since the epoch
 */
export function selfAfter(view: BoardView, self: SelfView, command: Command, ack: Accepted, now: number): SelfView {
  if (command.type === 'vote.set') {
    const votes = votesAfter(view.ideas, self.votes, command.ideaId, command.on);
    const grown = backedRoots(view.ideas, votes).size - backedRoots(view.ideas, self.votes).size;
    const budget = self.budget && { ...self.budget, used: self.budget.used + grown };
    return { ...self, votes, budget };
  }
  const ideaId = ack.result.ideaId;
  if (command.type === 'idea.submit' && ideaId !== undefined && !self.ideas[ideaId]) {
    const { text, category = null } = command;
    // Held by the text check, perhaps: then the broadcast corrects it.
    const state = view.meeting.moderation === 'pre' ? 'waiting' : 'published';
    const idea = { id: ideaId, text, category, state, order: null, at: now, lang: null } as const;
    return { ...self, ideas: { ...self.ideas, [ideaId]: idea } };
  }
  return self;
}
