/**
 * A text as people see it: composed (NFC), without control characters, without the invisible characters that can
 * disguise a text or turn its direction round, blank space folded, trimmed. Line breaks become spaces: an idea is one paragraph.
 */
export function cleanText(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, ' ')
    .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/g, '')
    .replace(/\p{Cs}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Length in code points, which is what a counter beside a text field shows. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
