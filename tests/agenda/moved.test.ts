import { expect, it } from 'vitest';
import { keepsFormer, placesToLookAt } from '../../src/lib/components/agenda/look.ts';
import { movedSince } from '../../src/lib/components/agenda/moved.ts';
import type { AgendaPreview, PreviewItem } from '../../src/lib/protocol/agenda-preview.ts';

function item(id: string, more: Partial<PreviewItem> = {}): PreviewItem {
  const blank = { number: 1, body: [], owner: '', due: null, area: '', ideas: [], backed: 0 };
  return { ...blank, id, title: `Item ${id}`, again: false, what: [], changes: [], marked: [], ...more };
}

function shown(...items: readonly PreviewItem[]): AgendaPreview {
  return { previewHash: 'as-shown', number: 1, last: null, state: 'ready', items, dropped: [], left: [] };
}

const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

it('AG-160 who looked at a preview is told what changed, came, went and moved, and not what slid or was backed', () => {
  const before = shown(item('a'), item('b'), item('c', { owner: 'Traffic' }), item('d'));
  const written = movedSince(
    before,
    shown(item('b', { backed: 9 }), item('c', { owner: 'Parks' }), item('d'), item('e'))
  );
  expect([ids(written.changed), ids(written.gone)]).toEqual([['c', 'e'], ['a']]);
  const swapped = movedSince(before, shown(item('a'), item('c', { owner: 'Traffic' }), item('b'), item('d')));
  expect([ids(swapped.changed), ids(swapped.gone)]).toEqual([['c', 'b'], []]);
  expect(movedSince(before, before)).toEqual({ changed: [], gone: [] });
});

it('AG-161 an item for which nobody answers or that has no date is to be looked at, beside what is marked in it', () => {
  const marked = [{ part: 'title', text: 'Ask 212-555-0143', marks: [] }] as const;
  const owned = { owner: 'Traffic', due: '2027-01-31' };
  expect(placesToLookAt(item('a', owned))).toBe(0);
  expect(placesToLookAt(item('a', { ...owned, marked }))).toBe(1);
  expect(placesToLookAt(item('a', { ...owned, owner: '' }))).toBe(1);
  expect(placesToLookAt(item('a', { marked }))).toBe(3);
});

it('AG-170 whoever publishes again is told that what stood there before stays readable, where something did', () => {
  const words = [
    { kind: 'removed', text: 'Ask 212-555-0143' },
    { kind: 'added', text: 'Ask us' },
  ] as const;
  const corrected = shown(item('a', { changes: [{ field: 'body', words }] }));
  const last = { number: 1, at: 0 };
  expect(keepsFormer({ ...corrected, last })).toBe(true);
  expect(keepsFormer(corrected)).toBe(false);
  const dated = item('a', { changes: [{ field: 'due', words: [{ kind: 'added', text: '2030-02-01' }] }] });
  const other = item('b', { changes: [{ field: 'ideas', words }] });
  expect(keepsFormer({ ...shown(dated, other), last })).toBe(false);
});
