import { getSchema } from '@tiptap/core';
import { joinBackward, setBlockType, splitBlock } from '@tiptap/pm/commands';
import { wrapInList, splitListItem, liftListItem } from '@tiptap/pm/schema-list';
import { EditorState, TextSelection, type Command } from '@tiptap/pm/state';
import { initProseMirrorDoc, updateYFragment, ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CONTENT } from '../../src/lib/client/agenda/rich-content.ts';
import type { HowMuch } from '../../src/lib/agenda/hands.ts';
import { LOCAL } from '../../src/lib/client/agenda/text.ts';
import { ownUndo, type OwnUndo } from '../../src/lib/client/agenda/undo.ts';
import { plainText } from '../../src/lib/protocol/agenda-body.ts';
import {
  addItem,
  readAgenda,
  removeItem,
  setField,
  titleOf,
  writtenBody,
} from '../../src/lib/protocol/agenda-document.ts';
import { rngFrom } from '../support/rng.ts';

const schema = getSchema([...CONTENT]);

/** Somebody at the agenda, with an editor on the text of its one item as browsers have it, without the browser. */
class Writer {
  readonly doc = new Y.Doc();
  readonly own: OwnUndo;
  readonly went: HowMuch[] = [];
  clock = 0;

  constructor(client: number) {
    this.doc.clientID = client;
    this.own = ownUndo(this.doc, { can: () => {}, went: (_item, how) => void this.went.push(how) }, () => this.clock);
  }

  get body(): Y.XmlFragment {
    const body = writtenBody(this.doc, 'a');
    if (!body) throw new Error('no text');
    return body;
  }
  get words(): string {
    return plainText(this.body);
  }

  /** One step in the text, from the caret at `at` (as far as there is room) to `to`. */
  rich(at: number, to: number, command: Command): void {
    const { doc, meta } = initProseMirrorDoc(this.body, schema);
    const place = (n: number) => Math.min(Math.max(n, 0), doc.content.size);
    const selection = TextSelection.between(doc.resolve(place(at)), doc.resolve(place(to)));
    let state = EditorState.create({ doc, selection });
    command(state, (tr) => (state = state.apply(tr)));
    this.own.pause();
    this.doc.transact(() => updateYFragment(this.doc, this.body, state.doc, meta), ySyncPluginKey);
    this.own.pause();
  }
  type(words: string, at = Infinity): void {
    this.rich(at, at, (state, go) => (go?.(state.tr.insertText(words)), true));
  }
  change(change: (doc: Y.Doc) => void): void {
    this.own.pause();
    this.doc.transact(() => change(this.doc), LOCAL);
    this.own.pause();
  }
}

function two(text = ''): readonly [Writer, Writer, () => void] {
  const [a, b] = [new Writer(1), new Writer(2)];
  const meet = (): void => {
    Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc));
    Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc));
  };
  addItem(b.doc, { id: 'a', title: 'Light it', text });
  meet();
  return [a, b, meet];
}
const heading: Command = (state, go) => setBlockType(schema.nodes.heading!, { level: 3 })(state, go);
const split: Command = (state, go) => splitBlock(state, go);

describe('what others wrote', () => {
  it('AG-130 stays when the paragraph that it was written on in is taken back, and redo brings the rest back', () => {
    const [a, b, meet] = two();
    a.type('Written by A.');
    meet();
    b.type(' Written by B.');
    meet();
    a.own.undo();
    expect(a.words).toBe(' Written by B.');
    a.own.redo();
    expect(a.words).toBe('Written by A. Written by B.');
    expect(a.went).toEqual(['part', 'whole']);
  });

  it('AG-130 stays in a point of a list, which stays a point', () => {
    const [a, b, meet] = two();
    a.type('By A');
    a.rich(3, 3, (state, go) => wrapInList(schema.nodes.bulletList!)(state, go));
    a.own.undo();
    a.own.undo();
    a.own.redo();
    a.own.redo();
    a.rich(Infinity, Infinity, (state, go) => splitListItem(schema.nodes.listItem!)(state, go));
    a.type('x');
    meet();
    b.type(' and B');
    meet();
    a.own.undo();
    meet();
    expect([a.words, b.words]).toEqual(['By A\n and B', 'By A\n and B']);
    expect(initProseMirrorDoc(b.body, schema).doc.toString()).toContain('listItem(paragraph(" and B"))');
  });

  it('AG-131 keeps a heading that was made of their paragraph, a split of it, and an item they wrote in', () => {
    const [a, b, meet] = two('B wrote this line');
    a.rich(3, 3, heading);
    meet();
    b.type(' and goes on');
    meet();
    a.own.undo();
    expect(a.words).toBe('B wrote this line and goes on');
    a.rich(4, 4, split);
    meet();
    b.type(' still');
    meet();
    a.own.undo();
    expect(a.words.replace('\n', '')).toBe('B wrote this line and goes on still');

    a.change((doc) => addItem(doc, { id: 'n' }));
    meet();
    b.change((doc) => titleOf(doc, 'n')?.insert(0, 'Title of B'));
    meet();
    a.own.undo();
    expect(readAgenda(a.doc).map(({ title }) => title)).toEqual(['Light it', 'Title of B']);
    expect(a.went).toEqual(['none', 'none', 'none']);
  });

  it('AG-131 keeps an item that was only filled in, and lets go of one that was only moved', () => {
    const [a, b, meet] = two();
    a.change((doc) => addItem(doc, { id: 'n' }));
    a.change((doc) => addItem(doc, { id: 'm', index: 0 }));
    meet();
    b.change((doc) => setField(doc, 'n', 'owner', 'Parks'));
    meet();
    a.own.undo();
    a.own.undo();
    expect(readAgenda(a.doc).map(({ id }) => id)).toEqual(['a', 'n']);
  });

  it('AG-131 does not go when a removal is done again after they wrote in what had been brought back', () => {
    const [a, b, meet] = two('All of it.');
    a.change((doc) => removeItem(doc, 'a'));
    a.own.undo();
    meet();
    b.type(' And more.');
    meet();
    a.own.redo();
    expect(a.words).toBe('All of it. And more.');
    expect(a.went).toEqual(['whole', 'none']);
  });

  it('AG-132 no character of one ever goes by the undo and redo of the other, whatever both did', () => {
    for (let seed = 1; seed <= ROUNDS; seed += 1) play(seed);
  });
});

