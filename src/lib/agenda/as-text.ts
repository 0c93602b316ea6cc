import type { AgendaItem } from '../protocol/agenda-item.ts';

/** An agenda in plain words, to be put somewhere else. */
export function asText(items: readonly AgendaItem[]): string {
  let number = 0;
  return items
    .map((item) => {
      if (item.kind === 'note') return item.text;
      number += 1;
      return `${number}. ${asWords(item)}`;
    })
    .filter((part) => part !== '')
    .join('\n\n');
}

/** What is in an item or a note, in plain words; empty if there is nothing. */
export function asWords({ title, text, owner, due, area }: AgendaItem): string {
  const facts = [owner, due, area].filter((fact) => fact !== '').join(', ');
  return [title, facts, text].filter((line) => line !== '').join('\n');
}
