import { describe, expect, it } from 'vitest';
import { bodyIn, bodyText } from '../../src/lib/meeting/actions/blocks.ts';
import { isReopened, owesAnswer } from '../../src/lib/meeting/actions/reopened.ts';
import { BODY, board, confirm, done, GUARD, LIGHT, light, minute, publish, published } from './action-ground.ts';
import { commander, MINUTE, moderator, participant, resident, START, system } from './cast.ts';
import type { Given } from './given.ts';

const update = { type: 'action.update', actionId: 'light-it' } as const;
const redact = { type: 'action.redact', actionId: 'light-it', reason: 'personal-data' } as const;
const at = (minutes: number): number => minute(START + minutes * MINUTE);

/** Done, and opened again by one dispute. */
const reopened = (): Given =>
  board()
    .and(commander, { ...publish(LIGHT), reopenAt: 1 })
    .and(commander, done)
    .and(resident(2), confirm(false));

describe('those who asked are answered, and what they said stays', () => {
  it('AC-50 while an answer is owed another status takes words, and nothing else is that answer', () => {
    const meeting = reopened();
    for (const status of ['done', 'not-possible', 'planned'] as const) {
      meeting.when(commander, { ...update, status }).isRefused('text-empty');
      meeting.when(commander, { ...update, status, percent: 100 }).isRefused('text-empty');
    }
    meeting.and(commander, { ...update, percent: 95 });
    expect(light(meeting)).toMatchObject({ awaiting: true, status: 'under-way', percent: 95 });
    meeting.and(commander, { ...done, text: 'The last lamp is lit.' });
    expect(light(meeting)).toMatchObject({ awaiting: false, status: 'done' });
    meeting.and(commander, { ...update, status: 'under-way' });
    expect(light(meeting).status).toBe('under-way');
  });

  it('AC-51 of each earlier time that it was said to be done the answers stay, for everybody to see', () => {
    const meeting = published().and(commander, done).and(resident(2), confirm(false)).and(resident(3), confirm(false));
    expect(light(meeting)).not.toHaveProperty('rounds');
    meeting.later(MINUTE).and(commander, { ...update, status: 'under-way' });
    const first = { doneAt: at(1), until: at(2), confirmed: 0, disputed: 2 };
    expect(light(meeting)).toMatchObject({ confirmed: 0, disputed: 2, rounds: [first] });
    meeting.later(MINUTE).and(commander, done).and(resident(2), confirm(true)).and(resident(4), confirm(false));
    expect(light(meeting)).toMatchObject({ confirmed: 1, disputed: 1, rounds: [first], reopened: null });
    meeting.and(resident(1), confirm(false)).later(MINUTE).and(resident(3), confirm(false));
    const second = { doneAt: at(3), until: at(4), confirmed: 1, disputed: 3 };
    expect(light(meeting)).toMatchObject({ status: 'under-way', rounds: [first, second] });
    meeting.and(commander, { ...done, text: 'Now it is.' });
    expect(light(meeting)).toMatchObject({ confirmed: 0, disputed: 0, rounds: [first, second] });
  });

  it('AC-52 whoever may answer keeps that, whatever becomes of links and ideas', () => {
    const meeting = published().and(commander, done).and(resident(2), confirm(false));
    meeting.and(commander, publish({ ...LIGHT, ideaIds: [] }, GUARD));
    expect(light(meeting)).toMatchObject({ ideas: [], backed: 0, disputed: 1 });
    meeting.and(resident(2), confirm(true)).and(resident(3), confirm(true));
    expect(light(meeting)).toMatchObject({ confirmed: 2, disputed: 0 });
    expect(meeting.self(participant(4)).actions['light-it']).toStrictEqual({ answer: null, asked: true });
    meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-1', reason: 'unclear' });
    meeting
      .and(commander, publish(LIGHT, GUARD))
      .and(commander, { ...update, status: 'planned' })
      .and(commander, done);
    meeting.and(resident(4), confirm(false));
    meeting.when(resident(5), confirm(true)).isRefused('not-a-supporter');
  });

  it('AC-53 where fewer are asked than the agency says, all of them open it again', () => {
    const meeting = published().and(commander, { ...done, actionId: 'guard-it' });
    const dispute = { ...confirm(false), actionId: 'guard-it' };
    meeting.and(resident(1), dispute);
    expect(meeting.board().actions['guard-it']).toMatchObject({ status: 'done', disputed: 1 });
    meeting.and(resident(4), dispute);
    expect(meeting.meeting.state.publication?.reopenAt).toBe(3);
    expect(meeting.board().actions['guard-it']).toMatchObject({ status: 'under-way', reopened: { disputes: 2 } });
  });

  it('AC-54 it is open again, and an answer is owed, until it is done, not possible or off the agenda', () => {
    const open = { status: 'under-way', reopened: { at: 0, disputes: 3 }, awaiting: true } as const;
    expect([isReopened(open), owesAnswer(open)]).toStrictEqual([true, true]);
    expect([isReopened({ ...open, dropped: true }), owesAnswer({ ...open, dropped: true })]).toStrictEqual([
      false,
      false,
    ]);
    expect(isReopened({ ...open, status: 'done' })).toBe(false);
    expect(isReopened({ ...open, status: 'not-possible' })).toBe(false);
    expect(isReopened({ ...open, reopened: null })).toBe(false);
    expect(owesAnswer({ ...open, awaiting: false })).toBe(false);
  });

  it('AC-55 every time that it was opened again is told, the last one by itself', () => {
    const meeting = reopened()
      .later(MINUTE)
      .and(commander, { ...done, text: 'Now it is.' });
    meeting.and(resident(3), confirm(false));
    const [first, second] = [
      { at: at(1), disputes: 1 },
      { at: at(2), disputes: 1 },
    ];
    expect(light(meeting)).toMatchObject({ reopened: second, reopenings: [first, second], awaiting: true });
    expect(light(published())).not.toHaveProperty('reopenings');
  });
});

