import { io } from 'socket.io-client';
import { describe, expect, it } from 'vitest';
import { atEnd, PASSWORD, serve } from './ground.ts';
import { runFile, temporaryFolder, type Child } from './process.ts';

interface Started {
  readonly child: Child;
  readonly url: string;
  readonly setupLink: string;
}

async function start(env: Record<string, string> = {}): Promise<Started> {
  const settings = { PORT: '0', HOST: '127.0.0.1', OPENFLOOR_DATA: temporaryFolder(), ...env };
  const child = runFile('tests/net/child.ts', { env: settings });
  const listening = JSON.parse(await child.line(/"listening"/));
  const { setupLink } = JSON.parse(await child.line(/"setupLink"/));
  return { child, url: listening.addresses[0], setupLink };
}

async function post(url: string, path: string, body: unknown, cookie?: string) {
  const headers = { 'content-type': 'application/json', ...(cookie && { cookie }) };
  const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { cookie: response.headers.getSetCookie()[0]?.split(';')[0], body: await response.json() };
}

describe('the server as a process', () => {
  it('SV-53 SIGTERM, twice at once: says goodbye, keeps what it acknowledged, exits 0', async () => {
    const dataFolder = temporaryFolder();
    const { child, url, setupLink } = await start({ OPENFLOOR_DATA: dataFolder });
    expect(setupLink.startsWith(`${url}/staff/setup/setup-`)).toBe(true);
    const secret = setupLink.split('/').at(-1);
    const admin = await post(url, '/api/setup', { secret, email: 'a@station.example', name: 'A', password: PASSWORD });
    const made = await post(url, '/api/meetings', { title: 'Kept' }, admin.cookie);
    const { code } = made.body.meeting;
    const socket = io(`${url}/board`, {
      auth: { code, audience: 'staff' },
      transports: ['websocket'],
      reconnection: false,
      extraHeaders: { cookie: admin.cookie ?? '' },
    });
    atEnd(() => socket.disconnect());
    await new Promise((resolve) => socket.once('snapshot', resolve));
    const goodbye = new Promise((resolve) => socket.once('goodbye', resolve));
    expect(await socket.emitWithAck('command', { id: 'open-it-up', type: 'meeting.open' })).toMatchObject({ ok: true });
    child.process.kill('SIGTERM');
    child.process.kill('SIGTERM');
    expect(await goodbye).toEqual({ reason: 'stopping' });
    expect(await child.ended).toEqual([0, null]);
    expect(child.output().match(/"stopping"/g)).toHaveLength(1);

    const again = runFile('tests/net/child.ts', { env: { PORT: '0', HOST: '127.0.0.1', OPENFLOOR_DATA: dataFolder } });
    const { addresses } = JSON.parse(await again.line(/"listening"/));
    const response = await fetch(`${addresses[0]}/api/meetings/${code}`);
    expect(await response.json()).toMatchObject({ meeting: { title: 'Kept', phase: 'live' } });
    expect(again.output()).not.toContain('setupLink');
  });

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
