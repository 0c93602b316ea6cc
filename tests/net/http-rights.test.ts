import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { StaffRole } from '../../db/store.ts';
import type { CommandBody } from '../../src/lib/meeting/commands.ts';
import { PHASES } from '../../src/lib/meeting/state.ts';
import { STEPS, TABLE } from '../meeting/rights.ts';
import { callers, spelled, type Caller } from './callers.ts';
import { act, call, codeOf, meeting, serve, staff, type Answer, type Ground } from './ground.ts';
import { BODIES, HTTP_TABLE, REHEARSAL_TABLE } from './http-rights.ts';

const documented = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
const begun = z.object({ meeting: z.looseObject({ code: z.string() }) });

/** Nothing was found out: the request did not get as far as the rights. */
const UNSEEN = ['bad-input', 'not-json', 'too-large', 'bad-origin', 'not-found', 'internal', 'unavailable', 'busy'];
/** For these it is in order that there is none: it was looked for only after the right to it was. */
const MAY_BE_NONE = ['delete /api/meetings/{code}/rehearsal'];
/** A list of what there is tells by being without it. */
const LIST = 'get /api/meetings';

function sign(operation: string, code: string, { status, text, told }: Answer): string {
  const refusal = status < 400 ? null : told.error.code;
  if (refusal !== null && UNSEEN.includes(refusal) && !MAY_BE_NONE.includes(operation)) {
    throw new Error(`${operation} was not looked at: ${refusal}`);
  }
  if (refusal === 'not-signed-in') return 's';
  if (refusal === 'not-allowed') return '-';
  if (refusal === 'unknown-meeting' || (operation === LIST && !text.includes(code))) return '0';
  return '+';
}

/** Asks for each operation as everybody, in a town of its own. @param way to the meeting that is asked about */
async function asEverybody(
  table: Readonly<Record<string, string>>,
  about: (server: Ground, code: string) => Promise<string>
): Promise<{ readonly real: Record<string, string>; readonly expected: Record<string, string> }> {
  const real: Record<string, string> = {};
  const expected: Record<string, string> = {};
  for (const [operation, row] of Object.entries(table)) {
    const server = await serve();
    const [hall, elsewhere] = [await meeting(server), await meeting(server)];
    const code = await about(server, await codeOf(hall));
    const version = { id: 'v1', name: 'V', kind: 'named', by: 's', byName: 'S', at: 1 } as const;
    const all = await callers(server, hall, elsewhere);
    await server.store.agendas.keepVersion(hall.meeting, version, Uint8Array.of(0, 0));
    Object.assign(expected, spelled(operation, row, all));
    for (const { who, cookie } of all) {
      const [path, body] = [await pathOf(server, operation, code), bodyOf(operation, who)];
      const method = operation.split(' ', 1)[0] ?? '';
      const answer = await call(server, method.toUpperCase(), path, { cookie, ...(body && { body }) });
      real[`${operation}, ${who}`] = sign(operation, code, answer);
    }
    await server.stop();
  }
  return { real, expected };
}

async function pathOf(server: Ground, operation: string, code: string): Promise<string> {
  const target = await staff(server.store, 'officer');
  await server.store.directory.areas.put({ id: 'area-1', name: 'West', zips: [] });
  const path = (operation.split(' ', 2)[1] ?? '')
    .replace('/areas/{id}', '/areas/area-1')
    .replace('{id}', target.id)
    .replace('{code}', code)
    .replace('{version}', 'v1');
  return path.endsWith('/compare') ? `${path}?from=v1` : path;
}

/** An address is asked in only once, and wrong passwords of one address are not guessed for ever. */
function bodyOf(operation: string, who: string): object | undefined {
  const body = BODIES[operation];
  if (operation !== 'post /api/people' && operation !== 'post /api/session') return body;
  return { ...body, email: `${who.replace(/[^a-z]/g, '-')}@station.example` };
}

describe('who may do what, over HTTP', () => {
  it('AT-42 every operation of the description has its row', async () => {
    const server = await serve();
    const { paths } = documented.parse((await call(server, 'GET', '/api/openapi.json')).body);
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`)
    );
    const rows = Object.keys(HTTP_TABLE).map((row) => row.split('?', 1)[0] ?? '');
    expect([...new Set(rows)].sort()).toEqual(operations.sort());
  });

  it('AT-42 everybody is answered as the table spells it out, of their own meeting and of another', async () => {
    const { real, expected } = await asEverybody(HTTP_TABLE, (_server, code) => Promise.resolve(code));
    expect(real).toEqual(expected);
  });

  it('AT-42 a rehearsal is a meeting only to those whom it lets in', async () => {
    const table = Object.fromEntries(
      Object.entries(HTTP_TABLE)
        .filter(([operation]) => operation.includes('/meetings/{code}') && !operation.includes('duplicate'))
        .map(([operation, row]) => [operation, REHEARSAL_TABLE[operation] ?? row])
    );
    expect(Object.keys(table)).toEqual(expect.arrayContaining(Object.keys(REHEARSAL_TABLE)));
    const { real, expected } = await asEverybody(table, async (server, code) => {
      const { cookie } = await staff(server.store, 'admin');
      const answer = await call(server, 'POST', `/api/meetings/${code}/rehearsal`, { cookie });
      return begun.parse(answer.body).meeting.code;
    });
    expect(real).toEqual(expected);
  });
});

describe('the command that can be given over HTTP', () => {
  it.each(PHASES)('AT-42 is judged by the table of the meeting: %s', async (phase) => {
    const server = await serve();
    const [hall, elsewhere] = [await meeting(server), await meeting(server)];
    for (const type of STEPS[phase]) await act(hall, { type } as CommandBody);
    const code = await codeOf(hall);
    const cell = (role: StaffRole) => TABLE['meeting.configure'][role].charAt(PHASES.indexOf(phase));
    const roles: readonly StaffRole[] = ['officer', 'moderator', 'commander'];
    const inside = roles.map(cell).join('');
    const row = `ss${inside}${cell('admin')}${inside}000${cell('officer')}${cell('commander')}ss`;
    const all = await callers(server, hall, elsewhere);
    const real: Record<string, string> = {};
    for (const { who, cookie } of all) real[`configure, ${who}`] = await configureAs(server, code, { who, cookie });
    expect(real).toEqual(spelled('configure', row, all));
  });

  async function configureAs(server: Ground, code: string, { who, cookie }: Caller): Promise<string> {
    const answer = await call(server, 'PATCH', `/api/meetings/${code}`, {
      cookie,
      body: { area: `The area of ${who}` },
    });
    if (answer.told.error.code === 'wrong-phase') return '.';
    return sign('patch /api/meetings/{code}', code, answer);
  }
});
