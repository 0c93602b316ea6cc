/** Widths of the letters of a code as it is set on the screen, in em, measured once; generous, so that it always fits. */
const WIDE: Readonly<Record<string, number>> = { M: 0.95, W: 1.06, N: 0.8, Q: 0.82, G: 0.8, H: 0.79, U: 0.78, D: 0.77 };
const USUAL = 0.73;

/** How wide a code is in its heaviest weight, in em: what its size is computed from, also before any script has run. */
export function codeWidth(code: string): number {
  let width = 0;
  for (const letter of code) width += WIDE[letter] ?? USUAL;
  return width;
}
