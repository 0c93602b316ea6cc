import type { Server as HttpServer } from 'node:http';
import type { Store, StoreError } from '../db/store.ts';
import type { Cluster } from './cluster.ts';
import type { Config } from './config.ts';
import type { Clock } from './hall/clock.ts';
import type { reporter } from './log.ts';
import { noting } from './records/noting.ts';

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
  const role = 'server';
  return notingIn(
    config,
    await openStore({ mongoUrl: mongoUrl ?? undefined, dataFolder, role, ...(onBroken && { onBroken }) })
  );
}

/** The store, which writes down what is done away with where the settings say. */
export function notingIn({ removals }: Pick<Config, 'removals'>, store: Store): Store {
  return removals === null ? store : noting(store, removals);
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
