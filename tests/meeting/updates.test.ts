import { describe, expect, it } from 'vitest';
import { ACTION_LIMITS } from '../../src/lib/meeting/actions/action.ts';
import { daysOverdue, isDay, isOverdue } from '../../src/lib/meeting/actions/overdue.ts';
import { light, minute, published } from './action-ground.ts';
import { commander, MINUTE, START } from './cast.ts';

describe('working on an action', () => {
  it('AC-10 an update says what it says, by itself or together', () => {
    const meeting = published();
    meeting
      .when(commander, {
        type: 'action.update',
        actionId: 'light-it',
        status: 'under-way',
        percent: 40,
        text: ' Four towers \n stand. ',
        result: { label: 'Lamps out', before: 14, after: 2, unit: 'lamps' },
        pictures: [{ id: 'picture-1', alt: 'A lit underpass' }],
      })
      .leadsTo({
        type: 'action.updated',
        actionId: 'light-it' as never,
        updateId: '1',
        status: 'under-way',
        percent: 40,
        textId: 'text-8' as never,
        measured: { label: 'text-9' as never, before: 14, after: 2, unit: 'text-10' as never },
        pictures: [{ id: 'picture-1', alt: 'text-11' as never }],
      })
      .withTexts({
        'text-8': 'Four towers stand.',
        'text-9': 'Lamps out',
        'text-10': 'lamps',
        'text-11': 'A lit underpass',
      });
    meeting.and(commander, { type: 'action.update', actionId: 'light-it', percent: 40 }).and(commander, {
      type: 'action.update',
      actionId: 'light-it',
      result: { label: 'Lamps out', before: 14, after: 2 },
    });
    expect(light(meeting)).toMatchObject({ status: 'proposed', percent: 40 });
    const at = minute(START + MINUTE);
    expect(light(meeting).updates).toStrictEqual([
      { id: '1', at, percent: 40 },
      { id: '2', at, result: { label: 'Lamps out', before: 14, after: 2 } },
    ]);
    meeting.when(commander, { type: 'action.update', actionId: 'light-it', percent: 40, status: 'proposed' }).leadsTo();
    meeting.when(commander, { type: 'action.update', actionId: 'light-it' }).leadsTo();
  });

  it('AC-11 an update that cannot be is refused', () => {
    const meeting = published();
    const update = (more: object) => meeting.when(commander, { type: 'action.update', actionId: 'light-it', ...more });
    for (const actionId of ['nothing', '__proto__', '']) update({ actionId, text: 'X' }).isRefused('unknown-action');
    for (const percent of [-1, 101, 0.5, Number.NaN]) update({ percent }).isRefused('bad-input');
    update({ text: ' ' }).isRefused('text-empty');
    update({ text: 'x'.repeat(ACTION_LIMITS.update + 1) }).isRefused('text-too-long');
    update({ result: { label: '', before: 1, after: 2 } }).isRefused('text-empty');
    for (const before of [Infinity, Number.NaN, 1e13]) {
      update({ result: { label: 'Lamps', before, after: 2 } }).isRefused('bad-input');
    }
    update({ result: { label: 'Lamps', before: 1, after: 2, unit: 'x'.repeat(41) } }).isRefused('text-too-long');
    update({ pictures: [{ id: '../etc', alt: 'A' }] }).isRefused('bad-input');
    update({ pictures: [{ id: 'picture-1', alt: ' ' }] }).isRefused('text-empty');
    update({ pictures: Array.from({ length: 5 }, (_, n) => ({ id: `picture-${n}`, alt: 'A' })) }).isRefused(
      'too-large'
    );
  });

  it('AC-12 what is not possible has a reason, until it is otherwise', () => {
    const meeting = published();
    const never = { type: 'action.update', actionId: 'light-it', status: 'not-possible' } as const;
    meeting.when(commander, never).isRefused('text-empty');
    meeting.and(commander, { ...never, text: 'The tunnel will be closed.' });
    meeting.and(commander, { type: 'action.update', actionId: 'light-it', text: 'In May.' });
    expect(light(meeting)).toMatchObject({ status: 'not-possible', why: 'The tunnel will be closed.' });
    meeting.and(commander, { type: 'action.update', actionId: 'light-it', status: 'planned' });
    expect(light(meeting)).not.toHaveProperty('why');
  });

  it('AC-13 is overdue after its day, unless it is over', () => {
    const due = { due: '2030-02-28', status: 'under-way' } as const;
    expect(isOverdue(due, '2030-02-28')).toBe(false);
    expect(isOverdue(due, '2030-03-01')).toBe(true);
    expect(daysOverdue(due, '2030-03-02')).toBe(2);
    expect(daysOverdue(due, '2030-02-01')).toBe(0);
    for (const over of [{ status: 'done' }, { status: 'not-possible' }, { dropped: true }, { due: null }] as const) {
      expect(isOverdue({ ...due, ...over }, '2031-01-01')).toBe(false);
    }
    expect(['2030-02-28', '2028-02-29'].every(isDay)).toBe(true);
    expect(['2030-02-30', '2029-02-29', '2030-2-1', 'soon', '', '2030-13-01'].some(isDay)).toBe(false);
  });
});
