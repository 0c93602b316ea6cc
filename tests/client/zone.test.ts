import { describe, expect, it } from 'vitest';
import { keptUntil, localText, momentOf, shortTime } from '../../src/lib/zone.ts';

const NEW_YORK = 'America/New_York';
const at = (iso: string): number => Date.parse(iso);

describe('times in the zone of a meeting', () => {
  it('ME-01 what the clocks there show leads to one moment and back, in summer and winter, wherever the machine is', () => {
    for (const [text, zone, iso] of [
      ['2026-05-07T18:30', NEW_YORK, '2026-05-07T22:30:00Z'],
      ['2026-12-07T18:30', NEW_YORK, '2026-12-07T23:30:00Z'],
      ['2026-05-07T18:30', 'America/Phoenix', '2026-05-08T01:30:00Z'],
      ['2026-01-01T00:15', 'Asia/Kathmandu', '2025-12-31T18:30:00Z'],
      ['2026-05-07T18:30', 'UTC', '2026-05-07T18:30:00Z'],
    ] as const) {
      expect([zone, momentOf(text, zone)]).toEqual([zone, at(iso)]);
      expect(localText(at(iso), zone)).toBe(text);
    }
  });

  it('ME-02 on the days on which clocks change there is one answer: the first of an hour that comes twice, later for one that is left out', () => {
    expect(momentOf('2026-11-01T01:30', NEW_YORK)).toBe(at('2026-11-01T05:30:00Z'));
    expect(momentOf('2026-11-01T03:00', NEW_YORK)).toBe(at('2026-11-01T08:00:00Z'));
    expect(momentOf('2026-03-08T02:30', NEW_YORK)).toBe(at('2026-03-08T07:30:00Z'));
    expect(localText(at('2026-03-08T07:30:00Z'), NEW_YORK)).toBe('2026-03-08T03:30');
    expect(momentOf('2026-03-08T01:59', NEW_YORK)).toBe(at('2026-03-08T06:59:00Z'));
    expect(momentOf('2026-03-08T03:00', NEW_YORK)).toBe(at('2026-03-08T07:00:00Z'));
  });

  it('ME-02 every hour of the year is found again', () => {
    const twice = at('2026-11-01T06:00:00Z');
    for (let hour = at('2026-01-01T00:00:00Z'); hour < at('2027-01-01T00:00:00Z'); hour += 3_600_000) {
      if (hour !== twice) expect(momentOf(localText(hour, NEW_YORK), NEW_YORK)).toBe(hour);
    }
  });

  it('ME-01 what is no time is none', () => {
    for (const typed of ['', 'soon', '2026-05-07', '2026-13-07T18:30']) expect(momentOf(typed, NEW_YORK)).toBeNull();
  });

  it('ME-03 is shown with its zone, in the language of the reader', () => {
    expect(shortTime(at('2026-05-07T22:30:00Z'), NEW_YORK, 'en')).toBe('Thu, May 7, 6:30 PM EDT');
    expect(shortTime(at('2026-05-07T22:30:00Z'), NEW_YORK, 'es')).toMatch(/jue.*7.*may.*6:30.*EDT/);
  });

  it('ME-04 a record is kept so many days or calendar months after the day of the closing', () => {
    const closed = at('2026-01-31T23:30:00-05:00');
    const day = (amount: number, unit: 'days' | 'months') =>
      localText(keptUntil(closed, { amount, unit }, NEW_YORK), NEW_YORK).slice(0, 10);
    expect([day(1, 'days'), day(30, 'days'), day(1, 'months'), day(12, 'months'), day(13, 'months')]).toEqual([
      '2026-02-01',
      '2026-03-02',
      '2026-02-28',
      '2027-01-31',
      '2027-02-28',
    ]);
  });
});
