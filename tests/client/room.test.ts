import { describe, expect, it } from 'vitest';
import { Errands, GOOD_FOR_MS } from '../../src/lib/components/room/errands.svelte.ts';
import { ideasDoor, votesDoor } from '../../src/lib/components/room/doors.ts';
import { eveningOf, partName } from '../../src/lib/components/room/evening.ts';
import { areMinutesWrong, freshId, isNameWrong, moved, planOf } from '../../src/lib/components/room/plan-draft.ts';
import { TakenDown } from '../../src/lib/components/room/taken.svelte.ts';
import { previousToSpotlight } from '../../src/lib/components/screen/leading.ts';
import { partShown } from '../../src/lib/components/screen/part.ts';
import { en } from '../../src/lib/i18n/room.en.ts';
import { en as screenWords } from '../../src/lib/i18n/screen.en.ts';
import type { Asked } from '../../src/lib/meeting/commands.ts';
import type { Part } from '../../src/lib/meeting/plan.ts';
import type { Ack } from '../../src/lib/protocol/board.ts';
import { MINUTE, moderator, officer, SECOND, START } from '../meeting/cast.ts';
import { given } from '../meeting/given.ts';
import { World } from './world.ts';

const PLAN: readonly Part[] = [
  { id: 'ideas', name: '', minutes: 30, opens: 'ideas' },
  { id: 'votes', name: 'What matters most', minutes: 15, opens: 'votes' },
  { id: 'answers', name: '', minutes: null, opens: 'none' },
];
const NEXT = { type: 'stage.spotlight', ideaId: 'idea-1' } as const;
const OK: Ack = { ok: true, version: 5, result: {} };

/** A remote control, and a meeting that answers when the test says so. */
function remote() {
  const world = new World();
  const sent: Asked[] = [];
  const answers: ((ack: Ack) => void)[] = [];
  let felt = 0;
  const board = {
    now: () => world.now(),
    send: (body: Asked) => {
      sent.push(body);
      return new Promise<Ack>((resolve) => answers.push(resolve));
    },
  };
  const errands = new Errands({ board, after: (ms, then) => world.after(ms, then), felt: () => void (felt += 1) });
  return { world, sent, answers, errands, felt: () => felt };
}

describe('what is asked at a remote control', () => {
  it('SC-60 says until when it is wanted; while it is on its way the same button does nothing more', async () => {
    const { world, sent, answers, errands, felt } = remote();
    const first = errands.run('Next', NEXT);
    expect(await errands.run('Next', { ...NEXT, ideaId: 'idea-2' })).toBe(false);
    const other = errands.run('Blank', { type: 'stage.blank', on: true });
    expect(sent).toStrictEqual([
      { ...NEXT, until: world.now() + GOOD_FOR_MS },
      { type: 'stage.blank', on: true, until: world.now() + GOOD_FOR_MS },
    ]);
    for (const answer of answers) answer(OK);
    expect([await first, await other]).toStrictEqual([true, true]);
    expect([errands.under, errands.told, felt()]).toStrictEqual([[], null, 2]);
  });

  it('SC-61 what is not answered in time is dropped, and whoever asked is told, also if it was done after all', async () => {
    const { world, answers, errands, felt } = remote();
    const run = errands.run('Next', NEXT);
    world.pass(GOOD_FOR_MS);
    expect([errands.under, errands.told]).toStrictEqual([[], { kind: 'dropped', what: 'Next' }]);
    answers[0]?.(OK);
    expect(await run).toBe(false);
    expect([errands.told, felt()]).toStrictEqual([{ kind: 'done-after-all', what: 'Next' }, 0]);
    const late = errands.run('Next', NEXT);
    world.pass(GOOD_FOR_MS);
    answers[1]?.({ ok: false, code: 'too-late', message: '' });
    await late;
    expect(errands.told).toStrictEqual({ kind: 'dropped', what: 'Next' });
  });

  it('SC-62 a refusal is told with its reason', async () => {
    const { answers, errands } = remote();
    const run = errands.run('Next', NEXT);
    answers[0]?.({ ok: false, code: 'wrong-state', message: '' });
    expect(await run).toBe(false);
    expect(errands.told).toStrictEqual({ kind: 'refused', what: 'Next', code: 'wrong-state' });
  });

  it('SC-63 the meeting itself refuses what arrives after it was wanted, and knows again what it did in time', () => {
    const meeting = given('live').published(1, 'A lamp');
    const late = { ...NEXT, until: START + SECOND };
    meeting.when(officer, late).leadsTo({ type: 'stage.spotlighted', ideaId: 'idea-1' as never });
    meeting
      .later(SECOND)
      .when(officer, late)
      .leadsTo({ type: 'stage.spotlighted', ideaId: 'idea-1' as never });
    meeting.later(1).when(officer, late).isRefused('too-late');
  });
});

