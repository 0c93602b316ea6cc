import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { asText } from '../../src/lib/agenda/as-text.ts';
import { findIn } from '../../src/lib/agenda/finding.ts';
import { numbered } from '../../src/lib/agenda/hands.ts';
import { followItems } from '../../src/lib/client/agenda/reader.ts';
import { linkTo } from '../../src/lib/client/agenda/link.ts';
import { LOCAL } from '../../src/lib/client/agenda/text.ts';
import { ownUndo } from '../../src/lib/client/agenda/undo.ts';
import { isShowable, plainText } from '../../src/lib/protocol/agenda-body.ts';
import {
  addComment,
  addItem,
  agendaItems,
  readAgenda,
  removeItem,
  resolveComment,
  titleOf,
  writtenBody,
} from '../../src/lib/protocol/agenda-document.ts';
import type { AgendaItem } from '../../src/lib/protocol/agenda-item.ts';
import { bodyForWriting } from '../../src/lib/protocol/agenda-migration.ts';
import { write } from './ground.ts';

const meet = (...docs: readonly Y.Doc[]): void => {
  for (const from of docs) for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
};
const textIn = (doc: Y.Doc): string | undefined => readAgenda(doc)[0]?.text;

/** An agenda from before there was rich text, with two people at it. */
function old(text: string): readonly [Y.Doc, Y.Doc] {
  const [north, south] = [new Y.Doc(), new Y.Doc()];
  const item = new Y.Map<unknown>([
    ['title', new Y.Text('Light it')],
    ['text', new Y.Text(text)],
  ]);
  agendaItems(north).set('a', item);
  meet(north, south);
  return [north, south];
}
const plainOf = (doc: Y.Doc): Y.Text => (agendaItems(doc).get('a') as Y.Map<unknown>).get('text') as Y.Text;

describe('plain text from before becomes rich text', () => {
  it('AG-80 two who begin at once, without a connection, both write in one and the same text', () => {
    const [north, south] = old('One line.\nAnother.');
    for (const doc of [north, south]) expect(bodyForWriting(doc, 'a')).toBeInstanceOf(Y.XmlFragment);
    write(north, 'a', 'By north.');
    write(south, 'a', 'By south.');
    meet(north, south);
    expect(readAgenda(north)).toEqual(readAgenda(south));
    expect(textIn(north)?.split('\n').slice(0, 2)).toEqual(['One line.', 'Another.']);
    expect(textIn(north)?.split('\n').slice(2).sort()).toEqual(['By north.', 'By south.']);
  });

  it('AG-80 what somebody writes into the old text meanwhile is kept, shown, and moves up with the next change', () => {
    const [north, south] = old('One line.');
    bodyForWriting(north, 'a');
    plainOf(south).insert(9, ' And more.');
    meet(north, south);
    expect(textIn(north)).toBe('One line.\n And more.');
    expect(writtenBody(north, 'a')).toBe(null);
    bodyForWriting(north, 'a');
    meet(north, south);
    expect(textIn(south)).toBe('One line.\n And more.');
    expect(writtenBody(south, 'a')?.length).toBe(2);
  });

  it('AG-80 two who begin with different states of it lose nothing of either', () => {
    const [north, south] = old('One');
    plainOf(south).insert(3, ' and two');
    for (const doc of [north, south]) bodyForWriting(doc, 'a');
    write(south, 'a', 'By south.');
    meet(north, south);
    expect(readAgenda(north)).toEqual(readAgenda(south));
    for (const words of ['One', 'One and two', 'By south.']) expect(textIn(north)?.split('\n')).toContain(words);
  });

  it('AG-81 a text is read as its words alone; one that holds what the editor does not know is not opened in it', () => {
    const doc = new Y.Doc();
    addItem(doc, { id: 'a', text: 'One.\n\nTwo.' });
    const body = writtenBody(doc, 'a');
    expect(body && plainText(body)).toBe('One.\n\nTwo.');
    expect(body && isShowable(body)).toBe(true);
    body?.push([new Y.XmlElement('hologram')]);
    expect(body && isShowable(body)).toBe(false);
    expect(textIn(doc)).toBe('One.\n\nTwo.');
  });
});

