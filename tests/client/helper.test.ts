import { linkTo } from '../../src/lib/resident/help/contact.ts';
import { describe, expect, it } from 'vitest';
import { Helper, PAUSE_MS } from '../../src/lib/resident/help/helper.svelte.ts';
import { Lookout } from '../../src/lib/resident/help/lookout.svelte.ts';
import { linesOf } from '../../src/lib/resident/help/guidelines.ts';
import { Offer } from '../../src/lib/resident/offer.svelte.ts';
import { stillTime } from './still-time.ts';
import type { IdeaView } from '../../src/lib/meeting/view.ts';

const idea = (id: string, text: string, more: Partial<IdeaView> = {}): IdeaView => ({
  id,
  text,
  category: null,
  state: 'published',
  order: 1,
  at: 0,
  lang: null,
  ...more,
});

function writing(...ideas: readonly IdeaView[]) {
  const time = stillTime();
  const board = { ideas: Object.fromEntries(ideas.map((one) => [one.id, one])) };
  const lookout = new Lookout();
  return { time, board, lookout, helper: new Helper(() => board.ideas, time, lookout) };
}

describe('help while writing', () => {
  it('RS-05 what is written is looked at once its writer pauses, and an idea that it was merged into stands for it', () => {
    const { time, helper, board } = writing(
      idea('root', 'Speed bumps on Maple'),
      idea('merged', 'Dirt bikes racing along the river path', { state: 'merged', mergedInto: 'root' }),
      idea('gone', 'Racing on the river path', { state: 'declined' })
    );
    helper.typed('Carreras de mo');
    time.pass(PAUSE_MS - 1);
    helper.typed('Carreras de motos');
    time.pass(PAUSE_MS - 1);
    expect(helper.looked).toBe(false);
    time.pass(1);
    expect(helper.similar.map(({ id }) => id)).toEqual(['root']);
    helper.typed('A piano for the library');
    time.pass(PAUSE_MS);
    expect(helper.similar).toEqual([]);
    expect(helper.looked).toBe(true);
    board.ideas = { ...board.ideas, new: idea('new', 'Piano lessons') };
    helper.typed('A piano for the libraries');
    time.pass(PAUSE_MS);
    expect(helper.similar.map(({ id }) => id)).toEqual(['new']);
    helper.typed('');
    time.pass(0);
    expect([helper.similar, helper.looked]).toEqual([[], false]);
  });

  it('RS-06 a long board is taken in by slices, so that the page goes on answering', () => {
    const { time, helper } = writing(...Array.from({ length: 1000 }, (_, n) => idea(`i${n}`, `Bench number q${n}x`)));
    helper.typed('A bench like q77x');
    time.pass(PAUSE_MS);
    expect(time.called).toBeGreaterThanOrEqual(5);
    expect(helper.similar[0]?.id).toBe('i77');
    helper.stop();
  });

  it('RS-07 a text that belongs on a phone line is recognised while it is written', async () => {
    const { time, helper, lookout } = writing();
    await lookout.learn();
    helper.typed('Someone is breaking into a car on Birch right now');
    time.pass(PAUSE_MS);
    expect(helper.urgency).toBe('emergency');
    helper.typed('More light on Birch');
    time.pass(PAUSE_MS);
    expect(helper.urgency).toBeNull();
  });

  it('RS-08 a meeting’s own guidelines stand for the built-in ones', () => {
    expect(linesOf('', ['One'])).toEqual(['One']);
    expect(linesOf('  Be kind.\n\nBe short. \nBe kind.', ['One'])).toEqual(['Be kind.', 'Be short.']);
  });

  it('RS-09 a receipt is offered once per device and meeting', () => {
    const kept = new Map<string, string>();
    const storage = {
      get: (key: string) => kept.get(key) ?? null,
      set: (key: string, value: string) => void kept.set(key, value),
    };
    const first = new Offer('ELM204', storage);
    first.earned();
    expect(first.shown).toBe(true);
    first.settle();
    first.earned();
    expect(first.shown).toBe(false);
    const again = new Offer('ELM204', storage);
    again.earned();
    expect(again.shown).toBe(false);
    const elsewhere = new Offer('OAK111', storage);
    elsewhere.earned();
    expect(elsewhere.shown).toBe(true);
  });
});

describe('whom to reach', () => {
  it('RS-18 is a link by what it is', () => {
    expect(linkTo('911')).toBe('tel:911');
    expect(linkTo(' +1 (555) 010-0199 ')).toBe('tel:+15550100199');
    expect(linkTo('*67 555/0100')).toBe('tel:*675550100');
    expect(linkTo('tips@town.example')).toBe('mailto:tips@town.example');
    expect(linkTo('https://town.example/tips')).toBe('https://town.example/tips');
    for (const text of [
      'Desk at the town hall',
      '555-0100 ext. 3',
      'javascript:alert(1)',
      'a@b?cc=x@y.example',
      '( )',
    ]) {
      expect(linkTo(text), text).toBeNull();
    }
  });
});
