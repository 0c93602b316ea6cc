import { describe, expect, it } from 'vitest';
import { ACTION_LIMITS } from '../../src/lib/meeting/actions/action.ts';
import { bodyText } from '../../src/lib/meeting/actions/blocks.ts';
import { BODY, board, GUARD, LIGHT, light, minute, publish, published } from './action-ground.ts';
import { commander, idea, MINUTE, moderator, participant, resident, START } from './cast.ts';
import { given } from './given.ts';

describe('publishing an agenda', () => {
  it('AC-01 puts each item into the log with its words by id, and the public sees it in its place', () => {
    board()
      .when(commander, publish(LIGHT, GUARD))
      .leadsTo({
        type: 'agenda.published',
        number: 1,
        previewHash: 'a-hash',
        reopenAt: 3,
        actions: [
          {
            actionId: 'light-it' as never,
            titleId: 'text-3' as never,
            bodyId: 'text-4' as never,
            ownerId: 'text-5' as never,
            due: '2030-02-01',
            areaId: 'text-6' as never,
            ideaIds: [idea(1)],
            backed: 3,
          },
          {
            actionId: 'guard-it' as never,
            titleId: 'text-7' as never,
            bodyId: null,
            ownerId: null,
            due: null,
            areaId: null,
            ideaIds: [idea(2)],
            backed: 1,
          },
        ],
      })
      .withTexts({
        'text-3': 'Light the underpass',
        'text-4': bodyText(BODY),
        'text-5': 'Sector North',
        'text-6': 'Elm Park',
        'text-7': 'A guard at the crossing',
      });
    const meeting = published();
    const at = minute(START + MINUTE);
    for (const audience of ['public', 'screen'] as const) {
      expect(meeting.board(audience).actions['light-it']).toStrictEqual({
        id: 'light-it',
        number: 1,
        title: 'Light the underpass',
        body: BODY,
        owner: 'Sector North',
        due: '2030-02-01',
        area: 'Elm Park',
        category: null,
        status: 'proposed',
        percent: null,
        ideas: ['idea-1'],
        backed: 3,
        updates: [],
        confirmed: 0,
        disputed: 0,
        reopened: null,
        awaiting: false,
        doneAt: null,
        publishedAt: at,
        changes: [{ number: 1, at, what: ['added'] }],
      });
    }
    expect(meeting.board().meeting.agenda).toStrictEqual({ number: 1, at });
    expect(meeting.board().actions['guard-it']).toMatchObject({ number: 2, body: [], owner: '', area: '', due: null });
    expect(light(meeting, 'staff').notes).toStrictEqual([]);
  });

  it('AC-02 is refused without what is in the document, and for what cannot be published', () => {
    const meeting = board();
    meeting.when(commander, { type: 'agenda.publish', previewHash: 'a-hash' }).isRefused('agenda-moved');
    meeting.when(commander, publish()).isRefused('agenda-empty');
    meeting.when(commander, publish({ ...LIGHT, title: ' ' })).isRefused('text-empty');
    meeting.when(commander, publish(LIGHT, LIGHT)).isRefused('bad-input');
    for (const actionId of ['', 'a/b', '__proto__', 'constructor', 'x'.repeat(65)]) {
      meeting.when(commander, publish({ ...LIGHT, actionId })).isRefused('bad-input');
    }
    const many = Array.from({ length: ACTION_LIMITS.published + 1 }, (_, n) => ({ ...GUARD, actionId: `item-${n}` }));
    meeting.when(commander, publish(...many)).isRefused('too-large');
    const most = meeting.when(commander, publish(...many.slice(1))).decision;
    expect(most.ok).toBe(true);
  });

  it('AC-03 again: what changed is said, what did not keeps its text, what went is dropped and stays known', () => {
    const meeting = published();
    meeting.when(commander, publish(LIGHT, GUARD)).leadsTo();
    meeting
      .when(commander, publish({ ...LIGHT, title: 'Light it', due: null }))
      .withTexts({ 'text-8': 'Light it' })
      .leadsTo({
        type: 'agenda.published',
        number: 2,
        previewHash: 'a-hash',
        reopenAt: 3,
        actions: [
          {
            actionId: 'light-it' as never,
            titleId: 'text-8' as never,
            bodyId: 'text-4' as never,
            ownerId: 'text-5' as never,
            due: null,
            areaId: 'text-6' as never,
            ideaIds: [idea(1)],
            backed: 3,
          },
        ],
      });
    meeting.later(MINUTE).and(commander, publish({ ...LIGHT, title: 'Light it', due: null }));
    const at = minute(START + 2 * MINUTE);
    expect(light(meeting)).toMatchObject({ title: 'Light it', due: null, body: BODY });
    const before = { title: 'Light the underpass', due: '2030-02-01' };
    expect(light(meeting).changes.at(-1)).toStrictEqual({ number: 2, at, what: ['title', 'due'], before });
    expect(meeting.board().actions['guard-it']).toMatchObject({ dropped: true, title: 'A guard at the crossing' });
    meeting.later(MINUTE).and(commander, publish(GUARD, { ...LIGHT, title: 'Light it', due: null }));
    const back = meeting.board().actions['guard-it'];
    expect(back).not.toHaveProperty('dropped');
    expect(back).toMatchObject({ number: 1 });
    expect(back?.changes.map(({ number, what }) => [number, what])).toStrictEqual([
      [1, ['added']],
      [2, ['dropped']],
      [3, ['added']],
    ]);
    expect(light(meeting).number).toBe(2);
    meeting.and(commander, publish(LIGHT)).and(commander, publish());
    expect(Object.values(meeting.board().actions).every(({ dropped }) => dropped)).toBe(true);
  });

  it('AC-04 names only ideas that anyone can read, and is about what most of them are about', () => {
    const meeting = given('live');
    for (const category of ['traffic', 'streets', 'streets']) {
      meeting.and(resident(1), { type: 'idea.submit', text: `About ${category}`, category });
    }
    meeting.and(moderator, { type: 'idea.publish', ideaId: 'idea-1' });
    const everything = { ...LIGHT, ideaIds: ['idea-1', 'idea-2', 'idea-3', 'idea-9', 'idea-1'] };
    meeting.and(commander, publish(everything));
    expect(light(meeting)).toMatchObject({ ideas: ['idea-1'], category: 'traffic' });
    for (const ideaId of ['idea-2', 'idea-3']) meeting.and(moderator, { type: 'idea.publish', ideaId });
    meeting.and(commander, publish(everything));
    expect(light(meeting)).toMatchObject({ ideas: ['idea-1', 'idea-2', 'idea-3'], category: 'streets' });
  });

  it('AC-05 counts who backs its ideas when it is published; later votes count at the next publication', () => {
    const meeting = published().backed('idea-1', 5);
    expect(light(meeting).backed).toBe(3);
    expect(meeting.self(participant(5)).actions).toStrictEqual({});
    meeting.and(commander, publish({ ...LIGHT, title: 'Light it' }, GUARD));
    expect(light(meeting).backed).toBe(4);
    expect(meeting.self(participant(5)).actions).toStrictEqual({ 'light-it': { answer: null, asked: false } });
  });
});
