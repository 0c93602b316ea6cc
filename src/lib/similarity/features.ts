import { conceptAt } from './lexicon.ts';
import { isEmptyWord, wordsOf } from './words.ts';

/** What kind of thing a feature of a text is, from what says most about its subject to what says least. */
export type Kind = 'concept' | 'word' | 'scene' | 'name';

/** Enough of a word that no concept has to recognise its family. */
const STEM = 5;

/** What a text is about: concepts that both languages share, and the other words that carry a subject, cut to a stem. */
export function featuresOf(text: string): ReadonlyMap<string, Kind> {
  const words = wordsOf(text);
  const folded = words.map((word) => word.text);
  const features = new Map<string, Kind>();
  for (let at = 0; at < words.length;) {
    const { text: word = '', named = false } = words[at] ?? {};
    const empty = isEmptyWord(word);
    // "Linden Court" is a place, not a court.
    const found = named && words[at - 1]?.named ? null : conceptAt(folded, at, !empty);
    if (found) features.set(found.concept.name, found.concept.scene ? 'scene' : 'concept');
    else if (!empty) {
      const feature = word.slice(0, STEM);
      if (named || !features.has(feature)) features.set(feature, named ? 'name' : 'word');
    }
    at += found?.length ?? 1;
  }
  return features;
}
