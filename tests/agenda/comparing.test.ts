import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { compareAgendas } from '../../realtime/agenda/versions/compare.ts';
import { updateBackTo } from '../../realtime/agenda/versions/restore.ts';
import { documentOf, keyOf, rootsOf } from '../../realtime/agenda/versions/shapes.ts';
import { Effort, wordDiff } from '../../realtime/agenda/versions/words.ts';
import {
  addItem,
  agendaItems,
  linkIdea,
  moveItem,
  removeItem,
  setField,
} from '../../src/lib/protocol/agenda-document.ts';
import { type } from './ground.ts';

const twin = (doc: Y.Doc): Y.Doc => documentOf([Y.encodeStateAsUpdate(doc)]);
/** Everything in a document, as people see it. */
const look = (doc: Y.Doc): unknown => [...rootsOf(doc)].map(([name, root]) => [name, keyOf(root)]);

function agenda(): Y.Doc {
  const doc = new Y.Doc();
  for (const id of ['a', 'b', 'c', 'd']) addItem(doc, { id, title: `Item ${id}` });
  return doc;
}

/** A paragraph, as the editor makes them. */
function paragraph(text: string, name = 'paragraph'): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, [new Y.XmlText(text)]);
  return element;
}

describe('comparing', () => {
  it('AG-51 what was added, removed, moved and reworded is told apart, word by word', () => {
    const doc = agenda();
    const before = twin(doc);
    removeItem(doc, 'b');
    addItem(doc, { id: 'e', title: 'New here' });
    moveItem(doc, 'd', 0);
    type(doc, 'c', 0, 'The ');
    setField(doc, 'c', 'owner', 'Sector North');
    linkIdea(doc, 'c', 'idea-1', true);
    const told = compareAgendas(before, twin(doc));
    expect(told.added).toMatchObject([{ id: 'e', title: 'New here' }]);
    expect(told.removed).toMatchObject([{ id: 'b', title: 'Item b' }]);
    expect(told.moved).toMatchObject([{ id: 'd', from: 2, to: 0 }]);
    expect(told.reworded).toMatchObject([
      {
        id: 'c',
        changes: [
          { field: 'ideas', words: [{ kind: 'added', text: 'idea-1' }] },
          { field: 'owner', words: [{ kind: 'added', text: 'Sector North' }] },
          {
            field: 'title',
            words: [
              { kind: 'added', text: 'The ' },
              { kind: 'same', text: 'Item c' },
            ],
          },
        ],
      },
    ]);
    expect(told.same).toBe(false);
    expect(compareAgendas(before, twin(before))).toMatchObject({ same: true, elsewhere: [] });
  });

  it('AG-51 rich text, free notes, looks and parts that nobody knows are compared too', () => {
    const doc = agenda();
    const body = new Y.XmlFragment();
    (agendaItems(doc).get('a') as Y.Map<unknown>).set('body', body);
    body.insert(0, [paragraph('Lamps at both ends'), paragraph('By summer')]);
    const notes = doc.getXmlFragment('notes');
    notes.insert(0, [paragraph('Before the meeting')]);
    doc.getMap('of tomorrow').set('x', 1);
    agendaItems(doc).set('no item', 5);
    const before = twin(doc);
    ((body.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(5, ' and rails');
    ((body.get(1) as Y.XmlElement).get(0) as Y.XmlText).format(0, 2, { bold: true });
    ((notes.get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(0, 7);
    doc.getMap('of tomorrow').set('x', 2);
    const told = compareAgendas(before, twin(doc));
    expect(told.reworded).toMatchObject([{ id: 'a', changes: [{ field: 'body' }] }]);
    expect(told.reworded[0]?.changes[0]?.words).toEqual([
      { kind: 'same', text: 'Lamps ' },
      { kind: 'added', text: 'and rails ' },
      { kind: 'same', text: 'at both ends\nBy summer' },
    ]);
    expect(told.elsewhere.map(({ field }) => field)).toEqual(['notes', 'of tomorrow']);
    const bold = twin(doc);
    const text = (bold.getMap('items').get('a') as Y.Map<Y.XmlFragment>).get('body')?.get(1) as Y.XmlElement;
    (text.get(0) as Y.XmlText).format(0, 2, { bold: null });
    expect(compareAgendas(twin(doc), twin(bold)).reworded[0]?.changes).toEqual([{ field: 'body', words: [] }]);
  });

  it('AG-52 the words of a comparison make both texts, and are as few as can be', () => {
    const words = fc.array(fc.constantFrom('lamp ', 'the ', 'rail', ', ', '\n', 'é', '😀', 'a1 '), { maxLength: 14 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [before, after] = [a.join(''), b.join('')];
        const told = wordDiff(before, after);
        const without = (kind: string) =>
          told
            .filter((piece) => piece.kind !== kind)
            .map(({ text }) => text)
            .join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      })
    );
    expect(wordDiff('the lamps of the old bridge', 'the new lamps of the bridge')).toEqual([
      { kind: 'same', text: 'the ' },
      { kind: 'added', text: 'new ' },
      { kind: 'same', text: 'lamps of the' },
      { kind: 'removed', text: ' old' },
      { kind: 'same', text: ' bridge' },
    ]);
    const long = (seed: string) => Array.from({ length: 6000 }, (_, n) => `${seed}${n * 7919}`).join(' ');
    expect(wordDiff(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  it('AG-76 all texts of a comparison share one effort; what is left then is told as one text for another', () => {
    const effort = new Effort(30);
    const kinds = (before: string, after: string) => wordDiff(before, after, effort).map(({ kind }) => kind);
    expect(kinds('one lamp here', 'one bench here')).toEqual(['same', 'removed', 'added', 'same']);
    expect(kinds('a b c d e f g h', 'i b j d k f l n')).toEqual(['removed', 'added']);
    expect(kinds('one lamp here', 'one bench here')).toEqual(['same', 'removed', 'added', 'same']);
    expect(kinds('one red lamp here', 'one lamp that is red')).toEqual(['same', 'removed', 'added']);
  });
});

type Step = (doc: Y.Doc, n: number) => void;
const STEPS: readonly Step[] = [
  (doc, n) => addItem(doc, { id: `new${n}`, title: `New ${n}`, ideas: [`i${n}`] }),
  (doc, n) => removeItem(doc, 'abcd'[n % 4] ?? ''),
  (doc, n) => moveItem(doc, 'abcd'[n % 4] ?? '', n % 3),
  (doc, n) => setField(doc, 'abcd'[n % 4] ?? '', 'owner', `Owner ${n}`),
  (doc, n) => doc.getText('free').insert(0, `😀${n} `),
  (doc, n) => doc.getText('free').format(0, Math.min(n % 5, doc.getText('free').length), { bold: n % 2 ? true : null }),
  (doc) => doc.getText('free').delete(0, Math.min(2, doc.getText('free').length)),
  (doc, n) => doc.getXmlFragment('notes').insert(0, [paragraph(`Note ${n}`, n % 2 ? 'heading' : 'paragraph')]),
  (doc) => doc.getXmlFragment('notes').delete(0, Math.min(1, doc.getXmlFragment('notes').length)),
  (doc, n) => (doc.getXmlFragment('notes').get(0) as Y.XmlElement | undefined)?.setAttribute('level', String(n)),
  (doc, n) => doc.getArray('list').insert(0, [n, new Y.Map([['n', n]])]),
  (doc) => doc.getArray('list').delete(0, Math.min(1, doc.getArray('list').length)),
];

describe('restoring', () => {
  it('AG-53 a restored document looks as it did, whatever was done to it, and whatever is in it', () => {
    const steps = fc.array(fc.tuple(fc.nat(STEPS.length - 1), fc.nat(40)), { maxLength: 12 });
    const walk = (doc: Y.Doc, taken: readonly (readonly [number, number])[]): void => {
      for (const [step, n] of taken) STEPS[step]?.(doc, n);
    };
    fc.assert(
      fc.property(steps, steps, (first, second) => {
        const doc = agenda();
        for (const name of ['free', 'notes', 'list']) STEPS[name === 'free' ? 4 : name === 'notes' ? 7 : 10]?.(doc, 1);
        walk(doc, first);
        const [then, roots] = [twin(doc), new Set(rootsOf(twin(doc)).keys())];
        walk(doc, second);
        const now = twin(doc);
        const update = updateBackTo(now, then);
        if (update) Y.applyUpdate(doc, update);
        const restored = [...rootsOf(twin(doc))].filter(([name]) => roots.has(name));
        expect(restored.map(([name, root]) => [name, keyOf(root)])).toEqual(look(then));
        expect(updateBackTo(twin(doc), then)).toBe(null);
      })
    );
  });

  it('AG-53 a restore touches nothing that is as it was: who writes there goes on, and what they write stays', () => {
    const doc = agenda();
    const then = twin(doc);
    setField(doc, 'a', 'owner', 'Sector North');
    removeItem(doc, 'b');
    const colleague = twin(doc);
    type(colleague, 'c', 6, ' with lamps');
    const update = updateBackTo(twin(doc), then);
    expect(update).not.toBe(null);
    if (update) Y.applyUpdate(colleague, update);
    const told = compareAgendas(then, colleague);
    expect(told).toMatchObject({ added: [], removed: [], moved: [], reworded: [{ id: 'c' }] });
  });

  it('AG-54 roots that an older version does not have are left alone by a restore, the agenda’s items excepted', () => {
    const empty = new Y.Doc();
    const doc = agenda();
    doc.getMap('of tomorrow').set('kept', true);
    const update = updateBackTo(doc, empty);
    expect(update).not.toBe(null);
    expect(look(twin(doc))).toEqual(look(documentOf([Y.encodeStateAsUpdate(doc)])));
    expect([...(rootsOf(twin(doc)).get('items') instanceof Y.Map ? agendaItems(doc).keys() : [])]).toEqual([]);
    expect(doc.getMap('of tomorrow').get('kept')).toBe(true);
  });
});
