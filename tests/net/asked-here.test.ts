import { describe, expect, it } from 'vitest';
import { askedHere } from '../../src/lib/server/asked-here.ts';
import { board, confirm, done, GUARD, LIGHT, publish } from '../meeting/action-ground.ts';
import { commander, participant, resident } from '../meeting/cast.ts';

describe('what somebody is asked at the board', () => {
  it('TW-45 stays once it is answered, also if the answer opened it again, and the next question comes after it', () => {
    const meeting = board().and(commander, { ...publish(LIGHT, GUARD), reopenAt: 1 });
    meeting.and(commander, done).and(commander, { ...done, actionId: 'guard-it' });
    const asked = (answered: string | null, n = 4) =>
      askedHere(meeting.board(), meeting.self(participant(n)), answered);
    // What is not answered is asked in its order, whatever an address says.
    for (const answered of [null, 'light-it', 'nothing']) {
      expect(asked(answered)).toMatchObject({ action: { id: 'light-it' }, own: { answer: null }, more: 1 });
    }
    meeting.and(resident(4), confirm(true));
    const own = { asked: true, answer: 'solved' };
    expect(asked('light-it')).toMatchObject({ action: { id: 'light-it' }, own, more: 1 });
    expect(asked(null)).toMatchObject({ action: { id: 'guard-it' }, more: 0 });
    meeting.and(resident(4), confirm(false));
    expect(asked('light-it')).toMatchObject({
      action: { id: 'light-it', status: 'under-way', reopened: { disputes: 1 } },
      own: { asked: false, answer: 'not-solved' },
      more: 1,
    });
    expect(asked(null)).toMatchObject({ action: { id: 'guard-it' }, more: 0 });
    meeting.and(resident(4), { ...confirm(false), actionId: 'guard-it' });
    expect(asked('guard-it')).toMatchObject({ own: { asked: false, answer: 'not-solved' }, more: 0 });
    expect(asked(null)).toBeNull();
    // Who did not answer is not told so.
    expect(asked('light-it', 2)).toBeNull();
  });
});
