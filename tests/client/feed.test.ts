import { describe, expect, it } from 'vitest';
import { en } from '../../src/lib/i18n/progress.en.ts';
import { atomFeed } from '../../src/lib/progress/feed.ts';
import { MINUTE, shown } from './progress-ground.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const DAY = 24 * 60 * MINUTE;

describe('the feed of what became of actions', () => {
  it('PG-07 makes a feed that is well formed whatever was written', () => {
    const title = 'Light <b>"all"</b> & the \u0000rest';
    const about = { address: 'https://town.example', area: 'Elm & Park', lang: 'en', now: NOW, t: en } as const;
    const feed = atomFeed([shown({ title, due: '2026-11-13' })], about);
    expect(feed).toContain('<title>Light &lt;b&gt;&quot;all&quot;&lt;/b&gt; &amp; the rest</title>');
    expect(feed).toContain('<id>https://town.example/progress/ELM204/underpass</id>');
    expect(feed).toContain('href="https://town.example/progress/feed?area=Elm+%26+Park"');
    expect(feed).toContain('Overdue · Due Nov 13');
    expect(feed.match(/<entry>/g)).toHaveLength(1);
    // A reader of the browser's would refuse anything that is left open.
    const open: string[] = [];
    for (const [, closing, name, empty] of feed.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
      if (closing) expect(open.pop()).toBe(name);
      else if (!empty) open.push(name ?? '');
    }
    expect(open).toEqual([]);
    expect(atomFeed([], { ...about, area: null })).not.toContain('<entry>');
  });

  it('PG-53 is new to readers of a feed when something became of it or it became overdue, and at no other time', () => {
    const about = { address: 'https://town.example', area: null, lang: 'en', t: en } as const;
    const late = shown({ id: 'late', due: '2026-11-20' });
    const feedAt = (now: number, actions = [shown({ updates: [{ id: '1', at: 30 * MINUTE }] }), late]) =>
      atomFeed(actions, { ...about, now });
    const updated = (now: number) =>
      [...feedAt(now).matchAll(/<updated>(.*?)<\/updated>/g)].map(([, at]) => Date.parse(at ?? '') / MINUTE);
    expect(updated(Date.UTC(2026, 10, 20, 12))).toEqual([30, 30, 10]);
    // The end of the day in New York.
    const since = Date.UTC(2026, 10, 21, 5);
    expect(updated(since)).toEqual([since / MINUTE, 30, since / MINUTE]);
    expect(feedAt(since + 5 * DAY)).toBe(feedAt(since));
    expect(feedAt(since, [])).toBe(feedAt(since + DAY, []));
  });
});
