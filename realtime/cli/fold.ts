/** Something that is wrong with some versions of a log. */
export interface Wrong {
  readonly from: number;
  readonly to: number;
  readonly what: string;
}

/** So many stretches are named; how many more there are is counted. */
const NAMED = 6;

/** One line for each thing that is wrong, however many versions it is wrong with, in the order in which they come up. */
export function folded(wrongs: readonly Wrong[]): string[] {
  const byWhat = new Map<string, Wrong[]>();
  for (const wrong of wrongs) byWhat.set(wrong.what, [...(byWhat.get(wrong.what) ?? []), wrong]);
  return [...byWhat].map(([what, places]) => {
    const stretches = joined(places);
    const [only] = stretches;
    const named = stretches.slice(0, NAMED).map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`));
    const more = stretches.length - named.length;
    if (more > 0) named.push(`${more} more ${more === 1 ? 'place' : 'places'}`);
    const one = stretches.length === 1 && only?.from === only?.to;
    const covered = stretches.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    const times = places.length > covered ? ` (${places.length} times)` : '';
    return `${one ? 'version' : 'versions'} ${listed(named)}: ${what}${times}`;
  });
}

/** Stretches that follow on one another, or are the same, as one. */
function joined(places: readonly Wrong[]): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (const { from, to } of [...places].sort((a, b) => a.from - b.from)) {
    const last = stretches.at(-1);
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
    else stretches.push({ from, to });
  }
  return stretches;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
