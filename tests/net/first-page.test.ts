import { describe, expect, it } from 'vitest';
import { FirstPages } from '../../realtime/first-page.ts';
import { HandClock } from '../support/hand-clock.ts';
import { idea, viewOf } from '../client/world.ts';

const many = (count: number) => Array.from({ length: count }, (_, n) => idea(`i${n}`, { order: n + 1 }));
const counts = (count: number) => Object.fromEntries(many(count).map(({ id }, n) => [id, count - n]));

describe('the first page of a board', () => {
  it('RD-01 a short board comes whole, and stays as it was', () => {
    const pages = new FirstPages(new HandClock());
    const view = viewOf(many(120), counts(120));
    const part = pages.cut({}, view, 1);
    expect(part).toEqual({ view });
    expect(part.view.ideas).not.toBe(view.ideas);
    expect(part.view.votes).not.toBe(view.votes);
  });

  it('RD-01 a long one comes in pages, most backed first, with their votes, what was merged into them, and what is in the light', () => {
    const pages = new FirstPages(new HandClock());
    const child = idea('child', { state: 'merged', mergedInto: 'i3' });
    const far = idea('far', { state: 'merged', mergedInto: 'i100' });
    const base = viewOf([...many(150), child, far], counts(150));
    const view = { ...base, stage: { ...base.stage, spotlight: 'i149' } };
    const board = {};
    const first = pages.cut(board, view, 1);
    expect(first.page).toEqual({ number: 1, of: 3 });
    const ids = [...Array.from({ length: 60 }, (_, n) => `i${n}`), 'child', 'i149'];
    expect(Object.keys(first.view.ideas).sort()).toEqual([...ids].sort());
    expect(Object.keys(first.view.votes).sort()).toEqual(ids.filter((id) => id !== 'child').sort());
    expect(first.view.tally).toEqual(view.tally);
    expect(Object.keys(pages.cut(board, view, 2).view.ideas)).toContain('far');
    for (const [wanted, number] of [
      [0, 1],
      [-1, 1],
      [Number.NaN, 1],
      [99, 3],
      [2.7, 2],
      [Infinity, 3],
    ] as const) {
      expect(pages.cut(board, view, wanted).page, String(wanted)).toEqual({ number, of: 3 });
    }
  });

  it('RD-01 thousands who come at once are served from one sorting; a second later it is another', () => {
    const clock = new HandClock();
    const pages = new FirstPages(clock);
    const board = {};
    pages.cut(board, viewOf(many(150), counts(150)), 1);
    const later = viewOf(many(150), { i149: 999 });
    expect(pages.cut(board, later, 1).view.ideas.i149).toBeUndefined();
    expect(pages.cut({}, later, 1).view.ideas.i149, 'of another board').toBeDefined();
    clock.advance(1_000);
    expect(pages.cut(board, later, 1).view.ideas.i149).toBeDefined();
  });
});
