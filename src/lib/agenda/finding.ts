import { numbered } from './hands.ts';
import type { IdeaView } from '../meeting/view.ts';
import type { AgendaItem } from '../protocol/agenda-item.ts';

/** Something that was looked for, and where to go for it. */
export interface Found {
  readonly kind: 'item' | 'note' | 'idea';
  /** Of the item, the note or the idea. */
  readonly id: string;
  /** An item's own, or of the item before a note. */
  readonly number: number;
  readonly title: string;
  /** The line in which the words were found; empty if that is the title. */
  readonly line: string;
}

const MOST = 30;
const CONTEXT = 70;

/** Without case and accents: whoever looks for “numero” finds “número”. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** What holds all these words, or has that number; everything on the agenda for no words at all. */
export function findIn(words: string, items: readonly AgendaItem[], ideas: readonly IdeaView[]): readonly Found[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const holds = (text: string): boolean => {
    const searched = plain(text);
    return wanted.every((word) => searched.includes(word));
  };
  const entries = numbered(items).flatMap(({ entry, number }): Found[] => {
    const { kind, id, title, text, owner, area, comments } = entry;
    const lines = [...text.split('\n'), owner, area, ...comments.map((comment) => comment.text)].filter(Boolean);
    const known = { kind, id, number, title: kind === 'note' ? (lines[0] ?? '') : title };
    if (wanted.length === 0 || words.trim() === String(number) || holds(known.title)) return [{ ...known, line: '' }];
    if (!holds([title, ...lines].join('\n'))) return [];
    const line = lines.find((one) => wanted.some((word) => plain(one).includes(word))) ?? '';
    return [{ ...known, line: around(line, wanted[0] ?? '') }];
  });
  const found = wanted.length === 0 ? [] : ideas.filter(({ text }) => holds(text));
  const said = found.map(({ id, text }): Found => ({ kind: 'idea', id, number: 0, title: text, line: '' }));
  return [...entries, ...said].slice(0, MOST);
}

/** The part of a long line in which the word is. */
function around(line: string, word: string): string {
  const at = plain(line).indexOf(word);
  if (line.length <= 2 * CONTEXT) return line;
  const from = Math.max(0, at - CONTEXT);
  return `${from > 0 ? '…' : ''}${line.slice(from, at + CONTEXT)}${at + CONTEXT < line.length ? '…' : ''}`;
}
