import { afterEach, describe, expect, it } from 'vitest';
import { keepingOf } from '../../src/lib/agency/retention.ts';
import { retentionCommand } from '../../realtime/cli/retention.ts';
import { view } from '../../src/lib/meeting/view.ts';
import { Retention } from '../../realtime/records/retention.ts';
import { FakeClock, settle } from '../hall/sim/clock.ts';
import { ADMIN, BEGIN, DAY, Evening } from './evening.ts';

const MONTH = { amount: 1, unit: 'months' } as const;
const NOON = 12 * 60 * 60_000;
const over = { retention: MONTH, timeZone: 'UTC', closedAt: Date.UTC(2026, 0, 31), anonymous: false, settled: [] };

describe('how long a meeting keeps who did what', () => {
  it('RC-10 it runs from the closing of the last action, or from its own where nothing came of it, by the calendar', () => {
    const until = Date.UTC(2026, 1, 28) + NOON;
    expect(keepingOf(over, until - 1)).toEqual({ state: 'running', from: over.closedAt, until });
    expect(keepingOf(over, until)).toEqual({ state: 'due', from: over.closedAt, until });
    const from = Date.UTC(2026, 4, 1);
    const settled = [from, over.closedAt];
    const later = Date.UTC(2026, 5, 1) + NOON;
    expect(keepingOf({ ...over, settled }, until)).toEqual({ state: 'running', from, until: later });
    const days = { ...over, settled, retention: { amount: 90, unit: 'days' } as const };
    expect(keepingOf(days, from + 90 * DAY + NOON).state).toBe('due');
  });

  it('RC-11 it does not run while the meeting is on, an action is open, or nobody has said for how long', () => {
    const never = BEGIN * 2;
    expect(keepingOf({ ...over, closedAt: null }, never)).toEqual({ state: 'going-on' });
    expect(keepingOf({ ...over, settled: [1, null, null] }, never)).toEqual({ state: 'open-actions', open: 2 });
    expect(keepingOf({ ...over, retention: null }, never)).toEqual({ state: 'no-period' });
    expect(keepingOf({ ...over, anonymous: true }, never)).toEqual({ state: 'ended' });
  });
});

let evening: Evening;

async function overSince() {
  evening = new Evening();
  const hall = await evening.meeting();
  const [one, two] = [await evening.resident(hall), await evening.resident(hall)];
  const ideaId = await evening.idea(hall, 'A lamp at the stop', one, one, two);
  await evening.close(hall);
  return { hall, one, two, ideaId };
}

