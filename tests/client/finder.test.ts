import { describe, expect, it } from 'vitest';
import { Finder } from '../../src/lib/client/finder.svelte.ts';
import { mergedInto } from '../../src/lib/client/orders.ts';
import { Reading } from '../../src/lib/client/reading.svelte.ts';
import type { IdeaView } from '../../src/lib/meeting/view.ts';
import { idea, viewOf, World } from './world.ts';

const LAMP = idea('lamp', {
  order: 1,
  text: 'The lamp at the north gate has been out since March',
  category: 'streets',
});
const SCHOOL = idea('school', { order: 2, text: 'Más tiempo para cruzar en la Escuela Peñón', category: 'school' });
const NOISE = idea('noise', {
  order: 3,
  text: 'Loud bikes',
  state: 'referred',
  referredTo: 'city',
  reason: 'not-police',
});
const PARK = idea('park', {
  order: 4,
  text: 'Un banco en el parque',
  translations: { en: 'A bench in the park' },
  reply: 'The department has ordered three.',
  onAgenda: true,
  category: 'streets',
});
const CHILD = idea('child', {
  order: 5,
  text: 'Street lights by the underpass',
  state: 'merged',
  mergedInto: 'school',
});

function looking(ideas: readonly IdeaView[] = [LAMP, SCHOOL, NOISE, PARK, CHILD]) {
  const plain = viewOf(ideas);
  const meeting = {
    ...plain.meeting,
    categories: { streets: 'Streets and lighting', school: 'Near schools' },
    policy: { reasons: { 'not-police': 'Nothing that police can do' }, referrals: { city: 'Sanitation department' } },
    translations: { es: { categories: { streets: 'Calles' }, referrals: { city: 'Limpieza urbana' } } },
  };
  const view = { ...plain, meeting };
  const finder = new Finder({ view, groups: mergedInto(view.ideas) });
  const reading = new Reading({ view, whole: true });
  const find = (typed: string) => {
    finder.typed = typed;
    reading.narrow(finder.sieve);
    return [...reading.listed].sort();
  };
  return { finder, reading, find, world: new World() };
}

describe('looking for ideas', () => {
  it('RD-20 finds words in any case, with and without accents, wherever they are said', () => {
    const { find } = looking();
    expect(find('NORTH gate')).toEqual(['lamp']);
    expect(find('penon')).toEqual(['school']);
    expect(find('mas TIEMPO')).toEqual(['school']);
    expect(find('Peñón'.normalize('NFD'))).toEqual(['school']);
    expect(find('bench')).toEqual(['park']);
    expect(find('ordered')).toEqual(['park']);
    expect(find('underpass')).toEqual(['school']);
    expect(find('sanitation')).toEqual(['noise']);
    expect(find('limpieza')).toEqual(['noise']);
    expect(find('police can do')).toEqual(['noise']);
    expect(find('calles')).toEqual(['lamp', 'park']);
    expect(find('  ?! ')).toEqual(['lamp', 'noise', 'park', 'school']);
    expect(find('zeppelin')).toEqual([]);
  });

  it('RD-21 a word of one language finds what names the same in the other, once there was time to read the board', () => {
    const { find, finder, world } = looking();
    expect(find('farola')).toEqual([]);
    finder.study(world);
    expect(find('farola')).toEqual(['lamp', 'school']);
    expect(find('crosswalk')).toEqual(['school']);
  });

  it('RD-21 a long board is read bit by bit, and no further once nobody looks', () => {
    const ideas = Array.from({ length: 50 }, (_, n) => idea(`i${n}`, { text: `Lamp number ${n}` }));
    const { find, finder, world } = looking(ideas);
    const slow = { after: world.after.bind(world), now: () => (world.time += 1) };
    const stop = finder.study(slow);
    expect(find('farola').length, 'not all of it has been read').toBeLessThan(50);
    world.pass(60_000);
    expect(find('farola')).toHaveLength(50);
    stop();
    const other = looking(ideas);
    other.finder.study({ after: other.world.after.bind(other.world), now: () => (other.world.time += 1) })();
    other.world.pass(60_000);
    expect(other.find('farola').length).toBeLessThan(50);
  });

  it('RD-22 each word, any of the categories, any of the standings; and all of these together', () => {
    const { finder, find } = looking();
    expect(find('lamp march')).toEqual(['lamp']);
    expect(find('lamp bench')).toEqual([]);
    finder.toggleCategory('streets');
    expect(find('')).toEqual(['lamp', 'park']);
    finder.toggleCategory('school');
    expect(find('')).toEqual(['lamp', 'park', 'school']);
    finder.toggleStanding('open');
    expect(find('')).toEqual(['lamp', 'school']);
    finder.toggleStanding('agenda');
    expect(find('')).toEqual(['lamp', 'park', 'school']);
    expect(find('bench')).toEqual(['park']);
    finder.clear();
    expect(finder.sieve).toBeNull();
    finder.toggleStanding('referred');
    expect(find('')).toEqual(['noise']);
    finder.toggleStanding('referred');
    finder.toggleStanding('answered');
    expect(find('')).toEqual(['park']);
  });

  it('RD-23 tells how many of what the words find each choice has', () => {
    const { finder } = looking();
    expect([...finder.found.categories]).toEqual([
      ['streets', 2],
      ['school', 1],
    ]);
    expect(Object.fromEntries(finder.found.standings)).toEqual({ open: 2, answered: 1, agenda: 1, referred: 1 });
    finder.toggleCategory('school');
    finder.typed = 'bench';
    expect([...finder.found.categories]).toEqual([['streets', 1]]);
  });
});
