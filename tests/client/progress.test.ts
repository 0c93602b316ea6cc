import { describe, expect, it } from 'vitest';
import { en } from '../../src/lib/i18n/progress.en.ts';
import { overdueDays, overdueNow } from '../../src/lib/progress/dates.ts';
import { dueByOwner } from '../../src/lib/progress/due.ts';
import { atomFeed } from '../../src/lib/progress/feed.ts';
import { counted, figuresOf } from '../../src/lib/progress/figures.ts';
import { historyOf } from '../../src/lib/progress/history.ts';
import { addressOf, readQuery } from '../../src/lib/progress/query.ts';
import { removableOf } from '../../src/lib/progress/removable.ts';
import { lookedFor, searchable } from '../../src/lib/progress/words.ts';
import { action, MINUTE, shown } from './progress-ground.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const DAY = 24 * 60 * MINUTE;

/** Whether a search for that finds an action, as a store would look. */
function finds(typed: string, change: Parameters<typeof action>[0] = {}): boolean {
  const words = searchable(action(change), ['Town hall', 'Elm Park']);
  return lookedFor(typed).every((some) => some.some((word) => words.includes(word)));
}

describe('what became of actions', () => {
  it('PG-01 is overdue from the end of its day on by the clocks of its meeting, unless it is over', () => {
    const due = { due: '2026-12-12' };
    // Midnight in New York is five in the morning in Greenwich.
    const midnight = Date.UTC(2026, 11, 13, 5);
    expect(overdueNow(shown(due), midnight - 1)).toBe(false);
    expect(overdueNow(shown(due), midnight)).toBe(true);
    expect(overdueDays(shown(due), midnight + 8 * DAY)).toBe(9);
    for (const over of [{ status: 'done' }, { status: 'not-possible' }, { dropped: true }] as const) {
      expect(overdueNow(shown({ ...due, ...over }), midnight + DAY)).toBe(false);
    }
    expect(overdueNow(shown({ due: null }), midnight + DAY)).toBe(false);
  });

  it('PG-03 finds words wherever they are, without accents, and the same in the other language', () => {
    const updates = [{ id: '1', at: 0, text: 'Las torres están desde el jueves' }];
    for (const typed of ['alder', 'ALDER underpass', 'sector north', 'elm park', 'friday', '']) {
      expect(finds(typed), typed).toBe(true);
    }
    expect(finds('estan', { updates })).toBe(true);
    expect(finds('luz')).toBe(true);
    expect(finds('farola alder')).toBe(true);
    for (const typed of ['cedar', 'alder cedar', 'ruido']) expect(finds(typed), typed).toBe(false);
    expect(lookedFor('x'.repeat(5000)).flat().join('').length).toBeLessThan(1000);
    expect(lookedFor('word '.repeat(5000)).length).toBeLessThanOrEqual(12);
  });

  it('PG-04 is counted once each by its status', () => {
    const all = [
      shown({ status: 'done', confirmed: 3, disputed: 1 }),
      shown({ status: 'done', confirmed: 1, disputed: 1 }),
      shown({ reopened: { at: 0, disputes: 3 } }),
      shown({ status: 'done', reopened: { at: 0, disputes: 3 } }),
      shown({ status: 'planned', due: '2026-01-01' }),
      // Taken off the agenda it is no more than that, and was promised all the same.
      shown({ status: 'done', confirmed: 3, dropped: true, due: '2026-01-01' }),
    ];
    const { promised, confirmed, by } = figuresOf(counted(all, (one) => overdueNow(one, NOW)));
    expect([promised, confirmed]).toEqual([6, 1]);
    expect(by).toEqual({
      proposed: 0,
      planned: 1,
      'under-way': 1,
      done: 3,
      'not-possible': 0,
      dropped: 1,
      reopened: 1,
      overdue: 1,
    });
  });

  it('PG-05 tells everything that happened to it, the newest first', () => {
    const updates = [
      { id: '1', at: 20 * MINUTE, status: 'done' as const },
      { id: '2', at: 40 * MINUTE, text: 'We were wrong' },
      { id: '3', at: 40 * MINUTE, text: 'It works now' },
    ];
    const changes = [
      { number: 1, at: 10 * MINUTE, what: ['added' as const] },
      { number: 2, at: 30 * MINUTE, what: ['due' as const], before: { due: '2026-11-30' } },
      { number: 3, at: 60 * MINUTE, what: ['dropped' as const] },
      { number: 4, at: 70 * MINUTE, what: ['added' as const], again: true as const },
    ];
    const reopenings = [
      { at: 25 * MINUTE, disputes: 2 },
      { at: 40 * MINUTE, disputes: 3 },
    ];
    const rounds = [
      { doneAt: 20 * MINUTE, until: 25 * MINUTE, confirmed: 0, disputed: 2 },
      { doneAt: 35 * MINUTE, until: 36 * MINUTE, confirmed: 0, disputed: 0 },
      { doneAt: 38 * MINUTE, until: 40 * MINUTE, confirmed: 4, disputed: 3 },
    ];
    const redactions = [{ at: 50 * MINUTE, reason: 'personal-data', updateId: '1', picture: true as const }];
    const happened = { updates, changes, redactions, reopenings, rounds, reopened: reopenings[1] ?? null };
    const history = historyOf(action(happened), (reason) => `Because of ${reason}`);
    const told = history.map((one) => (one.kind === 'update' ? `update ${one.id}` : one.kind));
    expect(history[2]).toMatchObject({ of: 20 * MINUTE, picture: true, why: 'Because of personal-data' });
    expect(told.slice(0, 5)).toEqual(['changed', 'changed', 'redacted', 'update 3', 'update 2']);
    expect(told.slice(5, 7)).toEqual(['reopened', 'answered']);
    expect(told.slice(7)).toEqual(['changed', 'reopened', 'answered', 'update 1', 'published']);
    const said = history.filter(({ kind }) => kind === 'changed' || kind === 'answered');
    expect(said).toEqual([
      { kind: 'changed', at: 70 * MINUTE, how: 'back', parts: [] },
      { kind: 'changed', at: 60 * MINUTE, how: 'dropped', parts: [] },
      { kind: 'answered', at: 40 * MINUTE, doneAt: 38 * MINUTE, confirmed: 4, disputed: 3 },
      {
        kind: 'changed',
        at: 30 * MINUTE,
        how: 'changed',
        parts: [{ part: 'due', was: '2026-11-30', is: '2026-12-12' }],
      },
      { kind: 'answered', at: 25 * MINUTE, doneAt: 20 * MINUTE, confirmed: 0, disputed: 2 },
    ]);
  });

  it('PG-32 says of everything that was published again what stood there, and what stands there since', () => {
    const body = action().body;
    const changes = [
      { number: 1, at: 0, what: ['added' as const] },
      { number: 2, at: 10 * MINUTE, what: ['owner' as const, 'due' as const], before: { owner: '', due: null } },
      { number: 3, at: 20 * MINUTE, what: ['due' as const, 'body' as const], before: { due: '2026-11-30', body } },
      { number: 4, at: 30 * MINUTE, what: ['dropped' as const] },
      {
        number: 5,
        at: 40 * MINUTE,
        what: ['added' as const, 'title' as const, 'due' as const, 'body' as const, 'ideas' as const],
        again: true as const,
        // Its title and its text were taken out since.
        before: { due: '2026-12-01' },
      },
    ];
    const history = historyOf(action({ changes, due: null }), String);
    expect(history.flatMap((one) => (one.kind === 'changed' ? [one.parts] : []))).toEqual([
      [
        { part: 'title', was: null, is: 'Light the Alder underpass' },
        { part: 'due', was: '2026-12-01', is: '' },
        { part: 'body', was: null },
        { part: 'ideas' },
      ],
      [],
      [
        { part: 'due', was: '2026-11-30', is: '2026-12-01' },
        { part: 'body', was: body },
      ],
      [
        { part: 'owner', was: '', is: 'Sector North' },
        { part: 'due', was: '', is: '2026-11-30' },
      ],
    ]);
  });

  it('AC-71 tells of what is off the agenda, and was taken out, neither that nothing stood there nor that nobody answers for it', () => {
    const changes = [
      { number: 1, at: 0, what: ['added' as const] },
      { number: 2, at: 10 * MINUTE, what: ['owner' as const, 'due' as const], before: { due: '2026-11-30' } },
      { number: 3, at: 20 * MINUTE, what: ['dropped' as const] },
    ];
    const gone = { changes, dropped: true as const, title: '', body: [], owner: '', area: '' };
    const told = historyOf(action(gone), String).flatMap((one) => (one.kind === 'changed' ? one.parts : []));
    expect(told).toEqual([
      { part: 'owner', was: null, is: null },
      { part: 'due', was: '2026-11-30', is: '2026-12-12' },
    ]);
    const about = { address: 'https://town.example', area: 'Elm Park', lang: 'en', now: NOW, t: en } as const;
    const summaryOf = (change: Parameters<typeof shown>[0]) =>
      /<summary type="text">(.*)/.exec(atomFeed([shown(change)], about))?.[1] ?? '';
    expect(summaryOf({ owner: '' })).toContain(en.nobodyAnswers);
    expect(summaryOf({ owner: '', title: '', dropped: true })).not.toContain(en.nobodyAnswers);
  });

  it('PG-33 offers to take out what an action said before it was published last, and all of it once it is dropped', () => {
    const update = { id: '1', at: 5 * MINUTE, text: 'Call Ann', pictures: [{ id: 'pic-1', alt: 'Ann' }] };
    const changes = [
      { number: 1, at: 0, what: ['added' as const] },
      { number: 2, at: 10 * MINUTE, what: ['due' as const], before: { due: '2026-11-30' } },
      { number: 3, at: 20 * MINUTE, what: ['owner' as const], before: { owner: 'Ann, 555 010 0199' } },
    ];
    const kinds = (change: Parameters<typeof action>[0]) =>
      removableOf(action(change)).map(({ kind, at }) => [kind, at]);
    expect(kinds({ updates: [update], changes: changes.slice(0, 2) })).toEqual([
      ['words', 5 * MINUTE],
      ['picture', 5 * MINUTE],
    ]);
    expect(kinds({ changes })).toEqual([['before', 20 * MINUTE]]);
    const dropped = [...changes, { number: 4, at: 30 * MINUTE, what: ['dropped' as const] }];
    expect(kinds({ changes: dropped, dropped: true })).toEqual([['before', 30 * MINUTE]]);
    // Taken out already: nothing of it is left.
    const gone = dropped.map(({ number, at, what }) => ({ number, at, what }));
    expect(kinds({ changes: gone, dropped: true, title: '', body: [], owner: '', area: '' })).toEqual([]);
  });

  it('PG-06 reads of an address what means something', () => {
    const query = readQuery(new URLSearchParams('q=+luz+&status=overdue&area=Elm+Park&category=&after=x&what=1'));
    expect(query).toEqual({ text: 'luz', area: 'Elm Park', category: null, status: 'overdue', after: 'x' });
    expect(addressOf(query)).toBe('/progress?q=luz&area=Elm+Park&status=overdue');
    expect(addressOf(query, { after: 'y' })).toContain('after=y');
    const nothing = readQuery(new URLSearchParams(`status=whatever&q=${'a'.repeat(1000)}`));
    expect(nothing.status).toBeNull();
    expect(nothing.text).toHaveLength(200);
    expect(addressOf({ ...nothing, text: '' })).toBe('/progress');
  });

  it('PG-08 tells staff what is due by who answers for it', () => {
    const mine = [
      shown({ id: 'late', due: '2026-11-01' }),
      shown({ id: 'soon', due: '2026-12-01' }),
      shown({ id: 'owed', due: '2027-06-01', awaiting: true }),
      shown({ id: 'later', due: '2027-06-01' }),
      shown({ id: 'never', due: null }),
    ];
    const theirs = [
      shown({ id: 'theirs', owner: 'Traffic', due: '2026-10-01' }),
      shown({ id: 'rest', owner: 'Desk', due: null }),
    ];
    const owners = dueByOwner([...theirs, ...mine], NOW);
    expect(owners.map(({ owner, due, rest }) => [owner, due.map(({ id }) => id), rest])).toEqual([
      ['Sector North', ['owed', 'late', 'soon'], 2],
      ['Traffic', ['theirs'], 0],
      ['Desk', [], 1],
    ]);
  });
});
