import { describe, expect, it } from 'vitest';
import { board, confirm, done, GUARD, LIGHT, light, minute, publish, published } from './action-ground.ts';
import { commander, MINUTE, participant, resident, START } from './cast.ts';

describe('those who asked say whether it is done', () => {
  it('AC-20 are those who backed or wrote one of its ideas or one merged with it, and while it is said to be done', () => {
    const meeting = board()
      .published(6, 'The same in other words')
      .merged('idea-3', 'idea-1')
      .and(commander, publish(LIGHT, GUARD));
    meeting.when(resident(2), confirm(true)).isRefused('not-done');
    meeting.and(commander, done);
    for (const n of [1, 2, 3, 4, 6]) {
      meeting
        .when(resident(n), confirm(true))
        .leadsTo({ type: 'action.answered', actionId: 'light-it' as never, solved: true });
      expect(meeting.self(participant(n)).actions['light-it']).toStrictEqual({ answer: null, asked: true });
    }
    meeting.when(resident(5), confirm(true)).isRefused('not-a-supporter');
    meeting.when(resident(5), { ...confirm(true), actionId: 'nothing' }).isRefused('unknown-action');
    meeting.when(resident(4), { ...confirm(true), actionId: 'guard-it' }).isRefused('not-done');
    meeting.when(resident(2), { ...confirm(true), actionId: 'guard-it' }).isRefused('not-a-supporter');
  });

  it('AC-21 count once, may change their minds, and what they write is for staff without their names', () => {
    const meeting = published().and(commander, done).and(resident(2), confirm(true, ' It shines. '));
    meeting.when(resident(2), confirm(true)).leadsTo();
    meeting.when(resident(2), confirm(true, 'It shines.')).leadsTo();
    meeting.and(resident(2), confirm(false, 'It is dark again'));
    expect(light(meeting)).toMatchObject({ confirmed: 0, disputed: 1 });
    expect(light(meeting)).not.toHaveProperty('notes');
    const at = minute(START + MINUTE);
    const [note] = light(meeting, 'staff').notes ?? [];
    expect(note).toStrictEqual({ id: 'text-9', at, text: 'It is dark again', solved: false, marks: [] });
    expect(light(meeting, 'staff').notes).toHaveLength(1);
    expect(meeting.meeting.state.scrubbed).toContain('text-8');
    meeting.when(resident(2), confirm(true, 'x'.repeat(501))).isRefused('text-too-long');
    meeting.and(resident(3), confirm(true)).and(resident(2), confirm(true));
    expect(light(meeting)).toMatchObject({ confirmed: 2, disputed: 0 });
    expect(light(meeting, 'staff').notes).toStrictEqual([]);
  });

  it('AC-22 open it again with as many disputes as the agency says; staff answers with words', () => {
    const meeting = board()
      .and(commander, { ...publish(LIGHT), reopenAt: 2 })
      .and(commander, { ...done, percent: 90 })
      .and(resident(2), confirm(true))
      .and(resident(3), confirm(false));
    meeting
      .when(resident(4), confirm(false))
      .leadsTo(
        { type: 'action.reopened', actionId: 'light-it' as never, disputes: 2 },
        { type: 'action.answered', actionId: 'light-it' as never, solved: false }
      );
    meeting.and(resident(4), confirm(false));
    const [reopened, answered] = meeting.meeting.log.slice(-2).map(({ event }) => event);
    expect(reopened).toMatchObject({ by: 'system' });
    expect(reopened).not.toHaveProperty('cmd');
    expect(answered).toMatchObject({ by: 'p:participant-4', cmd: expect.any(String) as string });
    const at = minute(START + MINUTE);
    expect(light(meeting)).toMatchObject({
      status: 'under-way',
      percent: 90,
      confirmed: 1,
      disputed: 2,
      reopened: { at, disputes: 2 },
      awaiting: true,
      doneAt: null,
    });
    meeting.when(resident(1), confirm(false)).isRefused('not-done');
    expect(meeting.self(participant(4)).actions).toStrictEqual({ 'light-it': { answer: 'not-solved', asked: false } });
    meeting.and(commander, { type: 'action.update', actionId: 'light-it', percent: 80 });
    expect(light(meeting).awaiting).toBe(true);
    meeting.and(commander, { type: 'action.update', actionId: 'light-it', text: 'We were wrong to close it.' });
    expect(light(meeting)).toMatchObject({ awaiting: false, reopened: { disputes: 2 } });
  });

  it('AC-23 are asked anew each time, and so is who came to back it meanwhile', () => {
    const meeting = board()
      .and(commander, { ...publish(LIGHT), reopenAt: 1 })
      .and(commander, done)
      .and(resident(2), confirm(false))
      .backed('idea-1', 5)
      .and(commander, { ...done, text: 'Now it is.' });
    expect(light(meeting)).toMatchObject({ status: 'done', confirmed: 0, disputed: 0, awaiting: false });
    expect(light(meeting).doneAt).toBe(minute(START + MINUTE));
    for (const n of [1, 2, 3, 4, 5]) {
      expect(meeting.self(participant(n)).actions['light-it']).toStrictEqual({ answer: null, asked: true });
    }
    meeting.and(resident(5), confirm(true)).and(resident(2), confirm(true));
    expect(light(meeting)).toMatchObject({ confirmed: 2, disputed: 0, status: 'done', reopened: { disputes: 1 } });
  });

  it('AC-24 also when the meeting is over, and archived', () => {
    const meeting = board().and(commander, { type: 'meeting.close' }).and(commander, publish(LIGHT, GUARD));
    meeting.and(commander, done).and(resident(2), confirm(true)).and(commander, { type: 'meeting.archive' });
    meeting.and(resident(3), confirm(false)).and(commander, publish(LIGHT));
    meeting.and(commander, { type: 'action.update', actionId: 'light-it', text: 'Thank you.' });
    expect(light(meeting)).toMatchObject({ confirmed: 1, disputed: 1 });
  });

  it('AC-70 not while it is off the agenda, and again with their answers once it is back', () => {
    const meeting = published().and(commander, done).and(resident(2), confirm(false));
    const own = (n: number) => meeting.self(participant(n)).actions['light-it'];
    meeting.and(commander, publish(GUARD));
    expect([own(2), own(3)]).toStrictEqual([
      { answer: 'not-solved', asked: false },
      { answer: null, asked: false },
    ]);
    for (const solved of [true, false]) meeting.when(resident(3), confirm(solved)).isRefused('not-done');
    meeting.and(commander, publish(LIGHT, GUARD));
    expect([own(2), own(3)]).toStrictEqual([
      { answer: 'not-solved', asked: true },
      { answer: null, asked: true },
    ]);
    meeting.and(resident(3), confirm(true));
    expect(light(meeting)).toMatchObject({ confirmed: 1, disputed: 1 });
  });

  it('AC-25 and each sees their own answer alone', () => {
    const meeting = published().and(commander, done).and(resident(2), confirm(false)).and(resident(4), confirm(true));
    expect(meeting.self(participant(2)).actions).toStrictEqual({ 'light-it': { answer: 'not-solved', asked: true } });
    expect(meeting.self(participant(3)).actions).toStrictEqual({ 'light-it': { answer: null, asked: true } });
    expect(meeting.self(participant(4)).actions).toStrictEqual({
      'light-it': { answer: 'solved', asked: true },
      'guard-it': { answer: null, asked: false },
    });
    expect(meeting.self(participant(9)).actions).toStrictEqual({});
  });
});
