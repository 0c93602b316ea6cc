import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Headcount } from '../../realtime/board/headcount.ts';
import { Neighbours } from '../../realtime/neighbours.ts';
import type { MeetingId, ParticipantId } from '../../src/lib/meeting/ids.ts';
import { HandClock } from '../support/hand-clock.ts';

const MEETING = 'meeting' as MeetingId;

/** What nodes share among each other, as long as nothing is in the way. */
class Wire {
  readonly #hearers: ((what: unknown) => void)[] = [];
  cut = false;
  sent = 0;

  readonly share = (what: object): void => {
    this.sent += 1;
    const wire: unknown = JSON.parse(JSON.stringify(what));
    if (!this.cut) for (const hear of this.#hearers) hear(wire);
  };
  readonly shared = (hear: (what: unknown) => void): void => void this.#hearers.push(hear);
}

let clock: HandClock;
let wire: Wire;
beforeEach(() => {
  clock = new HandClock();
  wire = new Wire();
});

/** A node that has a word to say of the meeting, and takes down what it hears. */
function node(word: string | null, about = 'words') {
  const heard: (string | null)[] = [];
  let news = 0;
  const it = {
    word,
    heard,
    /** How often it heard something that it did not know. */
    get news() {
      return news;
    },
  };
  const neighbours = new Neighbours({
    cluster: wire,
    clock,
    about,
    said: z.string(),
    everyMs: 100,
    mine: () => it.word,
    heard: (_meeting, _node, said, isNews) => {
      heard.push(said);
      if (isNews) news += 1;
    },
  });
  return Object.assign(it, { neighbours });
}

/** Forty people come to a node, or go from it. */
function forty(headcount: Headcount, what: 'enter' | 'leave'): void {
  for (let n = 0; n < 40; n += 1) headcount[what](MEETING, `participant-${n}` as ParticipantId);
}

describe('what nodes tell each other', () => {
  it('CT-04 changes are shared together, each kind with its own, and what is none of it is passed over', () => {
    const [one, two, other] = [node('a'), node(null), node(null, 'numbers')];
    one.neighbours.changed(MEETING);
    one.word = 'b';
    one.neighbours.changed(MEETING);
    clock.advance(99);
    expect(two.heard).toEqual([]);
    clock.advance(1);
    expect(two.heard).toEqual(['b']);
    expect(two.neighbours.others(MEETING)).toEqual(['b']);
    expect([one.heard, other.heard]).toEqual([[], []]);
    wire.share({ about: 'words', meeting: 'meeting', node: 'x', asks: false, what: 7 });
    wire.share({ about: 'words', meeting: 'no/meeting', node: 'x', asks: false, what: 'c' });
    expect(two.heard).toEqual(['b']);
  });

  it('CT-05 who comes asks and is answered; who missed it hears it again; who is silent for 30 s is gone', () => {
    const one = node('a');
    one.neighbours.changed(MEETING);
    clock.advance(100);
    const late = node('z');
    late.neighbours.ask(MEETING);
    expect(one.neighbours.others(MEETING)).toEqual(['z']);
    clock.advance(100);
    expect(late.neighbours.others(MEETING)).toEqual(['a']);

    wire.cut = true;
    one.word = 'b';
    one.neighbours.changed(MEETING);
    clock.advance(100);
    wire.cut = false;
    clock.advance(10_000);
    expect(late.neighbours.others(MEETING)).toEqual(['b']);

    const { news } = late;
    clock.advance(10_000);
    expect(late.news, 'it was said again').toBe(news);
    wire.cut = true;
    clock.advance(29_000);
    expect(late.neighbours.others(MEETING)).toEqual(['b']);
    clock.advance(11_000);
    expect(late.neighbours.others(MEETING)).toEqual([]);
    expect(late.heard.at(-1)).toBeNull();
  });

  it('CT-08 a node that stops says so, and nothing after it: those who come over from it are not counted twice', () => {
    const told: number[] = [];
    const stopping = new Headcount(clock, () => {}, wire);
    const going = new Headcount(clock, (_meeting, count) => told.push(count), wire);
    forty(stopping, 'enter');
    clock.advance(3000);
    expect(told.at(-1)).toBe(40);
    stopping.stop();
    forty(stopping, 'leave');
    forty(going, 'enter');
    expect(going.count(MEETING)).toBe(40);
    clock.advance(60_000);
    expect(Math.max(...told)).toBe(40);
  });

  it('CT-06 nodes that have nothing to say any more fall silent', () => {
    const [one, two] = [node('a'), node(null)];
    one.neighbours.changed(MEETING);
    clock.advance(100);
    one.word = null;
    one.neighbours.changed(MEETING);
    clock.advance(100);
    expect(two.heard).toEqual(['a', null]);
    const { sent } = wire;
    clock.advance(120_000);
    expect(wire.sent).toBe(sent);
  });

  it('CT-07 how many are here counts those of all nodes, also for a node where nobody but a screen is', () => {
    const told: number[] = [];
    const hall = new Headcount(clock, () => {}, wire);
    const screen = new Headcount(clock, (_meeting, count) => told.push(count), wire);
    forty(hall, 'enter');
    clock.advance(3000);
    expect(told.at(-1)).toBe(40);
    expect([screen.count(MEETING), screen.countHere(MEETING)]).toEqual([40, 0]);
    screen.enter(MEETING, 'participant-x' as ParticipantId);
    clock.advance(3000);
    expect([screen.count(MEETING), hall.count(MEETING)]).toEqual([41, 41]);
    forty(hall, 'leave');
    screen.leave(MEETING, 'participant-x' as ParticipantId);
    clock.advance(6000);
    expect([told.at(-1), screen.count(MEETING), hall.count(MEETING)]).toEqual([0, 0, 0]);
  });
});
