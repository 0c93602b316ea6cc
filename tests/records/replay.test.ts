import { afterEach, describe, expect, it, vi } from 'vitest';
import { Replays } from '../../realtime/records/replays.ts';
import { Replaying, FRAMES, LEADING, type Replay } from '../../src/lib/records/replay.ts';
import { Journal } from '../../src/lib/meeting/journal.ts';
import { evolve } from '../../src/lib/meeting/meeting.ts';
import { emptyMeeting } from '../../src/lib/meeting/state.ts';
import { view, type BoardView } from '../../src/lib/meeting/view.ts';
import { moderator, officer, resident } from '../meeting/cast.ts';
import { given, type Given } from '../meeting/given.ts';
import { BEGIN, DAY, Evening } from './evening.ts';

/** The replay of a meeting, and what everybody saw at each of its versions. */
function replayed({ meeting }: Given): { replay: Replay; boards: ReadonlyMap<number, BoardView> } {
  const state = emptyMeeting();
  const replaying = new Replaying();
  const boards = new Map<number, BoardView>();
  for (const { event, texts } of meeting.log) {
    evolve(state, event, texts, new Journal());
    boards.set(state.version, view(state, 'public'));
    replaying.see(state, event, meeting.log.length);
  }
  return { replay: replaying.end(state), boards };
}

const shown = (replay: Replay, version: number) => {
  const frame = replay.frames.find((one) => one.version === version);
  return frame?.leading.map(([place, votes]) => [replay.ideas[place]?.number, votes]);
};
const seen = ({ ideas, votes }: BoardView) =>
  Object.values(ideas)
    .filter(({ state }) => state !== 'merged')
    .map(({ id, order }): [number, number] => [order ?? 0, votes[id] ?? 0])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, LEADING);

describe('a meeting once more', () => {
  it('RC-70 every moment has the leaders, the counts and the stage that everybody saw then', () => {
    const meeting = given('live')
      .published(1, 'A lamp', 'A bench', 'A tree')
      .backed('idea-2', 2, 3)
      .backed('idea-1', 4);
    meeting.and(officer, { type: 'stage.spotlight', ideaId: 'idea-1' }).merged('idea-1', 'idea-2');
    meeting.and(resident(5), { type: 'idea.submit', text: 'Nobody has read this' });
    meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-3', reason: 'unclear' });
    const { replay, boards } = replayed(meeting);
    expect(replay.frames.map(({ version }) => version)).toEqual([...boards.keys()]);
    for (const { version, total, votes, phase, spotlight } of replay.frames) {
      const board = boards.get(version);
      if (!board) throw new Error('there was such a version');
      expect(shown(replay, version)).toEqual(seen(board));
      expect({ ideas: total, votes }).toEqual({ ideas: board.tally.ideas, votes: board.tally.votes });
      expect(phase).toBe(board.meeting.phase);
      const lit = board.stage.spotlight === null ? undefined : board.ideas[board.stage.spotlight]?.order;
      expect(spotlight === null ? undefined : replay.ideas[spotlight]?.number).toBe(lit);
    }
    expect(JSON.stringify(replay)).not.toMatch(/Nobody has read|participant-/);
  });

  it('RC-71 a long meeting has so many moments and no more, of a long board so many leaders, and its last moment is the last', () => {
    const meeting = given('live', { moderation: 'post' });
    for (let n = 1; n <= 30; n += 1) meeting.and(resident(n), { type: 'idea.submit', text: `An idea, no. ${n}` });
    for (let n = 1; n <= 30; n += 1) {
      for (let voter = 1; voter <= n; voter += 1) meeting.backed(`idea-${n}`, voter);
    }
    const { replay, boards } = replayed(meeting);
    expect(replay.frames.length).toBeLessThanOrEqual(FRAMES + 1);
    expect(replay.frames.length).toBeGreaterThan(FRAMES / 2);
    const last = replay.frames.at(-1);
    expect(last?.version).toBe(meeting.meeting.state.version);
    expect(last?.leading).toHaveLength(LEADING);
    for (const { version } of replay.frames) {
      const board = boards.get(version);
      expect(shown(replay, version)).toEqual(board && seen(board));
    }
    const cast = replay.frames.reduce((sum, frame) => sum + frame.cast, 0);
    expect(cast).toBe((30 * 31) / 2);
  });

  it('RC-72 words that were removed since are in no moment', () => {
    const meeting = given('live').published(1, 'A lamp for Unmistakable Person');
    meeting.and(moderator, { type: 'idea.redact', ideaId: 'idea-1', text: 'A lamp' });
    const { replay } = replayed(meeting);
    expect(replay.ideas.map(({ text }) => text)).toEqual(['', 'A lamp']);
  });
});

describe('as it is kept', () => {
  let evening: Evening;
  afterEach(() => evening.stop());

  it('RC-73 it is made once for as long as nothing happens, and says when retention has ended', async () => {
    evening = new Evening();
    const hall = await evening.meeting();
    const [one, two] = [await evening.resident(hall), await evening.resident(hall)];
    await evening.idea(hall, 'A lamp', one, one, two);
    const read = vi.spyOn(evening.store.log, 'read');
    const replays = new Replays(evening.store.log);
    const asked = { meeting: hall.meeting, read: hall.read.bind(hall) };
    read.mockClear();
    const [first, second] = await Promise.all([replays.of(asked), replays.of(asked)]);
    expect(second).toBe(first);
    expect(read).toHaveBeenCalledTimes(1);
    expect(first.replay.forgotten).toBe(false);
    await evening.close(hall);
    const third = await replays.of(asked);
    expect(third.replay.frames.length).toBe(first.replay.frames.length + 1);
    evening.clock.now = () => BEGIN + 40 * DAY;
    await evening.retention.apply();
    const { replay } = await replays.of(asked);
    expect(replay.forgotten).toBe(true);
    expect(replay.frames.at(-1)).toMatchObject({ votes: 2, total: 1 });
  });
});
