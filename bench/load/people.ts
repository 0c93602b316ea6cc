import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Ground } from '../ground.ts';
import type { Server } from '../server.ts';
import { Line, many } from './line.ts';

const meetingShape = z.object({ code: z.string(), ideaIds: z.array(z.string()) });

export interface Meeting {
  readonly server: Server;
  readonly code: string;
  readonly ideaIds: readonly string[];
}

/** The whole server with one live meeting. */
export async function openMeeting(ground: Ground, ideas: number, folder?: string): Promise<Meeting> {
  const server = await ground.start('openfloor', folder ?? (await ground.folder()));
  return { server, ...(await server.ask('meeting', { ideas }, meetingShape)) };
}

/** Residents with devices of their own, who have the board. */
export function residents({ server, code }: Meeting, count: number): Promise<Line[]> {
  return many(count, () => {
    const token = randomBytes(32).toString('base64url');
    return Line.board(server.port, { code, audience: 'public', token }, '42/board,["snapshot"');
  });
}

/** The same number of connections to a bare Socket.IO server. */
export function strangers(server: Server, count: number): Promise<Line[]> {
  return many(count, () => Line.board(server.port, {}));
}

export function closeAll(lines: readonly Line[]): void {
  for (const line of lines) line.close();
}
