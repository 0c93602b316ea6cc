import { describe, expect, it } from 'vitest';
import { en } from '../../src/lib/i18n/progress.en.ts';
import { en as publishing } from '../../src/lib/i18n/publishing.en.ts';
import { es as publicar } from '../../src/lib/i18n/publishing.es.ts';
import { atomFeed } from '../../src/lib/progress/feed.ts';
import { percentOf, widthsOf } from '../../src/lib/progress/percents.ts';
import { shown } from './progress-ground.ts';

const NOW = Date.UTC(2026, 10, 22, 12);

describe('how an action is told', () => {
  it('PG-72 says who answers, and how many items are new, for one as for many', () => {
    expect(en.answersFor('Youth officers')).toBe('Answers for it: Youth officers');
    expect(publishing.summary(1, 3)).toBe('1 of 3 items is new or changed.');
    expect(publishing.summary(2, 3)).toBe('2 of 3 items are new or changed.');
    expect(publicar.summary(1, 3)).toBe('1 de 3 puntos es nuevo o ha cambiado.');
    expect(publicar.summary(0, 1)).toBe('0 de 1 punto son nuevos o han cambiado.');
  });

  it('PG-73 is said in a feed to have been taken off the agenda, whatever it was before', () => {
    const dropped = shown({ dropped: true, reopened: { at: 0, disputes: 3 } });
    const feed = atomFeed([dropped], { address: 'https://x.example', area: null, lang: 'en', now: NOW, t: en });
    expect(feed).toContain(`<category term="dropped" label="${en.dropped}"/>`);
    expect(feed).not.toContain(en.reopened);
  });

  it('PG-75 says how far something is only while it goes on, and not as if all were well once it is open again', () => {
    const reopened = { at: 0, disputes: 3 };
    expect(percentOf(shown({ percent: 40 }))).toEqual({ percent: 40, tone: 'amber' });
    expect(percentOf(shown({ percent: 100 }))).toEqual({ percent: 100, tone: 'green' });
    expect(percentOf(shown({ percent: 60, reopened }))).toEqual({ percent: 60, tone: 'amber' });
    expect(percentOf(shown({ percent: 100, reopened }))).toBeNull();
    for (const over of [
      { status: 'done' },
      { status: 'not-possible' },
      { dropped: true },
      { percent: null },
    ] as const) {
      expect(percentOf(shown({ percent: 50, ...over }))).toBeNull();
    }
  });

  it('PG-09 draws bars as long as their figures', () => {
    expect(widthsOf(14, 2)).toEqual({ before: 100, after: 14.3 });
    expect(widthsOf(0, 0)).toEqual({ before: 0, after: 0 });
    expect(widthsOf(-5, 10)).toEqual({ before: 0, after: 100 });
  });
});