describe('running the room', () => {
  it('SC-64 votes are opened by opening the meeting where it is not open, else by themselves, by who may', () => {
    const board = (phase: 'scheduled' | 'gathering' | 'live' | 'paused') => given(phase).board('staff').meeting;
    expect(votesDoor(board('live'), 'officer')).toStrictEqual({
      open: true,
      turn: { type: 'meeting.allow', votes: false },
    });
    expect(votesDoor(board('gathering'), 'officer')).toStrictEqual({ open: false, turn: null });
    expect(votesDoor(board('paused'), 'moderator')).toStrictEqual({ open: false, turn: { type: 'meeting.open' } });
    expect(ideasDoor(board('gathering'), 'officer').turn).toStrictEqual({ type: 'meeting.allow', ideas: false });
    expect(ideasDoor(board('scheduled'), 'moderator').turn).toStrictEqual({ type: 'meeting.gather' });
    expect(ideasDoor(board('scheduled'), 'officer').turn).toBeNull();
  });

  it('SC-65 where the evening is: its part, what is left of it or by how much it is over, and what comes next', () => {
    const meeting = given('live', { plan: PLAN });
    expect(eveningOf(given('live').board(), START)).toBeNull();
    expect(eveningOf(meeting.board(), START)).toMatchObject({ part: null, number: 0, of: 3, next: { id: 'ideas' } });
    meeting.and(officer, { type: 'stage.part', partId: 'votes' });
    expect(eveningOf(meeting.board(), START + MINUTE)).toMatchObject({
      number: 2,
      left: { text: '14:00' },
      overBy: 0,
      next: { id: 'answers' },
    });
    expect(eveningOf(meeting.board(), START + 17 * MINUTE)).toMatchObject({ overBy: 2 * MINUTE });
    meeting.and(officer, { type: 'stage.part', partId: 'answers' });
    expect(eveningOf(meeting.board(), START)).toMatchObject({ left: null, next: null });
  });

  it('SC-66 a part is called as its hosts call it, else by what it is for; the screen counts it down', () => {
    expect(PLAN.map((part) => partName(part, en.opens))).toStrictEqual(['Ideas', 'What matters most', 'Listening']);
    const meeting = given('live', { plan: PLAN }).and(officer, { type: 'stage.part', partId: 'ideas' });
    const shown = partShown(meeting.board('screen'), START + MINUTE, screenWords);
    const timer = { seconds: 1800, endsAt: START + 30 * MINUTE };
    expect(shown).toStrictEqual({ name: 'Ideas', timer, left: '29:00' });
    meeting.and(officer, { type: 'stage.part', partId: null });
    expect(partShown(meeting.board('screen'), START, screenWords)).toBeNull();
  });

  it('SC-67 back goes to the idea before, and from the first or from nothing to none', () => {
    const meeting = given('live').published(1, 'A', 'B').backed('idea-2', 1);
    expect(previousToSpotlight(meeting.board())).toBeNull();
    meeting.and(officer, { type: 'stage.spotlight', ideaId: 'idea-1' });
    expect(previousToSpotlight(meeting.board())).toBe('idea-2');
    meeting.and(officer, { type: 'stage.spotlight', ideaId: 'idea-2' });
    expect(previousToSpotlight(meeting.board())).toBeNull();
  });

  it('SC-68 a plan is typed part by part; what is wrong is found before it is sent', () => {
    const part = (minutes: string, name = '') => ({ id: 'part-1', name, minutes, opens: 'both' }) as const;
    expect(planOf([part(' 10 ', ' Ideas\u200B ')])).toStrictEqual([
      { id: 'part-1', name: 'Ideas', minutes: 10, opens: 'both' },
    ]);
    expect(planOf([part('')])?.[0]?.minutes).toBeNull();
    expect(['0', '241', '1.5', 'ten', '-1'].map((minutes) => areMinutesWrong(part(minutes)))).not.toContain(false);
    expect(isNameWrong(part('', 'x'.repeat(61)))).toBe(true);
    expect(planOf([part('ten')])).toBeNull();
    expect(freshId([{ id: 'part-2' }, { id: 'part-3' }])).toBe('part-4');
    expect([moved(['a', 'b', 'c'], 0, 1), moved(['a', 'b', 'c'], 2, 1)].map((all) => all.join(''))).toStrictEqual([
      'bac',
      'acb',
    ]);
  });

  it('SC-69 what is taken down is listed at once; what is refused is not, and comes back to who typed it', async () => {
    const meeting = given('live');
    const taken = new TakenDown((body) => {
      const decision = meeting.meeting.do(moderator, body);
      return Promise.resolve(decision.ok ? { ok: true, version: 1, result: decision.result ?? {} } : decision);
    });
    const first = taken.take({ type: 'idea.scribe', text: 'A bench' });
    expect([taken.all, taken.sending]).toStrictEqual([[{ text: 'A bench', ideaId: null }], 1]);
    expect(await first).toBeNull();
    expect(await taken.take({ type: 'idea.scribe', text: 'x', category: 'parrots' })).toBe('unknown-category');
    expect([taken.all, taken.sending]).toStrictEqual([[{ text: 'A bench', ideaId: 'idea-1' }], 0]);
  });
});
