import { describe, expect, it } from 'vitest';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import { unitedSupporters } from '../../src/lib/meeting/uniting.ts';
import { commander, moderator, resident, staff } from './cast.ts';
import { given, type Given } from './given.ts';

const colleague = staff('moderator', 2);
const waiting = (): Given => given('live').and(resident(1), { type: 'idea.submit', text: 'the idea' });
const decline: CommandBody = { type: 'idea.screen', ideaId: 'idea-1', reason: 'unclear' };

describe('two who decide', () => {
  it('MT-220 a verdict on what a colleague has decided since is refused, and nothing is overwritten', () => {
    const meeting = waiting().and(colleague, decline);
    const verdicts: readonly CommandBody[] = [
      { type: 'idea.publish', ideaId: 'idea-1', seen: 'waiting' },
      { type: 'idea.hold', ideaId: 'idea-1', seen: 'waiting' },
      { type: 'idea.restore', ideaId: 'idea-1', seen: 'held' },
      { type: 'idea.screen', ideaId: 'idea-1', reason: 'unrelated', seen: 'waiting' },
      { type: 'idea.merge', ideaId: 'idea-1', into: 'idea-2', seen: 'waiting' },
    ];
    for (const body of verdicts) meeting.when(moderator, body).isRefused('already-decided');
    meeting.published(2, 'another').and(colleague, { type: 'idea.publish', ideaId: 'idea-1' });
    meeting.and(colleague, { type: 'idea.merge', ideaId: 'idea-1', into: 'idea-2' });
    meeting.when(moderator, { type: 'idea.hold', ideaId: 'idea-1', seen: 'published' }).isRefused('already-decided');
    meeting.and(colleague, { type: 'idea.unmerge', ideaId: 'idea-1' });
    meeting.when(moderator, { type: 'idea.unmerge', ideaId: 'idea-1', seen: 'merged' }).isRefused('already-decided');
  });

  it('MT-221 the same verdict of two is in order, and so is one that says nothing of what was seen', () => {
    const meeting = waiting().and(colleague, { type: 'idea.publish', ideaId: 'idea-1' });
    meeting.when(moderator, { type: 'idea.publish', ideaId: 'idea-1', seen: 'waiting' }).leadsTo();
    meeting
      .when(moderator, { type: 'idea.hold', ideaId: 'idea-1' })
      .leadsTo({ type: 'idea.held', ideaId: 'idea-1' as never });
    meeting
      .when(moderator, { type: 'idea.hold', ideaId: 'idea-1', seen: 'published' })
      .leadsTo({ type: 'idea.held', ideaId: 'idea-1' as never });
  });

  it('MT-222 nobody is held up by what they decided themselves', () => {
    const meeting = waiting().and(moderator, { type: 'idea.hold', ideaId: 'idea-1' });
    meeting
      .when(moderator, { type: 'idea.publish', ideaId: 'idea-1', seen: 'waiting' })
      .leadsTo({ type: 'idea.published', ideaId: 'idea-1' as never });
  });

  it('MT-223 a redaction of words that a colleague has changed since is refused: they would come back', () => {
    const meeting = waiting().and(colleague, { type: 'idea.redact', ideaId: 'idea-1', text: 'the […]' });
    meeting
      .when(moderator, { type: 'idea.redact', ideaId: 'idea-1', text: 'this idea', from: 'the idea' })
      .isRefused('already-decided');
    meeting.when(moderator, { type: 'idea.redact', ideaId: 'idea-1', text: 'the […]', from: 'the idea' }).leadsTo();
    const after = meeting.when(moderator, { type: 'idea.redact', ideaId: 'idea-1', text: '[…]', from: 'the […]' });
    expect(after.decision.ok).toBe(true);
  });

  it('MT-224 staff see who of them decided last; nobody else does', () => {
    const meeting = waiting();
    const decidedBy = () => meeting.board('staff').ideas['idea-1']?.decidedBy;
    expect(decidedBy()).toBeUndefined();
    meeting.and(colleague, decline);
    expect(decidedBy()).toBe('moderator-id-2');
    meeting.and(resident(1), { type: 'idea.appeal', ideaId: 'idea-1', text: 'Please look again' });
    expect(decidedBy()).toBe('moderator-id-2');
    meeting.and(commander, { type: 'idea.publish', ideaId: 'idea-1' });
    expect(decidedBy()).toBe('commander-id-1');
    for (const audience of ['public', 'screen'] as const)
      expect(meeting.board(audience).ideas['idea-1']).not.toHaveProperty('decidedBy');
    expect(JSON.stringify(meeting.self('participant-1' as never))).not.toContain('commander-id');
  });
});

describe('before a merge', () => {
  it('MT-225 the people behind several ideas are counted once each, with what is merged into them', () => {
    const meeting = given('live').published(1, 'one', 'two', 'three');
    meeting.backed('idea-1', 1, 2, 3).backed('idea-2', 3, 4).backed('idea-3', 4, 5);
    expect(unitedSupporters(meeting.meeting.state, ['idea-1', 'idea-2'])).toEqual({
      people: 4,
      each: { 'idea-1': 3, 'idea-2': 2 },
    });
    meeting.merged('idea-3', 'idea-2');
    const united = unitedSupporters(meeting.meeting.state, ['idea-1', 'idea-2']);
    expect(united).toEqual({ people: 5, each: { 'idea-1': 3, 'idea-2': 3 } });
    meeting.merged('idea-1', 'idea-2');
    expect(meeting.board().votes['idea-2']).toBe(united?.people);
    expect(unitedSupporters(meeting.meeting.state, ['idea-1', 'idea-9'])).toBeNull();
  });
});
