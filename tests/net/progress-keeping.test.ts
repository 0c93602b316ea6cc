import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../db/memory.ts';
import type { ActionRow, Store } from '../../db/store.ts';
import { Halls } from '../../realtime/halls.ts';
import { ActionKeeper } from '../../realtime/progress/keeper.ts';
import { systemClock } from '../../realtime/hall/clock.ts';
import { act, atEnd, call, codeOf, meeting, serve, staff } from './ground.ts';
import { prepared, published } from './published.ts';

/** A store that says what is written of actions, and may be made to fail at it. */
function watched() {
  const store = createMemoryStore();
  const { actions } = store.directory;
  const written: (readonly ActionRow[])[] = [];
  const before = { put: async () => {} };
  const erased: boolean[] = [];
  const put: typeof actions.put = async (rows, options) => {
    written.push(rows);
    erased.push(options?.erase === true);
    await before.put();
    await actions.put(rows, options);
  };
  const whole: Store = { ...store, directory: { ...store.directory, actions: { ...actions, put } } };
  return { store: whole, written, erased, before };
}

const report = (_what: string, error: unknown) => {
  throw error;
};

describe('keeping the rows of actions', () => {
  it('ST-261 rows that are written after something was taken out erase what stood there, others do not', async () => {
    const { store, written, erased } = watched();
    const hall = await published(await serve({ store }), [prepared('action-one')]);
    const update = { type: 'action.update', actionId: 'action-one' } as const;
    const told = async (n: number) => vi.waitFor(() => expect(written).toHaveLength(n));
    await told(1);
    await act(hall, { ...update, text: 'The neighbour at number 9 complained.' });
    await told(2);
    const updateId = await hall.read((state) => [...state.actions.values()][0]?.updates[0]?.id);
    if (updateId === undefined) throw new Error('there is an update');
    await act(hall, { type: 'action.redact', actionId: 'action-one', updateId, reason: 'personal-data' });
    await told(3);
    await act(hall, { ...update, percent: 40 });
    await told(4);
    expect(erased).toEqual([false, false, true, false]);
  });

  it('PG-50 opening a meeting writes nothing that is stored already, and a change writes what it changed', async () => {
    const { store, written } = watched();
    const server = await serve({ store });
    const hall = await published(server, [prepared('action-one'), prepared('action-two')]);
    await vi.waitFor(async () => expect(await store.directory.actions.byMeeting(hall.meeting)).toHaveLength(2));
    const [row] = await store.directory.actions.byMeeting(hall.meeting);
    written.length = 0;
    const halls = new Halls({ store, report });
    atEnd(() => halls.close());
    const again = await halls.byId(hall.meeting);
    await act(again, { type: 'action.update', actionId: 'action-one', status: 'planned' });
    await vi.waitFor(() => expect(written.length).toBeGreaterThan(0));
    expect(written.map((rows) => rows.map(({ id, status }) => [id, status]))).toEqual([[['action-one', 'planned']]]);
    // What is not as it should be is mended by opening it.
    await store.directory.actions.drop(hall.meeting);
    if (row) await store.directory.actions.put([{ ...row, status: 'done', version: 1 }]);
    const others = new Halls({ store, report });
    atEnd(() => others.close());
    await others.byId(hall.meeting);
    await vi.waitFor(async () =>
      expect((await store.directory.actions.byMeeting(hall.meeting)).map(({ status }) => status)).toEqual([
        'planned',
        'proposed',
      ])
    );
  });

  it('PG-51 however much happens while rows are written, they are made once more after it', async () => {
    const { store, before } = watched();
    const server = await serve();
    const hall = await published(server, [prepared('action-one')]);
    const state = await hall.read((now) => ({ ...now }));
    let [reads, release] = [0, () => {}];
    before.put = () => new Promise((resolve) => (release = resolve));
    const keeper = new ActionKeeper(hall.meeting, {
      store,
      clock: systemClock,
      report,
      read: async (look) => {
        reads += 1;
        return look(state);
      },
    });
    // The rows, and the pictures that were taken down.
    const each = 2;
    keeper.look(state);
    await vi.waitFor(() => expect(reads).toBe(each));
    for (let acts = state.acts + 1; acts <= state.acts + 500; acts += 1) keeper.look({ ...state, acts });
    await vi.waitFor(() => expect(reads).toBe(each + 1));
    release();
    await vi.waitFor(() => expect(reads).toBe(2 * each));
    keeper.look({ ...state, acts: state.acts + 500 });
    expect(reads).toBe(2 * each);
    keeper.stop();
  });

  it('PG-52 a picture that was taken down is gone also where rows cannot be written, and from a rehearsal', async () => {
    const { store, before } = watched();
    before.put = () => Promise.reject(new Error('the disk is away'));
    const server = await serve({ store });
    const { cookie } = await staff(store, 'admin');
    const about = await meeting(server);
    const path = `/api/meetings/${await codeOf(about)}/rehearsal`;
    const rehearsal = await call(server, 'POST', path, { cookie });
    const trial = await server.halls.byCode(rehearsal.told.meeting.code);
    const halls = [await published(server, [prepared('action-one')])];
    if (trial) {
      await act(trial, { type: 'meeting.open' });
      const actions = [prepared('action-one')];
      await act(trial, { type: 'agenda.publish', previewHash: 'x', actions, reopenAt: 3 });
      halls.push(trial);
    }
    expect(halls).toHaveLength(2);
    for (const hall of halls) {
      const id = `picture-of-${halls.indexOf(hall)}`;
      const row = { id, meeting: hall.meeting, at: 1, type: 'image/jpeg', width: 4, height: 3 };
      await store.pictures.put(row, new Uint8Array([1]));
      await store.pictures.put({ ...row, id: `${id}-beside` }, new Uint8Array([1]));
      const actionId = 'action-one';
      await act(hall, { type: 'action.update', actionId, pictures: [{ id, alt: 'A tower' }] });
      await act(hall, { type: 'action.redact', actionId, updateId: '1', reason: 'personal-data' });
      await vi.waitFor(async () =>
        expect((await store.pictures.list(hall.meeting)).map((one) => one.id)).toEqual([`${id}-beside`])
      );
    }
  });
});
