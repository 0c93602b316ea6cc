import { describe, expect, it } from 'vitest';
import { Supporters } from '../../src/lib/client/agenda/supporters.svelte.ts';
import type { BoardView } from '../../src/lib/meeting/view.ts';
import type { AgendaItem } from '../../src/lib/protocol/agenda-item.ts';

type Answer = (people: { people: number } | null) => void;

/** An agenda's page: what it asked and was not answered yet, and what waits for time to pass. */
function page() {
  const asked: { readonly ids: readonly string[]; readonly answer: Answer }[] = [];
  const waiting = new Set<() => void>();
  const supporters = new Supporters((ids) => new Promise((answer) => void asked.push({ ids, answer })), {
    after(_, callback) {
      waiting.add(callback);
      return () => waiting.delete(callback);
    },
  });
  return {
    supporters,
    asked,
    async answer(people: number | null) {
      asked.at(-1)?.answer(people === null ? null : { people });
      await Promise.resolve();
      await Promise.resolve();
    },
    /** As long as it takes for whatever waits. */
    wait() {
      const due = [...waiting];
      waiting.clear();
      for (const callback of due) callback();
    },
  };
}

const board = (votes: Readonly<Record<string, number>>): BoardView => {
  const ideas = Object.keys(votes).map((id): [string, object] => [id, { id, text: id, state: 'published' }]);
  return { ideas: Object.fromEntries(ideas), votes } as unknown as BoardView;
};
const item = (...ideas: readonly string[]) => ({ id: ideas.join(), ideas }) as unknown as AgendaItem;

describe('how many people back an item', () => {
  it('AG-88 several ideas are counted together, one item at a time; one idea is not asked about', async () => {
    const { supporters, asked, answer, wait } = page();
    const view = board({ a: 3, b: 2, c: 1 });
    const [first, second, single] = [item('a', 'b'), item('b', 'c'), item('c')];
    supporters.follow(view, [first, second, single]);
    expect(asked.map(({ ids }) => ids)).toEqual([['a', 'b']]);
    expect(supporters.of(view, first)).toBeNull();
    await answer(4);
    expect(supporters.of(view, first)).toBe(4);
    expect(asked).toHaveLength(1);
    wait();
    expect(asked[1]?.ids).toEqual(['b', 'c']);
    await answer(3);
    wait();
    expect([supporters.of(view, second), supporters.of(view, single), asked.length]).toEqual([3, null, 2]);
  });

  it('AG-88 when votes change it is asked again, and the figure stays until the answer', async () => {
    const { supporters, asked, answer, wait } = page();
    const taken = item('a', 'b');
    supporters.follow(board({ a: 3, b: 2 }), [taken]);
    await answer(4);
    wait();
    const later = board({ a: 9, b: 2 });
    supporters.follow(later, [taken]);
    expect(asked).toHaveLength(2);
    expect(supporters.of(later, taken)).toBe(4);
    await answer(10);
    expect(supporters.of(later, taken)).toBe(10);
    wait();
    supporters.follow(later, [taken]);
    expect(asked).toHaveLength(2);
  });

  it('AG-88 what was not answered is asked again once there is a connection, and a late answer is nobody’s', async () => {
    const { supporters, asked, answer, wait } = page();
    const [taken, view] = [item('a', 'b'), board({ a: 3, b: 2 })];
    supporters.follow(view, [taken]);
    wait();
    await answer(99);
    expect(supporters.of(view, taken)).toBeNull();
    wait();
    expect(asked).toHaveLength(1);
    supporters.again();
    expect(asked).toHaveLength(2);
    await answer(4);
    expect(supporters.of(view, taken)).toBe(4);
  });
});