describe('one alone', () => {
  it('AG-133 takes back all steps to the empty text, and does all of them again', () => {
    const [a] = two();
    const seen = [a.words];
    for (const command of ['One.', ' Two.', split, 'Three', heading] as const) {
      if (typeof command === 'string') a.type(command);
      else a.rich(Infinity, Infinity, command);
      seen.push(a.words);
    }
    const back = [...seen].reverse().slice(1);
    for (const words of back) {
      a.own.undo();
      expect(a.words).toBe(words);
    }
    for (const words of seen.slice(1)) {
      a.own.redo();
      expect(a.words).toBe(words);
    }
  });

  it('AG-134 what is typed without a pause is parted into steps of a few seconds', () => {
    const [a] = two();
    const title = titleOf(a.doc, 'a');
    a.own.pause();
    for (let n = 0; n < 60; n += 1) {
      a.clock += 100;
      a.doc.transact(() => title?.insert(title.length, '.'), LOCAL);
    }
    a.own.undo();
    const left = title?.toJSON().length ?? 0;
    expect(left).toBeGreaterThan('Light it'.length + 30);
    expect(left).toBeLessThan('Light it'.length + 60);
    a.own.undo();
    expect(title?.toJSON()).toBe('Light it');
  });
});

const ROUNDS = 50;

/** Two write at random; one takes back and does again at random. What they type, each in characters of their own, is counted. */
function play(seed: number): void {
  const rng = rngFrom(seed);
  const [a, b, meet] = two();
  const letter = (writer: Writer): string => (writer === a ? 'abcdefgh' : 'STUVWXYZ').charAt(rng.int(8));
  const size = (writer: Writer): number => initProseMirrorDoc(writer.body, schema).doc.content.size;
  const ofB = (writer: Writer): string =>
    writer.words
      .replace(/[^A-Z]/g, '')
      .split('')
      .sort()
      .join('');

  for (let n = 0; n < 40; n += 1) {
    const who = rng.chance(0.6) ? a : b;
    const at = rng.int(size(who) + 1);
    const what = rng.int(9);
    if (what < 4) who.type(letter(who).repeat(1 + rng.int(3)), at);
    else if (what === 4) who.rich(at, at, split);
    else if (what === 5) who.rich(at, at, heading);
    else if (what === 6) who.rich(at, at, (state, go) => wrapInList(schema.nodes.bulletList!)(state, go));
    else if (what === 7) who.rich(at, at, (state, go) => liftListItem(schema.nodes.listItem!)(state, go));
    else if (who === b) who.rich(at, at, (state, go) => joinBackward(state, go));
    else who.rich(at, at, (state, go) => splitListItem(schema.nodes.listItem!)(state, go));
    meet();
    if (rng.chance(0.5)) continue;
    const before = ofB(a);
    const whole = a.words;
    const steps = 1 + rng.int(3);
    let undone = 0;
    for (let k = 0; k < steps; k += 1) {
      const told = a.went.length;
      a.own.undo();
      if (a.went.length > told && a.went.at(-1) !== 'none') undone += 1;
      meet();
      expect(ofB(a), `seed ${seed}, step ${n}, undo`).toBe(before);
      expect(ofB(b), `seed ${seed}, step ${n}, undo, there`).toBe(before);
    }
    for (let k = 0; k < undone; k += 1) a.own.redo();
    meet();
    expect(ofB(b), `seed ${seed}, step ${n}, redo`).toBe(before);
    expect(a.words, `seed ${seed}, step ${n}, all again`).toBe(whole);
  }
}
