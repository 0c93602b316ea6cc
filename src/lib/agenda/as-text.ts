import type { AgendaItem } from '../protocol/agenda-item.ts';

/** An agenda in plain words, to be put somewhere else. */
export function asText(items: readonly AgendaItem[]): string {
  let number = 0;
  return items
    .map(({ kind, title, text, owner, due, area }) => {
      if (kind === 'note') return text;
      number += 1;
      const facts = [owner, due, area].filter((fact) => fact !== '').join(', ');
      return [`${number}. ${title}`, facts, text].filter((line) => line !== '').join('\n');
    })
    .filter((part) => part !== '')
    .join('\n\n');
}