describe('the end of retention', () => {
  afterEach(() => evening.stop());

  it('RC-12 the running server ends it by itself, once a day, when its time has come and not before', async () => {
    const { hall, one } = await overSince();
    const clock = new FakeClock(BEGIN);
    const report = (what: string) => void evening.reports.push(what);
    const { store, halls, agencyLog } = evening;
    const stop = new Retention({ store, halls, agencyLog, clock, report, fraction: () => 0.5 }).watch();
    const key = await evening.store.keyring.keyFor(hall.meeting);
    for (const until of [29, 31]) {
      while (clock.advance(BEGIN + until * DAY)) await settle();
      const named = JSON.stringify(await evening.store.log.read(hall.meeting, 0)).includes(one.participant);
      expect(named).toBe(until === 29);
    }
    stop();
    expect(evening.reports).toEqual([]);
    expect(await evening.retention.standings()).toMatchObject([{ keeping: { state: 'ended' } }]);
    expect(JSON.stringify(await evening.store.log.read(hall.meeting, 0))).not.toContain(one.participant);
    expect(await evening.store.keyring.keyFor(hall.meeting)).not.toBe(key);
  });

  it('RC-13 the board stays as it was, for who is in it and for who comes later; the meeting is archived', async () => {
    const { hall, one, ideaId } = await overSince();
    const seen = () => hall.read((state) => view(state, 'public'));
    const before = await seen();
    evening.clock.now = () => BEGIN + 40 * DAY;
    expect(await evening.retention.apply()).toEqual(['ELM204']);
    const after = await seen();
    expect(after.votes).toEqual({ [ideaId]: 2 });
    expect(after.tally).toEqual(before.tally);
    expect(after.ideas).toEqual(before.ideas);
    expect(after.meeting.phase).toBe('archived');
    expect((await hall.self(one.participant)).self).toMatchObject({ votes: {}, ideas: {} });
    await evening.halls.close();
    const again = new Evening(evening.store);
    const reopened = await again.halls.byId(hall.meeting);
    expect(await reopened.read((state) => view(state, 'public'))).toEqual(after);
    await again.halls.close();
  });

  it('RC-14 a meeting on legal hold keeps everything until it is released; who, when and why is in the agency log', async () => {
    const { hall, one } = await overSince();
    expect(await evening.retention.hold(hall.meeting, 'ELM204', 'Case 12/26', ADMIN)).toBe('held');
    expect(await evening.retention.hold(hall.meeting, 'ELM204', 'again', ADMIN)).toBe('on-hold');
    evening.clock.now = () => BEGIN + 400 * DAY;
    expect(await evening.retention.apply()).toEqual([]);
    expect(await evening.retention.of(hall.meeting)).toMatchObject({
      keeping: { state: 'due' },
      hold: { why: 'Case 12/26', by: `s:${ADMIN}`, at: BEGIN },
    });
    expect(JSON.stringify(await evening.store.log.read(hall.meeting, 0))).toContain(one.participant);
    expect(await evening.retention.release(hall.meeting, 'ELM204', ADMIN)).toBe(true);
    expect(await evening.retention.release(hall.meeting, 'ELM204', ADMIN)).toBe(false);
    expect(await evening.retention.apply()).toEqual(['ELM204']);
    const types = (await evening.agencyLog.read()).map(({ type }) => type);
    expect(types).toEqual(['meeting.created', 'meeting.held', 'meeting.released', 'meeting.anonymised']);
  });

  it('RC-15 what was interrupted is finished the next time, wherever it was', async () => {
    const { hall, one } = await overSince();
    evening.clock.now = () => BEGIN + 40 * DAY;
    const { log, keyring } = evening.store;
    const [replace, destroy] = [log.replace.bind(log), keyring.destroy.bind(keyring)];
    const key = await keyring.keyFor(hall.meeting);
    keyring.destroy = () => Promise.reject(new Error('the disk is full'));
    expect(await evening.retention.apply()).toEqual([]);
    keyring.destroy = destroy;
    log.replace = () => Promise.reject(new Error('the disk is full'));
    expect(await evening.retention.apply()).toEqual([]);
    expect(evening.reports).toHaveLength(2);
    expect(JSON.stringify(await log.read(hall.meeting, 0))).toContain(one.participant);
    log.replace = replace;
    expect(await evening.retention.apply()).toEqual(['ELM204']);
    expect(await keyring.keyFor(hall.meeting)).not.toBe(key);
    const acts = (await evening.agencyLog.read()).filter(({ type }) => type === 'meeting.anonymised');
    expect(acts).toHaveLength(1);
    expect(await evening.retention.apply()).toEqual([]);
  });

  it('RC-16 the command shows what would go and when, and does it only when told to', async () => {
    const { hall, one } = await overSince();
    const lines: string[] = [];
    const run = (argv: string[], days: number) =>
      retentionCommand(argv, {
        store: evening.store,
        terminal: { out: (line) => void lines.push(line), readLine: () => Promise.resolve('') },
        now: () => BEGIN + days * DAY,
      });
    expect(await run([], 1)).toBe(true);
    expect(lines.splice(0)).toEqual(['ELM204  kept until 2026-03-31  Elm Park']);
    expect(await run([], 31)).toBe(true);
    expect(lines.splice(0).join('\n')).toMatch(/^ELM204 {2}DUE since 2026-03-31 {2}Elm Park\n1 would be ended now/);
    expect(JSON.stringify(await evening.store.log.read(hall.meeting, 0))).toContain(one.participant);
    expect(await run(['--apply'], 31)).toBe(true);
    expect(lines.splice(0).at(-1)).toBe('Ended: ELM204');
    expect(await run([], 31)).toBe(true);
    expect(lines[0]).toContain('nobody is in it');
    await expect(run(['--now'], 31)).rejects.toMatchObject({ name: 'UsageError' });
  });
});
