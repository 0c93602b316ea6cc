import { describe, expect, it } from 'vitest';
import { Draft } from '../../src/lib/client/draft.svelte.ts';
import { mergedInto } from '../../src/lib/client/orders.ts';
import { orderOf } from '../../src/lib/orders.ts';
import { phaseAt } from '../../src/lib/meeting/state.ts';
import { Reading } from '../../src/lib/client/reading.svelte.ts';
import { Disk, idea, viewOf, World } from './world.ts';

const IDEAS = [
  idea('first', { order: 1 }),
  idea('second', { order: 2 }),
  idea('third', { order: 3, state: 'referred' }),
  idea('child', { order: 4, state: 'merged', mergedInto: 'first' }),
  idea('grandchild', { order: 5, state: 'merged', mergedInto: 'child' }),
];

describe('the list as a person reads it', () => {
  it('CL-50 most backed first, equals by age; or newest first; what is merged is shown with what it was merged into', () => {
    const view = viewOf(IDEAS, { second: 4, third: 2, first: 2 });
    expect(orderOf(view, 'backed')).toEqual(['second', 'first', 'third']);
    expect(orderOf(view, 'newest')).toEqual(['third', 'second', 'first']);
    expect([...mergedInto(view.ideas)].map(([root, group]) => [root, group.map(({ id }) => id)])).toEqual([
      ['first', ['child', 'grandchild']],
    ]);
  });

  it('CL-51 nothing moves what is being read: new ideas and new ranks wait until the list is asked for anew', () => {
    let view = viewOf(IDEAS, { second: 4 });
    const reading = new Reading({
      get view() {
        return view;
      },
      whole: true,
    });
    expect(reading.order).toEqual(['second', 'first', 'third']);
    view = viewOf([...IDEAS.slice(1), idea('new', { order: 6 })], { third: 9, new: 7 });
    expect(reading.order).toEqual(['second', 'first', 'third']);
    expect(reading.fresh).toBe(1);
    reading.renew();
    expect(reading.order).toEqual(['third', 'new', 'second']);
    expect(reading.fresh).toBe(0);
    reading.renew('newest');
    expect([reading.sorting, reading.order]).toEqual(['newest', ['new', 'third', 'second']]);
  });

  it('CL-52 past its closing time a running meeting is closed, even before it has said so', () => {
    expect(phaseAt('live', 100, 99)).toBe('live');
    expect(phaseAt('live', 100, 100)).toBe('closed');
    expect(phaseAt('scheduled', 100, 200)).toBe('scheduled');
    expect(phaseAt('live', null, 200)).toBe('live');
  });
});

describe('what is being written', () => {
  it('CL-53 it is kept over a reload until it was sent; the zip code stays', () => {
    const { storage } = new World();
    const draft = new Draft('ELM204', storage);
    draft.restore();
    Object.assign(draft, { text: 'Half a thought', category: 'streets', zip: '10451' });
    draft.save();
    const later = new Draft('ELM204', storage);
    later.save();
    later.restore();
    expect([later.text, later.category, later.zip]).toEqual(['Half a thought', 'streets', '10451']);
    later.clear();
    const after = new Draft('ELM204', storage);
    after.restore();
    expect([after.text, after.category, after.zip]).toEqual(['', null, '10451']);
    const elsewhere = new Draft('OTHER2', storage);
    elsewhere.restore();
    expect(elsewhere.text).toBe('');
  });

  it('CL-54 what was typed before the page woke up is not overwritten, and a broken draft hurts nothing', () => {
    const { storage } = new World();
    storage.set('openfloor/ELM204/draft', '{"text":"old"}');
    const draft = new Draft('ELM204', storage);
    draft.text = 'new';
    draft.restore();
    expect(draft.text).toBe('new');
    storage.set('openfloor/ELM204/draft', '{');
    const broken = new Draft('ELM204', storage);
    broken.restore();
    expect(broken.text).toBe('');
  });
});

describe('what is being written in several tabs', () => {
  const write = (draft: Draft, text: string) => {
    draft.text = text;
    draft.save();
  };
  function twoTabs() {
    const disk = new Disk();
    const [here, there] = [new Draft('ELM204', disk.tab()), new Draft('ELM204', disk.tab())];
    here.restore();
    there.restore();
    return { disk, here, there };
  }

  it('CL-76 each tab shows what was written last in any of them, and that it was sent', () => {
    const { here, there } = twoTabs();
    write(here, 'A bench');
    expect(there.text).toBe('A bench');
    write(there, 'A bench at the stop');
    expect(here.text).toBe('A bench at the stop');
    there.clear();
    expect([here.text, there.text]).toEqual(['', '']);
  });

  it('CL-76 words that are kept nowhere are never overwritten by what another tab has', () => {
    const { here, there } = twoTabs();
    there.text = 'Not kept yet';
    write(here, 'A bench');
    expect(there.text).toBe('Not kept yet');
    there.save();
    expect(here.text).toBe('Not kept yet');
  });

  it('CL-77 where nothing can be kept the words stay in the page, and it is known that they would be gone with it', () => {
    const { disk, here, there } = twoTabs();
    disk.full = true;
    write(here, 'A bench');
    expect([here.text, here.fleeting, there.text]).toEqual(['A bench', true, '']);
    disk.full = false;
    write(here, 'A bench at');
    expect([here.fleeting, there.text]).toEqual([false, 'A bench at']);
  });
});
