import { describe, expect, it } from 'vitest';
import { nextShowing, screenKey } from '../../src/lib/components/screen/keys.ts';
import { textIn } from '../../src/lib/components/screen/leading.ts';
import { ownCookie, readOwn, withOwn } from '../../src/lib/components/screen/own.ts';
import { Show } from '../../src/lib/components/screen/show.svelte.ts';
import { firstTurn, stirred, turned, turnedBy, type Turn } from '../../src/lib/components/screen/turning.ts';
import { moderator, officer } from '../meeting/cast.ts';
import { given } from '../meeting/given.ts';

const SECOND = 1000;
const five = { pages: 5, languages: 2, held: false };

/** Looked at once a second, as the page does. @returns which second each page and language came in */
function watch(seconds: number, asked: typeof five, start: Turn = firstTurn(0)): [number, number, number][] {
  const came: [number, number, number][] = [];
  let turn = start;
  for (let second = 1; second <= seconds; second += 1) {
    const next = turned(turn, { ...asked, now: second * SECOND });
    if (next.page !== turn.page || next.spoken !== turn.spoken) came.push([second, next.page, next.spoken % 2]);
    turn = next;
  }
  return came;
}

describe('what takes turns on the screen', () => {
  it('SC-40 pages turn by themselves, the leading one last longest; from the last to the first', () => {
    expect(watch(70, five).map(([second, page]) => [second, page])).toEqual([
      [18, 1],
      [30, 2],
      [42, 3],
      [54, 4],
      [66, 0],
    ]);
    expect(watch(100, { ...five, pages: 1, languages: 1 })).toEqual([]);
  });

  it('SC-41 a held page stays, and can be turned by hand, also backwards', () => {
    expect(watch(100, { ...five, held: true }).every(([, page]) => page === 0)).toBe(true);
    const on = turnedBy(firstTurn(0), 1, { ...five, now: 5 * SECOND });
    const back = turnedBy(firstTurn(0), -1, { ...five, now: 5 * SECOND });
    expect([on.page, back.page, on.since]).toEqual([1, 4, 5 * SECOND]);
  });

  it('SC-42 nothing turns while rows are on their way to new ranks; afterwards it does', () => {
    const due = { ...firstTurn(0), page: 1 };
    const moving = stirred(due, 12 * SECOND - 200);
    expect(turned(moving, { ...five, now: 12 * SECOND }).page).toBe(1);
    expect(turned(moving, { ...five, now: 14 * SECOND }).page).toBe(2);
  });

  it('SC-43 languages change with the page, and every page is seen in each; where no page turns, after twenty seconds', () => {
    for (const pages of [2, 3, 4, 5]) {
      const seen = new Set(watch(20 * 60, { ...five, pages }).map(([, page, language]) => `${page} ${language}`));
      expect(seen.size, `${pages} pages`).toBe(2 * pages);
    }
    const still = watch(65, { ...five, held: true });
    expect(still.map(([second, , language]) => [second, language])).toEqual([
      [20, 1],
      [40, 0],
      [60, 1],
    ]);
    expect(watch(100, { ...five, pages: 1, languages: 1 })).toEqual([]);
  });

  it('SC-44 a page that is gone gives way to the last one; a clock set back holds nothing up', () => {
    expect(turned({ ...firstTurn(0), page: 4 }, { ...five, pages: 2, now: SECOND }).page).toBe(1);
    expect(turned({ ...firstTurn(900 * SECOND), page: 1 }, { ...five, now: SECOND }).page).toBe(2);
    expect(turned(firstTurn(0), { ...five, pages: 0, now: 90 * SECOND }).page).toBe(0);
  });
});

describe('the last minute', () => {
  it('SC-54 the top page comes, and stays until it is over', () => {
    const closesAt = 200 * SECOND;
    const board = given('live').published(1, 'one', 'two', 'three').board('screen');
    const view = { ...board, meeting: { ...board.meeting, closesAt } };
    const show = new Show(() => view, 'en', 0);
    show.listed = 5;
    const pages = Array.from({ length: 199 }, (_, second) => {
      show.tick((second + 1) * SECOND);
      return show.page;
    });
    expect(new Set(pages.slice(0, 139)).size).toBe(5);
    expect(new Set(pages.slice(139))).toEqual(new Set([0]));
  });
});

describe('what is shown at one screen', () => {
  const room = { mode: 'list', paging: 'auto', language: null } as const;

  it('SC-45 what was chosen at this screen alone survives in its cookie; anything else in it is as if it was not there', () => {
    const own = { blank: true, showing: { mode: 'split', paging: 'held', language: null } } as const;
    const kept = ownCookie('ELM204', own);
    expect(kept).toContain('Path=/m/ELM204/screen');
    expect(readOwn(/=(.*?);/.exec(kept)?.[1])).toEqual(own);
    expect(ownCookie('ELM204', { blank: false, showing: {} })).toContain('Max-Age=0');
    for (const junk of [null, undefined, '', 'mode=gone&paging=1&language=xx&blank=yes', '%%%', 'x'.repeat(5000)]) {
      expect(readOwn(junk)).toEqual({ blank: false, showing: {} });
    }
  });

  it('SC-46 what the room has chosen anyway is not one’s own choice', () => {
    expect(withOwn({ mode: 'single' }, room, { paging: 'held' })).toEqual({ mode: 'single', paging: 'held' });
    expect(withOwn({ mode: 'single' }, room, { mode: 'list' })).toEqual({});
    expect(withOwn({ language: 'es' }, { ...room, language: 'es' }, {})).toEqual({});
  });

  it('SC-47 keys go through the ways to show the board, hold the page, and choose a language', () => {
    const languages = ['en', 'es', 'xx'];
    expect(nextShowing('mode', room, languages)).toEqual({ mode: 'single' });
    expect(nextShowing('mode', { ...room, mode: 'split' }, languages)).toEqual({ mode: 'list' });
    expect(nextShowing('pages', room, languages)).toEqual({ paging: 'held' });
    expect(nextShowing('language', room, languages)).toEqual({ language: 'en' });
    expect(nextShowing('language', { ...room, language: 'es' }, languages)).toEqual({ language: null });
    expect(['2', 'B', 'PageDown', 'x'].map(screenKey)).toEqual([
      { does: 'mode', mode: 'single' },
      { does: 'blank' },
      { does: 'leaf', by: 1 },
      null,
    ]);
  });

  it('SC-48 an idea is shown in the language of the moment if it was translated, else as it was written, marked as what it is', () => {
    const board = given('live')
      .published(1, 'Una persona que hable español en el mostrador por las tardes')
      .and(moderator, { type: 'idea.translate', ideaId: 'idea-1', lang: 'en', text: 'Someone who speaks Spanish' })
      .and(officer, { type: 'stage.show', mode: 'split' })
      .board('screen');
    const idea = board.ideas['idea-1'];
    if (!idea) throw new Error('it was published');
    expect(textIn(idea, 'en')).toEqual({ text: 'Someone who speaks Spanish', lang: 'en' });
    expect(textIn(idea, 'es')).toEqual({ text: idea.text, lang: 'es' });
  });
});
