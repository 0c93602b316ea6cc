/** Published actions for lists and searches across meetings, and pictures. */
import { expect } from 'vitest';
import type { ActionFilter, ActionRow, ActionRows, PictureRow } from '../../db/store.ts';
import { refused, rule, type Case } from './cases.ts';

export function action(meeting: string, id: string, change: Partial<ActionRow> = {}): ActionRow {
  return {
    meeting,
    id,
    version: 3,
    area: 'north',
    category: 'streets',
    status: 'planned',
    pending: true,
    awaiting: false,
    reopened: false,
    confirmed: false,
    due: '2026-12-12',
    overdueAt: 1000,
    movedAt: 10,
    words: 'light the underpass',
    shown: { title: 'Light the underpass', updates: [{ text: '"quoted" ñ', percent: null }] },
    ...change,
  };
}

const picture = (id: string, meeting: string, at: number): PictureRow => {
  return { id, meeting, type: 'image/jpeg', width: 4, height: 3, at };
};

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
const found = async (actions: ActionRows, filter: ActionFilter): Promise<string[]> =>
  ids(await actions.search({ ...filter, limit: 50 }));

export const actionCases: readonly Case[] = [
  rule(
    'ST-160 an action is kept as given, and an older projection never takes the place of a newer one',
    async (ground) => {
      const [one, other] = [(await ground.open()).directory.actions, (await ground.open()).directory.actions];
      const bare = action('m2', 'a', { category: null, due: null, overdueAt: null, pending: false, confirmed: true });
      await one.put([]);
      await one.put([action('m1', 'b'), action('m1', 'a'), bare]);
      expect(await other.byMeeting('m1')).toEqual([action('m1', 'a'), action('m1', 'b')]);
      expect(await other.byMeeting('m2')).toEqual([bare]);
      const newer = action('m1', 'a', { version: 5, status: 'done', reopened: true });
      await other.put([newer]);
      await one.put([action('m1', 'a', { version: 4, status: 'under-way' })]);
      const same = { ...newer, words: 'made again' };
      await one.put([same]);
      expect(await one.byMeeting('m1')).toEqual([same, action('m1', 'b')]);
      const racing = [6, 9, 7, 8].map((version) => (version % 2 ? one : other).put([action('m3', 'a', { version })]));
      await Promise.all(racing);
      expect(await one.byMeeting('m3')).toEqual([action('m3', 'a', { version: 9 })]);
    }
  ),

  rule('ST-260 a row that erases what stood there takes its place as any other does', async (ground) => {
    const { actions } = (await ground.open()).directory;
    await actions.put([], { erase: true });
    await actions.put([action('m1', 'a', { version: 5 }), action('m1', 'b')]);
    const newer = action('m1', 'a', { version: 6, words: 'without the name' });
    await actions.put([newer, action('m1', 'c')], { erase: true });
    await actions.put([action('m1', 'a', { version: 5 })], { erase: true });
    expect(await actions.byMeeting('m1')).toEqual([newer, action('m1', 'b'), action('m1', 'c')]);
  }),

  rule('ST-161 actions are listed by what moved last, in pieces that miss none and repeat none', async (ground) => {
    const { actions } = (await ground.open()).directory;
    const rows = [
      ...['c', 'a', 'b'].map((id) => action('m2', id, { movedAt: 7 })),
      action('m1', 'z', { movedAt: 7 }),
      action('m1', 'first', { movedAt: 9 }),
      action('m1', 'last', { movedAt: 1 }),
    ];
    await actions.put(rows);
    const order = ['first', 'z', 'a', 'b', 'c', 'last'];
    expect(await found(actions, {})).toEqual(order);
    const inPieces: string[] = [];
    let after: ActionRow | undefined;
    do {
      const piece = await actions.search({ limit: 2, ...(after && { after }) });
      inPieces.push(...ids(piece));
      after = piece.at(-1);
    } while (after);
    expect(inPieces).toEqual(order);
  }),

  rule('ST-162 actions are found by words, area, status, category and what is overdue, together', async (ground) => {
    const { actions } = (await ground.open()).directory;
    await actions.put([
      action('m1', 'a', { words: 'a lamp (50%) at alder_9', movedAt: 3 }),
      action('m1', 'b', { words: 'una luz', area: 'south', status: 'done', overdueAt: null, movedAt: 2 }),
      action('m2', 'c', { words: 'lamp', category: null, reopened: true, overdueAt: 2000, movedAt: 1 }),
    ]);
    expect(await found(actions, { words: [['lamp', 'luz']] })).toEqual(['a', 'b', 'c']);
    expect(await found(actions, { words: [['lamp'], ['alder']] })).toEqual(['a']);
    // What is typed is looked for as it is, and means nothing else.
    for (const [typed, those] of Object.entries({
      '.': [],
      '%': ['a'],
      _: ['a'],
      '(50%)': ['a'],
      'l.mp': [],
      '': ['a', 'b', 'c'],
    }))
      expect(await found(actions, { words: [[typed]] }), typed).toEqual(those);
    expect(await found(actions, { words: [[]] })).toEqual([]);
    expect(await found(actions, { meeting: 'm1' })).toEqual(['a', 'b']);
    expect(await found(actions, { area: 'north' })).toEqual(['a', 'c']);
    expect(await found(actions, { area: 'north', category: 'streets' })).toEqual(['a']);
    expect(await found(actions, { status: 'done' })).toEqual(['b']);
    expect(await found(actions, { reopened: true })).toEqual(['c']);
    expect(await found(actions, { overdueBy: 999 })).toEqual([]);
    expect(await found(actions, { overdueBy: 1000 })).toEqual(['a']);
    expect(await found(actions, { overdueBy: 2000, area: 'south' })).toEqual([]);
  }),

  rule('ST-163 actions are counted by area, category and status', async (ground) => {
    const { actions } = (await ground.open()).directory;
    expect(await actions.count(0)).toEqual([]);
    await actions.put([
      action('m1', 'a'),
      action('m1', 'b', { overdueAt: 1001 }),
      action('m2', 'c', { overdueAt: null, reopened: true }),
      action('m2', 'd', { status: 'done', category: null, confirmed: true, overdueAt: null }),
    ]);
    const counts = [...(await actions.count(1000))].sort((a, b) => b.count - a.count);
    expect(counts).toEqual([
      { area: 'north', category: 'streets', status: 'planned', count: 3, reopened: 1, confirmed: 0, overdue: 1 },
      { area: 'north', category: null, status: 'done', count: 1, reopened: 0, confirmed: 1, overdue: 0 },
    ]);
  }),

  rule('PG-70 counts are of those actions that a filter lets through', async (ground) => {
    const { actions } = (await ground.open()).directory;
    await actions.put([
      action('m1', 'a', { words: 'a lamp' }),
      action('m1', 'b', { words: 'una luz', area: 'south' }),
      action('m2', 'c', { words: 'a bench', overdueAt: null }),
    ]);
    const count = async (filter: ActionFilter): Promise<number> =>
      (await actions.count(1000, filter)).reduce((all, one) => all + one.count, 0);
    expect(await count({})).toBe(3);
    expect(await count({ words: [['lamp', 'luz']] })).toBe(2);
    expect(await count({ words: [['lamp', 'luz']], area: 'south' })).toBe(1);
    expect(await count({ words: [['zzz']] })).toBe(0);
    expect(await count({ meeting: 'm1', category: 'streets' })).toBe(2);
    expect(await count({ overdueBy: 1000 })).toBe(2);
    const [one, ...rest] = await actions.count(1000, { words: [['lamp']] });
    expect([one?.overdue, rest]).toEqual([1, []]);
  }),

  rule('ST-164 what is still to be done is listed by its date, what has none last', async (ground) => {
    const { actions } = (await ground.open()).directory;
    await actions.put([
      action('m1', 'none', { due: null }),
      action('m2', 'late', { due: '2027-01-01' }),
      action('m2', 'also', { due: '2026-02-03' }),
      action('m1', 'soon', { due: '2026-02-03' }),
      action('m1', 'over', { pending: false, due: '2026-01-01' }),
    ]);
    expect(ids(await actions.pending(50))).toEqual(['soon', 'also', 'late', 'none']);
    expect(ids(await actions.pending(2))).toEqual(['soon', 'also']);
    expect(ids(await actions.pending(3))).toEqual(['soon', 'also', 'late']);
  }),

  rule(
    'ST-230 what is owed an answer comes before all other that is to be done, however many those are',
    async (ground) => {
      const { actions } = (await ground.open()).directory;
      await actions.put([
        action('m1', 'soon', { due: '2026-02-03' }),
        action('m1', 'owed', { due: null, awaiting: true }),
        action('m2', 'owed-too', { due: '2027-01-01', awaiting: true }),
        action('m2', 'answered', { pending: false, awaiting: false }),
      ]);
      expect(ids(await actions.pending(50))).toEqual(['owed-too', 'owed', 'soon']);
      expect(ids(await actions.pending(1))).toEqual(['owed-too']);
      expect((await actions.byMeeting('m1')).map(({ awaiting }) => awaiting)).toEqual([true, false]);
    }
  ),

  rule('ST-231 what is to be done in some meetings is found however much there is in others', async (ground) => {
    const { actions } = (await ground.open()).directory;
    await actions.put([
      ...['a', 'b', 'c'].map((id) => action('m1', id, { due: '2026-01-01', awaiting: true })),
      action('m2', 'theirs', { due: null }),
      action('m3', 'also', {}),
    ]);
    expect(ids(await actions.pending(2, ['m2', 'm3']))).toEqual(['also', 'theirs']);
    expect(ids(await actions.pending(50, ['m2']))).toEqual(['theirs']);
    expect(await actions.pending(50, [])).toEqual([]);
  }),

  rule('ST-165 the actions and the pictures of a meeting are dropped with it, and no others', async (ground) => {
    const { directory, pictures } = await ground.open();
    await directory.actions.put([action('m1', 'a'), action('m2', 'a')]);
    for (const meeting of ['m1', 'm2']) await pictures.put(picture(`p-${meeting}`, meeting, 1), new Uint8Array([1]));
    for (let twice = 0; twice < 2; twice += 1) {
      await directory.actions.drop('m1');
      await pictures.drop('m1');
    }
    expect(await directory.actions.byMeeting('m1')).toEqual([]);
    expect(ids(await directory.actions.byMeeting('m2'))).toEqual(['a']);
    expect(await pictures.get('p-m1')).toBeNull();
    expect(await pictures.list('m2')).toEqual([picture('p-m2', 'm2', 1)]);
    // A projection can be made again after that, also of an earlier version.
    await directory.actions.put([action('m1', 'a', { version: 1 })]);
    expect(ids(await directory.actions.byMeeting('m1'))).toEqual(['a']);
  }),

  rule('ST-166 a picture keeps its bytes under an id of its own', async (ground) => {
    const [one, other] = [(await ground.open()).pictures, (await ground.open()).pictures];
    const content = Uint8Array.from({ length: 300_000 }, (_, n) => (n * 31) % 256);
    const given = new Uint8Array(content);
    await one.put(picture('p1', 'm1', 2), given);
    given.fill(0);
    await one.put(picture('p0', 'm1', 1), new Uint8Array([7]));
    const kept = await other.get('p1');
    expect(kept?.picture).toEqual(picture('p1', 'm1', 2));
    expect(Buffer.from(kept?.content ?? []).equals(content)).toBe(true);
    expect(await other.list('m1')).toEqual([picture('p0', 'm1', 1), picture('p1', 'm1', 2)]);
    expect([await other.get('p2'), await other.list('m2')]).toEqual([null, []]);
    await refused(other.put(picture('p1', 'm2', 3), new Uint8Array([1])), 'taken');
    expect((await one.get('p1'))?.picture.meeting).toBe('m1');
  }),

  rule('ST-167 pictures are forgotten by id, in their own meeting alone', async (ground) => {
    const { pictures } = await ground.open();
    for (const id of ['a', 'b', 'c']) await pictures.put(picture(id, 'm1', 1), new Uint8Array([1]));
    await pictures.forget('m2', ['a']);
    await pictures.forget('m1', ['a', 'never']);
    await pictures.forget('m1', ['a']);
    expect(ids(await pictures.list('m1'))).toEqual(['b', 'c']);
  }),
];
