import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { call, command, connect, heard, PASSWORD, serve } from './ground.ts';
import { runFile, temporaryFolder, type Child } from './process.ts';

interface Started {
  readonly child: Child;
  readonly url: string;
}

const listening = z.object({ addresses: z.array(z.string()).min(1) });
const offered = z.object({ setupLink: z.string() });

async function start(env: Record<string, string> = {}): Promise<Started> {
  const settings = { PORT: '0', HOST: '127.0.0.1', OPENFLOOR_DATA: temporaryFolder(), ...env };
  const child = runFile('tests/net/child.ts', { env: settings });
  const { addresses } = listening.parse(JSON.parse(await child.line(/"listening"/)));
  return { child, url: addresses[0] ?? '' };
}

describe('the server as a process', () => {
  it('SV-53 SIGTERM, twice at once: says goodbye, keeps what it acknowledged, exits 0', async () => {
    const dataFolder = temporaryFolder();
    const { child, url } = await start({ OPENFLOOR_DATA: dataFolder });
    const { setupLink } = offered.parse(JSON.parse(await child.line(/"setupLink"/)));
    expect(setupLink.startsWith(`${url}/staff/setup/setup-`)).toBe(true);
    const secret = setupLink.split('/').at(-1);
    const setUp = { secret, email: 'a@station.example', name: 'A', password: PASSWORD };
    const [cookie = ''] = (await call({ url }, 'POST', '/api/setup', { body: setUp })).cookies;
    const made = await call({ url }, 'POST', '/api/meetings', { body: { title: 'Kept' }, cookie });
    const { code } = made.told.meeting;
    const socket = connect({ url }, { code, audience: 'staff' }, { extraHeaders: { cookie } });
    await heard(socket, 'snapshot');
    const goodbye = heard(socket, 'goodbye');
    expect(await command(socket, { type: 'meeting.open' })).toMatchObject({ ok: true });
    child.process.kill('SIGTERM');
    child.process.kill('SIGTERM');
    expect(await goodbye).toEqual({ reason: 'stopping' });
    expect(await child.ended).toEqual([0, null]);
    expect(child.output().match(/"stopping"/g)).toHaveLength(1);

    const again = await start({ OPENFLOOR_DATA: dataFolder });
    const kept = await call(again, 'GET', `/api/meetings/${code}`);
    expect(kept.told.meeting).toMatchObject({ title: 'Kept', phase: 'live' });
    expect(again.child.output()).not.toContain('setupLink');
  });

  it.each(['warn', 'silent'])(
    'SV-68 at LOG_LEVEL=%s the link for the first admin is told all the same',
    async (level) => {
      const env = { PORT: '0', HOST: '127.0.0.1', OPENFLOOR_DATA: temporaryFolder(), LOG_LEVEL: level };
      const child = runFile('tests/net/child.ts', { env });
      const { setupLink } = offered.parse(JSON.parse(await child.line(/"setupLink"/)));
      expect(setupLink).toMatch(/\/staff\/setup\/setup-[A-Za-z0-9_-]{32}$/);
    }
  );

  it('SV-54 what does not stop in time is ended, with a failure', async () => {
    const child = runFile('tests/net/child-stuck.ts', { args: ['300'] });
    await child.line(/here/);
    child.process.kill('SIGTERM');
    expect(await child.ended).toEqual([1, null]);
    expect(child.output()).toContain('could not stop in time');
  });

  it('SV-55 settings that make no sense: told in plain words before anything is opened', async () => {
    const child = runFile('tests/net/child.ts', { env: { PORT: 'many', LOG_LEVEL: 'loud' } });
    expect(await child.ended).toEqual([1, null]);
    expect(child.errors()).toContain('PORT must be a number.');
    expect(child.errors()).toContain('LOG_LEVEL must be');
    expect(child.errors()).not.toContain('    at ');
  });

  it('SV-55 a port that is taken, a second server on the same data: told in plain words', async () => {
    const other = await serve();
    const taken = runFile('tests/net/child.ts', {
      env: { PORT: String(other.port), HOST: '127.0.0.1', OPENFLOOR_DATA: temporaryFolder() },
    });
    expect(await taken.ended).toEqual([1, null]);
    expect(taken.errors()).toContain('The port is in use');

    const dataFolder = temporaryFolder();
    await start({ OPENFLOOR_DATA: dataFolder });
    const second = runFile('tests/net/child.ts', { env: { PORT: '0', OPENFLOOR_DATA: dataFolder } });
    expect(await second.ended).toEqual([1, null]);
    expect(second.errors()).toContain('Another Openfloor server is running');
    expect(second.errors()).not.toContain('    at ');
  });
});
