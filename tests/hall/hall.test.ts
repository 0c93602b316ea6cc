import { beforeEach, describe, expect, it } from 'vitest';
import type { Appended, Batch, Store } from '../../db/store.ts';
import { APPEND_TIMEOUT_MS } from '../../realtime/hall/append.ts';
import { QUEUE_LIMIT } from '../../realtime/hall/bounds.ts';
import { interval } from '../../realtime/hall/broadcaster.ts';
import { Limits } from '../../realtime/hall/limits.ts';
import { moderator, MINUTE, officer, participant, resident, START } from '../meeting/cast.ts';
import { bound, CODE, command, Ground } from './ground.ts';
import { settle } from './sim/clock.ts';

let ground: Ground;

beforeEach(() => {
  ground = new Ground();
});

/** A store whose appends wait until they are let go, one way or another. */
function gated(): { store: Store; gate: ((how: 'through' | 'away') => void)[] } {
  const gate: ((how: 'through' | 'away') => void)[] = [];
  const { store } = ground;
  const { log } = store;
  const append = (meeting: string, expected: number, batch: Batch) =>
    new Promise<Appended>((resolve, reject) =>
      gate.push((how) => {
        if (how === 'away') reject(new Error('no disk'));
        else log.append(meeting, expected, batch).then(resolve, reject);
      })
    );
  return { store: { ...store, log: { ...bound(log), append } }, gate };
}

describe('a Hall', () => {
  it('HL-07 what queued while an append was under way is the next batch, and is answered after it', async () => {
    const first = await ground.liveHall(ground.hallsOn(ground.store));
    await first.stop();
    const held = gated();
    const hall = await ground.hallsOn(held.store).byCode(CODE);
    const answered: number[] = [];
    const submit = (n: number) =>
      hall?.submit(resident(n), command({ type: 'idea.submit', text: `idea ${n}` })).then(() => answered.push(n));
    void submit(1);
    await settle();
    void submit(2);
    void submit(3);
    await settle();
    expect(held.gate).toHaveLength(1);
    expect(answered).toEqual([]);
    held.gate.shift()?.('through');
    await settle();
    expect(answered).toEqual([1]);
    expect(held.gate).toHaveLength(1);
    held.gate.shift()?.('through');
    await settle();
    expect(answered).toEqual([1, 2, 3]);
    const batches = await ground.store.log.read(hall?.meeting ?? '', 0);
    expect(batches.map(({ events }) => events.length)).toEqual([1, 1, 1, 2]);
  });

  it('HL-08 an append that fails is not acknowledged, and the same command sent again is stored once', async () => {
    const first = await ground.liveHall(ground.hallsOn(ground.store));
    await first.stop();
    const held = gated();
    const hall = await ground.hallsOn(held.store).byCode(CODE);
    const idea = command({ type: 'idea.submit', text: 'light the underpass' });
    const failed = hall?.submit(resident(1), idea);
    await settle();
    held.gate.shift()?.('away');
    expect(await failed).toMatchObject({ ok: false, code: 'unavailable', retryAfterMs: 1000 });
    expect((await hall?.self(participant(1)))?.self.ideas).toEqual({});
    const again = hall?.submit(resident(1), idea);
    await settle();
    held.gate.shift()?.('through');
    expect(await again).toMatchObject({ ok: true, version: 3 });
    expect(await hall?.submit(resident(1), idea)).toEqual(await again);
    expect(ground.reports).toContain('an append failed; its outcome is unknown');
  });

  it('HL-09 an append that does not answer in time is not waited for', async () => {
    const first = await ground.liveHall(ground.hallsOn(ground.store));
    await first.stop();
    const held = gated();
    const hall = await ground.hallsOn(held.store).byCode(CODE);
    const idea = command({ type: 'idea.submit', text: 'light the underpass' });
    const waiting = hall?.submit(resident(1), idea);
    await ground.passes(APPEND_TIMEOUT_MS + 1);
    expect(await waiting).toMatchObject({ ok: false, code: 'unavailable' });
    // It gets there after all: the retry is recognised in the log, and nothing is there twice.
    held.gate.shift()?.('through');
    await settle();
    const again = hall?.submit(resident(1), idea);
    await settle();
    for (const open of held.gate.splice(0)) open('through');
    await ground.passes(1000);
    expect(await again).toMatchObject({ ok: true, version: 3 });
    expect(await ground.store.log.read(hall?.meeting ?? '', 3)).toEqual([]);
  });

  it('HL-10 a full queue says so at once, and goes on acknowledging those who are in it', async () => {
    const first = await ground.liveHall(ground.hallsOn(ground.store));
    await first.stop();
    const held = gated();
    const hall = await ground.hallsOn(held.store).byCode(CODE);
    const stage = (on: boolean) => hall?.submit(officer, command({ type: 'stage.blank', on }));
    const begun = stage(true);
    await settle();
    const queued = Array.from({ length: QUEUE_LIMIT }, (_, n) => stage(n % 2 === 0));
    expect(await stage(true)).toMatchObject({ ok: false, code: 'busy', retryAfterMs: 1000 });
    while (held.gate.length > 0) {
      held.gate.shift()?.('through');
      await settle();
    }
    const answers = await Promise.all([begun, ...queued]);
    expect(answers.every((answer) => answer?.ok)).toBe(true);
  });

  it('HL-11 a meeting closes by itself at its closing time, once, also if nobody looks', async () => {
    const halls = ground.hallsOn(ground.store);
    const hall = await ground.liveHall(halls);
    const closesAt = ground.clock.now() + 10 * MINUTE;
    const admin = { role: 'admin', staff: 'admin-id-1' } as Parameters<typeof hall.submit>[0];
    await hall.submit(admin, command({ type: 'meeting.configure', settings: { closesAt } }));
    await halls.close();
    const others = [ground.hallsOn(ground.store), ground.hallsOn(ground.store)];
    for (const other of others) await other.wake();
    await ground.passes(10 * MINUTE + 1000);
    const row = await ground.store.directory.meetings.byCode(CODE);
    expect(row?.phase).toBe('closed');
    const events = (await ground.store.log.read(row?.id ?? '', 0)).flatMap((batch) => batch.events);
    const closed = events.filter(({ type }) => type === 'meeting.closed');
    expect(closed).toMatchObject([{ by: 'system', cmd: `auto-${closesAt}` }]);
  });

  it('HL-12 a redacted text leaves the store', async () => {
    const hall = await ground.liveHall(ground.hallsOn(ground.store));
    const secret = 'call 555 0143 about the van';
    const sent = await hall.submit(resident(1), command({ type: 'idea.submit', text: secret }));
    const ideaId = sent.ok ? (sent.result.ideaId ?? '') : '';
    expect(JSON.stringify(await ground.store.log.read(hall.meeting, 0))).toContain(secret);
    await hall.submit(moderator, command({ type: 'idea.redact', ideaId, text: 'call […] about the van' }));
    await settle();
    expect(JSON.stringify(await ground.store.log.read(hall.meeting, 0))).not.toContain(secret);
    expect(hall.encoded('staff')).not.toContain(secret);
  });

  it('HL-13 a halted Hall takes nothing more', async () => {
    const hall = await ground.liveHall(ground.hallsOn(ground.store));
    await hall.stop();
    const refused = await hall.submit(moderator, command({ type: 'meeting.pause' }));
    expect(refused).toMatchObject({ ok: false, code: 'unavailable' });
  });

  it('HL-14 a log that lost what was acknowledged stops the meeting rather than showing a wrong board', async () => {
    const hall = await ground.liveHall(ground.hallsOn(ground.store));
    await hall.submit(resident(1), command({ type: 'idea.submit', text: 'light the underpass' }));
    await ground.store.log.drop(hall.meeting);
    for (const type of ['meeting.pause', 'meeting.open'] as const) {
      expect(await hall.submit(moderator, command({ type }))).toMatchObject({ ok: false, code: 'unavailable' });
      await settle();
    }
    expect(ground.reports).toContain('the log cannot be read');
    expect(hall.encoded('public')).toContain('"phase":"live"');
  });
});

