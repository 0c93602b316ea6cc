import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { prepare } from '../../realtime/agenda/publishing/prepared.ts';
import { addressOf, blocksOf } from '../../realtime/agenda/publishing/blocks.ts';
import { ACTION_LIMITS } from '../../src/lib/meeting/actions/action.ts';
import { addComment, addItem, agendaItems, setField } from '../../src/lib/protocol/agenda-document.ts';

type Marks = Readonly<Record<string, unknown>>;

/** An element with text runs and elements in it. */
function element(name: string, ...inside: readonly (Y.XmlElement | readonly [string, Marks?])[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(
    0,
    inside.map((one) => {
      if (one instanceof Y.XmlElement) return one;
      const text = new Y.XmlText();
      text.insert(0, one[0], one[1] ?? {});
      return text;
    })
  );
  return made;
}

function itemWith(...body: readonly (Y.XmlElement | Y.XmlText)[]): Y.Map<unknown> {
  const doc = new Y.Doc();
  addItem(doc, { id: 'light-it', title: 'Light it' });
  const item = agendaItems(doc).get('light-it') as Y.Map<unknown>;
  (item.get('body') as Y.XmlFragment).insert(0, [...body]);
  return item;
}

it('AG-121 paragraphs, headings, items of lists, looks and links come through', () => {
  const link = { link: { href: 'https://elm.example/plan', target: '_blank', onclick: 'x()' } };
  const item = itemWith(
    element('heading', ['  What we do  ']),
    element('paragraph', ['Six '], ['towers', { bold: {} }], [' and ', { italic: {} }], ['a plan', link], ['.']),
    element(
      'bulletList',
      element('listItem', element('paragraph', ['One'])),
      element('listItem', element('paragraph', ['Two']))
    ),
    element(
      'orderedList',
      element(
        'listItem',
        element('paragraph', ['Three']),
        element('bulletList', element('listItem', element('paragraph', ['Four'])))
      )
    )
  );
  expect(blocksOf(item)).toStrictEqual([
    { kind: 'heading', runs: [{ text: 'What we do' }] },
    {
      kind: 'paragraph',
      runs: [
        { text: 'Six ' },
        { text: 'towers', bold: true },
        { text: ' and ', italic: true },
        { text: 'a plan', href: 'https://elm.example/plan' },
        { text: '.' },
      ],
    },
    { kind: 'item', runs: [{ text: 'One' }] },
    { kind: 'item', runs: [{ text: 'Two' }] },
    { kind: 'item', runs: [{ text: 'Three' }] },
    { kind: 'item', runs: [{ text: 'Four' }] },
  ]);
});

it('AG-121 what is none of that comes through as its words or not at all', () => {
  const script = element('script', ['alert(1)']);
  const item = itemWith(
    element('paragraph', ['see ', { link: { href: 'javascript:alert(1)' } }], ['this', { code: true, link: null }]),
    element('paragraph', ['  \u200B ']),
    element('image'),
    script,
    element('table', element('row', ['in a \u202Etable'])),
    new Y.XmlText('bare')
  );
  expect(blocksOf(item)).toStrictEqual([
    { kind: 'paragraph', runs: [{ text: 'see this' }] },
    { kind: 'paragraph', runs: [{ text: 'alert(1)' }] },
    { kind: 'paragraph', runs: [{ text: 'in a table' }] },
    { kind: 'paragraph', runs: [{ text: 'bare' }] },
  ]);
  const deep = Array.from({ length: 100 }).reduce<Y.XmlElement>(
    (inner) => element('quote', inner),
    element('p', ['deep'])
  );
  expect(blocksOf(itemWith(deep))).toStrictEqual([]);
  const bad = [
    'javascript:x',
    'data:text/html,x',
    'file:///etc',
    '/relative',
    'x',
    '',
    7,
    null,
    'https://me:secret@elm.example',
    `https://elm.example/${'x'.repeat(2000)}`,
  ];
  for (const href of bad) expect(addressOf(href)).toBeNull();
  expect(addressOf('mailto:desk@elm.example')).toBe('mailto:desk@elm.example');
});

it('AG-120 items come in their order, without notes and comments; what stays out is named with the reason', () => {
  const doc = new Y.Doc();
  addItem(doc, { id: 'second', title: 'Second', text: 'One line\nand one more', ideas: ['idea-1'] });
  addItem(doc, { id: 'a-note', kind: 'note', text: 'Between us' });
  addItem(doc, { id: 'untitled', text: 'Words without a title' });
  addItem(doc, { id: 'first-one', title: ' First\u200B ', index: 0 });
  addItem(doc, { id: 'no', title: 'An id that is none' });
  addItem(doc, { id: '__proto__', title: 'Nor is this' });
  addItem(doc, { id: 'too-long', title: 'x'.repeat(ACTION_LIMITS.title + 1) });
  addItem(doc, { id: 'long-text', title: 'Long', text: 'x'.repeat(ACTION_LIMITS.body + 1) });
  for (const [field, value] of [
    ['due', '2030-02-30'],
    ['owner', ' Sector  North '],
    ['area', 'Elm Park'],
  ] as const)
    setField(doc, 'second', field, value);
  addComment(doc, 'second', { id: 'c1', by: { id: 'a', name: 'A' }, at: 1, text: 'Not for all', resolved: null });
  const { actions, left } = prepare(doc);
  expect(actions).toStrictEqual([
    { actionId: 'first-one', title: 'First', body: [], owner: '', due: null, area: '', ideaIds: [] },
    {
      actionId: 'second',
      title: 'Second',
      body: [
        { kind: 'paragraph', runs: [{ text: 'One line' }] },
        { kind: 'paragraph', runs: [{ text: 'and one more' }] },
      ],
      owner: 'Sector North',
      due: null,
      area: 'Elm Park',
      ideaIds: ['idea-1'],
    },
  ]);
  expect(left.map(({ id, why }) => [id, why])).toStrictEqual([
    ['untitled', 'no-title'],
    ['no', 'unusable'],
    ['__proto__', 'unusable'],
    ['too-long', 'too-long'],
    ['long-text', 'too-long'],
  ]);
  expect(left[0]?.title).toBe('Words without a title');
});

it('AG-123 the hash is the same for the same words, and another one for any others', () => {
  const agenda = (title: string, order: readonly string[] = ['item-one', 'item-two']): string => {
    const doc = new Y.Doc();
    for (const id of order) addItem(doc, { id, title: `${title} ${id}` });
    return prepare(doc).hash;
  };
  expect(agenda('Light')).toBe(agenda('Light'));
  expect(new Set([agenda('Light'), agenda('Lights'), agenda('Light', ['item-two', 'item-one'])]).size).toBe(3);
});
