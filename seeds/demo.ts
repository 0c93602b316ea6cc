/**
 * `npm run demo`: a town hall in full swing on a temporary database, whatever the environment says about data. It listens
 * on the local network, so that a phone there can take part.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../db/open.ts';
import { localAddresses } from '../realtime/addresses.ts';
import type { Config } from '../realtime/config.ts';
import { loadPages } from '../realtime/http/pages.ts';
import { createLog } from '../realtime/log.ts';
import { startServer } from '../realtime/server.ts';
import { stopOnSignals } from '../realtime/shutdown.ts';
import { Crowd } from './crowd.ts';
import { addDemoStaff } from './demo/accounts.ts';
import { card } from './demo/card.ts';
import { freePort, readOptions, USAGE, UsageError, type DemoOptions } from './demo/options.ts';
import { DEMO_CODE } from './elm-park.ts';
import { seedDemo } from './seed.ts';
import { SENTENCES } from './texts/agenda.ts';

const HOST = '0.0.0.0';

async function demo({ residents, pace, port }: DemoOptions, dataFolder: string): Promise<() => Promise<void>> {
  const config: Config = {
    port: port ?? (await freePort(HOST)),
    host: HOST,
    origin: null,
    dataFolder,
    mongoUrl: null,
    removals: null,
    redisUrl: null,
    trustProxy: false,
    logLevel: 'warn',
  };
  const store = await openStore({ dataFolder, role: 'server' });
  const staff = await addDemoStaff(store);
  await seedDemo(store, { commander: staff.commander.id, moderator: staff.moderator.id }, Date.now());
  const log = createLog(config.logLevel, { pretty: true, to: process.stderr });
  const server = await startServer({ config, store, pages: await loadPages(), log });
  const commanders = (['south', 'east'] as const).map((who) => ({
    account: staff[who],
    sentences: SENTENCES.filter(({ by }) => by === who),
  }));
  const crowd = await Crowd.gather({
    url: server.url,
    code: DEMO_CODE,
    residents,
    pace,
    moderator: staff.assistant,
    commanders,
  });

  const [address] = localAddresses();
  const lan = address === undefined ? null : `http://${address}:${server.port}`;
  const local = `http://localhost:${server.port}`;
  process.stdout.write(await card({ lan, local, staff, residents, terminal: process.stdout.isTTY }));
  return async () => {
    crowd.disperse();
    await server.stop();
  };
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') return void process.stdout.write(`${USAGE}\n`);
  const folder = await mkdtemp(path.join(tmpdir(), 'openfloor-demo-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  let stop: () => Promise<void> = () => Promise.resolve();
  // From the first moment on: a Ctrl-C while it is being seeded leaves nothing behind either.
  stopOnSignals(() => stop().finally(remove), createLog('silent'));
  try {
    stop = await demo(options, folder);
  } catch (error) {
    await remove();
    throw error;
  }
}

main().catch((error: unknown) => {
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n${USAGE}\n`);
  else console.error(error);
  process.exit(1);
});
