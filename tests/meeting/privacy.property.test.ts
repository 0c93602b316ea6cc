import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyIn, wordsOf } from '../../src/lib/meeting/actions/blocks.ts';
import { self } from '../../src/lib/meeting/self.ts';
import { AUDIENCES, view } from '../../src/lib/meeting/view.ts';
import { play, runs, scenarios } from './arbitrary.ts';
import { MINUTE, participant, resident } from './cast.ts';
import { boardFollower } from './follower.ts';
import { given } from './given.ts';
import { NaiveMeeting } from './naive.ts';
import { RESIDENTS } from './random.ts';
import type { TestMeeting } from './test-meeting.ts';

/** How a text stands in JSON, without the quotes around it. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Everything that must not be found in what the public gets at this moment. */
function secrets({ state, log }: TestMeeting, naive: NaiveMeeting): string[] {
  const found: string[] = [];
  for (const idea of state.ideas.values()) {
    const translations = Object.values(idea.translations).map(({ text }) => inJson(text));
    if (!naive.isPublic(idea.id)) found.push(inJson(idea.text), ...translations);
    if (idea.appeal?.text) found.push(inJson(idea.appeal.text));
    if (!naive.everPublic.has(idea.id)) found.push(`${idea.id}"`);
  }
  if (state.note) found.push(inJson(state.note.text));
  for (const { texts } of log) {
    for (const [id, text] of Object.entries(texts)) {
      if (!state.scrubbed.has(id as never)) continue;
      // The body of an action is kept with its marks, and seen as its words.
      const words = wordsOf(bodyIn(text));
      found.push(inJson(text), ...(words === '' ? [] : [inJson(words)]));
    }
  }
  return found;
}

const PEOPLE = ['participant-', 'moderator-id', 'commander-id', 'admin-id', 'officer-id', '"p:', '"s:'];

/** Paths of numbers that tell a time more exactly than to the minute. */
function exactTimes(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return value > 1e12 && value % MINUTE !== 0 ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => exactTimes(item, path === '' ? key : `${path}.${key}`));
}

describe('what nobody may see', () => {
  it('VW-04 no unpublished, declined, withdrawn or redacted text, no word to the stage, and no id of a never-published idea, is in any public or screen view or delta', () => {
    let looked = 0;
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const naive = new NaiveMeeting();
        let followers: ReturnType<typeof boardFollower>[] | null = null;
        let said = '';
        play(scenario, {
          onEvent: (meeting, { event }, journal) => {
            naive.event(event);
            followers ??= (['public', 'screen'] as const).map((audience) => boardFollower(meeting.state, audience));
            for (const follower of followers) {
              follower.miss(journal.touched);
              said += JSON.stringify(follower.hear(meeting.state));
            }
          },
          onAnswer: (meeting, { actor, body, decision }) => {
            if (decision.ok) naive.accepted(actor, body);
            // In post-moderation an idea is public within the command that brings it, so look when it is done.
            const shown = said + JSON.stringify([view(meeting.state, 'public'), view(meeting.state, 'screen')]);
            for (const secret of secrets(meeting, naive)) {
              if (shown.includes(secret)) expect(shown).not.toContain(secret);
              looked += 1;
            }
            said = '';
          },
        });
      }),
      runs(150)
    );
    expect(looked).toBeGreaterThan(1000);
  });

  it('VW-05 no participant’s or staff member’s id is in any view or self, but for staff who of them decided', () => {
    let looked = 0;
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const { state } = play(scenario);
        const views: unknown[] = AUDIENCES.map((audience) => view(state, audience));
        for (let n = 1; n <= RESIDENTS; n += 1) views.push(self(state, participant(n)));
        const whoDecided = (key: string, value: unknown) =>
          key === 'decidedBy' || key === 'against' ? undefined : value;
        const shown = JSON.stringify(views, whoDecided);
        const others = JSON.stringify(views.filter((_, n) => AUDIENCES[n] !== 'staff'));
        for (const key of ['"decidedBy"', '"against"']) expect(others).not.toContain(key);
        for (const id of PEOPLE) if (shown.includes(id)) expect(shown).not.toContain(id);
        looked += state.participants.size;
      }),
      runs(150)
    );
    expect(looked).toBeGreaterThan(300);
  });

  it('VW-06 no time finer than a minute is in a public view, but for the closing time, the stage’s timer and its part', () => {
    const allowed = new Set(['meeting.closesAt', 'stage.timer.endsAt', 'stage.part.endsAt']);
    const seen = new Set<string>();
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const { state } = play(scenario);
        for (const audience of AUDIENCES) for (const path of exactTimes(view(state, audience))) seen.add(path);
      }),
      runs(150)
    );
    expect(seen).toStrictEqual(allowed);
  });

  it('VW-07 one’s self has one’s own ideas and nobody else’s', () => {
    fc.assert(
      fc.property(scenarios(), (scenario) => {
        const { state } = play(scenario);
        for (let n = 1; n <= RESIDENTS; n += 1) {
          const own = [...state.ideas.values()].filter((idea) => idea.author === `p:${participant(n)}`);
          expect(Object.keys(self(state, participant(n)).ideas).sort()).toStrictEqual(
            own.map((idea) => idea.id).sort()
          );
        }
      }),
      runs(50)
    );
  });

  it('VW-08 what the text check found, where it came from and what waits is for staff only', () => {
    const meeting = given('live', { moderation: 'post', zips: ['10453'] });
    meeting.and(resident(1), { type: 'idea.submit', text: 'Ask a@b.example', zip: '10453' });
    const mark = { kind: 'email', from: 4, to: 15 };
    expect(meeting.board('staff').ideas['idea-1']).toMatchObject({ state: 'held', zip: '10453', marks: [mark] });
    meeting.and({ role: 'moderator', staff: 's' as never }, { type: 'idea.publish', ideaId: 'idea-1' });
    for (const shown of [meeting.board('public'), meeting.board('screen'), meeting.self(participant(1))]) {
      expect(Object.keys(shown.ideas['idea-1'] ?? {}).sort()).toStrictEqual([
        'at',
        'category',
        'id',
        'lang',
        'order',
        'state',
        'text',
      ]);
    }
  });
});
