import { addressMarks } from './textcheck/addresses.ts';
import { contactMarks } from './textcheck/contact.ts';
import { inOrder, type Mark } from './textcheck/mark.ts';
import { numberMarks } from './textcheck/numbers.ts';

export { inOrder, type Mark, type MarkKind } from './textcheck/mark.ts';

/**
 * Marks what must not be published unseen. In post-moderation a marked idea is held; in the console the marks are shown
 * to the moderator. It works on the text alone, with no network service, in time linear in the text's length.
 */
export function checkText(text: string): readonly Mark[] {
  return inOrder([...contactMarks(text), ...addressMarks(text), ...numberMarks(text)]);
}
