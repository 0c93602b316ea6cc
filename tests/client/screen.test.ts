import { describe, expect, it } from 'vitest';
import { countdown, isTimerShown } from '../../src/lib/components/screen/countdown.ts';
import { factsOf, timeOfDay } from '../../src/lib/components/screen/facts.ts';
import { leading, nextToSpotlight, rowSize, spotlightStep, spotlit } from '../../src/lib/components/screen/leading.ts';
import { roomOf } from '../../src/lib/components/screen/room.ts';
import { en } from '../../src/lib/i18n/screen.en.ts';
import { moderator } from '../meeting/cast.ts';
import { given } from '../meeting/given.ts';

const ids = (rows: readonly { readonly idea: { readonly id: string } }[]) => rows.map((row) => row.idea.id);

describe('what the screen lists', () => {
  it('SC-01 most backed first, equals in the order of publication, merged ones not at all', () => {
    const board = given('live')
      .published(1, 'one', 'two', 'three', 'four')
      .backed('idea-3', 5, 6, 7)
      .backed('idea-2', 5)
      .backed('idea-1', 6)
      .merged('idea-4', 'idea-1')
      .board('screen');
    expect(leading(board).map(({ idea, votes }) => [idea.id, votes])).toEqual([
      ['idea-3', 3],
      ['idea-1', 1],
      ['idea-2', 1],
    ]);
    expect(leading(board, 2)).toHaveLength(2);
  });

  it('SC-02 newest first while ideas are gathered', () => {
    const board = given('gathering').published(1, 'one', 'two', 'three').board('screen');
    expect(ids(leading(board))).toEqual(['idea-3', 'idea-2', 'idea-1']);
  });

  it('SC-03 next goes down the list, and from its end to the top', () => {
    const meeting = given('live').published(1, 'one', 'two').backed('idea-2', 5);
    const light = (ideaId: string | null) =>
      meeting.and(moderator, { type: 'stage.spotlight', ideaId }).board('screen');
    expect(nextToSpotlight(light(null))).toBe('idea-2');
    expect(nextToSpotlight(light('idea-2'))).toBe('idea-1');
    expect(nextToSpotlight(light('idea-1'))).toBe('idea-2');
    expect(spotlit(light('idea-1'))).toMatchObject({ idea: { id: 'idea-1' }, votes: 0 });
    expect(spotlit(light(null))).toBeNull();
    expect(nextToSpotlight(given('live').board('screen'))).toBeNull();
  });

  it('SC-04 only few, short ideas are set larger; the longest spotlit text is set smallest', () => {
    const rowsOf = (...texts: string[]) =>
      leading(
        given('live')
          .published(1, ...texts)
          .board('screen')
      );
    expect(rowSize(rowsOf('short'))).toBe('huge');
    expect(rowSize(rowsOf('a', 'b', 'c', 'd'))).toBe('large');
    expect(rowSize(rowsOf('a', 'b', 'c', 'd', 'e', 'f'))).toBe('base');
    expect(rowSize(rowsOf('x'.repeat(200)))).toBe('base');
    expect(['x', 'x'.repeat(100), 'x'.repeat(200), 'x'.repeat(500)].map(spotlightStep)).toEqual([1, 2, 3, 4]);
  });

  it('SC-05 a countdown', () => {
    expect(countdown(2_050_000, 0)).toMatchObject({ text: '34:10', lastMinute: false, over: false });
    expect(countdown(3_725_000, 0).text).toBe('1:02:05');
    expect(countdown(60_000, 1)).toMatchObject({ text: '1:00', lastMinute: true });
    expect(countdown(60_001, 0)).toMatchObject({ text: '1:01', lastMinute: false });
    expect(countdown(1, 0)).toMatchObject({ text: '0:01', lastMinute: true, over: false });
    expect(countdown(1_000, 99_000)).toEqual({ seconds: 0, text: '0:00', lastMinute: false, over: true });
  });

  it('SC-115 the time of day is that of the meeting, wherever the machine is', () => {
    const at = Date.parse('2030-05-08T00:30:00Z');
    const told = (zone: string, lang: 'en' | 'es') => timeOfDay(at, zone, lang).replace(/\s/gu, ' ');
    expect(told('America/New_York', 'en')).toBe('8:30 PM');
    expect(told('America/Denver', 'en')).toBe('6:30 PM');
    expect(told('America/Denver', 'es')).toBe('6:30 p.m.');
    const settings = { closesAt: at, timeZone: 'Pacific/Honolulu' };
    const board = given('live').board('screen');
    const view = { ...board, meeting: { ...board.meeting, ...settings } };
    const shown = factsOf(view, 3, at - 4 * 60 * 60_000, 'en', en).map(({ value }) => value.replace(/\s/gu, ' '));
    expect(shown).toContain('2:30 PM');
  });

  it('SC-53 a code of the room is shown while the meeting takes it, and nowhere else', () => {
    const heard = { code: '048213', until: 60_000 };
    const room = { ballot: 'room' } as const;
    expect(roomOf(room, heard, 15_000)).toEqual({ code: '048213', left: 45_000 });
    expect(roomOf(room, heard, 119_999), 'late, and still taken').toEqual({ code: '048213', left: 0 });
    expect(roomOf(room, heard, 120_000)).toEqual({ code: null, left: 0 });
    expect(roomOf(room, null, 0)).toEqual({ code: null, left: 0 });
    expect(roomOf({ ballot: 'open' }, heard, 15_000)).toBeNull();
  });

  it('SC-32 a timer goes away half a minute after its end', () => {
    expect(isTimerShown(60_000, 0)).toBe(true);
    expect(isTimerShown(60_000, 89_999)).toBe(true);
    expect(isTimerShown(60_000, 90_000)).toBe(false);
  });
});
