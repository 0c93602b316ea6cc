/**
 * The text of an item: a Y.XmlFragment of paragraphs, headings and lists, as the editor (ProseMirror, by y-prosemirror's
 * convention) keeps it. Agendas that were begun as plain text have a Y.Text `text` instead, until somebody first writes
 * in it.
 */
import * as Y from 'yjs';

/** What the editor knows how to show. In anything else it would take out what it does not know. */
const ELEMENTS: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'hardBreak',
]);
const DEEPEST = 60;

/** A fragment with these lines as paragraphs; nothing for no words. */
export function bodyOf(text: string): Y.XmlFragment {
  const body = new Y.XmlFragment();
  body.insert(0, paragraphs(text));
  return body;
}

/** One paragraph for each line; none if there is nothing but space. */
export function paragraphs(text: string): Y.XmlElement[] {
  if (text.trim() === '') return [];
  return text.split('\n').map((line) => {
    const paragraph = new Y.XmlElement('paragraph');
    if (line !== '') paragraph.insert(0, [new Y.XmlText(line)]);
    return paragraph;
  });
}

/** The words alone, each paragraph, heading and list item on a line of its own. */
export function plainText(body: Y.XmlFragment): string {
  const lines: string[] = [];
  collect(body, lines, 0);
  return lines.join('\n');
}

function collect(parent: Y.XmlFragment, lines: string[], depth: number): void {
  if (depth > DEEPEST) return;
  let line: string | null = null;
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) line = (line ?? '') + wordsOf(child);
    else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') line = `${line ?? ''}\n`;
    else if (child instanceof Y.XmlElement) collect(child, lines, depth + 1);
  }
  if (line !== null) lines.push(line);
  else if (parent instanceof Y.XmlElement && parent.nodeName === 'paragraph') lines.push('');
}

function wordsOf(text: Y.XmlText): string {
  const delta = text.toDelta() as readonly { readonly insert?: unknown }[];
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

/** The editor can show all of it. If not, it must not be opened in it: it would be cleared of what is unknown. */
export function isShowable(body: Y.XmlFragment, depth = 0): boolean {
  return (
    depth <= DEEPEST &&
    body
      .toArray()
      .every((child) =>
        child instanceof Y.XmlElement
          ? ELEMENTS.has(child.nodeName) && isShowable(child, depth + 1)
          : child instanceof Y.XmlText
      )
  );
}
