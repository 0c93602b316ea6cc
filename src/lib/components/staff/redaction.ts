import type { Mark } from '$lib/meeting/textcheck.ts';

/** What stands where something was taken out; the same sign on paper. */
export const GAP = '[…]';

/** The text with every stretch taken out by which a person could be found: the moderator starts from it and goes on by hand. */
export function withoutMarks(text: string, marks: readonly Mark[]): string {
  let result = '';
  let at = 0;
  for (const mark of marks) {
    if (mark.kind === 'urgent') continue;
    result += text.slice(at, mark.from) + GAP;
    at = mark.to;
  }
  return result + text.slice(at);
}

export interface Stretch {
  readonly text: string;
  readonly mark: Mark['kind'] | null;
}

/** The text in stretches, marked and unmarked, in order: joined they are the text again. */
export function stretches(text: string, marks: readonly Mark[]): readonly Stretch[] {
  const result: Stretch[] = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.from > at) result.push({ text: text.slice(at, mark.from), mark: null });
    result.push({ text: text.slice(mark.from, mark.to), mark: mark.kind });
    at = mark.to;
  }
  if (at < text.length) result.push({ text: text.slice(at), mark: null });
  return result;
}

/** The reason of the policy for which such words are usually taken out; empty if the meeting does not offer it. */
export function likelyReason(marks: readonly Mark[], offered: readonly { readonly id: string }[]): string {
  const told = marks.filter(({ kind }) => kind !== 'urgent');
  const unkind = told.length > 0 && told.every(({ kind }) => kind === 'slur');
  const likely = unkind ? 'hateful' : 'personal-data';
  return offered.some(({ id }) => id === likely) ? likely : '';
}