describe('what was promised before', () => {
  it('AC-56 each publication says what stood in the parts that it changed, until that was taken out', () => {
    const meeting = published().and(
      commander,
      publish({ ...LIGHT, title: 'Light it', body: [], due: null, owner: '' })
    );
    const stood = { title: 'Light the underpass', body: BODY, due: '2030-02-01', owner: 'Sector North' };
    expect(light(meeting).changes.at(-1)).toMatchObject({ what: ['title', 'body', 'owner', 'due'], before: stood });
    meeting.and(commander, publish({ ...LIGHT, title: 'Light it', body: [], due: '2030-05-01' }));
    expect(light(meeting).changes.at(-1)?.before).toStrictEqual({ due: null, owner: '' });
    meeting.and(commander, redact);
    expect(light(meeting).changes.map(({ before }) => before)).toStrictEqual([
      undefined,
      { due: '2030-02-01' },
      { due: null, owner: '' },
    ]);
    expect(JSON.stringify(light(meeting))).not.toContain('the underpass');
    meeting.and(commander, publish({ ...LIGHT, title: 'Light it', body: [], due: '2030-05-01', ideaIds: [] }));
    expect(light(meeting).changes.at(-1)).not.toHaveProperty('before');
  });

  it('AC-57 what comes back after it was dropped says so, with what is another than before', () => {
    const meeting = published()
      .and(commander, publish(GUARD))
      .and(commander, publish({ ...LIGHT, due: '2031-01-01' }));
    expect(light(meeting).changes.map(({ what, again, before }) => [what, again, before])).toStrictEqual([
      [['added'], undefined, undefined],
      [['dropped'], undefined, undefined],
      [['added', 'due'], true, { due: '2030-02-01' }],
    ]);
  });

  it('AC-58 of what is off the agenda all that it said can be taken out, and it may come back under another name', () => {
    const wrong = { ...LIGHT, title: 'Ask 212-555-0143', owner: 'John', area: 'at his door' };
    const meeting = board().and(commander, publish(wrong, GUARD)).and(commander, publish(GUARD));
    meeting.and(commander, redact);
    expect([...meeting.meeting.state.scrubbed].sort()).toStrictEqual(['text-3', 'text-4', 'text-5', 'text-6']);
    expect(light(meeting)).toMatchObject({
      dropped: true,
      title: '',
      body: [],
      owner: '',
      area: '',
      due: '2030-02-01',
    });
    expect(light(meeting).redactions).toMatchObject([{ reason: 'personal-data', updateId: null }]);
    meeting.when(commander, redact).leadsTo();
    meeting.and(commander, publish({ ...LIGHT, body: [] }, GUARD));
    expect(light(meeting)).toMatchObject({ title: 'Light the underpass', owner: 'Sector North' });
    expect(light(meeting).changes.at(-1)).toMatchObject({ what: ['added', 'title', 'body', 'owner', 'area'] });
    // What stood there was taken out, which is not nothing.
    expect(light(meeting).changes.at(-1)).toMatchObject({ again: true });
    expect(light(meeting).changes.at(-1)).not.toHaveProperty('before');
    meeting.when(commander, redact).leadsTo();
  });

  it('AC-59 an agenda can be published again when more backed it, or another number opens it again', () => {
    const meeting = published();
    meeting.when(commander, publish(LIGHT, GUARD)).leadsTo();
    meeting.backed('idea-1', 5).and(commander, publish(LIGHT, GUARD));
    expect(light(meeting)).toMatchObject({ backed: 4, changes: [{ number: 1 }] });
    meeting.when(commander, publish(LIGHT, GUARD)).leadsTo();
    meeting.and(commander, { ...publish(LIGHT, GUARD), reopenAt: 2 });
    expect(meeting.meeting.state.publication).toMatchObject({ number: 3, reopenAt: 2 });
  });

  it('AC-60 of a body in a log only words, looks and links that lead somewhere come out', () => {
    const runs = [
      { text: 'a', href: 'javascript:alert(1)', bold: 1 },
      { text: 'b', href: 'https://me:secret@city.example/', italic: true, onclick: 'x' },
      { text: 'c', href: 'mailto:desk@city.example', bold: true },
      { text: 4 },
      null,
    ];
    const bad = [{ kind: 'script', runs }, { kind: 'heading' }, null, 'x', { kind: 'item', runs }];
    expect(bodyIn(JSON.stringify(bad))).toStrictEqual([
      {
        kind: 'item',
        runs: [{ text: 'a' }, { text: 'b', italic: true }, { text: 'c', bold: true, href: 'mailto:desk@city.example' }],
      },
    ]);
    for (const text of ['{"kind":', '"words"', '{}', 'null', '4', '', undefined])
      expect(bodyIn(text)).toStrictEqual([]);
    expect(bodyIn(bodyText(BODY))).toStrictEqual(BODY);
  });

  it('AC-61 the answers of earlier times are numbers of the record, which outlast who gave them', () => {
    const meeting = published().and(commander, done).and(resident(2), confirm(false));
    meeting
      .and(commander, { ...update, status: 'planned' })
      .and(commander, done)
      .and(resident(3), confirm(true));
    meeting.and(commander, { type: 'meeting.close' }).and(commander, { type: 'meeting.archive' });
    meeting.and(system, { type: 'record.anonymise' });
    const ended = meeting.meeting.log.at(-1)?.event;
    const earlier = [{ confirmed: 0, disputed: 1 }];
    expect(ended).toMatchObject({ answers: { 'light-it': { confirmed: 1, disputed: 0, earlier } } });
    expect(light(meeting)).toMatchObject({ confirmed: 1, disputed: 0, rounds: earlier });
  });
});
