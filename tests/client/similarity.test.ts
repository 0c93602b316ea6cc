import { describe, expect, it } from 'vitest';
import { featuresOf } from '../../src/lib/similarity/features.ts';
import { closest, LIKE, Similarity, VERY_LIKE } from '../../src/lib/similarity/similarity.ts';
import { MORE } from './similarity-board.ts';
import { ACROSS, DIFFERENT, SAME, type Pair } from './similarity-pairs.ts';
import { UNSEEN_ACROSS, UNSEEN_DIFFERENT, UNSEEN_SAME } from './similarity-unseen.ts';

const BOARD = [
  { id: 'lights', text: 'The underpass at Alder and 9th has had no working lights since spring.' },
  { id: 'bikes', text: 'Dirt bikes racing along the river path on Sunday evenings' },
  { id: 'desk', text: 'Una persona que hable español en el mostrador por las tardes' },
  { id: 'heating', text: 'Heating out for weeks in the Linden Court houses' },
  { id: 'school', text: 'Walk the school route with the crossing guard at 2:30' },
  { id: 'noise', text: 'Loud music from the lot behind the market until 2 am' },
];

const ids = (text: string, most = 9) => closest(text, BOARD, most).map(({ id }) => id);

/** Of the pairs, both ways round: the share in which one is found for the other, on a whole board. */
function shareFound(pairs: readonly Pair[]): number {
  const index = new Similarity();
  for (const [n, text] of MORE.entries()) index.put(`m${n}`, text);
  const both = pairs.flatMap(([one, other]): Pair[] => [
    [one, other],
    [other, one],
  ]);
  const found = both.filter(([typed, there]) => {
    index.put('there', there);
    return index.closest(typed, 5).some(({ id }) => id === 'there');
  });
  return found.length / both.length;
}

describe('similar ideas', () => {
  it('SC-15 finds the same subject in other words, and nothing where there is nothing', () => {
    expect(ids('The light under the bridge at 9th is broken, the underpass is dark')[0]).toBe('lights');
    expect(ids('Racing dirt bike noise by the river')[0]).toBe('bikes');
    const [desk] = closest('Que haya personas que hablen ESPANOL en el mostrador', BOARD, 3);
    expect(desk?.id).toBe('desk');
    expect(desk?.score).toBeGreaterThan(VERY_LIKE);
    for (const text of ['There should be more of this for the and that', 'Free swimming lessons', '']) {
      expect(ids(text), text).toEqual([]);
    }
    expect([...featuresOf('The Lights, las escuelas y la ESCUELA').keys()]).toEqual(['#light', '#school']);
    expect(ids('loud music and racing bikes').sort()).toEqual(['bikes', 'noise']);
    expect(ids('loud music and racing bikes', 1)).toHaveLength(1);
    for (const { score } of closest('loud music and racing bikes', BOARD, 9))
      expect(score).toBeGreaterThanOrEqual(LIKE);
  });

  it('SC-16 a rare word counts for more than a common one', () => {
    const others = [
      { id: 'rare', text: 'horse stable' },
      { id: 'common', text: 'tunnel stable' },
      ...Array.from({ length: 20 }, (_, n) => ({ id: `c${n}`, text: `tunnel shop${n}` })),
    ];
    expect(closest('a horse in the tunnel', others, 1)[0]?.id).toBe('rare');
    expect(ids('A man sells from a grey van every Friday after school. Call me.')).toEqual([]);
  });

  it('RS-01 finds what is written in the other language, and the same in other words', () => {
    expect(shareFound(SAME)).toBeGreaterThanOrEqual(0.95);
    expect(shareFound(ACROSS)).toBeGreaterThanOrEqual(0.95);
    expect(shareFound(UNSEEN_SAME)).toBeGreaterThanOrEqual(0.6);
    expect(shareFound(UNSEEN_ACROSS)).toBeGreaterThanOrEqual(0.85);
  });

  it('RS-02 takes two wishes for one only rarely, also where they share a place, a time or a word', () => {
    expect(shareFound(DIFFERENT)).toBeLessThanOrEqual(0.12);
    expect(shareFound(UNSEEN_DIFFERENT)).toBeLessThanOrEqual(0.18);
  });

  it('RS-03 holds what it is told and nothing else, as if it had been made of that at once', () => {
    const index = new Similarity();
    index.hold(BOARD);
    index.hold(BOARD.filter(({ id }) => id !== 'noise').map((idea) => ({ ...idea, text: idea.text.toUpperCase() })));
    index.put('bikes', 'A chess table');
    index.drop('nothing');
    const now = BOARD.filter(({ id }) => id !== 'noise' && id !== 'bikes').map((idea) => ({
      ...idea,
      text: idea.text.toUpperCase(),
    }));
    const fresh = new Similarity();
    fresh.hold([...now, { id: 'bikes', text: 'A chess table' }]);
    expect(index.size).toBe(5);
    for (const { text } of [...BOARD, { text: 'chess' }])
      expect(index.closest(text, 9)).toEqual(fresh.closest(text, 9));
  });

  it('RS-04 a query on 10,000 ideas looks only at those that share a word with it, and again at none that stayed', () => {
    const index = new Similarity();
    const texts = Array.from({ length: 10_000 }, (_, n) => ({
      id: `i${n}`,
      text: `${MORE[n % MORE.length] ?? ''} subject${n % 5000} topic`.replace(
        /subject(\d+)/,
        (_, d: string) => `q${d}x`
      ),
    }));
    index.hold(texts);
    index.closest('q77x', 5);
    expect(index.looked).toBe(2);
    index.closest('Where is q4999x', 5);
    expect(index.looked).toBe(2);
    index.closest('nothing of that kind anywhere', 5);
    expect(index.looked).toBeLessThan(500);
    expect(index.taken).toBe(10_000);
    index.hold([...texts.slice(1), { id: 'new', text: 'One that is new' }]);
    expect(index.taken).toBe(10_001);
  });
});
