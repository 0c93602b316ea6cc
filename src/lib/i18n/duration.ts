/** How a language counts what has a plural; minutes and hours are written alike in ours. */
export interface DurationWords {
  readonly second: string;
  readonly seconds: string;
  readonly day: string;
  readonly days: string;
}

/** Time left in words, in its two largest units at most; it never breaks over two lines. @param ms time left */
export function duration(ms: number, words: DurationWords): string {
  const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds < 60) return count(seconds, words.second, words.seconds);
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes}\u00A0min`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours < 24) return rest === 0 ? `${hours}\u00A0h` : `${hours}\u00A0h\u00A0${rest}\u00A0min`;
  return count(Math.floor(hours / 24), words.day, words.days);
}
