/** A cell that a spreadsheet would take for a formula is made a text. */
export function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const tame = typeof value === 'string' && /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${tame.replaceAll('"', '""')}"`;
}

/** A file that spreadsheets read as it is meant: with a mark of its encoding, and no formula in it. */
export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}
