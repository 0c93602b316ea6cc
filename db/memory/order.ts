/** By code unit, as the databases order ids. */
export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
