/** The built server with the demo meeting, in this process: for measurements. */
import { createMemoryStore } from '../db/memory.ts';
import { readConfig } from '../realtime/config.ts';
import { loadPages } from '../realtime/http/pages.ts';
import { createLog } from '../realtime/log.ts';
import { startServer, type Running } from '../realtime/server.ts';
import { seedDemo } from '../seeds/seed.ts';
import { parseStaffId } from '../src/lib/meeting/ids.ts';

export async function serveDemo(): Promise<Running> {
  const store = createMemoryStore();
  const [commander, moderator] = [parseStaffId('commander'), parseStaffId('moderator')];
  if (!commander || !moderator) throw new Error('these are ids');
  await seedDemo(store, { commander, moderator }, Date.now());
  const config = { ...readConfig({}), host: '127.0.0.1', port: 0 };
  return startServer({ config, store, pages: await loadPages(), log: createLog('error') });
}
