/**
 * How close two short texts are, by the words they share. It runs in the moderator's browser on what the console holds
 * already: nothing is sent anywhere. Rare words weigh far more than common ones ("underpass" says more than "street").
 */
export interface Textual {
  readonly id: string;
  readonly text: string;
}

export interface Likeness {
  readonly id: string;
  /** 0 (nothing in common) to 1 (the same words). */
  readonly score: number;
}

/** Below this, what two texts share is chance. Found by trying it on meetings' ideas in both languages. */
export const LIKE = 0.25;
/** From here on it is probably the same wish in other words. */
export const VERY_LIKE = 0.42;

/** Words that carry no subject, without accents, English and Spanish. */
const EMPTY_WORDS = new Set(
  `a about after again all also am an and any are as at be because been before being but by can could did do does for from
  get had has have he her here him his how i if in into is it its just like me more most my need no nor not of off on once
  only or other our out over please she should so some such than that the their them then there these they this those to
  too under until up us very want was we were what when where which while who why will with would you your
  al algo ante como con contra cual cuando de del desde donde dos el ella ellos en entre era es esa ese eso esta estan
  estar este esto ha hay la las le les lo los mas me mi mucho muy nada ni no nos o para pero poco por porque que quien se
  ser si sin sobre son su sus tambien tiene todo todos tu un una uno unos y ya`.split(/\s+/)
);

/** Enough of a word to recognise its family: lights and lighting, escuela and escuelas. */
const STEM = 5;

/** The subject words of a text: folded, without accents, cut to their stem. */
export function subjectWords(text: string): ReadonlySet<string> {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length > 1 && !EMPTY_WORDS.has(word)).map((word) => word.slice(0, STEM)));
}

/**
 * The texts closest to one, closest first, none below `LIKE`. Linear in the number of words given. An id may come with
 * several texts: its closest one counts.
 * @param limit how many at most
 */
export function closest(text: string, others: readonly Textual[], limit: number): readonly Likeness[] {
  const own = subjectWords(text);
  if (own.size === 0) return [];
  const candidates = others.map((other) => ({ id: other.id, words: subjectWords(other.text) }));
  const spread = new Map<string, number>();
  for (const words of [own, ...candidates.map((candidate) => candidate.words)]) {
    for (const word of words) spread.set(word, (spread.get(word) ?? 0) + 1);
  }
  const total = candidates.length + 1;
  // Squared: two words that half of the board contains are not worth one that is in two ideas alone.
  const weight = (word: string): number => Math.log(1 + total / (spread.get(word) ?? total)) ** 2;
  const weigh = (words: Iterable<string>): number => {
    let sum = 0;
    for (const word of words) sum += weight(word);
    return sum;
  };
  const ownWeight = weigh(own);
  const scored = candidates.map(({ id, words }) => {
    const shared = weigh([...words].filter((word) => own.has(word)));
    return { id, score: shared === 0 ? 0 : shared / Math.sqrt(ownWeight * weigh(words)) };
  });
  const best = new Map<string, Likeness>();
  for (const found of scored.filter(({ score }) => score >= LIKE)) {
    if (found.score > (best.get(found.id)?.score ?? 0)) best.set(found.id, found);
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, limit);
}
