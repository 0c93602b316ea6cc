import { describe, expect, it } from 'vitest';
import { csv } from '../../src/lib/records/csv.ts';
import { fileOf } from '../../src/lib/records/files.ts';
import { publicRecord, staffRecord } from '../../src/lib/records/record.ts';
import { OTHERS, reportOf, together, treated } from '../../src/lib/records/report.ts';
import { minuteOf } from '../../src/lib/meeting/timing.ts';
import { remainderOf } from '../../src/lib/meeting/remainder.ts';
import { GUARD, publish, published } from '../meeting/action-ground.ts';
import { commander, MINUTE, moderator, resident, START } from '../meeting/cast.ts';
import { given } from '../meeting/given.ts';

const NAMES = new Map([['moderator-id-1', 'North']]);

/** Ideas from two places, one declined, one with words removed, and votes over half an hour. */
function evening(phase: 'live' | 'closed' = 'live') {
  const meeting = given('live', { zips: ['10451', '10452'] });
  const ideas: [string, string][] = [
    ['A lamp', '10451'],
    ['A bench', '10451'],
    ['=HYPERLINK("http://x.example")', '10451'],
    ['Call 555 0100 about the bakery', '10452'],
  ];
  for (const [text, zip] of ideas) meeting.and(resident(1), { type: 'idea.submit', text, category: 'streets', zip });
  meeting.later(10 * MINUTE);
  for (const n of [1, 2, 3]) meeting.and(moderator, { type: 'idea.publish', ideaId: `idea-${n}` });
  meeting.and(moderator, { type: 'idea.redact', ideaId: 'idea-2', text: 'A seat' });
  meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-4', reason: 'advertising' });
  meeting.backed('idea-1', 1, 2, 3);
  meeting.later(30 * MINUTE).backed('idea-2', 4);
  if (phase === 'closed') meeting.and(moderator, { type: 'meeting.close' });
  return { meeting, state: meeting.meeting.state, events: meeting.meeting.log.map(({ event }) => event) };
}

describe('the record of a meeting', () => {
  it('RC-40 it counts votes over time, ideas by category and zip, what was declined, and how long people waited', () => {
    const { state, events } = evening();
    const report = reportOf(state, events, START);
    expect(report.votes.minutes).toBe(2);
    expect(report.votes.bars.at(0)).toEqual({ at: minuteOf(START + 10 * MINUTE), count: 3 });
    expect(report.votes.bars.at(-1)).toEqual({ at: minuteOf(START + 40 * MINUTE), count: 1 });
    expect(report.categories).toEqual([{ id: 'streets', count: 4 }]);
    expect(report.zips).toEqual([
      { id: '10451', count: 3 },
      { id: '10452', count: 1 },
    ]);
    expect(report.screened).toEqual([{ id: 'advertising', count: 1 }]);
    expect(report.waits).toEqual({ median: 10, bars: [{ id: '15', count: 4 }] });
    // It is the same when nobody is in the log any more.
    expect(reportOf(state, events.map(remainderOf), START)).toEqual(report);
  });

  it('PG-74 has all that was ever promised, also what was taken off the agenda', () => {
    const { meeting } = published().and(commander, publish(GUARD));
    const { promises } = reportOf(meeting.state, [], START);
    expect(promises.all).toBe(2);
    expect(promises.statuses).toEqual([
      { id: 'dropped', count: 1 },
      { id: 'proposed', count: 1 },
    ]);
  });

  it('RC-41 for the public small cells are put together with others, and none can be worked out from the rest', () => {
    expect(together([])).toEqual([]);
    const cells = (...counts: number[]) => counts.map((count, n) => ({ id: String(n), count }));
    expect(together(cells(9, 3))).toEqual(cells(9, 3));
    expect(together(cells(9, 5, 1))).toEqual([...cells(9), { id: OTHERS, count: 6 }]);
    expect(together(cells(9, 2, 2))).toEqual([...cells(9), { id: OTHERS, count: 4 }]);
    expect(together(cells(2))).toEqual([]);
    const { state, events } = evening();
    expect(treated(state, events, START).zips).toEqual([]);
    const over = evening('closed');
    expect(treated(over.state, over.events, START).zips).toEqual([{ id: '10451', count: 3 }]);
  });

  it('RC-100 anyone learns no zip before a meeting has closed, and from then on never another figure of them', () => {
    const { meeting, state, events } = evening();
    const asked = () =>
      treated(
        state,
        meeting.meeting.log.map(({ event }) => event),
        START
      );
    expect(asked().zips).toEqual([]);
    // Neither do figures of categories count what is not on the board.
    expect(asked().categories).toEqual([{ id: 'streets', count: 3 }]);
    expect(reportOf(state, events, START).categories).toEqual([{ id: 'streets', count: 4 }]);
    meeting.and(moderator, { type: 'meeting.close' });
    const { zips } = asked();
    expect(zips).toEqual([{ id: '10451', count: 3 }]);
    // Whatever becomes of one idea now does not say where it came from.
    meeting.and(moderator, { type: 'idea.publish', ideaId: 'idea-4' });
    meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-1', reason: 'advertising' });
    expect(asked().zips).toEqual(zips);
    meeting.and(commander, { type: 'meeting.reopen' });
    expect(asked().zips).toEqual([]);
    meeting.and(resident(2), { type: 'idea.submit', text: 'A tree', category: 'streets', zip: '10452' });
    meeting.and(moderator, { type: 'idea.publish', ideaId: 'idea-5' }).and(moderator, { type: 'meeting.close' });
    expect(asked().zips).toEqual(zips);
  });

  it('RC-42 what anyone may have names no zip, no staff and no declined text; what staff have marks where words were removed', async () => {
    const { state, events } = evening();
    const open = JSON.stringify(publicRecord(state, events, START));
    expect(open).not.toMatch(/bakery|bench|North|participant|moderator-id/);
    expect(publicRecord(state, events, START).ideas.every((idea) => !('zip' in idea))).toBe(true);
    const record = staffRecord(state, events, NAMES, START);
    const staff = JSON.stringify(record);
    expect(staff).toContain('bakery');
    expect(staff).not.toMatch(/bench|participant-/);
    const [redacted] = record.ideas.filter(({ redactions }) => redactions.length > 0);
    expect(redacted).toMatchObject({
      text: 'A seat',
      redactions: [{ at: minuteOf(START + 10 * MINUTE), by: 'North' }],
    });
    const file = await fileOf(record, 'ideas.csv').text();
    expect(file).toContain('"2');
    expect(file).not.toContain('bench');
  });

  it('RC-43 no cell of a file is a formula, however it begins', () => {
    const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '  =1', 'a "quote"', 'plain', -5, null];
    expect(csv([cells]).trim().replace('\uFEFF', '').split(',')).toEqual([
      `"'=1+1"`,
      `"'+1"`,
      `"'-1"`,
      `"'@SUM(A1)"`,
      `"'\t=1"`,
      `"'  =1"`,
      '"a ""quote"""',
      '"plain"',
      '"-5"',
      '""',
    ]);
  });
});
