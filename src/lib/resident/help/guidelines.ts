/** A meeting's own guidelines, a line each; the built-in ones where it has none. */
export function linesOf(guidelines: string, own: readonly string[]): readonly string[] {
  const lines = guidelines.split('\n').map((line) => line.trim());
  const given = [...new Set(lines)].filter((line) => line !== '');
  return given.length > 0 ? given : own;
}
