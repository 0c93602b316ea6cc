import { describe, expect, it } from 'vitest';
import { closest, LIKE, subjectWords, VERY_LIKE } from '../../src/lib/similarity.ts';

const BOARD = [
  { id: 'lights', text: 'The underpass at Alder and 9th has had no working lights since spring.' },
  { id: 'bikes', text: 'Dirt bikes racing along the river path on Sunday evenings' },
  { id: 'desk', text: 'Una persona que hable español en el mostrador por las tardes' },
  { id: 'heating', text: 'Heating out for weeks in the Linden Court houses' },
  { id: 'school', text: 'Walk the school route with the crossing guard at 2:30' },
  { id: 'noise', text: 'Loud music from the lot behind the market until 2 am' },
];

describe('similar ideas', () => {
  it('SC-15 finds the same subject in other words, and nothing where there is nothing', () => {
    const first = (text: string) => closest(text, BOARD, 3)[0];
    expect(first('The light under the bridge at 9th is broken, the underpass is dark')?.id).toBe('lights');
    expect(first('Racing dirt bike noise by the river')?.id).toBe('bikes');
    expect(first('Que haya personas que hablen ESPANOL en el mostrador')?.id).toBe('desk');
    expect(first('Que haya personas que hablen ESPANOL en el mostrador')?.score).toBeGreaterThan(VERY_LIKE);
    expect(first('There should be more of this for the and that')).toBeUndefined();
    expect(first('Free swimming lessons')).toBeUndefined();
    expect(first('')).toBeUndefined();
    expect([...subjectWords('The Lights, las escuelas y la ESCUELA')]).toEqual(['light', 'escue']);
    expect(closest('loud music and racing bikes', BOARD, 9).map(({ id }) => id)).toEqual(['noise', 'bikes']);
    expect(closest('loud music and racing bikes', BOARD, 1)).toHaveLength(1);
    for (const { score } of closest('loud music and racing bikes', BOARD, 9))
      expect(score).toBeGreaterThanOrEqual(LIKE);
  });

  it('SC-16 a rare word counts for more than a common one', () => {
    const others = [
      { id: 'rare', text: 'horse stable' },
      { id: 'common', text: 'corner stable' },
      ...Array.from({ length: 20 }, (_, n) => ({ id: `c${n}`, text: `corner shop${n}` })),
    ];
    const [best] = closest('a horse on the corner', others, 1);
    expect(best?.id).toBe('rare');
    const board = [
      ...BOARD,
      { id: 'gym', text: 'Open the school gym on Friday nights again. When it closed, everyone moved to the corner.' },
      { id: 'gate', text: 'Selling near the school gate on Fridays, from cars. Be there at three o’clock.' },
    ];
    expect(closest('A man sells from a grey van every Friday after school. Call me.', board, 9)).toEqual([]);
  });
});
