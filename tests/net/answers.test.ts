import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { newDevice } from '../../realtime/devices.ts';
import { becameOf } from '../../src/lib/server/became.ts';
import { backedRoots } from '../../src/lib/client/ballot.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import { view, type ActionView } from '../../src/lib/meeting/view.ts';
import { services } from '../../src/lib/server/services.ts';
import { act, call, codeOf, command, connect, heard, meeting, serve, type Ground } from './ground.ts';

const NOWHERE = { mark: null, cookies: null };
const ACTION = 'light-it';
const result = z.looseObject({ result: z.object({ ideaId: z.string() }) });

/** A meeting in which one wrote an idea and others backed it; what came of it is published and said to be done. */
async function promised(server: Ground, { backers = 2, reopenAt = 2 } = {}) {
  const hall = await meeting(server, { moderation: 'post' });
  await act(hall, { type: 'meeting.open' });
  const code = await codeOf(hall);
  const join = async () => {
    const { told, cookies } = await call(server, 'POST', `/api/meetings/${code}/join`);
    const socket = connect(server, { code, audience: 'public', token: told.token });
    await heard(socket, 'snapshot');
    return { socket, receipt: `${code}.${told.token}`, device: cookies[0]?.split('=')[1] ?? '' };
  };
  const writer = await join();
  const submitted = await command(writer.socket, { type: 'idea.submit', text: 'A lamp for the stairs' });
  const { ideaId } = result.parse(submitted).result;
  const others = await Promise.all(Array.from({ length: backers }, join));
  for (const { socket } of others) await command(socket, { type: 'vote.set', ideaId, on: true });
  const action = { actionId: ACTION, title: 'Light the stairs', body: [], owner: 'Sector North', due: null, area: '' };
  const agenda = { previewHash: 'a-hash', actions: [{ ...action, ideaIds: [ideaId] }], reopenAt };
  await act(hall, { type: 'agenda.publish', ...agenda }, 'commander');
  const update = (change: Omit<Extract<CommandBody, { type: 'action.update' }>, 'type' | 'actionId'>) =>
    act(hall, { type: 'action.update', actionId: ACTION, ...change }, 'commander');
  await update({ status: 'done', text: 'Two lamps hang since Monday.' });
  const seen = async (audience: 'public' | 'staff' = 'public'): Promise<ActionView> => {
    const found = await hall.read((state) => view(state, audience).actions[ACTION]);
    if (!found) throw new Error('it is published');
    return found;
  };
  return { hall, code, writer, others, ideaId, update, seen, join };
}

const answer = (solved: boolean, note = '') => ({ actionId: ACTION, solved, note });
const confirm = (solved: boolean) => ({ type: 'action.confirm', actionId: ACTION, solved });

/** What the page of a receipt has about actions. */
async function page(receipt: string) {
  const opened = await services().receipt(receipt, NOWHERE);
  if (opened.outcome !== 'found') throw new Error(`it does not open: ${opened.outcome}`);
  const { view, self } = opened;
  return becameOf(view, self, [...backedRoots(view.ideas, self.votes)]);
}

