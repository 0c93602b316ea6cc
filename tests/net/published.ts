import sharp from 'sharp';
import type { Hall } from '../../realtime/hall/hall.ts';
import type { PreparedAction } from '../../src/lib/meeting/actions/commands.ts';
import { act, meeting } from './ground.ts';

/** Meetings that have promised something, and a picture to show of it. */

export const prepared = (actionId: string, change: Partial<PreparedAction> = {}): PreparedAction => {
  const title = `Light the underpass, ${actionId}`;
  return { actionId, title, body: [], owner: 'Sector North', due: null, area: '', ideaIds: [], ...change };
};

/** A live meeting whose agenda was published with these. */
export async function published(
  server: Parameters<typeof meeting>[0],
  actions: readonly PreparedAction[],
  area = 'Elm Park'
): Promise<Hall> {
  const hall = await meeting(server, { area });
  await act(hall, { type: 'meeting.open' });
  await act(hall, { type: 'agenda.publish', previewHash: 'as-shown', actions, reopenAt: 3 }, 'commander');
  return hall;
}

/** A file as a camera has it, 40 by 30. */
export async function greenPicture(): Promise<Uint8Array<ArrayBuffer>> {
  const plain = sharp({ create: { width: 40, height: 30, channels: 3, background: '#20a040' } });
  return new Uint8Array(await plain.png().toBuffer());
}
