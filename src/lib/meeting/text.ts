/**
 * A text as people see it: composed (NFC), without control characters, without the invisible characters that can
 * disguise a text or turn its direction round, no piles of accents that would cover the lines around them (no script
 * needs more than five on one letter), blank space folded, trimmed. Line breaks become spaces: an idea is one paragraph.
 */
export function cleanText(raw: string): string {
  return (
    raw
      .replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, ' ')
      .replace(/[\u00AD\u034F\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g, '')
      .replace(/\p{Cs}/gu, '')
      .replace(/(\p{M}{5})\p{M}+/gu, '$1')
      // After the removals, which can bring a letter and its accent together.
      .normalize('NFC')
      .replace(/\s+/gu, ' ')
      .trim()
  );
}

/** Length in code points, which is what a counter beside a text field shows. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Nothing to see: empty, or only blanks and fillers that take part in words but show nothing by themselves. */
export function looksEmpty(text: string): boolean {
  return /^[\p{Default_Ignorable_Code_Point}\p{M}\u2800\s]*$/u.test(text);
}
