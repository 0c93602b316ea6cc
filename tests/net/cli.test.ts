import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AgencyLog } from '../../realtime/agency-log.ts';
import { openStore } from '../../db/open.ts';
import { runCommand } from '../../realtime/cli/run.ts';
import { Failure, UsageError } from '../../realtime/cli/usage.ts';
import { call, codeOf, connect, heard, meeting, PASSWORD, serve } from './ground.ts';
import { runFile, temporaryFolder } from './process.ts';

/** One command on a data folder of its own, as `npm run openfloor --` does it. */
async function openfloor(dataFolder: string, argv: readonly string[], input = '') {
  const lines: string[] = [];
  const well = await runCommand({
    argv,
    env: { OPENFLOOR_DATA: dataFolder, ORIGIN: 'https://townhall.example' },
    terminal: { out: (line) => void lines.push(line), readLine: async () => input },
    now: Date.now,
  });
  return { well, text: lines.join('\n') };
}

const add = (folder: string, email: string, role = 'moderator', input = PASSWORD) =>
  openfloor(folder, ['staff', 'add', '--email', email, '--name', 'Desk', '--role', role, '--password-stdin'], input);

describe('accounts from the command line', () => {
  it('SV-56 add, list, change the role, disable, enable', async () => {
    const folder = temporaryFolder();
    expect((await openfloor(folder, ['staff', 'list'])).text).toContain('Nobody');
    await add(folder, 'Ada@Station.example');
    await add(folder, 'bob@station.example', 'officer');
    const email = ['--email', 'ada@station.example'];
    await openfloor(folder, ['staff', 'role', ...email, '--role', 'commander']);
    await openfloor(folder, ['staff', 'disable', ...email]);
    const listed = (await openfloor(folder, ['staff', 'list'])).text.split('\n');
    expect(listed[0]).toMatch(/^ada@station\.example\s+commander\s+Desk \(disabled\)$/);
    expect(listed[1]).toMatch(/^bob@station\.example\s+officer\s+Desk$/);
    await openfloor(folder, ['staff', 'enable', ...email]);
    expect((await openfloor(folder, ['staff', 'list'])).text).not.toContain('disabled');
  });

  it('SV-56 without a password, and after a reset, a single-use link sets it', async () => {
    const folder = temporaryFolder();
    const account = ['--email', 'ada@station.example', '--name', 'Desk', '--role', 'admin'];
    const added = await openfloor(folder, ['staff', 'add', ...account]);
    expect(added.text).toMatch(/https:\/\/townhall\.example\/staff\/setup\/invite-[A-Za-z0-9_-]{32}/);
    const link = (await openfloor(folder, ['staff', 'reset', '--email', 'ada@station.example'])).text;
    const secret = /invite-[A-Za-z0-9_-]{32}/.exec(link)?.[0];
    const server = await serve({ store: await openStore({ dataFolder: folder, role: 'server' }) });
    const signIn = { email: 'ada@station.example', password: PASSWORD };
    expect((await call(server, 'POST', '/api/session', { body: signIn })).status).toBe(401);
    expect((await call(server, 'POST', '/api/setup', { body: { secret, password: PASSWORD } })).status).toBe(201);
    expect((await call(server, 'POST', '/api/session', { body: signIn })).status).toBe(200);
  });

  it('PE-17 roles in meetings, who is in some only, and a lost second factor are seen to here too', async () => {
    const folder = temporaryFolder();
    const server = await serve({ store: await openStore({ dataFolder: folder, role: 'server' }) });
    const code = await codeOf(await meeting(server));
    const email = ['--email', 'ada@station.example'];
    await openfloor(folder, ['staff', 'add', ...email, '--name', 'Ada', '--role', 'officer', '--meetings-only']);
    const assigned = await openfloor(folder, ['staff', 'assign', ...email, '--meeting', code, '--role', 'commander']);
    expect(assigned.text).toContain(`commander in ${code}`);
    const { factors, staff: accounts } = server.store.directory;
    const id = (await accounts.byEmail('ada@station.example'))?.id ?? '';
    await factors.put({ staffId: id, sealed: 'x', lastStep: 0, recovery: [], since: 1 });
    const list = async () => (await openfloor(folder, ['staff', 'list'])).text;
    expect(await list()).toContain(`(no password yet, second factor, meetings only, ${code}: commander)`);
    await openfloor(folder, ['staff', 'reset', ...email, '--second-factor']);
    await openfloor(folder, ['staff', 'unassign', ...email, '--meeting', code]);
    await openfloor(folder, ['staff', 'second-factor', '--required', 'yes']);
    expect(await list()).toContain('(no password yet, meetings only)');
    expect(await list()).toContain('Everybody needs a second factor.');
    for (const wrong of [
      ['assign', '--meeting', 'NOSUCH', '--role', 'officer'],
      ['assign', '--meeting', code, '--role', 'admin'],
    ]) {
      await expect(openfloor(folder, ['staff', ...wrong, ...email])).rejects.toThrow();
    }
    const recorded = await new AgencyLog(server.store.log, { now: Date.now }).read();
    expect(recorded.map(({ type, by }) => [type, by])).toEqual(
      ['invited', 'assigned', 'reset', 'totp-off', 'assigned']
        .map((act) => [`staff.${act}`, 'command-line'])
        .concat([['agency.configured', 'command-line']])
    );
  });

  it('SV-57 works beside a running server: disabling somebody closes their sockets within 5 s', async () => {
    const folder = temporaryFolder();
    const server = await serve({ store: await openStore({ dataFolder: folder, role: 'server' }) });
    await add(folder, 'ada@station.example');
    const signIn = { email: 'ada@station.example', password: PASSWORD };
    const [cookie = ''] = (await call(server, 'POST', '/api/session', { body: signIn })).cookies;
    const code = await codeOf(await meeting(server));
    const socket = connect(server, { code, audience: 'staff' }, { extraHeaders: { cookie } });
    await heard(socket, 'snapshot');
    const goodbye = heard(socket, 'goodbye');
    const began = performance.now();
    await openfloor(folder, ['staff', 'disable', '--email', 'ada@station.example']);
    expect(await goodbye).toEqual({ reason: 'signed-out' });
    expect(performance.now() - began).toBeLessThan(5000);
    expect((await call(server, 'POST', '/api/session', { body: signIn })).status).toBe(401);
  });

  it.each([
    [
      'a short password',
      ['add', '--email', 'a@b.example', '--name', 'A', '--role', 'admin', '--password-stdin'],
      Failure,
    ],
    ['somebody who has no account', ['disable', '--email', 'nobody@b.example'], Failure],
    ['no e-mail', ['add', '--name', 'A', '--role', 'admin'], UsageError],
    ['a role that is none', ['add', '--email', 'a@b.example', '--name', 'A', '--role', 'king'], UsageError],
    ['an option that is none', ['list', '--all'], UsageError],
    ['a command that is none', ['promote'], UsageError],
    ['nothing', [], UsageError],
  ])('SV-58 staff with %s is refused', async (_what, argv, kind) => {
    await expect(openfloor(temporaryFolder(), ['staff', ...argv], 'too short')).rejects.toBeInstanceOf(kind);
  });

  it('SV-58 one e-mail has one account', async () => {
    const folder = temporaryFolder();
    await add(folder, 'ada@station.example');
    await expect(add(folder, 'ADA@station.example')).rejects.toThrow('has an account already');
  });
});

