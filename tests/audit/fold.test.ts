import { expect, it } from 'vitest';
import { folded } from '../../realtime/cli/fold.ts';

const at = (from: number, to = from, what = 'changed') => ({ from, to, what });

it('SV-402 what is wrong in many places is one line that names them', () => {
  expect(folded([])).toEqual([]);
  expect(folded([at(4)])).toEqual(['version 4: changed']);
  expect(folded([at(4, 6)])).toEqual(['versions 4 to 6: changed']);
  expect(folded([at(9), at(4), at(5), at(2)])).toEqual(['versions 2, 4 to 5 and 9: changed']);
  expect(folded(Array.from({ length: 90 }, () => at(7)))).toEqual(['version 7: changed (90 times)']);
  expect(folded(Array.from({ length: 90 }, (_, n) => at(2 * n)))).toEqual([
    'versions 0, 2, 4, 6, 8, 10 and 84 more places: changed',
  ]);
  expect(folded([at(3), at(3, 3, 'inserted'), at(4)])).toEqual(['versions 3 to 4: changed', 'version 3: inserted']);
});
