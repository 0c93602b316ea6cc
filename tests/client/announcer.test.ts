import { describe, expect, it } from 'vitest';
import { Announcer } from '../../src/lib/client/announcer.svelte.ts';
import { World } from './world.ts';

describe('what a screen reader is told', () => {
  it('CL-55 at most once in five seconds, all that there is to say by then, of each kind only the latest', () => {
    const world = new World();
    const announcer = new Announcer(world);
    announcer.say('fresh', '1 new idea');
    announcer.say('fresh', '2 new ideas');
    announcer.say('phase', 'Paused');
    announcer.say('fresh', '3 new ideas');
    expect(announcer.said).toBe('1 new idea.');
    world.pass(4_999);
    expect(announcer.said).toBe('1 new idea.');
    world.pass(1);
    expect(announcer.said).toBe('Paused. 3 new ideas.');
    world.pass(5_000);
    expect(announcer.said).toBe('Paused. 3 new ideas.');
    announcer.say('fresh', '4 new ideas');
    world.pass(5_000);
    announcer.say('fresh', '4 new ideas');
    expect(announcer.said.trim()).toBe('4 new ideas.');
    expect(announcer.said, 'a live region speaks of changes only').not.toBe('4 new ideas.');
  });

  it('RD-40 who turns it off hears only what answers their own doing, and the device remembers it', () => {
    const world = new World();
    const announcer = new Announcer(world);
    announcer.say('fresh', '1 new idea');
    announcer.say('fresh', '2 new ideas');
    announcer.quiet = true;
    world.pass(5_000);
    announcer.say('fresh', '3 new ideas');
    expect(announcer.said, 'what waited to be said is not said any more').toBe('1 new idea.');
    announcer.say('toast', 'Sent', { answer: true });
    expect(announcer.said).toBe('Sent.');

    const later = new Announcer(world);
    later.restore();
    later.say('fresh', '4 new ideas');
    expect([later.quiet, later.said]).toEqual([true, '']);
    later.quiet = false;
    later.say('fresh', '5 new ideas');
    expect(later.said).toBe('5 new ideas.');
    const again = new Announcer(world);
    again.restore();
    expect(again.quiet).toBe(false);
  });
});
