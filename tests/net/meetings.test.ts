import { describe, expect, it } from 'vitest';
import { STAFF_ROLES } from '../../src/lib/meeting/actors.ts';
import { CODE_ALPHABET } from '../../src/lib/meeting/ids.ts';
import { DEFAULT_CATEGORIES, DEFAULT_POLICY } from '../../src/lib/meeting/policy.ts';
import { act, call, codeOf, command, connect, heard, meeting, raw, serve, staff, type Ground } from './ground.ts';

const list = async (server: Ground, cookie?: string) =>
  (await call(server, 'GET', '/api/meetings', { cookie })).told.meetings
    .map(({ code }: { code: string }) => code)
    .sort();

describe('the list of meetings', () => {
  it('SV-30 everybody sees what goes on or went on, staff see all', async () => {
    const server = await serve();
    const codes = { SCHED: '', GATHER: '', LIVE: '', PAUSED: '', CLOSED: '', ARCHIVED: '' };
    const steps = ['meeting.gather', 'meeting.open', 'meeting.pause', 'meeting.close', 'meeting.archive'] as const;
    for (const [n, name] of Object.keys(codes).entries()) {
      const hall = await meeting(server, {}, name);
      for (const type of steps.slice(0, n)) await act(hall, { type });
    }
    expect(await list(server)).toEqual(['CLOSED', 'GATHER', 'LIVE', 'PAUSED']);
    const officer = await staff(server.store, 'officer');
    expect(await list(server, officer.cookie)).toEqual(Object.keys(codes).sort());
  });

  it('SV-30 a meeting past its closing time is listed as closed', async () => {
    const server = await serve();
    const closesAt = 5_000;
    const row = { id: 'meeting-1', code: 'OLD1', title: 'Old', area: '', phase: 'live', createdAt: 1, closesAt };
    const rest = { opensAt: null, timeZone: null, agendaIdeas: 0, rehearsalOf: null, wipedAt: null };
    await server.store.directory.meetings.add({ ...row, ...rest });
    const { told } = await call(server, 'GET', '/api/meetings');
    expect(told.meetings).toMatchObject([{ code: 'OLD1', title: 'Old', area: '', phase: 'closed', closesAt }]);
  });
});

describe('making a meeting', () => {
  it('SV-31 what is not given has its default, and the code can be read aloud', async () => {
    const server = await serve();
    const { cookie } = await staff(server.store, 'moderator');
    const answer = await call(server, 'POST', '/api/meetings', { cookie, body: { title: '  Night  noise ' } });
    expect(answer.status).toBe(201);
    expect(answer.told.meeting).toMatchObject({
      title: 'Night noise',
      phase: 'scheduled',
      moderation: 'pre',
      zips: [],
      votesPerResident: null,
      closesAt: null,
      categories: DEFAULT_CATEGORIES.names,
      policy: { reasons: DEFAULT_POLICY.reasons },
    });
    const letters = Array.from(answer.told.meeting.code);
    expect(letters).toHaveLength(6);
    expect(letters.every((letter) => CODE_ALPHABET.includes(letter))).toBe(true);
  });

  it('SV-31 what is given is kept', async () => {
    const server = await serve();
    const { cookie } = await staff(server.store, 'commander');
    const closesAt = new Date(Date.now() + 3_600_000).toISOString();
    const given = {
      title: 'T',
      area: 'Elm Park',
      moderation: 'post',
      zips: ['10451'],
      votesPerResident: 5,
      callUrl: 'https://call.example/1',
    };
    const answer = await call(server, 'POST', '/api/meetings', { cookie, body: { ...given, closesAt } });
    expect(answer.told.meeting).toMatchObject({ ...given, closesAt: Date.parse(closesAt) });
  });

  it.each([
    ['no title', {}, 'title'],
    ['an empty title', { title: '   ' }, 'title'],
    ['a title without end', { title: 'x'.repeat(121) }, 'title'],
    ['unknown moderation', { title: 'T', moderation: 'none' }, 'moderation'],
    ['a zip that is none', { title: 'T', zips: ['10451', '<b>'] }, 'zips.1'],
    ['no votes at all', { title: 'T', votesPerResident: 0 }, 'votesPerResident'],
    ['a script for an address', { title: 'T', callUrl: 'javascript:alert(1)' }, 'callUrl'],
    ['a name and password in an address', { title: 'T', callUrl: 'http://user:pass@call.example/' }, 'callUrl'],
    ['a time that is none', { title: 'T', closesAt: 'tomorrow-ish' }, 'closesAt'],
    ['a time that has passed', { title: 'T', closesAt: '2020-01-01T00:00:00Z' }, 'closesAt'],
  ])('SV-32 %s is told at its field', async (_what, body, field) => {
    const server = await serve();
    const { cookie } = await staff(server.store, 'admin');
    const answer = await call(server, 'POST', '/api/meetings', { cookie, body });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.told.error.fields)).toEqual([field]);
    expect(await list(server, cookie)).toEqual([]);
  });
});

describe('rights over HTTP', () => {
  it.each(STAFF_ROLES)('SV-33 what %s may', async (role) => {
    const server = await serve();
    const { cookie } = await staff(server.store, role);
    const hall = await meeting(server);
    const path = `/api/meetings/${await codeOf(hall)}`;
    const made = await call(server, 'POST', '/api/meetings', { cookie, body: { title: 'T' } });
    expect(made.status).toBe(role === 'officer' ? 403 : 201);
    const configured = await call(server, 'PATCH', path, { cookie, body: { title: 'U' } });
    expect(configured.status).toBe(role === 'commander' || role === 'admin' ? 200 : 403);
    for (const audience of ['screen', 'staff']) {
      expect((await call(server, 'GET', `${path}/board?audience=${audience}`, { cookie })).status).toBe(200);
    }
  });

  it('SV-33 whoever is not signed in is asked to', async () => {
    const server = await serve();
    const path = `/api/meetings/${await codeOf(await meeting(server))}`;
    const answers = await Promise.all([
      call(server, 'POST', '/api/meetings', { body: { title: 'T' } }),
      call(server, 'PATCH', path, { body: { title: 'T' } }),
      call(server, 'GET', `${path}/board?audience=staff`),
      call(server, 'GET', `${path}/board?audience=screen`, { cookie: 'of_session=made-up' }),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.told.error.code).toBe('not-signed-in');
    }
  });
});

