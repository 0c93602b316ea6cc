import { readdirSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadPages } from '../../realtime/http/pages.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import type { Hall } from '../../realtime/hall/hall.ts';
import { STEPS } from '../meeting/rights.ts';
import { callers, spelled } from '../net/callers.ts';
import { prepared } from '../net/published.ts';
import { act, call, codeOf, meeting, serve, staff, type Answer, type Ground } from '../net/ground.ts';
import { ARCHIVED_TABLE, PAGE_TABLE, REHEARSAL_TABLE } from './page-rights.ts';

const ROUTES = fileURLToPath(new URL('../../src/routes', import.meta.url));
/** Nothing that is public has it in it, and no refusal. */
const SECRET = 'Waiting for a moderator, unmistakably';

function routes(): string[] {
  const files = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' });
  const served = files.filter((file) => /\+(page\.svelte|server\.ts)$/.test(file));
  return served.map((file) => `/${relative('.', dirname(file))}`).sort();
}

function sign(path: string, { status, headers, text }: Answer): string {
  const to = headers.get('location') ?? '';
  if (status === 200) return '+';
  if (status === 303 && to.startsWith('/staff/sign-in')) return 's';
  if (status === 303 && to === '/staff') return 'h';
  if (status === 303 && /^\/staff\/m\/[A-Z0-9]+$/.test(to)) return 'c';
  if (status === 303 && /^\/m\/[A-Z0-9]+\/record$/.test(to)) return 'r';
  if (status === 403) return '-';
  if (status === 404) return '0';
  throw new Error(`${path}: ${status} ${to} ${text.slice(0, 200)}`);
}

interface Town {
  readonly server: Ground;
  readonly hall: Hall;
  readonly elsewhere: Hall;
  readonly code: string;
}

async function town(): Promise<Town> {
  const server = await serve({ pages: await loadPages() });
  const [hall, elsewhere] = [await meeting(server), await meeting(server)];
  return { server, hall, elsewhere, code: await codeOf(hall) };
}

/** Live, and with one promise made. */
async function begin(hall: Hall): Promise<void> {
  for (const type of STEPS.live) await act(hall, { type } as CommandBody);
  await act(hall, { type: 'agenda.publish', previewHash: 'as-shown', actions: [prepared('promised')], reopenAt: 3 });
}

/** An idea waits in its meeting that is nobody's business but staff's. */
async function liveTown(): Promise<Town> {
  const place = await town();
  await begin(place.hall);
  await act(place.hall, { type: 'idea.scribe', text: SECRET });
  return place;
}

const byScript = z.object({ type: z.enum(['data', 'redirect']) });

/** Asks for each page as everybody; where one is not shown, what its scripts would be told must not tell it either. */
async function asEverybody({ server, hall, elsewhere, code }: Town, table: Readonly<Record<string, string>>) {
  const real: Record<string, string> = {};
  const expected: Record<string, string> = {};
  const told: string[] = [];
  const all = await callers(server, hall, elsewhere);
  for (const [route, row] of Object.entries(table)) {
    Object.assign(expected, spelled(route, row, all));
    const path = route
      .replace('[code]', code)
      .replace('[receipt]', `${code}.${'x'.repeat(43)}`)
      .replace('[action]', 'promised')
      .replace('[secret]', 'invite-x');
    for (const { who, cookie } of all) {
      const method = route.endsWith('/receipt') ? 'POST' : 'GET';
      const answer = await call(server, method, path, { cookie, ...(method === 'POST' && { body: {} }) });
      const cell = sign(path, answer);
      real[`${route}, ${who}`] = cell;
      if (cell === '+' || method === 'POST') continue;
      const data = await call(server, 'GET', `${path}/__data.json`, { cookie });
      if (data.status === 200) expect(byScript.safeParse(data.body).success, `${path}: ${data.text}`).toBe(true);
      if ((answer.text + data.text).includes(SECRET)) told.push(`${route}, ${who}`);
    }
  }
  return { real, expected, told };
}

const ofAMeeting = (changes: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(PAGE_TABLE)
      .filter(([route]) => route.includes('[code]'))
      .map(([route, row]) => [route, changes[route] ?? row])
  );

describe('which pages are shown to whom', () => {
  it('AT-43 every page has its row', () => {
    expect(Object.keys(PAGE_TABLE).sort()).toEqual(routes());
  });

  it('AT-43 everybody is shown, or led to, what the table spells out, of their own meeting and of another', async () => {
    const { real, expected, told } = await asEverybody(await liveTown(), PAGE_TABLE);
    expect(real).toEqual(expected);
    expect(told).toEqual([]);
  });

  it('AT-43 what cannot be changed any more has no page to change it', async () => {
    const place = await liveTown();
    for (const type of ['meeting.close', 'meeting.archive'] as const) await act(place.hall, { type });
    const { real, expected, told } = await asEverybody(place, ofAMeeting(ARCHIVED_TABLE));
    expect(real).toEqual(expected);
    expect(told).toEqual([]);
  });

  it('AT-43 a rehearsal is a meeting only to those whom it lets in, and nobody else hears that it is one', async () => {
    const place = await town();
    const { cookie } = await staff(place.server.store, 'admin');
    const begun = await call(place.server, 'POST', `/api/meetings/${place.code}/rehearsal`, { cookie });
    expect(begun.status).toBe(201);
    const twin = { ...place, code: begun.told.meeting.code };
    const trial = await place.server.halls.byCode(twin.code);
    if (trial) await begin(trial);
    const { real, expected } = await asEverybody(twin, ofAMeeting(REHEARSAL_TABLE));
    expect(real).toEqual(expected);
    const outsider = await staff(place.server.store, 'commander', false);
    const data = await call(place.server, 'GET', `/staff/m/${twin.code}/__data.json`, { cookie: outsider.cookie });
    expect(data.text.toLowerCase()).not.toContain('rehearsal');
  });
});
