import type { Server as HttpServer } from 'node:http';
import type { Store, StoreError } from '../db/store.ts';
import type { Cluster } from './cluster.ts';
import type { Config } from './config.ts';
import type { Clock } from './hall/clock.ts';
import type { reporter } from './log.ts';

/** What a server opens when it starts: other nodes, its store, its port. */

/** Connections that wait to be taken: thousands of phones come back in one moment. The system may allow fewer. */
const BACKLOG = 4096;

export async function joinCluster(url: string, report: ReturnType<typeof reporter>, clock: Clock): Promise<Cluster> {
  const { openCluster } = await import('./cluster.ts');
  return openCluster(url, report, clock);
}

export async function open(config: Config, onBroken: ((error: StoreError) => void) | undefined): Promise<Store> {
  const { openStore } = await import('../db/open.ts');
  const { mongoUrl, dataFolder } = config;
  return openStore({ mongoUrl: mongoUrl ?? undefined, dataFolder, role: 'server', ...(onBroken && { onBroken }) });
}

export function listen(http: HttpServer, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port, host, backlog: BACKLOG }, () => {
      http.off('error', reject);
      resolve();
    });
  });
}
