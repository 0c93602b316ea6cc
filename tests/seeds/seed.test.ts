import { describe, expect, it } from 'vitest';
import { Publishing } from '../../realtime/agenda/publishing/publishing.ts';
import { Halls } from '../../realtime/halls.ts';
import { createLog } from '../../realtime/log.ts';
import { ACTION_STATUSES } from '../../src/lib/meeting/actions/action.ts';
import type { MeetingCode } from '../../src/lib/meeting/ids.ts';
import { DEFAULT_CATEGORIES } from '../../src/lib/meeting/policy.ts';
import type { BoardView } from '../../src/lib/meeting/view.ts';
import { ON_THE_BOARD, REPLIES, SPOTLIGHT } from '../../seeds/texts/board.ts';
import { DECLINED, HELD, REDACTED, WAITING, WITHDRAWN } from '../../seeds/texts/queue.ts';
import { APPEALED } from '../../seeds/texts/objections.ts';
import { TRANSLATIONS } from '../../seeds/texts/translations.ts';
import { boardOf, NOW, seeded } from './ground.ts';

const MINUTE = 60_000;

/** A board without its ids, which are random. */
function described(view: BoardView): unknown {
  const ideas = Object.values(view.ideas).map(({ id, text, state, category, order, reply, at }) => {
    return { text, state, category, order, reply, at, votes: view.votes[id] ?? 0 };
  });
  return { ideas: ideas.sort((a, b) => (a.text < b.text ? -1 : 1)), tally: view.tally, meeting: view.meeting };
}

describe('the seeded meeting', () => {
  it('SD-01 has every state, both languages, all categories', async () => {
    const { store } = await seeded();
    const view = await boardOf(store, 'staff');
    const ideas = Object.values(view.ideas);
    const count = (state: string) => ideas.filter((idea) => idea.state === state).length;

    expect(ideas.length).toBeGreaterThanOrEqual(60);
    for (const state of ['published', 'waiting', 'held', 'referred', 'declined', 'merged', 'withdrawn']) {
      expect(count(state), state).toBeGreaterThan(0);
    }
    expect(ideas.filter(({ redacted }) => redacted)).toHaveLength(REDACTED.length);
    expect(ideas.filter(({ reply }) => reply !== undefined)).toHaveLength(REPLIES.length);
    expect(new Set(ideas.map(({ category }) => category))).toEqual(new Set(Object.keys(DEFAULT_CATEGORIES.names)));
    expect(ideas.filter(({ text }) => /[¿ñáéíóú]/.test(text)).length).toBeGreaterThan(8);
    expect(view.tally.screened).toEqual(Object.fromEntries(DECLINED.map(([, reason]) => [reason, 1])));
    expect(view.ideas[view.stage.spotlight ?? '']?.text.startsWith(SPOTLIGHT)).toBe(true);
  });

  it('SD-07 has ideas in both languages, an appeal and a report for who looks at the console', async () => {
    const { store } = await seeded();
    const [seen, shown] = [await boardOf(store, 'staff'), await boardOf(store, 'public')];
    const ideas = Object.values(seen.ideas);
    expect(ideas.filter(({ translations }) => translations)).toHaveLength(TRANSLATIONS.length);
    for (const [, lang] of TRANSLATIONS) expect(seen.meeting.languages).toContain(lang);
    expect(ideas.filter(({ appeal }) => appeal?.state === 'waiting')).toHaveLength(APPEALED.length);
    expect(ideas.flatMap(({ flags }) => (flags ? [flags] : []))).toEqual([{ unsafe: 2 }]);
    for (const idea of Object.values(shown.ideas)) {
      expect(idea).not.toHaveProperty('appeal');
      expect(idea).not.toHaveProperty('flags');
    }
  });

  it('SD-02 is the same for the same seed, and another for another', async () => {
    const [one, again, other] = await Promise.all([seeded(NOW, 5), seeded(NOW, 5), seeded(NOW, 6)]);
    const first = described(await boardOf(one.store, 'staff'));
    expect(described(await boardOf(again.store, 'staff'))).toEqual(first);
    expect(described(await boardOf(other.store, 'staff'))).not.toEqual(first);
  });

  it('SD-03 shows the public nothing that was not put up', async () => {
    const { store } = await seeded();
    const shown = JSON.stringify([await boardOf(store, 'public'), await boardOf(store, 'screen')]);
    const kept = [
      ...[WAITING, HELD, WITHDRAWN].flatMap((ideas) => ideas.map(([, text]) => text)),
      ...DECLINED.map(([, , text]) => text),
      ...REDACTED.map(([, , text]) => text),
    ];
    for (const text of kept) expect(shown).not.toContain(text);
    for (const [, text] of ON_THE_BOARD.safety) expect(shown).toContain(text);
  });

  it('SD-04 has been open for a while, goes on for more than an hour, and knows no future', async () => {
    const { store } = await seeded();
    const view = await boardOf(store, 'staff');
    const minutes = Object.values(view.ideas).map(({ at }) => at);
    expect(Math.max(...minutes)).toBeLessThanOrEqual(NOW);
    expect(Math.min(...minutes)).toBeLessThan(NOW - 20 * MINUTE);
    expect(view.meeting.phase).toBe('live');
    expect(view.meeting.closesAt).toBeGreaterThan(NOW + 60 * MINUTE);
  });

  it('SD-05 is not alone in the lists', async () => {
    const { store } = await seeded();
    const rows = await store.directory.meetings.list();
    expect(rows.map(({ phase }) => phase).sort()).toEqual(['closed', 'closed', 'live', 'scheduled']);
    expect(Math.max(...rows.map(({ createdAt }) => createdAt))).toBeLessThan(NOW);
  });

  it('SD-06 leaves an idea with marks in the queue', async () => {
    const { store } = await seeded();
    const waiting = Object.values((await boardOf(store, 'staff')).ideas).filter(({ state }) => state === 'waiting');
    const kinds = waiting.flatMap(({ marks = [] }) => marks.map(({ kind }) => kind));
    expect(kinds).toEqual(expect.arrayContaining(['phone', 'plate']));
  });

  it('PG-14 shows an action in every status, one disputed and reopened, in two areas', async () => {
    const { store } = await seeded();
    const rows = await store.directory.actions.search({ limit: 50 });
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(ACTION_STATUSES));
    expect(rows.filter(({ reopened }) => reopened)).toHaveLength(1);
    expect(rows.filter(({ confirmed }) => confirmed).length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ area }) => area))).toEqual(new Set(rows.map(({ shown }) => shown['area'])));
    expect(new Set(rows.map(({ area }) => area)).size).toBe(2);
    expect(rows.filter(({ overdueAt }) => overdueAt !== null && overdueAt < NOW).length).toBeGreaterThan(0);
    const shown = JSON.stringify(rows);
    expect(shown).toContain('pictures');
    for (const { meeting } of rows)
      for (const { at } of await store.pictures.list(meeting)) expect(at).toBeLessThan(NOW);
    // What was published is what the agenda says: nothing is left to publish.
    const halls = new Halls({ store, report: createLog('silent').error });
    const publishing = new Publishing(store, async () => {});
    for (const code of ['BIRCH9', 'MARKET5'] as MeetingCode[]) {
      const hall = await halls.byCode(code);
      expect(hall && (await publishing.preview(hall)).state).toBe('same');
    }
    await halls.close();
  });
});
