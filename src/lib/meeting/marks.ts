import { checkText, inOrder, type Mark } from './textcheck.ts';
import { urgentPassage } from './urgency.ts';

/**
 * All that staff should look at in a text: what points at a person, slurs, and what should not wait on a board. An urgent
 * passage goes around what else is found in it, so that a redaction takes that out.
 */
export function marksOf(text: string): readonly Mark[] {
  const found = checkText(text);
  const urgent = urgentPassage(text);
  if (!urgent) return found;
  const whole: Mark = { kind: 'urgent', from: urgent.from, to: urgent.to };
  const rest = around(whole, found).filter(({ from, to }) => text.slice(from, to).trim() !== '');
  return inOrder(rest.length > 0 ? [...found, ...rest] : [whole, ...found]);
}

const MARKED = new WeakMap<object, { readonly text: string; readonly marks: readonly Mark[] }>();

/** As `marksOf`, looked for once for as long as the idea has this text. Nothing of an earlier text is kept. */
export function marksIn(idea: { readonly text: string }): readonly Mark[] {
  const known = MARKED.get(idea);
  if (known?.text === idea.text) return known.marks;
  const marks = marksOf(idea.text);
  MARKED.set(idea, { text: idea.text, marks });
  return marks;
}

/** What is left of a mark beside others, which are in order. */
function around(mark: Mark, others: readonly Mark[]): readonly Mark[] {
  const rest: Mark[] = [];
  let from = mark.from;
  for (const other of others) {
    if (other.to <= from || other.from >= mark.to) continue;
    if (other.from > from) rest.push({ ...mark, from, to: other.from });
    from = other.to;
  }
  if (from < mark.to) rest.push({ ...mark, from });
  return rest;
}

/** In post-moderation it goes on the board unseen. */
export function isUnremarkable(text: string): boolean {
  return marksOf(text).length === 0;
}