describe('one meeting', () => {
  it.each(['ELM204', 'elm204', 'elm-204', 'elm%20204'])('SV-34 is found by its code, typed as %s', async (typed) => {
    const server = await serve();
    await meeting(server, { title: 'Elm Park' }, 'ELM204');
    const answer = await call(server, 'GET', `/api/meetings/${typed}`);
    expect(answer.told.meeting).toMatchObject({ code: 'ELM204', title: 'Elm Park' });
  });

  it.each(['NOSUCH', 'x', '%00', '..%2f..', 'a'.repeat(200)])('SV-34 %s is no meeting', async (code) => {
    const server = await serve();
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/board'],
      ['POST', '/join'],
    ] as const) {
      const answer = await call(server, method, `/api/meetings/${code}${path}`);
      expect(answer.status).toBe(404);
      expect(answer.told.error.code).toBe('unknown-meeting');
    }
  });

  it('SV-35 its settings change as a command of the meeting, told to everybody', async () => {
    const server = await serve();
    const { cookie, id } = await staff(server.store, 'commander');
    const hall = await meeting(server, { area: 'Elm Park' });
    const code = await codeOf(hall);
    const watcher = connect(server, { code, audience: 'public' });
    await heard(watcher, 'snapshot');
    const delta = heard(watcher, 'delta');
    const answer = await call(server, 'PATCH', `/api/meetings/${code}`, { cookie, body: { title: 'New title' } });
    expect(answer.told.meeting).toMatchObject({ title: 'New title', area: 'Elm Park' });
    expect(await delta).toMatchObject({ puts: { meeting: { title: 'New title' } } });
    const log = JSON.stringify(await server.store.log.read(hall.meeting, 0));
    expect(log).toContain(`s:${id}`);
  });

  it('SV-35 what the meeting refuses is told with its code', async () => {
    const server = await serve();
    const { cookie } = await staff(server.store, 'admin');
    const hall = await meeting(server);
    const path = `/api/meetings/${await codeOf(hall)}`;
    const past = await call(server, 'PATCH', path, { cookie, body: { closesAt: 1 } });
    expect([past.status, past.told.error.code]).toEqual([400, 'bad-time']);
    for (const type of ['meeting.open', 'meeting.close', 'meeting.archive'] as const) await act(hall, { type });
    const archived = await call(server, 'PATCH', path, { cookie, body: { title: 'T' } });
    expect([archived.status, archived.told.error.code]).toEqual([409, 'wrong-phase']);
  });
});

describe('the board over HTTP', () => {
  it('SV-36 is what sockets get, at the same version', async () => {
    const server = await serve();
    const hall = await meeting(server, { moderation: 'post' });
    await act(hall, { type: 'meeting.open' });
    const code = await codeOf(hall);
    const { told } = await call(server, 'POST', `/api/meetings/${code}/join`);
    const socket = connect(server, { code, audience: 'public', token: told.token });
    await heard(socket, 'snapshot');
    const delta = heard(socket, 'delta');
    await command(socket, { type: 'idea.submit', text: 'Light the river path' });
    await delta;
    const late = connect(server, { code, audience: 'public' });
    const snapshot = await heard(late, 'snapshot');
    const board = await call(server, 'GET', `/api/meetings/${code}/board`);
    expect(snapshot).toMatchObject({ ...(JSON.parse(board.text) as object) });
    expect(board.text).toContain('Light the river path');
  });

  it('SV-36 holds what waits for a verdict for staff only', async () => {
    const server = await serve();
    const hall = await meeting(server);
    await act(hall, { type: 'meeting.gather' });
    const code = await codeOf(hall);
    const { told } = await call(server, 'POST', `/api/meetings/${code}/join`);
    const socket = connect(server, { code, audience: 'public', token: told.token });
    await heard(socket, 'snapshot');
    const delta = heard(socket, 'delta');
    await command(socket, { type: 'idea.submit', text: 'Nobody has seen this yet' });
    await delta;
    const { cookie } = await staff(server.store, 'officer');
    const board = async (audience: string) =>
      (await call(server, 'GET', `/api/meetings/${code}/board?audience=${audience}`, { cookie })).text;
    expect(await board('staff')).toContain('Nobody has seen this yet');
    expect(await board('public')).not.toContain('Nobody has seen this yet');
    expect(await board('screen')).not.toContain('Nobody has seen this yet');
  });

  it('SV-37 has an ETag: who holds it already gets 304, until something changes', async () => {
    const server = await serve();
    const hall = await meeting(server);
    const path = `/api/meetings/${await codeOf(hall)}/board`;
    const etag = String((await raw(server, path)).headers.etag);
    const again = await raw(server, path, { 'if-none-match': `"other", ${etag}` });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    await act(hall, { type: 'meeting.gather' });
    const changed = await raw(server, path, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
  });

  it('SV-37 an unknown audience is refused', async () => {
    const server = await serve();
    const answer = await call(server, 'GET', `/api/meetings/${await codeOf(await meeting(server))}/board?audience=all`);
    expect([answer.status, Object.keys(answer.told.error.fields)]).toEqual([400, ['audience']]);
  });
});