describe('whether it is solved for those who asked for it', () => {
  it('TW-01 the receipts of who wrote and of who backed an idea lead to what it became, and nobody else’s do', async () => {
    const server = await serve();
    const { writer, others, ideaId, join } = await promised(server, { backers: 1 });
    const [backer] = others;
    const stranger = await join();
    const seen = await page(writer.receipt);
    expect(seen.of(ideaId)).toEqual({ id: ACTION, title: 'Light the stairs' });
    const own = { asked: true, answer: null };
    expect(seen.actions).toMatchObject([
      { action: { status: 'done' }, own, wrote: true, from: ['A lamp for the stairs'] },
    ]);
    expect((await page(backer?.receipt ?? '')).actions).toMatchObject([
      { own, wrote: false, from: ['A lamp for the stairs'] },
    ]);
    expect((await page(stranger.receipt)).actions).toEqual([]);
    expect(await services().answerWithReceipt(stranger.receipt, answer(true), NOWHERE)).toEqual({
      outcome: 'refused',
      code: 'not-a-supporter',
    });
  });

  it('TW-20 leads who backed it after it was taken up, and who wrote what was merged with it since, to what it became', async () => {
    const server = await serve();
    const { hall, ideaId, join, update } = await promised(server, { backers: 1 });
    await update({ status: 'under-way' });
    const [late, twin] = [await join(), await join()];
    await command(late.socket, { type: 'vote.set', ideaId, on: true });
    const again = result.parse(await command(twin.socket, { type: 'idea.submit', text: 'The stairs are dark' }));
    expect((await page(twin.receipt)).actions).toEqual([]);
    await act(hall, { type: 'idea.merge', ideaId: again.result.ideaId, into: ideaId }, 'commander');
    const own = { asked: false, answer: null };
    // Ideas are those that were broadcast last, which is a moment later.
    await vi.waitFor(async () => {
      expect((await page(late.receipt)).actions).toMatchObject([
        { own, wrote: false, from: ['A lamp for the stairs'] },
      ]);
      const led = await page(twin.receipt);
      expect(led.actions).toMatchObject([{ own, wrote: true, from: ['The stairs are dark'] }]);
      expect(led.of(again.result.ideaId)).toEqual({ id: ACTION, title: 'Light the stairs' });
    });
  });

  it('TW-46 is asked at the board, and told what an answer led to, by what is committed and not what was broadcast last', async () => {
    const server = await serve();
    const { code, writer } = await promised(server, { backers: 1, reopenAt: 1 });
    const asked = async (answered: string | null) => {
      const paint = await services().residentPaint(code, writer.device, 1);
      return paint && services().asked(code, paint.self, answered);
    };
    expect(await asked(null)).toMatchObject({ action: { id: ACTION, status: 'done' }, own: { asked: true }, more: 0 });
    await services().answerFrom(code, writer.device, answer(false), null);
    expect(await asked(ACTION)).toMatchObject({
      action: { status: 'under-way', awaiting: true },
      own: { asked: false, answer: 'not-solved' },
    });
    expect(await asked(null)).toBeNull();
  });

  it('TW-02 one person has one answer, by the receipt, at the board and over a socket: the last one counts', async () => {
    const server = await serve();
    const { code, writer, seen } = await promised(server);
    expect(await services().answerWithReceipt(writer.receipt, answer(true), NOWHERE)).toEqual({ outcome: 'answered' });
    expect(await seen()).toMatchObject({ confirmed: 1, disputed: 0 });
    expect(await command(writer.socket, confirm(false))).toMatchObject({ ok: true });
    expect(await seen()).toMatchObject({ confirmed: 0, disputed: 1 });
    expect(await services().answerFrom(code, writer.device, answer(true), null)).toEqual({ outcome: 'answered' });
    expect(await seen()).toMatchObject({ confirmed: 1, disputed: 0 });
    expect((await page(writer.receipt)).actions).toMatchObject([{ own: { asked: true, answer: 'solved' } }]);
    // Their own page, and no other.
    const self = heard(writer.socket, 'self');
    await services().answerWithReceipt(writer.receipt, answer(false), NOWHERE);
    expect(await self).toMatchObject({ puts: { [`actions/${ACTION}`]: { asked: true, answer: 'not-solved' } } });
  });

  it('TW-03 the dispute that the agency counts to opens it again, staff must answer, and all are asked anew when it is done again', async () => {
    const server = await serve();
    const { others, writer, seen, update } = await promised(server, { backers: 2, reopenAt: 2 });
    const [one, two] = others;
    await services().answerWithReceipt(writer.receipt, answer(true), NOWHERE);
    await services().answerWithReceipt(one?.receipt ?? '', answer(false), NOWHERE);
    expect(await seen()).toMatchObject({ status: 'done', disputed: 1, reopened: null });
    await command(two?.socket as never, confirm(false));
    expect(await seen()).toMatchObject({ status: 'under-way', awaiting: true, reopened: { disputes: 2 } });
    // It is open: nobody is asked meanwhile.
    expect((await page(writer.receipt)).actions).toMatchObject([{ own: { asked: false } }]);
    expect(await services().answerWithReceipt(writer.receipt, answer(false), NOWHERE)).toMatchObject({
      code: 'not-done',
    });
    await update({ percent: 50 });
    expect(await seen()).toMatchObject({ awaiting: true });
    await update({ text: 'One of the lamps was broken. It is replaced tomorrow.' });
    expect(await seen()).toMatchObject({ awaiting: false, status: 'under-way' });
    await update({ status: 'done', text: 'Both burn.' });
    for (const { receipt } of [writer, ...others]) {
      expect((await page(receipt)).actions).toMatchObject([{ own: { asked: true, answer: null } }]);
    }
    expect(await seen()).toMatchObject({ confirmed: 0, disputed: 0 });
    await services().answerWithReceipt(two?.receipt ?? '', answer(true), NOWHERE);
    expect(await seen()).toMatchObject({ confirmed: 1, disputed: 0 });
  });

  it('TW-04 a note goes to staff, without a word of who wrote it, and to nobody else', async () => {
    const server = await serve();
    const { code, hall, writer, others, seen } = await promised(server, { reopenAt: 50 });
    const note = 'The lamp at the top is dark, and my number is 555 010 0199.';
    await services().answerWithReceipt(writer.receipt, answer(false, note), NOWHERE);
    await services().answerWithReceipt(others[0]?.receipt ?? '', answer(true, ' '), NOWHERE);
    expect((await seen('staff')).notes).toMatchObject([{ text: note, solved: false }]);
    const participants = await hall.read((state) => [...state.participants.keys()]);
    const told = JSON.stringify(await seen('staff'));
    expect(participants.filter((participant) => told.includes(participant))).toEqual([]);
    const opened = await services().receipt(others[0]?.receipt ?? '', NOWHERE);
    const open = await call(server, 'GET', `/api/meetings/${code}/board`);
    expect(JSON.stringify([await seen(), opened, open.text])).not.toContain('dark');
  });

  it('TW-05 a note that is too long is refused and nothing is counted', async () => {
    const server = await serve();
    const { writer, seen } = await promised(server);
    const outcome = await services().answerWithReceipt(writer.receipt, answer(false, 'x'.repeat(501)), NOWHERE);
    expect(outcome).toEqual({ outcome: 'refused', code: 'text-too-long' });
    expect(await seen()).toMatchObject({ confirmed: 0, disputed: 0 });
  });

  it('TW-06 what is no receipt, a device that was never there, and an action that is none answer nothing', async () => {
    const server = await serve();
    const { code, writer, seen } = await promised(server);
    const none = await services().answerWithReceipt(`${code}.${newDevice()}`, answer(true), NOWHERE);
    expect(none).toEqual({ outcome: 'refused', code: 'not-a-supporter' });
    expect(await services().answerWithReceipt('nothing', answer(true), NOWHERE)).toEqual({ outcome: 'unknown' });
    for (const device of [null, newDevice(), 'made-up'])
      expect(await services().answerFrom(code, device, answer(true), null)).toMatchObject({ code: 'not-a-supporter' });
    expect(await services().answerFrom('NOSUCH', writer.device, answer(true), null)).toEqual({ outcome: 'unknown' });
    for (const [actionId, refused] of [
      ['', 'bad-input'],
      ['x'.repeat(65), 'bad-input'],
      ['__proto__', 'unknown-action'],
    ] as const) {
      const said = { actionId, solved: true, note: '' };
      expect(await services().answerWithReceipt(writer.receipt, said, NOWHERE)).toMatchObject({ code: refused });
    }
    expect(await seen()).toMatchObject({ confirmed: 0, disputed: 0 });
  });

  it('TW-07 after the meeting is closed and archived they still answer', async () => {
    const server = await serve();
    const { hall, writer, seen } = await promised(server);
    await act(hall, { type: 'meeting.close' });
    await act(hall, { type: 'meeting.archive' });
    expect(await services().answerWithReceipt(writer.receipt, answer(true), NOWHERE)).toEqual({ outcome: 'answered' });
    expect(await seen()).toMatchObject({ confirmed: 1 });
  });

  it('TW-08 no line of the log names what somebody answered or by which receipt', async () => {
    const server = await serve({ config: { logLevel: 'trace' } });
    const { writer } = await promised(server);
    await services().answerWithReceipt(writer.receipt, answer(false, 'A note that nobody logs'), NOWHERE);
    const lines = server.lines.join('\n');
    for (const secret of [writer.receipt.split('.')[1] ?? '', writer.device, 'nobody logs', ACTION])
      expect(lines).not.toContain(secret);
  });
});
