import type { IdeaView } from '$lib/meeting/view.ts';

/** What somebody else did to an idea while a dialog about it was open: decided, or changed its words. */
export type Meanwhile = IdeaView['state'] | 'text' | 'answer';

/**
 * @param asked the idea as it stood when the question was put
 * @param now as it stands, verdicts of one's own included
 * @returns null if the question is still the same
 */
export function meanwhile(asked: IdeaView, now: IdeaView): Meanwhile | null {
  if (asked.state !== now.state) return now.state;
  if (asked.text !== now.text) return 'text';
  return asked.reply === now.reply ? null : 'answer';
}
