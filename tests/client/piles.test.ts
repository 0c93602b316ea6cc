import { describe, expect, it } from 'vitest';
import { search, sortIntoPiles, step, successor } from '../../src/lib/components/staff/queue.ts';
import { undoing, verdictsFor } from '../../src/lib/components/staff/verdicts.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import type { IdeaView } from '../../src/lib/meeting/view.ts';
import { MINUTE, moderator, resident } from '../meeting/cast.ts';
import { given } from '../meeting/given.ts';

const submit = (text: string): CommandBody => ({ type: 'idea.submit', text });
const ids = (ideas: readonly IdeaView[]) => ideas.map((idea) => idea.id);

describe('the piles of the console', () => {
  const meeting = given('live')
    .published(1, 'first', 'second')
    .backed('idea-2', 4)
    .and(resident(2), submit('waiting since long'))
    .and(resident(2), submit('waiting, the same minute'))
    .later(2 * MINUTE)
    .and(resident(3), submit('held'))
    .and(moderator, { type: 'idea.hold', ideaId: 'idea-5' })
    .and(resident(3), submit('declined'))
    .and(moderator, { type: 'idea.screen', ideaId: 'idea-6', reason: 'unclear' })
    .and(resident(3), submit('merged'))
    .and(moderator, { type: 'idea.merge', ideaId: 'idea-7', into: 'idea-1' });
  const { ideas, votes } = meeting.board('staff');

  it('SC-06 every idea is in exactly one pile, in its order', () => {
    const piles = sortIntoPiles(ideas, votes);
    expect(ids(piles.waiting)).toEqual(['idea-3', 'idea-4']);
    expect(ids(piles.held)).toEqual(['idea-5']);
    expect(ids(piles.board)).toEqual(['idea-2', 'idea-1']);
    expect(ids(piles.decided)).toEqual(['idea-7', 'idea-6']);
    expect(Object.values(piles).flat()).toHaveLength(Object.keys(ideas).length);
  });

  it('SC-07 a verdict on its way counts already', () => {
    const piles = sortIntoPiles(ideas, votes, (idea) => (idea.id === 'idea-3' ? 'published' : idea.state));
    expect(ids(piles.waiting)).toEqual(['idea-4']);
    expect(ids(piles.board)).toContain('idea-3');
  });

  it('SC-49 what may be urgent, then what somebody objects to, waits before all else, and stays in its own pile too', () => {
    const objected = given('live')
      .published(1, 'reported', 'calm')
      .and(resident(1), submit('waiting'))
      .and(resident(2), submit('declined'))
      .and(moderator, { type: 'idea.screen', ideaId: 'idea-4', reason: 'unclear' })
      .and(resident(5), { type: 'idea.flag', ideaId: 'idea-1', reason: 'abuse' })
      .and(resident(2), { type: 'idea.appeal', ideaId: 'idea-4', text: 'It is about the lamp' })
      .board('staff');
    const piles = sortIntoPiles(objected.ideas, objected.votes);
    expect(ids(piles.waiting)).toEqual(['idea-4', 'idea-1', 'idea-3']);
    const urgent = given('live')
      .and(resident(1), submit('waiting since long'))
      .and(resident(2), submit('Someone is bleeding on 9th right now, help'));
    expect(ids(sortIntoPiles(urgent.board('staff').ideas, {}).waiting)).toEqual(['idea-2', 'idea-1']);
    expect(ids(piles.board)).toContain('idea-1');
    expect(ids(piles.decided)).toEqual(['idea-4']);
    const judged = sortIntoPiles(objected.ideas, objected.votes, (idea) =>
      idea.id === 'idea-4' ? 'published' : idea.state
    );
    expect(ids(judged.waiting)).toEqual(['idea-1', 'idea-3']);
  });

  it('SC-50 leaving a reported idea where it is settles the reports, and is nothing to undo', () => {
    expect(verdictsFor('published', 'moderator', 'live', true)[0]).toBe('publish');
    expect(verdictsFor('merged', 'moderator', 'live', true)[0]).toBe('publish');
    expect(verdictsFor('published', 'officer', 'live', true)).toEqual(['spotlight']);
    const meeting = given('live')
      .published(1, 'reported')
      .and(resident(5), { type: 'idea.flag', ideaId: 'idea-1', reason: 'abuse' });
    const before = meeting.board('staff').ideas['idea-1'];
    expect(before?.flags).toEqual({ abuse: 1 });
    meeting.and(moderator, { type: 'idea.publish', ideaId: 'idea-1' });
    expect(meeting.board('staff').ideas['idea-1']).not.toHaveProperty('flags');
    expect(before && undoing({ type: 'idea.publish', ideaId: 'idea-1' }, before)).toEqual([]);
  });

  it('SC-08 attention goes to the one after, else to the one before, else nowhere', () => {
    const { waiting } = sortIntoPiles(ideas, votes);
    const stays = (id: string) => id !== 'idea-3';
    expect(successor(waiting, 'idea-3', stays)).toBe('idea-4');
    expect(successor(waiting, 'idea-4', () => true)).toBe('idea-3');
    expect(successor(waiting, 'idea-4', () => false)).toBeNull();
    expect(successor(waiting, 'not there', stays)).toBe('idea-4');
  });

  it('SC-09 moving stops at the ends', () => {
    const { waiting } = sortIntoPiles(ideas, votes);
    expect(step(waiting, null, 1)).toBe('idea-3');
    expect(step(waiting, 'idea-3', 1)).toBe('idea-4');
    expect(step(waiting, 'idea-4', 1)).toBe('idea-4');
    expect(step(waiting, 'idea-3', -1)).toBe('idea-3');
    expect(step([], 'idea-3', 1)).toBeNull();
  });

  it('SC-10 search by words, without accents', () => {
    const { board } = sortIntoPiles(
      given('live').published(1, 'Más luz en la Estación', 'More light at the station').board('staff').ideas,
      {}
    );
    expect(ids(search(board, 'ESTACION luz'))).toEqual(['idea-1']);
    expect(ids(search(board, ' light '))).toEqual(['idea-2']);
    expect(search(board, '')).toHaveLength(2);
    expect(search(board, 'light luz')).toHaveLength(0);
  });
});
