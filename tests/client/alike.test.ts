import { describe, expect, it } from 'vitest';
import { Kin } from '../../src/lib/components/staff/desk/kin.svelte.ts';
import { suggestedFirst } from '../../src/lib/components/staff/desk/referrals.ts';
import { moderator } from '../meeting/cast.ts';
import { atWork } from './queue-ground.ts';

describe('what is alike', () => {
  it('SC-111 is looked for in slices, and grows as they are done', () => {
    const { board, desk } = atWork(['The lamp at the gate is broken', 'A broken lamp at the gate', 'Sofas on sale']);
    expect(desk.alike.map(({ id }) => id)).toEqual(['idea-2']);
    const steps: (() => boolean)[] = [];
    const kin = new Kin((step) => void steps.push(step));
    const { ideas } = board.view;
    const first = ideas['idea-1'];
    if (!first) throw new Error('it is there');
    kin.take(ideas);
    kin.take(ideas);
    expect(steps).toHaveLength(1);
    expect(kin.waiting(first, ideas, () => true)).toEqual([]);
    while (steps[0]?.());
    expect(kin.waiting(first, ideas, () => true).map(({ id }) => id)).toEqual(['idea-2']);
    expect(kin.likes(first.id, ideas)).toEqual({ others: 1, root: null });
    const { 'idea-2': _gone, ...rest } = ideas;
    kin.take(rest);
    expect(kin.likes(first.id, rest)).toBeNull();
    expect(kin.waiting(first, rest, () => true)).toEqual([]);
  });

  it('SC-113 a row says how many others are like it, what is merged once, and leads to the one on the board', () => {
    const { meeting, board, desk } = atWork([
      'The lamp at the gate is broken',
      'A broken lamp at the gate',
      'Broken lamp, at the gate',
      'Sofas on sale',
    ]);
    const likes = (n: number) => {
      const idea = board.view.ideas[`idea-${n}`];
      return idea && desk.likes(idea);
    };
    const now = () => {
      board.broadcast();
      desk.settle();
    };
    expect(likes(1)).toEqual({ others: 2, root: null });
    expect(likes(4)).toBeNull();
    meeting.and(moderator, { type: 'idea.publish', ideaId: 'idea-2' });
    now();
    expect(likes(1)).toEqual({ others: 2, root: 'idea-2' });
    meeting.and(moderator, { type: 'idea.merge', ideaId: 'idea-3', into: 'idea-2' });
    now();
    expect(likes(1)).toEqual({ others: 1, root: 'idea-2' });
    meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-2', reason: 'unclear' });
    now();
    expect(likes(1)).toBeNull();
  });

  it('SC-113 words that were taken out of an idea make it like nothing any more', () => {
    const { meeting, board, desk } = atWork(['The lamp at the gate is broken', 'A broken lamp at the gate']);
    meeting.and(moderator, { type: 'idea.redact', ideaId: 'idea-2', text: 'Sofas on sale' });
    board.broadcast();
    desk.settle();
    const [first] = desk.piles.waiting;
    expect(first && desk.likes(first)).toBeNull();
  });
});

describe('a referral', () => {
  it('SC-114 is offered where its reason suggests first, the rest in the order of the policy', () => {
    const places = ['housing', 'parks', '311'].map((id) => ({ id }));
    const offered = (suggested?: string) => suggestedFirst(places, suggested).map(({ id }) => id);
    expect(offered('311')).toEqual(['311', 'housing', 'parks']);
    expect(offered('closed')).toEqual(['housing', 'parks', '311']);
    expect(offered()).toEqual(['housing', 'parks', '311']);
  });
});