describe('the command line as a process', () => {
  it('SV-59 what is not there is not pretended: usage, exit code 2', async () => {
    const env = { OPENFLOOR_DATA: temporaryFolder() };
    for (const args of [['backup'], []]) {
      const child = runFile('realtime/cli/main.ts', { env, args });
      expect(await child.ended).toEqual([2, null]);
      expect(child.errors()).toContain('staff add --email');
      expect(child.output()).toBe('');
    }
  });

  it('SV-59 done is 0, cannot be done is 1', async () => {
    const env = { OPENFLOOR_DATA: temporaryFolder() };
    const args = [
      'staff',
      'add',
      '--email',
      'ada@station.example',
      '--name',
      'Ada',
      '--role',
      'admin',
      '--password-stdin',
    ];
    const done = runFile('realtime/cli/main.ts', { env, args, input: `${PASSWORD}\n` });
    expect(await done.ended).toEqual([0, null]);
    expect(done.output()).toBe('ada@station.example is admin now.\n');
    const again = runFile('realtime/cli/main.ts', { env, args, input: `${PASSWORD}\n` });
    expect(await again.ended).toEqual([1, null]);
    expect(again.errors()).toBe('ada@station.example has an account already.\n');
  });
});

describe('looking after the data', () => {
  it('SV-60 doctor finds a sound folder sound, and one that others can read not', async () => {
    const folder = temporaryFolder();
    await add(folder, 'ada@station.example');
    const sound = await openfloor(folder, ['doctor']);
    expect(sound.text).not.toContain('WRONG');
    expect(sound.text).toMatch(/ok +SQLite 3\./);
    expect(sound.text).toContain('1 accounts, 0 meetings');
    expect(sound.well).toBe(true);
    chmodSync(join(folder, 'keyring.sqlite'), 0o644);
    const open = await openfloor(folder, ['doctor']);
    expect(open.text).toMatch(/WRONG .*keyring\.sqlite/);
    expect(open.well).toBe(false);
  });

  it('SV-60 doctor does not make a folder that does not exist', async () => {
    const folder = join(temporaryFolder(), 'not-yet');
    const found = await openfloor(folder, ['doctor']);
    expect(found.text).toContain('does not exist yet');
    expect(found.well).toBe(true);
  });

  it('SV-61 verify folds every log, and names the meeting whose log does not', async () => {
    const folder = temporaryFolder();
    const store = await openStore({ dataFolder: folder, role: 'server' });
    const server = await serve({ store });
    const [good, bad] = [await meeting(server, {}, 'GOOD1'), await meeting(server, {}, 'BAD1')];
    expect((await openfloor(folder, ['verify'])).well).toBe(true);
    await store.log.append(bad.meeting, 1, {
      events: [{ type: 'idea.published', ideaId: 'none', at: 1, by: 'system' }],
      texts: {},
    });
    const found = await openfloor(folder, ['verify']);
    expect(found.well).toBe(false);
    expect(found.text).toMatch(/ok +GOOD1/);
    expect(found.text).toMatch(/WRONG +BAD1/);
    expect(await codeOf(good)).toBe('GOOD1');
  });
});
