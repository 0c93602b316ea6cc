/** How wide two bars are beside each other, in percent of the longer one; below zero counts as nothing. */
export function widthsOf(before: number, after: number): { readonly before: number; readonly after: number } {
  const most = Math.max(before, after, 0);
  const width = (value: number): number => (most === 0 ? 0 : Math.round((Math.max(0, value) / most) * 1000) / 10);
  return { before: width(before), after: width(after) };
}
