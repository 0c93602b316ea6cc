import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  addItem,
  agendaItems,
  linkIdea,
  moveItem,
  readAgenda,
  removeItem,
  setField,
  titleOf,
} from '../../src/lib/protocol/agenda-document.ts';
import { takenUp } from '../../src/lib/agenda/backed.ts';
import type { BoardView } from '../../src/lib/meeting/view.ts';
import { comparePlaces, placeBetween } from '../../src/lib/protocol/places.ts';
import { type } from './ground.ts';

const meet = (...docs: readonly Y.Doc[]): void => {
  for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
};

describe('what residents said', () => {
  it('AG-39 an item holds no word of the ideas that it takes up: what is shown follows the board', () => {
    const doc = new Y.Doc();
    addItem(doc, { id: 'one', ideas: ['i1'] });
    const [item] = readAgenda(doc);
    expect(item).toMatchObject({ title: '', text: '', ideas: ['i1'] });
    const idea = { id: 'i1', text: 'Call me on 555-0100', category: null, zip: null, state: 'published', order: 1 };
    const view = (text: string) => ({ ideas: { i1: { ...idea, text } }, votes: {} }) as unknown as BoardView;
    const shown = (text: string) => takenUp(view(text), item ?? { ideas: [] }).map((taken) => taken.idea.text);
    expect(shown(idea.text)).toEqual([idea.text]);
    expect(shown('')).toEqual(['']);
    expect(Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1')).not.toContain('555');
  });
});

describe('the order', () => {
  it('AG-28 between any two places there is another one', () => {
    const steps = fc.array(fc.record({ at: fc.nat(), chance: fc.double({ min: 0, max: 0.9999, noNaN: true }) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(steps, (inserts) => {
        const order: string[] = [];
        for (const { at, chance } of inserts) {
          const index = at % (order.length + 1);
          order.splice(
            index,
            0,
            placeBetween(order[index - 1] ?? null, order[index] ?? null, () => chance)
          );
        }
        expect([...order].sort(comparePlaces)).toEqual(order);
        expect(new Set(order).size).toBe(order.length);
      })
    );
  });

  it('AG-28 places that nobody here made do not stop it', () => {
    const odd = fc.option(fc.oneof(fc.string(), fc.constantFrom('', '0', '00', '5', '500', 'z', '_')), { nil: null });
    fc.assert(
      fc.property(odd, odd, (before, after) => {
        expect(placeBetween(before, after, () => 0.5)).toMatch(/^[0-9A-Za-z]+$/);
      })
    );
  });

  it('AG-29 whoever moves an item takes nothing from whoever writes in it, and two who move it make no second one', () => {
    const north = new Y.Doc();
    for (const id of ['a', 'b', 'c']) addItem(north, { id, title: id });
    const south = new Y.Doc();
    meet(north, south);
    moveItem(north, 'c', 0);
    moveItem(south, 'c', 1);
    type(south, 'c', 1, ' with more');
    addItem(north, { id: 'd', title: 'd' });
    addItem(south, { id: 'e', title: 'e' });
    meet(north, south);
    expect(readAgenda(north)).toEqual(readAgenda(south));
    expect(readAgenda(north).filter(({ id }) => id === 'c')).toMatchObject([{ title: 'c with more' }]);
    expect(readAgenda(north)).toHaveLength(5);
  });
});

it('AG-30 an item has an owner, a due day and linked ideas, and goes as a whole', () => {
  const doc = new Y.Doc();
  addItem(doc, { id: 'a', title: 'Light it', ideas: ['idea-1'] });
  setField(doc, 'a', 'owner', 'Sector North');
  setField(doc, 'a', 'due', '2031-12-12');
  linkIdea(doc, 'a', 'idea-2', true);
  linkIdea(doc, 'a', 'idea-1', false);
  expect(readAgenda(doc)).toMatchObject([{ owner: 'Sector North', due: '2031-12-12', ideas: ['idea-2'], text: '' }]);
  removeItem(doc, 'a');
  expect(readAgenda(doc)).toEqual([]);
  expect(titleOf(doc, 'a')).toBe(null);
});

it('AG-31 what is not as it should be in a document is read as empty, and left as it is', () => {
  const doc = new Y.Doc();
  const items = agendaItems(doc);
  items.set('number', 5);
  items.set(
    'odd',
    new Y.Map<unknown>([
      ['title', 7],
      ['ideas', 'none'],
      ['place', {}],
      ['tomorrow', 'kept'],
    ])
  );
  const before = items.toJSON();
  expect(readAgenda(doc)).toEqual([
    { id: 'odd', kind: 'item', place: '', title: '', text: '', owner: '', due: '', area: '', ideas: [], comments: [] },
  ]);
  expect(items.toJSON()).toEqual(before);
});
