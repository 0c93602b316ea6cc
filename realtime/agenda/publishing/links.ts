import type { Block } from '../../../src/lib/meeting/actions/blocks.ts';
import { checkText, type Mark } from '../../../src/lib/meeting/textcheck.ts';

/** Where the links of a body lead, each once. */
export function targetsIn(body: readonly Block[]): readonly string[] {
  return [...new Set(body.flatMap(({ runs }) => runs.flatMap(({ href }) => href ?? [])))];
}

/** The words, and behind those that are links where they lead, so that another target is another text. */
export function wordsAndTargets(body: readonly Block[]): string {
  return body
    .map(({ runs }) => runs.map(({ text, href }) => (href === undefined ? text : `${text} (${href})`)).join(''))
    .join('\n');
}

/**
 * An address as it can be read, and what in it should be looked at before anybody does: a mailbox, a telephone number in
 * its path or query. That it is an address, and of which site, is not marked.
 */
export function checkTarget(href: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const text = readable(href);
  const from = /^https?:\/\/[^/?#]*/iu.exec(text)?.[0].length ?? 0;
  // What stands between two signs of an address is a word of its own; a plus within is a space.
  const words = text
    .slice(from)
    .replaceAll(/[/?&=#;]/gu, ' ')
    .replaceAll(/(?<=\S)\+/gu, ' ');
  const marks = checkText(words).filter(({ kind }) => kind !== 'link');
  return { text, marks: marks.map((mark) => ({ ...mark, from: mark.from + from, to: mark.to + from })) };
}

function readable(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
