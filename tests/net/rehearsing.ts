import { expect } from 'vitest';
import { z } from 'zod';
import { REHEARSAL_COOKIE } from '../../realtime/cookies.ts';
import { call, codeOf, meeting, staff, type Ground } from './ground.ts';

export const begun = z.object({ meeting: z.looseObject({ code: z.string(), title: z.string() }), link: z.string() });

/** A meeting, its rehearsal, and the cookie that its link sets. */
export async function rehearsing(server: Ground, settings: object = {}) {
  const real = await meeting(server, { title: 'Elm Park, in earnest', ...settings });
  const { cookie, id } = await staff(server.store, 'moderator');
  const code = await codeOf(real);
  const { status, body } = await call(server, 'POST', `/api/meetings/${code}/rehearsal`, { cookie });
  expect(status).toBe(201);
  const { meeting: twin, link } = begun.parse(body);
  const key = new URL(link, server.url).searchParams.get('key') ?? '';
  return { real, code, twin, key, guest: `${REHEARSAL_COOKIE}=${key}`, cookie, id };
}
