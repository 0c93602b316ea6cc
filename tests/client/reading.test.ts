import { describe, expect, it } from 'vitest';
import { Draft } from '../../src/lib/client/draft.svelte.ts';
import { mergedInto } from '../../src/lib/client/orders.ts';
import { orderOf } from '../../src/lib/orders.ts';
import { phaseAt } from '../../src/lib/meeting/state.ts';
import { Reading } from '../../src/lib/client/reading.svelte.ts';
import { isOwn, keepOwnFirst, keepsOwnFirst } from '../../src/lib/resident/own-language.ts';
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

describe('a long list', () => {
  const many = (count: number, from = 0) =>
    Array.from({ length: count }, (_, n) => idea(`i${from + n}`, { order: from + n + 1 }));

  it('RD-03 the rest of the board goes below what is being read; by age it is made anew', () => {
    const source = { view: viewOf(many(3), { i2: 9 }), whole: false };
    const [byVotes, byAge] = [new Reading(source), new Reading(source)];
    byAge.renew('newest');
    expect([byVotes.order, byVotes.fresh]).toEqual([['i2', 'i0', 'i1'], 0]);
    Object.assign(source, { view: viewOf(many(6), { i1: 12, i4: 99, i5: 100 }), whole: true });
    byVotes.settle();
    expect([byVotes.order, byVotes.fresh]).toEqual([['i2', 'i0', 'i1', 'i5', 'i4', 'i3'], 0]);
    byAge.settle();
    expect(byAge.order).toEqual(['i5', 'i4', 'i3', 'i2', 'i1', 'i0']);
    source.view = viewOf(many(7));
    byVotes.settle();
    expect(byVotes.fresh, 'what is new from then on waits').toBe(1);
  });

  it('RD-03 a page from the middle of the board is put in order once the rest is there', () => {
    const source = { view: viewOf(many(60, 60)), whole: false };
    const reading = new Reading(source, 2);
    expect(reading.order[0]).toBe('i60');
    Object.assign(source, { view: viewOf(many(200)), whole: true });
    reading.settle();
    expect(reading.order.slice(0, 61)).toEqual(many(61).map(({ id }) => id));
    expect(reading.drawn.length, 'what was read is still drawn').toBe(120);
  });

  it('RD-04 its beginning is drawn, then more; and as far as an idea that is asked for', () => {
    const reading = new Reading({ view: viewOf(many(200)), whole: true });
    expect([reading.listed.length, reading.drawn.length]).toEqual([200, 60]);
    reading.more();
    expect(reading.drawn.length).toBe(90);
    reading.more('i10');
    expect(reading.drawn.length, 'it is drawn already').toBe(90);
    reading.more('i150');
    expect(reading.drawn).toContain('i150');
    expect(reading.drawn.length).toBeLessThan(200);
    reading.more('nothing like it');
    reading.all();
    expect(reading.drawn.length).toBe(200);
    reading.renew();
    expect(reading.drawn.length, 'it begins at its top again').toBe(60);
  });

  it('RD-10 an order that the votes have left behind is known to be so until it is made anew', () => {
    const source = { view: viewOf(many(3), { i0: 2, i1: 1 }), whole: true };
    const reading = new Reading(source);
    expect(reading.isStale()).toBe(false);
    source.view = viewOf([...many(2), idea('i2', { state: 'merged', mergedInto: 'i0' })], { i0: 2, i1: 1, i2: 9 });
    expect(reading.isStale(), 'what left the board is passed over').toBe(false);
    source.view = viewOf(many(3), { i0: 2, i1: 1, i2: 2 });
    expect(reading.isStale()).toBe(true);
  });

  it('RD-11 ideas in the language of who reads come first if they ask for it, each part in the order of the board', () => {
    const ideas = [
      idea('en', { order: 1, lang: 'en' }),
      idea('es', { order: 2, lang: 'es' }),
      idea('told', { order: 3, lang: 'en', translations: { es: 'traducida' } }),
      idea('any', { order: 4, lang: null }),
    ];
    const reading = new Reading({ view: viewOf(ideas, { en: 9, told: 2, es: 1 }), whole: true });
    expect(reading.order).toEqual(['en', 'told', 'es', 'any']);
    reading.first = (one) => isOwn(one, 'es');
    reading.renew();
    expect([reading.order, reading.isStale()]).toEqual([['told', 'es', 'any', 'en'], false]);
    const { storage } = new World();
    expect(keepsOwnFirst(storage)).toBe(false);
    keepOwnFirst(storage, true);
    expect(keepsOwnFirst(storage)).toBe(true);
    keepOwnFirst(storage, false);
    expect(keepsOwnFirst(storage)).toBe(false);
  });

  it('RD-24 new ideas that are not looked for are not announced to who looks for others', () => {
    let view = viewOf(many(2));
    const reading = new Reading({
      get view() {
        return view;
      },
      whole: true,
    });
    view = viewOf([...many(4), idea('lamp', { order: 9, text: 'A lamp' })]);
    reading.narrow(({ text }) => text.includes('lamp'));
    expect([reading.fresh, reading.listed]).toEqual([1, []]);
    reading.narrow(null);
    expect(reading.fresh).toBe(3);
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
