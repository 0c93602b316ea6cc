import { refuse, type Refusal } from './refusals.ts';
import { cleanText, lengthOf, looksEmpty } from './text.ts';

/** The text as it will be shown, or why it cannot be: `text-empty` (nothing to see), `text-too-long` (over `limit` code points). */
export function acceptableText(raw: string, limit: number): { readonly ok: true; readonly text: string } | Refusal {
  const text = cleanText(raw);
  if (looksEmpty(text)) return refuse('text-empty');
  if (lengthOf(text) > limit) return refuse('text-too-long');
  return { ok: true, text };
}
