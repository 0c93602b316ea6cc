import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sharedText } from '../../src/lib/client/agenda/text.ts';
import { Tally } from '../../src/lib/client/agenda/tally.ts';
import { editBetween, rebase, shift, type Delta, type Edit } from '../../src/lib/agenda/sharing.ts';

const applied = (text: string, { at, remove, insert }: Edit): string =>
  text.slice(0, at) + insert + text.slice(at + remove);
const texts = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁', 'é', '\n'), maxLength: 12 });

describe('a field and a shared text', () => {
  it('AG-32 the edit between two texts makes the one of the other and cuts no character in two', () => {
    fc.assert(
      fc.property(texts, texts, fc.nat({ max: 30 }), (before, after, caret) => {
        const edit = editBetween(before, after, caret);
        expect(edit ? applied(before, edit) : before).toBe(after);
        if (!edit) return;
        const taken = before.slice(edit.at, edit.at + edit.remove);
        for (const part of [taken, edit.insert]) expect(part.isWellFormed()).toBe(true);
        expect(edit.remove + edit.insert.length).toBeLessThanOrEqual(before.length + after.length);
      })
    );
  });

  it('AG-32 it is as small as it can be, and stands where it was typed', () => {
    expect(editBetween('aaa', 'aaaa', 2)).toEqual({ at: 1, remove: 0, insert: 'a' });
    expect(editBetween('aaa', 'aa', 1)).toEqual({ at: 1, remove: 1, insert: '' });
    expect(editBetween('one two', 'one 2 two', 6)).toEqual({ at: 4, remove: 0, insert: '2 ' });
    expect(editBetween('😀', '😁', 2)).toEqual({ at: 0, remove: 2, insert: '😁' });
    expect(editBetween('same', 'same', 2)).toBe(null);
  });

  it('AG-33 the caret stays with the characters around it while others write', () => {
    expect(shift(3, [{ retain: 1 }, { insert: 'xx' }])).toBe(5);
    expect(shift(3, [{ retain: 3 }, { insert: 'xx' }])).toBe(3);
    expect(shift(3, [{ retain: 1 }, { delete: 1 }])).toBe(2);
    expect(shift(3, [{ retain: 1 }, { delete: 9 }])).toBe(1);
    expect(shift(3, [{ insert: 'x' }, { retain: 1 }, { delete: 1 }, { insert: 'yy' }])).toBe(5);
  });

  it('AG-34 what is composed while others write goes in where it belongs, beside what they wrote', () => {
    const doc = new Y.Doc();
    const text = doc.getText('t');
    text.insert(0, 'hello world');
    const shared = sharedText(text);
    const held: Delta[] = [];
    shared.watch((delta) => void held.push(delta));
    text.insert(0, 'oh, ');
    text.delete(9, 3);
    text.insert(9, 'W');
    // In the field, meanwhile: "wor" of the old text became "f".
    const edit = editBetween('hello world', 'hello fld', 7);
    if (!edit) throw new Error('there is an edit');
    shared.edit(rebase(edit, held));
    expect(shared.read()).toBe('oh, helloWfld');
    // What was written through it is not told back.
    expect(held).toHaveLength(3);
  });
});

it('AG-35 nothing is called saved before all that this connection sent is kept, and a whole answer is among it', () => {
  const tally = new Tally();
  tally.connecting();
  tally.changed();
  tally.sent(false);
  tally.kept(1);
  expect(tally.unsaved).toBe(true);
  tally.sent(true);
  tally.kept(2);
  expect(tally.unsaved).toBe(false);
  tally.changed();
  tally.sent(false);
  expect(tally.unsaved).toBe(true);
  // The connection breaks: what was sent on it counts for nothing.
  tally.connecting();
  tally.kept(3);
  expect(tally.unsaved).toBe(true);
  tally.sent(true);
  tally.kept(1);
  expect(tally.unsaved).toBe(false);
});
