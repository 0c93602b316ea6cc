/** Patterns like `/m/:code`: logs name these, because codes and secrets stand in the paths themselves. */
export function patternOf(patterns: Iterable<string>, path: string): string {
  const parts = path.split('/');
  for (const pattern of patterns) {
    const wanted = pattern.split('/');
    const fits = wanted.length === parts.length && wanted.every((name, n) => name.startsWith(':') || name === parts[n]);
    if (fits) return pattern;
  }
  return 'other';
}
