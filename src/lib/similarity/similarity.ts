import { featuresOf, type Kind } from './features.ts';

/**
 * How close short texts are, by what they are about. It runs in the browser on ideas that are there already: nothing is
 * sent anywhere. Rare features weigh far more than common ones ("underpass" says more than "street"), and what something
 * is weighs more than where and when.
 */
export interface Textual {
  readonly id: string;
  readonly text: string;
}

export interface Likeness {
  readonly id: string;
  /** 0 (nothing in common) to 1 (the same). */
  readonly score: number;
}

/** Below this, what two texts share is chance. Measured on pairs in both languages: `tests/client/similarity-pairs.ts`. */
export const LIKE = 0.3;
/** From here on it is probably the same wish in other words. */
export const VERY_LIKE = 0.5;

const WEIGHT: Readonly<Record<Kind, number>> = { concept: 1, word: 0.6, scene: 0.3, name: 0.35 };
/** A feature that is in fewer than one of so many texts weighs no more for it: most of such words are just unusual. */
const RAREST = 24;
/** Of more texts than this, what more than one in so many says is looked for nowhere. */
const LONG = 1000;
const EVERYWHERE = 12;

interface Entry {
  readonly text: string;
  readonly features: ReadonlyMap<string, Kind>;
}

/** Texts by what they are about; built once, then told what changed. A query looks at texts that share a feature only. */
export class Similarity {
  readonly #entries = new Map<string, Entry>();
  readonly #postings = new Map<string, Set<string>>();
  /** In how many texts a feature was written as a name. */
  readonly #named = new Map<string, number>();

  /** How many texts the last query looked at; a measure for tests. */
  looked = 0;
  /** How many texts were ever taken apart; a measure for tests. */
  taken = 0;

  get size(): number {
    return this.#entries.size;
  }

  /** Takes up a text under an id, instead of what the id had; the same text again costs nothing. */
  put(id: string, text: string): void {
    if (this.#entries.get(id)?.text === text) return;
    this.drop(id);
    const features = featuresOf(text);
    this.taken += 1;
    this.#entries.set(id, { text, features });
    for (const [feature, kind] of features) {
      const ids = this.#postings.get(feature);
      if (ids) ids.add(id);
      else this.#postings.set(feature, new Set([id]));
      if (kind === 'name') this.#named.set(feature, (this.#named.get(feature) ?? 0) + 1);
    }
  }

  drop(id: string): void {
    for (const [feature, kind] of this.#entries.get(id)?.features ?? []) {
      const ids = this.#postings.get(feature);
      ids?.delete(id);
      if (ids?.size === 0) this.#postings.delete(feature);
      if (kind === 'name') this.#named.set(feature, (this.#named.get(feature) ?? 1) - 1);
    }
    this.#entries.delete(id);
  }

  /** Makes it hold exactly these: only what differs from before is looked into. */
  hold(texts: Iterable<Textual>): void {
    const left = new Set(this.#entries.keys());
    for (const { id, text } of texts) {
      this.put(id, text);
      left.delete(id);
    }
    for (const id of left) this.drop(id);
  }

  /** @returns the texts closest to one, closest first, none below `LIKE`, at most `limit` */
  closest(text: string, limit: number): readonly Likeness[] {
    const own = featuresOf(text);
    const shared = new Map<string, { weight: number; subject: boolean }>();
    let ownWeight = 0;
    const add = (id: string, weight: number, kind: Kind) => {
      const found = shared.get(id) ?? { weight: 0, subject: false };
      found.weight += weight;
      // A shared place or time alone makes nothing alike.
      found.subject ||= kind === 'concept' || kind === 'word';
      shared.set(id, found);
    };
    const everywhere: (readonly [feature: string, weight: number, kind: Kind])[] = [];
    for (const [feature, written] of own) {
      const kind = this.#kindOf(feature, written);
      const weight = this.#weigh(feature, kind);
      const ids = this.#postings.get(feature);
      ownWeight += weight;
      if (!ids) continue;
      // What a great part of a long board says finds nothing; it counts where something else was found. If nothing is, the
      // rarest of it has to do.
      if (this.size > LONG && ids.size * EVERYWHERE > this.size) everywhere.push([feature, weight, kind]);
      else for (const id of ids) add(id, weight, kind);
    }
    if (shared.size <= 1) {
      const rarest = everywhere.sort((a, b) => a[1] - b[1]).pop();
      if (rarest) for (const id of this.#postings.get(rarest[0]) ?? []) add(id, rarest[1], rarest[2]);
    }
    for (const id of shared.keys())
      for (const [feature, weight, kind] of everywhere)
        if (this.#entries.get(id)?.features.has(feature)) add(id, weight, kind);
    this.looked = shared.size;
    const scored: Likeness[] = [];
    for (const [id, { weight, subject }] of shared) {
      // Never more than this, whatever else is in the other text: not worth adding up.
      if (!subject || weight / ownWeight < LIKE ** 2) continue;
      const score = weight / Math.sqrt(ownWeight * this.#weightOf(id));
      if (score >= LIKE) scored.push({ id, score: Math.min(1, score) });
    }
    return scored.sort((a, b) => b.score - a.score).slice(0, limit);
  }

  #weightOf(id: string): number {
    let sum = 0;
    for (const [feature, written] of this.#entries.get(id)?.features ?? []) {
      sum += this.#weigh(feature, this.#kindOf(feature, written));
    }
    return sum;
  }

  /** What begins a sentence is capital too: whether a word is a name, its other places tell. */
  #kindOf(feature: string, written: Kind): Kind {
    const named = this.#named.get(feature) ?? 0;
    return written === 'word' && named * 2 > (this.#postings.get(feature)?.size ?? 0) ? 'name' : written;
  }

  #weigh(feature: string, kind: Kind): number {
    const rarity = this.#entries.size / (this.#postings.get(feature)?.size ?? 1);
    // Squared: two words that half of the board contains are not worth one that is in two ideas alone.
    return WEIGHT[kind] * Math.log(1 + Math.min(RAREST, Math.max(1, rarity))) ** 2;
  }
}

/** The texts closest to one among others, for once. An id may come with one text only. */
export function closest(text: string, others: Iterable<Textual>, limit: number): readonly Likeness[] {
  const index = new Similarity();
  index.hold(others);
  return index.closest(text, limit);
}