describe('how fast', () => {
  it('HL-15 broadcasts come at most every 50 ms, and thin out from 500 viewers to 500 ms at 10,000', () => {
    expect([0, 500, 5250, 10_000, 50_000].map(interval)).toEqual([50, 50, 275, 500, 500]);
  });

  it('HL-16 a participant has 60 votes at once, then 20 a second; 5 ideas at once, then 6 a minute', () => {
    const limits = new Limits();
    const spend = (type: 'vote.set' | 'idea.submit', now: number) => {
      let taken = 0;
      while (taken < 1000 && limits.take(participant(1), type, now) === 0) taken += 1;
      return taken;
    };
    expect(spend('vote.set', START)).toBe(60);
    expect(limits.take(participant(1), 'vote.set', START)).toBe(50);
    expect(spend('vote.set', START + 1000)).toBe(20);
    expect(spend('idea.submit', START)).toBe(5);
    expect(limits.take(participant(1), 'idea.submit', START)).toBe(10_000);
    expect(spend('idea.submit', START + MINUTE)).toBe(5);
    expect(limits.take(participant(2), 'vote.set', START)).toBe(0);
  });

  it('HL-23 of what only staff see nobody else hears more than that the version went on', async () => {
    const hall = await ground.liveHall(ground.hallsOn(ground.store));
    const ack = await hall.submit(resident(1), command({ type: 'idea.submit', text: 'A lamp' }));
    const ideaId = (ack.ok && ack.result.ideaId) || 'none';
    await hall.submit(moderator, command({ type: 'idea.publish', ideaId }));
    await ground.passes(1000);
    const { version } = hall.board;
    const told = ground.deltas.length;
    await hall.submit(resident(2), command({ type: 'idea.flag', ideaId, reason: 'abuse' }));
    await ground.passes(1000);
    const changes = ground.deltas
      .slice(told)
      .map(([audience, { puts, deletes }]) => [audience, Object.keys(puts), deletes]);
    expect(changes).toStrictEqual([
      ['public', [], []],
      ['screen', [], []],
      ['staff', [`ideas/${ideaId}`], []],
    ]);
    expect(hall.board.version).toBe(version + 1);
    await hall.stop();
  });
});
