import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ideasDoor, isTurnedBesideSteps, votesDoor } from '../../src/lib/components/room/doors.ts';
import { ago } from '../../src/lib/components/staff/ago.ts';
import { momentIn } from '../../src/lib/zone.ts';
import { given } from '../meeting/given.ts';

const MESSAGES = path.resolve('src/lib/i18n');

/** Other words for what has a name already, and that name. */
const NOT_TO_BE_USED = [
  [/\brecursos?\b/iu, 'apelación'],
  [/\breclam(?:ación|aciones|ad[ao]s?|ar|ó)\b/iu, 'apelación'],
  [/\bderiv(?:ad[ao]s?|ar|an?|ó)\b/iu, 'remitir'],
] as const;

it('SC-140 one name for one thing in Spanish', () => {
  const files = readdirSync(MESSAGES).filter((name) => name.endsWith('.es.ts'));
  expect(files.length).toBeGreaterThan(10);
  for (const name of files) {
    const text = readFileSync(path.join(MESSAGES, name), 'utf8');
    for (const [word, instead] of NOT_TO_BE_USED) {
      expect({ name, instead, found: word.exec(text)?.[0] ?? null }).toEqual({ name, instead, found: null });
    }
  }
});

it('SC-141 a time of day comes with the zone whose clocks show it', () => {
  const at = Date.parse('2030-05-08T00:30:00Z');
  const t = { now: 'now', minutesAgo: (n: number) => `${n} min` };
  const later = (minutes: number, zone: string, lang: 'en' | 'es') =>
    ago(at, at + minutes * 60_000, zone, lang, t).replace(/\s/gu, ' ');
  expect(later(5, 'America/Denver', 'en')).toBe('5 min');
  expect(later(90, 'America/New_York', 'en')).toBe('8:30 PM EDT');
  expect(later(90, 'America/Denver', 'en')).toBe('6:30 PM MDT');
  expect(later(24 * 60, 'America/Denver', 'en')).toBe('May 7');
  expect(momentIn(at, 'America/Denver', 'en').replace(/\s/gu, ' ')).toBe('May 7, 6:30 PM MDT');
  expect(momentIn(at, 'America/Denver', 'es')).toMatch(/6:30\sp\.\s?m\. (?:MDT|GMT-6)$/u);
});

it('SC-142 beside the steps of the meeting only what is no step is turned', () => {
  for (const phase of ['gathering', 'live', 'paused'] as const) {
    const { meeting } = given(phase).board('screen');
    const turned = [votesDoor(meeting, 'moderator'), ideasDoor(meeting, 'moderator')].map(isTurnedBesideSteps);
    expect([phase, ...turned]).toEqual([phase, phase === 'live', phase !== 'paused']);
  }
});
