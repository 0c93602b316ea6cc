import { checkText, inOrder, type Mark } from './textcheck.ts';
import { urgentPassage } from './urgency.ts';

/** All that staff should look at in a text: ways to reach or find a person, and what should not wait on a board. */
export function marksOf(text: string): readonly Mark[] {
  const found = checkText(text);
  const urgent = urgentPassage(text);
  return urgent ? inOrder([...found, { kind: 'urgent', from: urgent.from, to: urgent.to }]) : found;
}

/** In post-moderation it goes on the board unseen. */
export function isUnremarkable(text: string): boolean {
  return marksOf(text).length === 0;
}