describe('undo', () => {
  it('AG-82 takes back what was done here, over all items, and nothing that others did', () => {
    const [here, there] = [new Y.Doc(), new Y.Doc()];
    const went: (string | null)[] = [];
    const own = ownUndo(here, { can: () => {}, went: (item) => void went.push(item) });
    const step = (change: () => void): void => {
      own.pause();
      here.transact(change, LOCAL);
    };
    addItem(there, { id: 'a', title: 'By a colleague' });
    meet(here, there);
    step(() => titleOf(here, 'a')?.insert(0, 'Mine: '));
    step(() => addItem(here, { id: 'b', title: 'b' }));
    titleOf(there, 'a')?.insert(14, '!');
    meet(here, there);
    own.undo();
    own.undo();
    expect(readAgenda(here)).toMatchObject([{ id: 'a', title: 'By a colleague!' }]);
    own.undo();
    expect(readAgenda(here)).toHaveLength(1);
    own.redo();
    expect(readAgenda(here)[0]?.title).toBe('Mine: By a colleague!');
    expect(went).toEqual([null, 'a', 'a']);
  });

  it('AG-82 brings back an item that was removed, with all that was in it', () => {
    const doc = new Y.Doc();
    const own = ownUndo(doc, { can: () => {}, went: () => {} });
    addItem(doc, { id: 'a', title: 'Kept', text: 'All of it.', ideas: ['i1'] });
    const before = readAgenda(doc);
    doc.transact(() => removeItem(doc, 'a'), LOCAL);
    own.undo();
    expect(readAgenda(doc)).toEqual(before);
  });
});

describe('what stands beside the items', () => {
  const by = { id: 's1', name: 'Sector South' };

  it('AG-83 notes stand in the same order as items, and have no number', () => {
    const doc = new Y.Doc();
    addItem(doc, { id: 'a', title: 'First' });
    addItem(doc, { id: 'b', title: 'Second' });
    addItem(doc, { id: 'n', kind: 'note', index: 1, text: 'Between them.' });
    const entries = readAgenda(doc);
    expect(entries.map(({ id }) => id)).toEqual(['a', 'n', 'b']);
    expect(numbered(entries).map(({ number }) => number)).toEqual([1, 1, 2]);
    expect(asText(entries)).toBe('1. First\n\nBetween them.\n\n2. Second');
  });

  it('AG-84 a comment says who wrote it, is resolved and opened again, and two at once are both there', () => {
    const [north, south] = old('');
    for (const [n, doc] of [north, south].entries()) {
      addComment(doc, 'a', { id: `c${n}`, by, at: n, text: `Said ${n}`, resolved: null });
    }
    meet(north, south);
    resolveComment(north, 'a', 'c1', { id: 's2', name: 'Sector North' });
    expect(readAgenda(north)[0]?.comments).toEqual([
      { id: 'c0', by, at: 0, text: 'Said 0', resolved: null },
      { id: 'c1', by, at: 1, text: 'Said 1', resolved: { id: 's2', name: 'Sector North' } },
    ]);
    resolveComment(north, 'a', 'c1', null);
    expect(readAgenda(north)[0]?.comments.every(({ resolved }) => resolved === null)).toBe(true);
  });

  it('AG-85 what did not change stays the same object for the page', () => {
    const doc = new Y.Doc();
    addItem(doc, { id: 'a', title: 'First' });
    addItem(doc, { id: 'b', title: 'Second' });
    let shown: readonly AgendaItem[] = [];
    const stop = followItems(doc, (items) => (shown = items));
    const [first, second] = shown;
    titleOf(doc, 'b')?.insert(0, 'The ');
    expect(shown[0]).toBe(first);
    expect(shown[1]).not.toBe(second);
    removeItem(doc, 'a');
    expect(shown.map(({ title }) => title)).toEqual(['The Second']);
    stop();
  });

  it('AG-86 whoever looks for words finds them in titles, texts, comments and ideas, whatever their accents and case', () => {
    const doc = new Y.Doc();
    addItem(doc, { id: 'a', title: 'Luz en el túnel' });
    addItem(doc, { id: 'n', kind: 'note', text: 'Nothing here.\nAsk about the TUNEL.' });
    addItem(doc, { id: 'b', title: 'Another' });
    addComment(doc, 'b', { id: 'c', by, at: 1, text: 'The tunnel, too?', resolved: null });
    const idea = {
      id: 'i1',
      text: 'A túnel for bikes',
      category: null,
      state: 'published',
      order: 1,
      at: 1,
      lang: null,
    } as const;
    const ids = (words: string) => findIn(words, readAgenda(doc), [idea]).map(({ id }) => id);
    expect(ids('tunel')).toEqual(['a', 'n', 'i1']);
    expect(ids('tunnel too')).toEqual(['b']);
    expect(ids('2')).toEqual(['b']);
    expect(ids('')).toEqual(['a', 'n', 'b']);
    expect(ids('nowhere')).toEqual([]);
  });

  it('AG-87 a link leads to a web page, an e-mail or a telephone, and nothing else is one', () => {
    expect(linkTo('www.example.org/a')).toBe('https://www.example.org/a');
    expect(linkTo('desk@example.org')).toBe('mailto:desk@example.org');
    expect(linkTo('tel:5550142')).toBe('tel:5550142');
    for (const bad of [
      'javascript:alert(1)',
      ' JavaScript:alert(1)',
      'data:text/html,x',
      'file:///etc',
      'no address',
      '',
    ]) {
      expect(linkTo(bad)).toBe(null);
    }
  });
});
