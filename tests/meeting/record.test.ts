import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transparencyOf } from '../../src/lib/meeting/transparency.ts';
import { view, type BoardView } from '../../src/lib/meeting/view.ts';
import { play, runs, scenarios } from './arbitrary.ts';
import { commander, moderator, resident } from './cast.ts';
import { given } from './given.ts';

const entriesOf = (meeting: ReturnType<typeof given>) => transparencyOf(meeting.meeting.state).entries;
const kinds = (meeting: ReturnType<typeof given>) => entriesOf(meeting).map(({ kind }) => kind);

/** What of this view's words is not in the other any more. */
function lost(before: BoardView, after: BoardView): string[] {
  return Object.values(before.ideas).flatMap((idea) => {
    const now = after.ideas[idea.id];
    if (!now) return [idea.id];
    const gone: string[] = [];
    if (now.text !== idea.text) gone.push(`${idea.id}: its text`);
    if (idea.reply !== undefined && now.reply !== idea.reply) gone.push(`${idea.id}: the reply`);
    for (const [lang, text] of Object.entries(idea.translations ?? {})) {
      if (now.translations?.[lang] !== text) gone.push(`${idea.id}: in ${lang}`);
    }
    if (now.state !== idea.state) gone.push(`${idea.id}: was ${idea.state}`);
    return gone;
  });
}

describe('the public record of moderation', () => {
  it('AT-20 nothing that was public leaves the public view, or changes there, without an entry at that very moment', () => {
    let losses = 0;
    fc.assert(
      fc.property(scenarios(120), (scenario) => {
        let before: BoardView | null = null;
        let entries = 0;
        play(scenario, {
          onEvent: ({ state }) => {
            const after = view(state, 'public');
            const gone = before ? lost(before, after) : [];
            losses += gone.length;
            if (gone.length > 0) expect(state.record.size, gone.join()).toBe(entries + 1);
            const latest = [...state.record.values()].at(-1);
            const left = Object.keys(before?.ideas ?? {}).filter((id) => !after.ideas[id]).length;
            if (left > 0) expect(latest && Number(latest.wasShown) + latest.along, 'as many as left').toBe(left);
            entries = state.record.size;
            before = after;
          },
        });
      }),
      runs(150)
    );
    expect(losses).toBeGreaterThan(100);
  });

  it('SV-440 the public record and its figures are as they were as long as the version they are kept under is', () => {
    let kept = 0;
    fc.assert(
      fc.property(scenarios(120), (scenario) => {
        let known: { version: number; told: string } | null = null;
        play(scenario, {
          onEvent: ({ state }) => {
            const now = { version: state.recordedAt, told: JSON.stringify(transparencyOf(state)) };
            if (known?.version === now.version) {
              expect(now.told).toBe(known.told);
              kept += 1;
            }
            known = now;
          },
        });
      }),
      runs(150)
    );
    expect(kept).toBeGreaterThan(100);
  });

  it('AT-21 the record holds no words of any idea, appeal or reply, and nobody who took part', () => {
    fc.assert(
      fc.property(scenarios(120), (scenario) => {
        const { state, log } = play(scenario);
        const told = JSON.stringify(transparencyOf(state));
        for (const { texts } of log) {
          for (const text of Object.values(texts)) if (text.length > 12) expect(told).not.toContain(text);
        }
        for (const who of state.participants.keys()) expect(told).not.toContain(who);
        for (const idea of state.ideas.values()) {
          const shown = view(state, 'public').ideas[idea.id] !== undefined;
          if (!shown) expect(told).not.toContain(`"${idea.id}"`);
        }
        expect(told).not.toMatch(/moderator-id|commander-id|admin-id/);
      }),
      runs(60)
    );
  });

  it('AT-22 what is declined, referred, merged, redacted or taken back has an entry of its kind, to the minute', () => {
    const meeting = given('live').published(1, 'one', 'two', 'three', 'four', 'five').backed('idea-3', 2);
    meeting.later(90_000).merged('idea-3', 'idea-2');
    meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-1', reason: 'unrelated' });
    meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-4', reason: 'not-police', referTo: 'Parks' });
    meeting.and(moderator, { type: 'idea.redact', ideaId: 'idea-2', text: 'two, without a name' });
    meeting.and(resident(1), { type: 'idea.withdraw', ideaId: 'idea-5' });
    expect(kinds(meeting)).toEqual(['withdrawn', 'redacted', 'referred', 'declined', 'merged']);
    const [, , referred, declined, merged] = entriesOf(meeting);
    expect(referred).toMatchObject({ order: 4, reason: 'not-police', referredTo: 'Parks', ideaId: 'idea-4' });
    expect(declined).toMatchObject({ order: 1, reason: 'unrelated', referredTo: null, ideaId: null, wasShown: true });
    expect(merged).toMatchObject({ order: 3, into: 2 });
    for (const { at } of entriesOf(meeting)) expect(at % 60_000).toBe(0);
  });

  it('AT-22 what goes with an idea into which it was merged is counted with it, and so is what comes back', () => {
    const meeting = given('live')
      .published(1, 'one', 'two', 'three')
      .merged('idea-2', 'idea-1')
      .merged('idea-3', 'idea-1');
    meeting.and(moderator, { type: 'idea.hold', ideaId: 'idea-1' });
    expect(entriesOf(meeting)[0]).toMatchObject({ kind: 'held', order: 1, along: 2, wasShown: true });
    meeting.and(moderator, { type: 'idea.restore', ideaId: 'idea-1' });
    expect(entriesOf(meeting)[0]).toMatchObject({ kind: 'returned', order: 1, along: 2, wasShown: false });
  });

  it('AT-22 what never was on the board has an entry without a number when it is declined, and none when it is held', () => {
    const meeting = given('live').and(resident(1), { type: 'idea.submit', text: 'Parrots' });
    meeting.and(moderator, { type: 'idea.hold', ideaId: 'idea-1' });
    expect(kinds(meeting)).toEqual([]);
    meeting.and(commander, { type: 'idea.screen', ideaId: 'idea-1', reason: 'unclear' });
    expect(entriesOf(meeting)).toMatchObject([{ kind: 'declined', order: null, wasShown: false, ideaId: null }]);
  });

  it('AT-23 the figures count what came in, what became of it, reports and appeals', () => {
    const meeting = given('live').published(1, 'one', 'two', 'three').merged('idea-3', 'idea-2');
    meeting.and(resident(2), { type: 'idea.submit', text: 'four' });
    meeting.and(resident(2), { type: 'idea.submit', text: 'five' });
    meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-4', reason: 'unclear' });
    meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-1', reason: 'not-police', referTo: 'Parks' });
    meeting.and(resident(3), { type: 'idea.flag', ideaId: 'idea-2', reason: 'other' });
    meeting.and(resident(2), { type: 'idea.appeal', ideaId: 'idea-4', text: 'Please look again' });
    meeting.and(moderator, { type: 'idea.screen', ideaId: 'idea-4', reason: 'unclear' });
    expect(transparencyOf(meeting.meeting.state)).toMatchObject({
      submitted: 5,
      published: 3,
      waiting: 1,
      merged: 1,
      referred: 1,
      referredTo: { Parks: 1 },
      declined: 1,
      declinedFor: { unclear: 1 },
      redacted: 0,
      withdrawn: 0,
      reports: 1,
      appeals: { made: 1, granted: 0, upheld: 1, waiting: 0 },
    });
  });
});
