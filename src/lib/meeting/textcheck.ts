import { addressMarks } from './textcheck/addresses.ts';
import { contactCandidates } from './textcheck/contact.ts';
import { degradingMarks } from './textcheck/degrading.ts';
import { inOrder, type Mark, type MarkKind } from './textcheck/mark.ts';
import { nameMarks } from './textcheck/names.ts';
import { numberMarks } from './textcheck/numbers.ts';
import { phoneMarks } from './textcheck/phones.ts';
import { plateMarks } from './textcheck/plates.ts';
import { slurMarks } from './textcheck/slurs.ts';
import { webMarks } from './textcheck/web.ts';
import { wordsOf } from './textcheck/words.ts';

export { inOrder, type Mark, type MarkKind } from './textcheck/mark.ts';

/**
 * Marks what must not be published unseen. In post-moderation a marked idea is held; in the console the marks are shown
 * to the moderator. It works on the text alone, with no network service, in time linear in the text's length: every rule
 * looks at a bounded stretch around each place.
 */
export function checkText(text: string): readonly Mark[] {
  const words = wordsOf(text);
  const candidates = contactCandidates(text);
  const of = (...kinds: readonly MarkKind[]): readonly Mark[] => candidates.filter(({ kind }) => kinds.includes(kind));
  return inOrder([
    ...numberMarks(text, words),
    ...of('email', 'link'),
    ...webMarks(text, words),
    ...phoneMarks(text, words, of('phone')),
    ...plateMarks(text, words, of('plate')),
    ...addressMarks(text, words),
    ...nameMarks(text, words),
    ...degradingMarks(words),
    ...slurMarks(text),
  ]);
}
