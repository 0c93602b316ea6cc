import { z } from 'zod';
import type { Ground } from '../ground.ts';
import type { Server } from '../server.ts';
import type { Desk } from './editor.ts';

const place = z.object({ code: z.string(), cookies: z.array(z.string()) });

/** A server with an agenda on it. */
export interface Office {
  readonly server: Server;
  readonly kind: Desk['kind'];
  /** Where it keeps what it keeps. */
  readonly folder: string;
  /** The n-th person's way in. */
  desk(n: number): Desk;
}

/** Ours, and the two that it is measured beside, with as many people. */
export async function offices(ground: Ground, people: number): Promise<readonly [Office, ...Office[]]> {
  const folder = await ground.folder();
  const ours = await ground.start('openfloor', folder);
  const { code, cookies } = await ours.ask('commanders', { people }, place);
  const rival = async (kind: 'hocuspocus' | 'y-websocket'): Promise<Office> => {
    const server = await ground.start(kind, folder);
    return { server, kind, folder, desk: () => ({ kind, port: server.port, document: 'agenda' }) };
  };
  const desk = (n: number): Desk => {
    const cookie = cookies[n % people];
    return { kind: 'openfloor', port: ours.port, document: code, ...(cookie !== undefined && { cookie }) };
  };
  return [{ server: ours, kind: 'openfloor', folder, desk }, await rival('hocuspocus'), await rival('y-websocket')];
}
